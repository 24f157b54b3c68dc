// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "analysis/percentile.h"

#include <algorithm>
#include <cmath>

namespace runglass {

namespace {

template <class Value>
std::int64_t valueAt(std::span<Value> values, std::size_t place)
{
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), nth, values.end());
    return static_cast<std::int64_t>(*nth);
}

template <class Value>
Percentiles percentiles(std::span<Value> values)
{
    if (values.empty())
        return {};
    const std::size_t p50 = nearestRankPlace(50, values.size());
    const std::size_t p90 = nearestRankPlace(90, values.size());
    const std::size_t p99 = nearestRankPlace(99, values.size());
    // Each leaves the smaller values before its place and the larger ones behind.
    Percentiles result;
    result.p90 = valueAt(values, p90);
    result.p50 = p50 < p90 ? valueAt(values.first(p90), p50) : result.p90;
    result.p99 = p99 > p90 ? valueAt(values.subspan(p90 + 1), p99 - p90 - 1) : result.p90;
    return result;
}

} // namespace

std::size_t nearestRankPlace(double percent, std::size_t size)
{
    const auto count = static_cast<double>(size);
    // percent * count first: 99 * 100 / 100 is exact, 0.99 * 100 is not.
    return static_cast<std::size_t>(std::clamp(std::ceil(percent * count / 100.0), 1.0, count)) - 1;
}

std::optional<std::int64_t> nearestRank(std::span<std::int64_t> values, double percent)
{
    if (values.empty())
        return {};
    return valueAt(values, nearestRankPlace(percent, values.size()));
}

Percentiles percentilesOf(std::span<std::uint32_t> values)
{
    return percentiles(values);
}

Percentiles percentilesOf(std::span<std::int64_t> values)
{
    return percentiles(values);
}

} // namespace runglass
