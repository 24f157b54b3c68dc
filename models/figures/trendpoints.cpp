// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "figures/trendpoints.h"

#include <algorithm>
#include <numeric>

namespace runglass {

namespace {

/// Calls pointOf with as many buckets at a time as one point stands for.
template <class Bucket, class PointOf>
TrendPoints grouped(std::span<const Bucket> buckets, std::size_t most, PointOf pointOf)
{
    TrendPoints points;
    const std::size_t step = (buckets.size() + most - 1) / std::max<std::size_t>(most, 1);
    for (std::size_t i = 0; i < buckets.size(); i += step)
        points.push_back(pointOf(buckets.subspan(i, std::min(step, buckets.size() - i))));
    return points;
}

std::optional<double> notZero(std::int64_t sum)
{
    return sum > 0 ? std::optional(static_cast<double>(sum)) : std::nullopt;
}

std::optional<double> highest(std::span<const RunBucket> some, std::optional<std::int64_t> RunStats::*figure)
{
    std::optional<std::int64_t> top; // nothing is less than any number
    for (const RunBucket &bucket : some)
        top = std::max(top, bucket.*figure);
    return top ? std::optional(static_cast<double>(*top)) : std::nullopt;
}

RunStats counted(std::span<const RunBucket> some)
{
    RunStats sum;
    for (const RunBucket &bucket : some) {
        sum.total += bucket.total;
        sum.failed += bucket.failed;
    }
    return sum;
}

} // namespace

TrendPoints trendPoints(std::span<const RunBucket> buckets, TrendFigure figure, std::size_t most)
{
    return grouped(buckets, most, [figure](std::span<const RunBucket> some) -> std::optional<double> {
        switch (figure) {
        case TrendFigure::P90:
            return highest(some, &RunStats::p90Ms);
        case TrendFigure::P99:
            return highest(some, &RunStats::p99Ms);
        case TrendFigure::FailureRate:
            return counted(some).failureRate();
        case TrendFigure::Total:
            break;
        }
        return notZero(counted(some).total);
    });
}

TrendPoints trendPoints(std::span<const LogBucket> buckets, std::size_t most)
{
    return grouped(buckets, most, [](std::span<const LogBucket> some) {
        std::int64_t sum = 0;
        for (const LogBucket &bucket : some)
            sum = std::accumulate(bucket.byLevel.begin(), bucket.byLevel.end(), sum);
        return notZero(sum);
    });
}

} // namespace runglass
