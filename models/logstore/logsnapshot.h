// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/logcluster.h"
#include "logstore/snapshotleases.h"

#include "bitmap/bitmap.h"
#include "domain/timerange.h"

#include <optional>

namespace runglass {

/// The log of one script at one change sequence: which segments it lies in and, by that, what stands where.
///
/// The position of an entry is its place among all entries of the script in ascending (time, key). Immutable,
/// shared between threads; its segments stay in the file as long as it lives. What needs to look into
/// segments takes the reader of the calling thread.
class LogSnapshot
{
public:
    /// A segment, and where its entries stand.
    struct Slot
    {
        std::shared_ptr<const LogSegment> segment;
        std::size_t cluster = 0;
        std::size_t offset = 0; ///< of its first entry in LogCluster's count of entries
        std::size_t first = 0;  ///< the position of its first entry, if it is alone in its cluster
        bool isAlone = true;

        std::size_t count() const { return segment->info().count; }
    };
    struct Place
    {
        std::size_t slot = 0;
        std::size_t entry = 0; ///< in the segment
    };

    LogSnapshot(std::int64_t sequence, std::vector<std::shared_ptr<const LogCluster>> clusters,
                SnapshotLease lease);

    std::int64_t sequence() const { return m_sequence; }
    std::size_t size() const { return m_firsts.back(); }

    /// In ascending order of what is oldest in them.
    const std::vector<Slot> &slots() const { return m_slots; }
    const std::vector<std::shared_ptr<const LogCluster>> &clusters() const { return m_clusters; }

    /// The position of a cluster's first entry; size() for the index behind the last.
    std::size_t firstOf(std::size_t cluster) const { return m_firsts[cluster]; }
    /// The slots of a cluster are those from here to that of the next.
    std::size_t firstSlotOf(std::size_t cluster) const { return m_firstSlots[cluster]; }

    /// Nothing when the segments needed can't be read.
    std::optional<Place> placeAt(std::size_t position, SegmentReader &reader) const;
    std::optional<std::size_t> positionOf(Place place, SegmentReader &reader) const;

    /// Takes over the bits of a slot's entries into a bitmap over positions. `order` is that of its cluster,
    /// null where it is alone.
    void assign(Bitmap &bitmap, std::size_t slot, std::span<const std::uint64_t> bits,
                const ClusterOrder *order) const;
    /// The other way round.
    void extract(const Bitmap &bitmap, std::size_t slot, std::vector<std::uint64_t> &bits,
                 const ClusterOrder *order) const;
    /// The order of a slot's cluster; null where it is alone, or when SQLite failed.
    const ClusterOrder *orderOf(std::size_t slot, SegmentReader &reader) const;

    struct Range
    {
        std::size_t begin = 0;
        std::size_t end = 0;

        std::size_t size() const { return end - begin; }
        bool contains(std::size_t position) const { return position >= begin && position < end; }
        friend bool operator==(const Range &, const Range &) = default;
    };
    /// The positions of all entries with begin <= time and time < end.
    Range positionsIn(const TimeRange &range, SegmentReader &reader) const;
    /// The positions of all entries with exactly this time.
    Range positionsAt(Micros time, SegmentReader &reader) const;

private:
    /// The first position whose time is not before `time`; with `behind`, is after it.
    std::size_t lowerBound(Micros time, bool behind, SegmentReader &reader) const;

    std::int64_t m_sequence;
    std::vector<std::shared_ptr<const LogCluster>> m_clusters;
    std::vector<std::size_t> m_firsts;
    std::vector<std::size_t> m_firstSlots;
    std::vector<Slot> m_slots;
    SnapshotLease m_lease;
};

using LogSnapshotPointer = std::shared_ptr<const LogSnapshot>;

} // namespace runglass
