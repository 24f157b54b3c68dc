// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace runglass {

/// The figures of some runs. Percentiles are nearest-rank over those that have a response time, exact; in
/// milliseconds.
struct RunStats
{
    std::int64_t total = 0; ///< also counts runs whose status is not known
    std::int64_t succeeded = 0;
    std::int64_t failed = 0;
    std::int64_t inProgress = 0;
    std::optional<std::int64_t> p50Ms;
    std::optional<std::int64_t> p90Ms;
    std::optional<std::int64_t> p99Ms;

    /// Failed divided by all, in percent, unrounded; nothing when there are no runs.
    std::optional<double> failureRate() const
    {
        if (total == 0)
            return {};
        return 100.0 * static_cast<double>(failed) / static_cast<double>(total);
    }

    friend bool operator==(const RunStats &, const RunStats &) = default;
};

/// The figures of the runs in one part of time.
using RunBucket = RunStats;

/// The figures of the runs that have the same cell in a column.
struct RunGroup
{
    /// The cell of a text column; of a source type what is shown for it. Empty for empty cells.
    std::string text;
    /// The cell of any other column: RunStatus as its number, a version, milliseconds, or microseconds since
    /// 1970. Nothing for empty cells.
    std::optional<std::int64_t> number;
    RunStats stats;

    friend bool operator==(const RunGroup &, const RunGroup &) = default;
};

} // namespace runglass
