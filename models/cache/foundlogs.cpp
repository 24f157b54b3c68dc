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
    LogHitsPointer hits = item == m_items.end() ? nullptr : item->hits.lock();
    if (!hits)
        return {};
    std::rotate(m_items.begin(), item, item + 1);
    return SegmentScan::Found{std::move(hits), m_items.front().levels};
}

void FoundLogs::keep(const LogsQuery &query, ChangeSequence sequence, const SegmentScan::Found &found)
{
    const std::lock_guard lock(m_mutex);
    // Those of earlier moments will not be asked for again.
    std::erase_if(m_items, [&](const Item &item) { return item.sequence < sequence || item.hits.expired(); });
    m_items.push_front({withoutOrder(query), sequence, found.hits, found.levels});
    if (m_items.size() > capacity)
        m_items.pop_back();
}

} // namespace runglass
