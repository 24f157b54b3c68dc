// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "analysis/runstats.h"
#include "cache/answer.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace runglass {

/// One figure over time, for a small line; nothing where there are no records.
using TrendPoints = std::vector<std::optional<double>>;

/// What a line is drawn of.
enum class TrendFigure { Total, P90, P99, FailureRate };

/// At most `most` points. Where a point stands for several buckets, totals are added up and rates are those
/// of all their runs; of percentiles it shows the highest, so that a spike is seen.
TrendPoints trendPoints(std::span<const RunBucket> buckets, TrendFigure figure, std::size_t most);
/// Entries, of all levels.
TrendPoints trendPoints(std::span<const LogBucket> buckets, std::size_t most);

} // namespace runglass
