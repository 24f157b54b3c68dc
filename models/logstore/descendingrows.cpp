// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/descendingrows.h"

#include "logstore/entrybits.h"

#include <algorithm>

namespace runglass {

using Range = LogSnapshot::Range;

namespace {

/// Entries of one time at an end of a cluster that go on in the next one.
struct SharedTime
{
    Micros time = 0;
    std::optional<Range> positions;
};

SharedTime sharedTime(const LogSnapshot &snapshot, std::size_t lower, Micros time, SegmentReader &reader)
{
    const auto &clusters = snapshot.clusters();
    if (lower + 1 >= clusters.size() || clusters[lower]->lastTime() != clusters[lower + 1]->firstTime())
        return {};
    return {time, snapshot.positionsAt(time, reader)};
}

} // namespace

bool descendingRows(const TimeOrder &order, const VisitedSegment &segment, std::vector<std::uint32_t> &rows)
{
    rows.clear();
    const LogHits &hits = order.hits();
    const LogSnapshot &snapshot = hits.snapshot();
    const LogSnapshot::Slot &slot = snapshot.slots()[segment.slot];
    const LogCluster &cluster = *snapshot.clusters()[slot.cluster];
    SegmentReader &reader = segment.reader;
    const SharedTime before = slot.cluster == 0
                                  ? SharedTime{}
                                  : sharedTime(snapshot, slot.cluster - 1, cluster.firstTime(), reader);
    const SharedTime behind = sharedTime(snapshot, slot.cluster, cluster.lastTime(), reader);
    if (!reader.open(*slot.segment))
        return false;
    const auto times = reader.times();
    const std::size_t first = snapshot.firstOf(slot.cluster);

    // The positions of the entry's time, all in this cluster or told above.
    const auto sameTime = [&](std::size_t entry) {
        const Micros time = times[entry];
        if (before.positions && time == before.time)
            return *before.positions;
        if (behind.positions && time == behind.time)
            return *behind.positions;
        const std::span<const Micros> all =
            segment.order != nullptr ? std::span<const Micros>(segment.order->timeAt) : times;
        const auto [begin, end] = std::equal_range(all.begin(), all.end(), time);
        return Range{first + static_cast<std::size_t>(begin - all.begin()),
                     first + static_cast<std::size_t>(end - all.begin())};
    };
    const auto isSingle = [&](std::size_t entry) {
        return segment.order == nullptr && entry > 0 && entry + 1 < times.size() &&
               times[entry - 1] != times[entry] && times[entry + 1] != times[entry];
    };
    std::size_t rank = segment.order == nullptr ? hits.rank(first) : 0;
    entrybits::forEach(segment.bits, [&](std::size_t entry) {
        std::size_t row = 0;
        if (isSingle(entry)) {
            row = order.size() - 1 - rank;
        } else {
            const Range same = sameTime(entry);
            row = order.rowsOf(same).begin + hits.rank(segment.positionOf(snapshot, entry)) -
                  hits.rank(same.begin);
        }
        rows.push_back(static_cast<std::uint32_t>(row));
        ++rank;
    });
    return true;
}

} // namespace runglass
