// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/rowchange.h"

#include <algorithm>

namespace runglass {

namespace {

std::int64_t commonPrefix(const KeyedRows &before, const KeyedRows &after, std::int64_t head)
{
    const std::int64_t limit = std::min(before.size(), after.size() - head);
    std::int64_t n = 0;
    while (n < limit && before.keyAt(n) == after.keyAt(head + n))
        ++n;
    return n;
}

std::int64_t commonSuffix(const KeyedRows &before, const KeyedRows &after, std::int64_t limit)
{
    std::int64_t n = 0;
    while (n < limit && before.keyAt(before.size() - 1 - n) == after.keyAt(after.size() - 1 - n))
        ++n;
    return n;
}

} // namespace

RowChange rowChange(const KeyedRows &before, const KeyedRows &after)
{
    using Kind = RowChange::Kind;
    const std::int64_t oldSize = before.size();
    const std::int64_t newSize = after.size();
    if (oldSize == 0 || newSize == 0)
        return {oldSize == newSize ? Kind::Same : Kind::Reset};
    const std::int64_t head = after.positionOf(before.keyAt(0)).value_or(0);
    const std::int64_t prefix = commonPrefix(before, after, head);
    const std::int64_t suffix =
        commonSuffix(before, after, std::min(oldSize - prefix, newSize - head - prefix));
    const std::int64_t removed = oldSize - prefix - suffix;
    const std::int64_t inserted = newSize - head - prefix - suffix;
    if (removed == 0 && inserted == 0)
        return {head == 0 ? Kind::Same : Kind::Inserted, head, 0, 0};
    if (removed == 0)
        return {Kind::Inserted, head, head + prefix, inserted};
    if (inserted == 0 && head == 0)
        return {Kind::Removed, 0, prefix, removed};
    return {Kind::Reset};
}

std::optional<std::int64_t> positionAfter(const RowChange &change, std::int64_t position)
{
    switch (change.kind) {
    case RowChange::Kind::Same:
        return position;
    case RowChange::Kind::Inserted: {
        const std::int64_t moved = position + change.head;
        return change.count > 0 && moved >= change.at ? moved + change.count : moved;
    }
    case RowChange::Kind::Removed:
        if (position < change.at)
            return position;
        if (position >= change.at + change.count)
            return position - change.count;
        break;
    case RowChange::Kind::Reset:
        break;
    }
    return {};
}

} // namespace runglass
