// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bitmap/bitmap.h"
#include "runcolumns/runcolumns.h"

#include <algorithm>
#include <bit>

namespace runglass {

/// Ways to look at the runs of a bitmap one after the other, without a list of them.
namespace runvisit {

/// Calls visit(row) for the rows [begin, end) of a chunk whose position, `first` more, is in the bitmap.
template <class Visit>
void rows(const Bitmap &among, std::size_t first, std::size_t begin, std::size_t end, Visit visit)
{
    const std::span<const std::uint64_t> words = among.words();
    std::size_t row = begin;
    while (row < end) {
        const std::size_t position = first + row;
        const std::size_t offset = position % 64;
        const std::size_t count = std::min(64 - offset, end - row);
        std::uint64_t bits = words[position / 64] >> offset;
        if (count < 64)
            bits &= (std::uint64_t{1} << count) - 1;
        if (count == 64 && bits == ~std::uint64_t{0}) {
            for (std::size_t i = 0; i < 64; ++i)
                visit(row + i);
        } else {
            for (; bits != 0; bits &= bits - 1)
                visit(row + static_cast<std::size_t>(std::countr_zero(bits)));
        }
        row += count;
    }
}

/// Calls visit(chunk, its first position, first row, end row) for the parts of chunks in a range.
template <class Visit>
void parts(const RunColumns &runs, const PositionRange &range, Visit visit)
{
    const auto all = runs.parts();
    auto part = std::upper_bound(
        all.begin(), all.end(), range.begin,
        [](std::size_t position, const RunColumns::Part &candidate) { return position < candidate.first; });
    if (part != all.begin())
        --part;
    for (; part != all.end() && part->first < range.end; ++part) {
        const std::size_t begin = std::max(range.begin, part->first) - part->first;
        const std::size_t end = std::min(range.end - part->first, part->chunk->size());
        if (begin < end)
            visit(*part->chunk, part->first, begin, end);
    }
}

/// Calls visit(chunk, row, position) for all of a bitmap, in the order of positions.
template <class Visit>
void oldestFirst(const RunColumns &runs, const Bitmap &among, Visit visit)
{
    for (const RunColumns::Part &part : runs.parts()) {
        const RunChunk &chunk = *part.chunk;
        rows(among, part.first, 0, chunk.size(),
             [&](std::size_t row) { visit(chunk, row, static_cast<std::uint32_t>(part.first + row)); });
    }
}

/// The same newest first, equal times in the order of keys.
template <class Visit>
void newestFirst(const RunColumns &runs, const Bitmap &among, Visit visit)
{
    const auto all = runs.parts();
    std::size_t end = runs.size(); // positions from here on are done
    for (std::size_t i = all.size(); i-- > 0;) {
        const RunColumns::Part &part = all[i];
        const auto times = part.chunk->times();
        while (end > part.first) {
            const std::size_t last = end - 1 - part.first;
            const bool isAlone = last > 0 ? times[last - 1] != times[last]
                                          : i == 0 || all[i - 1].chunk->times().back() != times[0];
            const std::size_t begin = isAlone ? end - 1 : runs.sameTime(end - 1).begin;
            if (isAlone) {
                if (among.test(begin))
                    visit(*part.chunk, last, static_cast<std::uint32_t>(begin));
            } else {
                parts(runs, {begin, end},
                      [&](const RunChunk &chunk, std::size_t first, std::size_t from, std::size_t to) {
                          rows(among, first, from, to, [&](std::size_t row) {
                              visit(chunk, row, static_cast<std::uint32_t>(first + row));
                          });
                      });
            }
            end = begin;
        }
    }
}

} // namespace runvisit

} // namespace runglass
