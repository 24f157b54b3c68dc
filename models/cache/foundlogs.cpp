// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/foundlogs.h"

#include <algorithm>

namespace runglass {

namespace {

LogsQuery withoutOrder(LogsQuery query)
{
    query.sort = {};
    query.order = {};
    return query;
}

} // namespace

std::optional<SegmentScan::Found> FoundLogs::find(const LogsQuery &query, ChangeSequence sequence)
{
    const LogsQuery wanted = withoutOrder(query);
    const std::lock_guard lock(m_mutex);
    const auto item = std::find_if(m_items.begin(), m_items.end(), [&](const Item &known) {
        return known.sequence == sequence && known.query == wanted;
    });
    if (item == m_items.end())
        return {};
    std::rotate(m_items.begin(), item, item + 1);
    return m_items.front().found;
}

void FoundLogs::keep(const LogsQuery &query, ChangeSequence sequence, SegmentScan::Found found)
{
    std::deque<Item> old; // let go after the lock: what it holds may be large
    const std::lock_guard lock(m_mutex);
    // Those of earlier moments will not be asked for again, and keep segments in the file.
    std::swap(old, m_items);
    m_items.push_back({withoutOrder(query), sequence, std::move(found)});
    for (Item &item : old) {
        if (item.sequence >= sequence && m_items.size() < capacity)
            m_items.push_back(std::move(item));
    }
}

} // namespace runglass
