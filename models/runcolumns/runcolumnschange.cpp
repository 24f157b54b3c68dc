// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/keyset.h"
#include "runcolumns/radixsort.h"
#include "runcolumns/runcolumns.h"

#include <algorithm>

namespace runglass {

namespace {

using Chunks = std::vector<std::shared_ptr<const RunChunk>>;

/// Chunks that are smaller are joined with a small neighbour.
constexpr std::size_t smallChunk = RunChunk::capacity / 4;

bool isSorted(const std::vector<RunChunk> &runs)
{
    std::tuple<Micros, RunKey> before{TimeRange::all().from, 0};
    for (const RunChunk &chunk : runs) {
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            const std::tuple<Micros, RunKey> next{chunk.times()[i], chunk.keys()[i]};
            if (next < before)
                return false;
            before = next;
        }
    }
    return true;
}

/// Where the runs stand that come first, second, … in the order of time: chunk << 16 | place in it.
std::vector<RadixItem> sortedPlaces(const std::vector<RunChunk> &runs, std::size_t count)
{
    // By key, then by time: the second sort keeps the order of the first among equal times.
    std::vector<RadixItem> items;
    items.reserve(count);
    for (std::size_t c = 0; c < runs.size(); ++c) {
        for (std::size_t i = 0; i < runs[c].size(); ++i)
            items.push_back({runs[c].keys()[i], static_cast<std::uint32_t>(c << 16 | i)});
    }
    radixSort(items);
    for (RadixItem &item : items) {
        const Micros time = runs[item.value >> 16].times()[item.value & 0xffff];
        item.rank = static_cast<std::uint64_t>(time) ^ (std::uint64_t{1} << 63);
    }
    radixSort(items);
    return items;
}

/// Merges what is left of a chunk with new runs, both in order.
void mergeInto(Chunks &chunks, const RunChunk *old, const KeySet &outdated, std::span<const RunEntry> current)
{
    RunChunk merged;
    merged.reserve((old ? old->size() : 0) + current.size());
    std::size_t next = 0;
    const std::size_t oldSize = old ? old->size() : 0;
    for (std::size_t i = 0; i < oldSize;) {
        if (outdated.contains(old->keys()[i])) {
            ++i;
            continue;
        }
        const std::tuple<Micros, RunKey> place{old->times()[i], old->keys()[i]};
        while (next < current.size() && std::tuple(current[next].time, current[next].key) < place)
            merged.append(current[next++]);
        // As many as can be taken over together.
        std::size_t end = i + 1;
        while (end < oldSize && !outdated.contains(old->keys()[end]) &&
               (next == current.size() || std::tuple(old->times()[end], old->keys()[end]) <
                                              std::tuple(current[next].time, current[next].key)))
            ++end;
        merged.append(*old, i, end);
        i = end;
    }
    while (next < current.size())
        merged.append(current[next++]);

    const std::size_t pieces = (merged.size() + RunChunk::capacity - 1) / RunChunk::capacity;
    if (pieces == 1) {
        chunks.push_back(std::make_shared<RunChunk>(std::move(merged)));
        return;
    }
    for (std::size_t piece = 0; piece < pieces; ++piece) {
        RunChunk part;
        const std::size_t begin = merged.size() * piece / pieces;
        const std::size_t end = merged.size() * (piece + 1) / pieces;
        part.reserve(end - begin);
        part.append(merged, begin, end);
        chunks.push_back(std::make_shared<RunChunk>(std::move(part)));
    }
}

void joinSmall(Chunks &chunks)
{
    Chunks joined;
    for (auto &chunk : chunks) {
        if (!joined.empty() && joined.back()->size() < smallChunk && chunk->size() < smallChunk) {
            RunChunk both;
            both.reserve(joined.back()->size() + chunk->size());
            both.append(*joined.back(), 0, joined.back()->size());
            both.append(*chunk, 0, chunk->size());
            joined.back() = std::make_shared<RunChunk>(std::move(both));
        } else {
            joined.push_back(std::move(chunk));
        }
    }
    chunks = std::move(joined);
}

} // namespace

RunColumnsPointer RunColumns::make(std::vector<RunChunk> runs, LabelTexts labels)
{
    std::erase_if(runs, [](const RunChunk &chunk) { return chunk.size() == 0; });
    Chunks chunks;
    if (isSorted(runs)) {
        for (RunChunk &chunk : runs)
            chunks.push_back(std::make_shared<RunChunk>(std::move(chunk)));
    } else {
        std::size_t count = 0;
        for (const RunChunk &chunk : runs)
            count += chunk.size();
        const std::vector<RadixItem> places = sortedPlaces(runs, count);
        for (std::size_t begin = 0; begin < count; begin += RunChunk::capacity) {
            const std::size_t end = std::min(count, begin + RunChunk::capacity);
            RunChunk chunk;
            chunk.reserve(end - begin);
            for (std::size_t i = begin; i < end; ++i)
                chunk.append(runs[places[i].value >> 16].at(places[i].value & 0xffff));
            chunks.push_back(std::make_shared<RunChunk>(std::move(chunk)));
        }
    }
    return RunColumnsPointer(new RunColumns(std::move(chunks), std::move(labels)));
}

RunColumnsPointer RunColumns::updated(std::vector<RunKey> outdated, std::vector<RunEntry> current,
                                      LabelTexts labels) const
{
    std::sort(current.begin(), current.end(), [](const RunEntry &a, const RunEntry &b) {
        return std::tuple(a.time, a.key) < std::tuple(b.time, b.key);
    });
    const KeySet outdatedKeys(outdated);
    Chunks chunks;
    std::span<const RunEntry> left(current);
    bool changed = false;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const RunChunk &chunk = *m_parts[i].chunk;
        // What comes before the next chunk goes into this one.
        std::size_t count = left.size();
        if (i + 1 < m_parts.size()) {
            const auto next = m_parts[i + 1].chunk->first();
            count =
                static_cast<std::size_t>(std::partition_point(left.begin(), left.end(),
                                                              [&](const RunEntry &run) {
                                                                  return std::tuple(run.time, run.key) < next;
                                                              }) -
                                         left.begin());
        }
        const bool mayLose = outdatedKeys.mayHoldIn(chunk.lowestKey(), chunk.highestKey());
        const bool loses = mayLose && std::any_of(chunk.keys().begin(), chunk.keys().end(),
                                                  [&](RunKey key) { return outdatedKeys.contains(key); });
        if (count > 0 || loses) {
            mergeInto(chunks, &chunk, outdatedKeys, left.first(count));
            changed = true;
        } else {
            chunks.push_back(m_parts[i].chunk);
        }
        left = left.subspan(count);
    }
    if (left.empty() && !changed)
        return {};
    if (!left.empty())
        mergeInto(chunks, nullptr, outdatedKeys, left);
    joinSmall(chunks);
    return RunColumnsPointer(new RunColumns(std::move(chunks), std::move(labels)));
}

} // namespace runglass
