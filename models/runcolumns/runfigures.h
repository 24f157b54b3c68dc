// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "analysis/runfigures.h"
#include "analysis/runstats.h"
#include "domain/columns.h"
#include "runcolumns/runcolumns.h"
#include "runcolumns/runidtable.h"

#include <span>
#include <vector>

namespace runglass {

/// Figures of the runs at some positions. Pure functions.
namespace runfigures {

RunStats stats(const RunColumns &runs, const Bitmap &among);

/// Bucket i holds the runs in [borders[i], borders[i + 1]). Borders ascend. Uses all cores.
std::vector<RunBucket> buckets(const RunColumns &runs, const Bitmap &among, std::span<const Micros> borders);

/// How many response times lie in [bordersMs[i], bordersMs[i + 1]). Borders ascend, each above the one
/// before.
std::vector<std::int64_t> durationCounts(const RunColumns &runs, const Bitmap &among,
                                         std::span<const std::int64_t> bordersMs);

/// stats(), buckets() and durationCounts() as far as they are asked for; of `preceding`, the runs of the
/// preceding range, stats() if that is asked for. Uses all cores.
RunFigures figures(const RunColumns &runs, const Bitmap &among, const Bitmap &preceding,
                   const RunFiguresRequest &request);

/// Each version that the runs have, ascending, with the time of the first of them.
std::vector<VersionStart> versionStarts(const RunColumns &runs);

/// The runs by their cell in a column, in ascending order of the cells, empty cells last. `ids` is read for
/// RunColumn::RunId only.
std::vector<RunGroup> groups(const RunColumns &runs, const RunIdTable *ids, const Bitmap &among,
                             RunColumn column);

} // namespace runfigures

} // namespace runglass
