// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "analysis/runstats.h"
#include "domain/timerange.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace runglass {

/// Which figures of some runs are wanted.
struct RunFiguresRequest
{
    /// Bucket i holds the runs in [borders[i], borders[i + 1]). Borders ascend.
    std::vector<Micros> borders;
    /// How many response times lie in [bordersMs[i], bordersMs[i + 1]). Borders ascend, each above the one
    /// before.
    std::vector<std::int64_t> bordersMs;
    /// Of the runs in this range that fulfil the same conditions, too.
    std::optional<TimeRange> preceding;
};

/// The figures of some runs, from one look at them.
struct RunFigures
{
    RunStats stats;
    std::vector<RunBucket> buckets;
    std::vector<std::int64_t> durationCounts;
    RunStats preceding;
};

/// When the first run of a version was executed.
struct VersionStart
{
    std::int64_t version = 0;
    Micros firstRun = 0;

    friend bool operator==(const VersionStart &, const VersionStart &) = default;
};

} // namespace runglass
