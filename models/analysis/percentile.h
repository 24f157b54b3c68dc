// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace runglass {

/// The nearest-rank percentile: the smallest value such that at least `percent` % of the values are at or
/// below it.
///
/// `percent` is in (0, 100]. Exact, in linear time on average; reorders `values`. Nothing when there are
/// none.
std::optional<std::int64_t> nearestRank(std::span<std::int64_t> values, double percent);

} // namespace runglass
