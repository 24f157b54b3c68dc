// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/logorder.h"

#include <algorithm>

namespace runglass {

namespace {

/// The times of ascending positions; nothing when a segment can't be read.
bool timesOf(const LogSnapshot &snapshot, std::span<const std::size_t> positions, SegmentReader &reader,
             std::vector<Micros> &times)
{
    for (std::size_t i = 0; i < positions.size();) {
        const auto place = snapshot.placeAt(positions[i], reader);
        if (!place)
            return false;
        const std::size_t cluster = snapshot.slots()[place->slot].cluster;
        const std::size_t first = snapshot.firstOf(cluster);
        const std::size_t end = snapshot.firstOf(cluster + 1);
        std::span<const Micros> all;
        if (const ClusterOrder *order = snapshot.orderOf(place->slot, reader))
            all = order->timeAt;
        else if (reader.open(*snapshot.slots()[place->slot].segment))
            all = reader.times();
        if (all.size() != end - first)
            return false;
        for (; i < positions.size() && positions[i] < end; ++i)
            times.push_back(all[positions[i] - first]);
    }
    return true;
}

} // namespace

bool TimeOrder::manyPositions(std::size_t first, std::size_t count, SegmentReader &reader,
                              std::vector<std::size_t> &to) const
{
    std::vector<std::size_t> ascending;
    m_hits->select(size() - first - count, count, ascending);
    std::vector<Micros> times;
    if (!timesOf(m_hits->snapshot(), ascending, reader, times))
        return reader.connection().ok() && fewPositions(first, count, reader, to);
    // Backwards, but entries of one time among themselves forwards.
    for (std::size_t end = count; end > 0;) {
        std::size_t begin = end - 1;
        while (begin > 0 && times[begin - 1] == times[begin])
            --begin;
        // At either end there may be more of that time, which then stand in other rows than these.
        if (begin == 0 || end == count) {
            if (!fewPositions(first + count - end, end - begin, reader, to))
                return false;
        } else {
            to.insert(to.end(), ascending.begin() + static_cast<std::ptrdiff_t>(begin),
                      ascending.begin() + static_cast<std::ptrdiff_t>(end));
        }
        end = begin;
    }
    return true;
}

} // namespace runglass
