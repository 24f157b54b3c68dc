// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
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

/// The place of that value among `count` values in ascending order, from 0 on; count is not 0.
std::size_t nearestRankPlace(double percent, std::size_t count);

/// The percentiles shown for response times.
struct Percentiles
{
    std::optional<std::int64_t> p50;
    std::optional<std::int64_t> p90;
    std::optional<std::int64_t> p99;

    friend bool operator==(const Percentiles &, const Percentiles &) = default;
};

/// All three by nearest rank; reorders `values`. Exact, in linear time on average.
Percentiles percentilesOf(std::span<std::uint32_t> values);
Percentiles percentilesOf(std::span<std::int64_t> values);

} // namespace runglass
