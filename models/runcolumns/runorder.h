// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bitmap/bitmaprank.h"
#include "domain/columns.h"
#include "runcolumns/runcolumns.h"
#include "runcolumns/runidtable.h"

#include <cstdint>
#include <vector>

namespace runglass {

/// The order of runs: by the cell, empty cells last in either order; equal cells newest first, equal times in
/// the order of keys.
namespace runorder {

/// These positions newest first, equal times in the order of keys.
std::vector<std::uint32_t> newestFirst(const RunColumns &runs, const Bitmap &among);

/// These positions in the order of any column but the Run ID.
std::vector<std::uint32_t> sorted(const RunColumns &runs, const Bitmap &among, RunColumn column,
                                  SortOrder order);
/// These positions in the order of their Run IDs, byte by byte.
std::vector<std::uint32_t> sortedById(const RunColumns &runs, const RunIdTable &ids, const Bitmap &among,
                                      SortOrder order);

/// The rows of an answer in the order of time, without a list of them.
class ByTime
{
public:
    ByTime(RunColumnsPointer runs, Bitmap among, SortOrder order);

    std::size_t size() const;
    const Bitmap &bitmap() const;
    SortOrder order() const { return m_order; }
    /// The position of the run in a row, which is below size().
    std::size_t positionOf(std::size_t row) const;
    /// The row of the run at a position, which is one of the answer's.
    std::size_t rowOf(std::size_t position) const;

private:
    /// Newest first, a row counted from the end is the rank of its position, except that runs of equal times
    /// keep their order: among those, the first is the last.
    std::size_t mirrored(std::size_t rank) const;

    RunColumnsPointer m_runs;
    BitmapRank m_rank;
    SortOrder m_order;
};

} // namespace runorder

} // namespace runglass
