// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "marks/marks.h"

#include <algorithm>
#include <functional>

namespace runglass {

namespace {

/// Where a run is, or would be, among those of its shard.
template <class Runs>
auto placeOf(Runs &runs, std::string_view runId)
{
    return std::lower_bound(runs.begin(), runs.end(), runId,
                            [](const MarkedRun &marked, std::string_view id) { return marked.runId < id; });
}

} // namespace

Marks::Marks() = default;

const MarkedRun *Marks::find(std::string_view runId) const
{
    const ShardPointer &shard = m_shards[std::hash<std::string_view>()(runId) % shardCount];
    if (!shard)
        return nullptr;
    const auto place = placeOf(*shard, runId);
    return place != shard->end() && place->runId == runId ? &*place : nullptr;
}

Mark Marks::of(std::string_view runId) const
{
    const MarkedRun *marked = find(runId);
    return marked ? marked->mark : Mark();
}

MarksPointer Marks::with(std::span<const MarkedRun> changed) const
{
    auto result = std::make_shared<Marks>(*this);
    std::array<std::shared_ptr<Shard>, shardCount> copies;
    for (const MarkedRun &wanted : changed) {
        const std::size_t index = std::hash<std::string_view>()(wanted.runId) % shardCount;
        if (!copies[index]) {
            copies[index] =
                m_shards[index] ? std::make_shared<Shard>(*m_shards[index]) : std::make_shared<Shard>();
            result->m_shards[index] = copies[index];
        }
        Shard &shard = *copies[index];
        const auto place = placeOf(shard, wanted.runId);
        const bool isKnown = place != shard.end() && place->runId == wanted.runId;
        if (isKnown && wanted.mark.isEmpty()) {
            shard.erase(place);
            --result->m_size;
        } else if (isKnown) {
            *place = wanted;
        } else if (!wanted.mark.isEmpty()) {
            shard.insert(place, wanted);
            ++result->m_size;
        }
    }
    return result;
}

} // namespace runglass
