// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/logsegment.h"
#include "logstore/segmentreader.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace runglass {

/// How the entries of segments that overlap stand in ascending (time, key): 16 bytes for each.
struct ClusterOrder
{
    std::vector<std::uint32_t> entryAt; ///< by rank: the entry, counted through all segments of the cluster
    std::vector<std::uint32_t> rankOf;  ///< the other way round
    std::vector<Micros> timeAt;         ///< by rank
};

/// Segments that overlap in (time, key), one or several, by where they begin. Immutable; shared between
/// snapshots, so that the order of many is found out once.
class LogCluster
{
public:
    using Segments = std::vector<std::shared_ptr<const LogSegment>>;

    explicit LogCluster(Segments segments);

    const Segments &segments() const { return m_segments; }
    bool isAlone() const { return m_segments.size() == 1; }
    std::size_t count() const { return m_count; }
    Micros firstTime() const { return m_firstTime; }
    Micros lastTime() const { return m_lastTime; }

    /// Of several segments: made by the first thread that asks while others wait. Entries of a damaged
    /// segment stand where its first entry should. Null when SQLite failed. Closes what `reader` had open.
    const ClusterOrder *order(SegmentReader &reader) const;

private:
    std::unique_ptr<const ClusterOrder> makeOrder(SegmentReader &reader) const;

    Segments m_segments;
    std::size_t m_count = 0;
    Micros m_firstTime = 0;
    Micros m_lastTime = 0;
    mutable std::mutex m_mutex;
    mutable std::unique_ptr<const ClusterOrder> m_order;
};

/// The keys of the first and of the last entry of a segment, in (time, key).
struct SegmentEnds
{
    std::int64_t firstKey = 0;
    std::int64_t lastKey = 0;
};
/// Asked only where the times of two segments touch, because segments must be read for it.
using SegmentEndsOf = std::function<SegmentEnds(const LogSegment &)>;

/// Segments in clusters, both ascending. Where a cluster of `before` has exactly the same segments, it is
/// used again.
std::vector<std::shared_ptr<const LogCluster>>
clustersOf(LogCluster::Segments segments, const std::vector<std::shared_ptr<const LogCluster>> &before,
           const SegmentEndsOf &endsOf);

} // namespace runglass
