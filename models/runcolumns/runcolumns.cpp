// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/runcolumns.h"

#include "runcolumns/keyset.h"

#include <algorithm>
#include <unordered_map>

namespace runglass {

RunColumns::RunColumns(std::vector<std::shared_ptr<const RunChunk>> chunks, LabelTexts labels)
    : m_labels(std::move(labels))
{
    m_parts.reserve(chunks.size());
    for (auto &chunk : chunks) {
        const std::size_t first = m_size;
        m_size += chunk->size();
        m_highestKey = std::max(m_highestKey, chunk->highestKey());
        m_parts.push_back({std::move(chunk), first});
    }
}

const RunColumns::Part &RunColumns::partOf(std::size_t position) const
{
    const auto after =
        std::upper_bound(m_parts.begin(), m_parts.end(), position,
                         [](std::size_t wanted, const Part &part) { return wanted < part.first; });
    return *std::prev(after);
}

RunEntry RunColumns::at(std::size_t position) const
{
    const Part &part = partOf(position);
    return part.chunk->at(position - part.first);
}

RunKey RunColumns::keyAt(std::size_t position) const
{
    const Part &part = partOf(position);
    return part.chunk->keys()[position - part.first];
}

Micros RunColumns::timeAt(std::size_t position) const
{
    const Part &part = partOf(position);
    return part.chunk->times()[position - part.first];
}

RunStatus RunColumns::statusAt(std::size_t position) const
{
    const Part &part = partOf(position);
    return static_cast<RunStatus>(part.chunk->statuses()[position - part.first]);
}

std::size_t RunColumns::lowerBound(Micros time) const
{
    const auto part = std::partition_point(m_parts.begin(), m_parts.end(), [time](const Part &candidate) {
        return candidate.chunk->times().back() < time;
    });
    if (part == m_parts.end())
        return m_size;
    const auto times = part->chunk->times();
    return part->first +
           static_cast<std::size_t>(std::lower_bound(times.begin(), times.end(), time) - times.begin());
}

PositionRange RunColumns::in(const TimeRange &range) const
{
    if (range.isEmpty())
        return {};
    return {lowerBound(range.from), lowerBound(range.to)};
}

PositionRange RunColumns::sameTime(std::size_t position) const
{
    const Micros time = timeAt(position);
    PositionRange range{position, position + 1};
    // Nearly always there is no other one.
    if (position > 0 && timeAt(position - 1) == time)
        range.begin = lowerBound(time);
    if (range.end < m_size && timeAt(range.end) == time)
        range.end = time == TimeRange::all().to ? m_size : lowerBound(time + 1);
    return range;
}

std::optional<std::size_t> RunColumns::find(RunKey key) const
{
    for (const Part &part : m_parts) {
        if (key < part.chunk->lowestKey() || key > part.chunk->highestKey())
            continue;
        const auto keys = part.chunk->keys();
        if (const auto found = std::find(keys.begin(), keys.end(), key); found != keys.end())
            return part.first + static_cast<std::size_t>(found - keys.begin());
    }
    return {};
}

std::vector<std::optional<std::size_t>> RunColumns::find(std::span<const RunKey> keys) const
{
    std::vector<std::optional<std::size_t>> positions(keys.size());
    if (keys.size() < 4) {
        std::transform(keys.begin(), keys.end(), positions.begin(), [this](RunKey key) { return find(key); });
        return positions;
    }
    const KeySet wanted(keys);
    std::unordered_map<RunKey, std::size_t> found;
    found.reserve(keys.size());
    for (const Part &part : m_parts) {
        if (!wanted.mayHoldIn(part.chunk->lowestKey(), part.chunk->highestKey()))
            continue;
        const auto chunkKeys = part.chunk->keys();
        for (std::size_t i = 0; i < chunkKeys.size(); ++i) {
            if (wanted.contains(chunkKeys[i]))
                found.emplace(chunkKeys[i], part.first + i);
        }
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (const auto at = found.find(keys[i]); at != found.end())
            positions[i] = at->second;
    }
    return positions;
}

} // namespace runglass
