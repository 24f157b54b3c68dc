// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "analysis/bucketborders.h"
#include "analysis/percentile.h"
#include "analysis/runstats.h"
#include "cache/answer.h"
#include "domain/timerange.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace runglass {

/// When a version was deployed.
struct DeploymentMark
{
    std::int64_t version = 0;
    Micros time = 0;
    bool isEstimated = false; ///< its time is not known: this is that of its first run

    friend bool operator==(const DeploymentMark &, const DeploymentMark &) = default;
};

/// What the two strips over time show: an immutable snapshot, already reduced to what can be seen.
///
/// Bucket i is [borders[i], borders[i + 1]); either `runs` or `logs` has as many values as there are buckets,
/// the other is empty. A bucket without records is a gap, not a zero.
struct TimeChartData
{
    BucketUnit unit = BucketUnit::Hour;
    TimeRange range; ///< what is selected; the first and last bucket may reach beyond it
    std::vector<Micros> borders;
    std::vector<RunBucket> runs;
    std::vector<LogBucket> logs;
    std::vector<DeploymentMark> deployments; ///< in time order, those inside the range
};

/// How often response times of which length are: counts[i] of them in [bordersMs[i], bordersMs[i + 1]).
struct DistributionData
{
    std::vector<std::int64_t> bordersMs; ///< ascending; equally wide on a logarithmic scale
    std::vector<std::int64_t> counts;
    Percentiles percentiles; ///< milliseconds
    std::int64_t total = 0;  ///< runs that have a response time
};

using TimeChartPointer = std::shared_ptr<const TimeChartData>;
using DistributionPointer = std::shared_ptr<const DistributionData>;

} // namespace runglass
