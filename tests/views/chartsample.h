// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "figures/chartdata.h"

#include <cmath>
#include <cstdint>
#include <memory>

namespace runglass::sample {

/// 16 November 2026, 00:00 in Berlin.
inline constexpr Micros chartStart = 1'794'783'600 * microsPerSecond;

/// `count` buckets of runs: waves of load, every seventh bucket empty, more failures and slower runs in the
/// last third, where a version is deployed.
inline std::shared_ptr<TimeChartData> runsOverTime(int count, BucketUnit unit = BucketUnit::Hour)
{
    const Micros step = unit == BucketUnit::Minute ? microsPerMinute
                        : unit == BucketUnit::Hour ? microsPerHour
                                                   : microsPerDay;
    auto data = std::make_shared<TimeChartData>();
    data->unit = unit;
    for (int i = 0; i <= count; ++i)
        data->borders.push_back(chartStart + i * step);
    data->range = {data->borders.front(), data->borders.back()};
    for (int i = 0; i < count; ++i) {
        RunBucket bucket;
        if (i % 7 != 6) {
            const bool late = i >= 2 * count / 3;
            const int wave = (i * 5) % 24 < 12 ? (i * 5) % 24 : 24 - (i * 5) % 24;
            bucket.failed = late ? 4 + wave / 3 : 1;
            bucket.succeeded = 10 + 6 * wave;
            bucket.inProgress = i + 1 == count ? 3 : 0;
            bucket.total = bucket.failed + bucket.succeeded + bucket.inProgress;
            bucket.p50Ms = 240 + 7 * wave;
            bucket.p90Ms = (late ? 2100 : 1500) + 31 * wave;
            bucket.p99Ms = (late ? 9400 : 7000) + 113 * wave;
        }
        data->runs.push_back(bucket);
    }
    if (count > 2)
        data->deployments.push_back({38, data->borders[static_cast<std::size_t>(2 * count / 3)], false});
    return data;
}

inline std::shared_ptr<TimeChartData> logsOverTime(int count)
{
    auto data = runsOverTime(count);
    data->runs.clear();
    for (int i = 0; i < count; ++i) {
        LogBucket bucket;
        for (std::size_t level = 0; level < logLevelCount; ++level)
            bucket.byLevel[level] = (i * static_cast<int>(level + 3)) % 40;
        data->logs.push_back(bucket);
    }
    return data;
}

/// Response times from 10 ms to 100 s in `count` equal steps of their logarithm.
inline std::shared_ptr<DistributionData> durations(int count)
{
    auto data = std::make_shared<DistributionData>();
    double border = 10;
    const double factor = std::pow(10'000.0, 1.0 / count);
    for (int i = 0; i <= count; ++i, border *= factor)
        data->bordersMs.push_back(static_cast<std::int64_t>(border) + i);
    for (int i = 0; i < count; ++i) {
        data->counts.push_back(i * (count - i) + (i % 3) * 11);
        data->total += data->counts.back();
    }
    data->percentiles = {420, 3100, 21'000};
    return data;
}

} // namespace runglass::sample
