// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/logsnapshot.h"

#include <algorithm>

namespace runglass {

LogSnapshot::LogSnapshot(std::int64_t sequence, std::vector<std::shared_ptr<const LogCluster>> clusters,
                         SnapshotLease lease)
    : m_sequence(sequence)
    , m_clusters(std::move(clusters))
    , m_lease(std::move(lease))
{
    std::size_t first = 0;
    for (std::size_t i = 0; i < m_clusters.size(); ++i) {
        const LogCluster &cluster = *m_clusters[i];
        m_firsts.push_back(first);
        m_firstSlots.push_back(m_slots.size());
        std::size_t offset = 0;
        for (const auto &segment : cluster.segments()) {
            m_slots.push_back({segment, i, offset, first, cluster.isAlone()});
            offset += segment->info().count;
        }
        first += cluster.count();
    }
    m_firsts.push_back(first);
    m_firstSlots.push_back(m_slots.size());
}

std::optional<LogSnapshot::Place> LogSnapshot::placeAt(std::size_t position, SegmentReader &reader) const
{
    const auto next = std::upper_bound(m_firsts.begin(), m_firsts.end(), position);
    const auto index = static_cast<std::size_t>(next - m_firsts.begin()) - 1;
    std::size_t slot = m_firstSlots[index];
    std::size_t entry = position - m_firsts[index];
    if (m_clusters[index]->isAlone())
        return Place{slot, entry};
    const ClusterOrder *order = m_clusters[index]->order(reader);
    if (order == nullptr)
        return {};
    entry = order->entryAt[entry];
    while (slot + 1 < m_firstSlots[index + 1] && m_slots[slot + 1].offset <= entry)
        ++slot;
    return Place{slot, entry - m_slots[slot].offset};
}

std::optional<std::size_t> LogSnapshot::positionOf(Place place, SegmentReader &reader) const
{
    const Slot &slot = m_slots[place.slot];
    if (slot.isAlone)
        return slot.first + place.entry;
    const ClusterOrder *order = m_clusters[slot.cluster]->order(reader);
    if (order == nullptr)
        return {};
    return m_firsts[slot.cluster] + order->rankOf[slot.offset + place.entry];
}

const ClusterOrder *LogSnapshot::orderOf(std::size_t slot, SegmentReader &reader) const
{
    return m_slots[slot].isAlone ? nullptr : m_clusters[m_slots[slot].cluster]->order(reader);
}

void LogSnapshot::assign(Bitmap &bitmap, std::size_t slot, std::span<const std::uint64_t> bits,
                         const ClusterOrder *order) const
{
    const Slot &at = m_slots[slot];
    if (at.isAlone) {
        bitmap.assign(at.first, at.count(), bits);
        return;
    }
    const std::size_t first = m_firsts[at.cluster];
    for (std::size_t i = 0; i < at.count(); ++i) {
        const std::size_t position = first + order->rankOf[at.offset + i];
        if ((bits[i / 64] >> (i % 64) & 1) != 0)
            bitmap.set(position);
        else
            bitmap.reset(position);
    }
}

void LogSnapshot::extract(const Bitmap &bitmap, std::size_t slot, std::vector<std::uint64_t> &bits,
                          const ClusterOrder *order) const
{
    const Slot &at = m_slots[slot];
    bits.assign((at.count() + 63) / 64, 0);
    if (!at.isAlone) {
        const std::size_t first = m_firsts[at.cluster];
        for (std::size_t i = 0; i < at.count(); ++i)
            bits[i / 64] |= std::uint64_t{bitmap.test(first + order->rankOf[at.offset + i])} << (i % 64);
        return;
    }
    const std::span<const std::uint64_t> words = bitmap.words();
    const std::size_t shift = at.first % 64;
    for (std::size_t word = 0; word < bits.size(); ++word) {
        const std::size_t from = at.first / 64 + word;
        bits[word] = words[from] >> shift;
        if (shift != 0 && from + 1 < words.size())
            bits[word] |= words[from + 1] << (64 - shift);
    }
    if (at.count() % 64 != 0)
        bits.back() &= (std::uint64_t{1} << (at.count() % 64)) - 1;
}

std::size_t LogSnapshot::lowerBound(Micros time, bool behind, SegmentReader &reader) const
{
    const auto isBefore = [&](Micros other) { return behind ? other <= time : other < time; };
    // Clusters follow one another, touching at most.
    const auto found = std::partition_point(m_clusters.begin(), m_clusters.end(), [&](const auto &cluster) {
        return isBefore(cluster->lastTime());
    });
    if (found == m_clusters.end())
        return size();
    const std::size_t first = m_firsts[static_cast<std::size_t>(found - m_clusters.begin())];
    const LogCluster &cluster = **found;
    if (!isBefore(cluster.firstTime()))
        return first;
    if (!cluster.isAlone()) {
        const ClusterOrder *order = cluster.order(reader);
        if (order == nullptr)
            return first;
        const auto entry = std::partition_point(order->timeAt.begin(), order->timeAt.end(), isBefore);
        return first + static_cast<std::size_t>(entry - order->timeAt.begin());
    }
    if (!reader.open(*cluster.segments().front()))
        return first;
    const SegmentView &view = reader.view();
    std::size_t low = 0;
    std::size_t high = view.count();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (isBefore(view.time(middle)))
            low = middle + 1;
        else
            high = middle;
    }
    return first + low;
}

LogSnapshot::Range LogSnapshot::positionsIn(const TimeRange &range, SegmentReader &reader) const
{
    if (range.isEmpty())
        return {};
    return {lowerBound(range.from, false, reader), lowerBound(range.to, false, reader)};
}

LogSnapshot::Range LogSnapshot::positionsAt(Micros time, SegmentReader &reader) const
{
    return {lowerBound(time, false, reader), lowerBound(time, true, reader)};
}

} // namespace runglass
