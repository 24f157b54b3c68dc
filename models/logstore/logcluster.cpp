// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/logcluster.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace runglass {

LogCluster::LogCluster(Segments segments)
    : m_segments(std::move(segments))
    , m_firstTime(m_segments.front()->info().firstTime)
    , m_lastTime(m_firstTime)
{
    for (const auto &segment : m_segments) {
        m_count += segment->info().count;
        m_lastTime = std::max(m_lastTime, segment->info().lastTime);
    }
}

const ClusterOrder *LogCluster::order(SegmentReader &reader) const
{
    const std::lock_guard lock(m_mutex);
    if (!m_order)
        m_order = makeOrder(reader);
    return m_order.get();
}

std::unique_ptr<const ClusterOrder> LogCluster::makeOrder(SegmentReader &reader) const
{
    struct Entry
    {
        Micros time;
        std::int64_t key;
        std::uint32_t entry;
    };
    std::vector<Entry> entries;
    entries.reserve(m_count);
    for (const auto &segment : m_segments) {
        const SegmentInfo &info = segment->info();
        const auto middle = static_cast<std::ptrdiff_t>(entries.size());
        const bool isRead = reader.open(*segment);
        if (!reader.connection().ok())
            return nullptr;
        for (std::uint32_t i = 0; i < info.count; ++i) {
            const auto entry = static_cast<std::uint32_t>(entries.size());
            if (isRead)
                entries.push_back({reader.times()[i], reader.keys()[i], entry});
            else
                entries.push_back({info.firstTime, info.firstKey, entry});
        }
        // Each segment is sorted already.
        std::inplace_merge(
            entries.begin(), entries.begin() + middle, entries.end(),
            [](const Entry &a, const Entry &b) { return std::tie(a.time, a.key) < std::tie(b.time, b.key); });
    }
    reader.close();
    auto order = std::make_unique<ClusterOrder>();
    order->rankOf.resize(m_count);
    order->entryAt.reserve(m_count);
    order->timeAt.reserve(m_count);
    for (const Entry &entry : entries) {
        order->rankOf[entry.entry] = static_cast<std::uint32_t>(order->entryAt.size());
        order->entryAt.push_back(entry.entry);
        order->timeAt.push_back(entry.time);
    }
    return order;
}

std::vector<std::shared_ptr<const LogCluster>>
clustersOf(LogCluster::Segments segments, const std::vector<std::shared_ptr<const LogCluster>> &before,
           const SegmentEndsOf &endsOf)
{
    std::sort(segments.begin(), segments.end(), [&](const auto &a, const auto &b) {
        if (a->info().firstTime != b->info().firstTime)
            return a->info().firstTime < b->info().firstTime;
        return a != b && endsOf(*a).firstKey < endsOf(*b).firstKey;
    });
    std::unordered_map<std::int64_t, const std::shared_ptr<const LogCluster> *> known;
    for (const auto &cluster : before)
        known.emplace(cluster->segments().front()->info().key, &cluster);

    const auto reachesInto = [&](const LogSegment &earlier, const LogSegment &later) {
        const Micros end = earlier.info().lastTime;
        const Micros begin = later.info().firstTime;
        return end != begin ? end > begin : endsOf(earlier).lastKey > endsOf(later).firstKey;
    };
    std::vector<std::shared_ptr<const LogCluster>> clusters;
    for (std::size_t begin = 0; begin < segments.size();) {
        const LogSegment *last = segments[begin].get(); // the one that reaches furthest
        std::size_t end = begin + 1;
        for (; end < segments.size() && reachesInto(*last, *segments[end]); ++end) {
            const LogSegment &next = *segments[end];
            const Micros lastTime = last->info().lastTime;
            if (next.info().lastTime > lastTime ||
                (next.info().lastTime == lastTime && endsOf(next).lastKey > endsOf(*last).lastKey))
                last = &next;
        }
        LogCluster::Segments part(segments.begin() + static_cast<std::ptrdiff_t>(begin),
                                  segments.begin() + static_cast<std::ptrdiff_t>(end));
        const auto same = known.find(part.front()->info().key);
        if (same != known.end() && (*same->second)->segments() == part)
            clusters.push_back(*same->second);
        else
            clusters.push_back(std::make_shared<const LogCluster>(std::move(part)));
        begin = end;
    }
    return clusters;
}

} // namespace runglass
