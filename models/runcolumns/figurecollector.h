// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "analysis/percentilecounter.h"
#include "analysis/runstats.h"
#include "runcolumns/runcolumns.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace runglass::runfigures {

/// Runs of each status, by its number.
using StatusCounts = std::array<std::int64_t, 4>;

/// From so many values on counting is faster than sorting a part of them.
inline constexpr std::size_t manyValues = 200;
inline constexpr int coarseBits = 5; ///< for hundreds of values
inline constexpr int fineBits = 10;  ///< for any number

inline RunStats statsFrom(const StatusCounts &statuses, const Percentiles &percentiles)
{
    RunStats stats;
    for (const std::int64_t count : statuses)
        stats.total += count;
    stats.inProgress = statuses[static_cast<std::size_t>(RunStatus::InProgress)];
    stats.succeeded = statuses[static_cast<std::size_t>(RunStatus::Success)];
    stats.failed = statuses[static_cast<std::size_t>(RunStatus::Failed)];
    stats.p50Ms = percentiles.p50;
    stats.p90Ms = percentiles.p90;
    stats.p99Ms = percentiles.p99;
    return stats;
}

/// Reorders the values.
inline Percentiles percentilesBy(PercentileCounter &counter, std::span<std::uint32_t> values)
{
    if (values.size() < manyValues)
        return percentilesOf(values);
    for (const std::uint32_t value : values)
        counter.add(value);
    counter.beginSecondLook();
    for (const std::uint32_t value : values)
        counter.addAgain(value);
    return counter.take();
}

/// Counts runs and keeps their response times until the figures are wanted.
class Collector
{
public:
    void addStatus(std::uint8_t status) { ++m_statuses[status & 3]; }
    void addTime(std::uint32_t stored)
    {
        // Written in any case and kept by moving on: the empty cells can't be foretold.
        if (m_count == m_narrow.size())
            m_narrow.resize(std::max<std::size_t>(1024, m_count * 2));
        m_narrow[m_count] = stored;
        m_count += stored != NumberColumn::none<std::uint32_t> ? 1 : 0;
    }
    void addTime(std::int64_t stored)
    {
        if (stored != NumberColumn::none<std::int64_t>)
            m_wide.push_back(stored);
    }

    /// The figures, and the beginning of others.
    RunStats take()
    {
        const RunStats stats = statsFrom(m_statuses, takePercentiles());
        m_statuses = {};
        m_count = 0;
        m_wide.clear();
        return stats;
    }

private:
    Percentiles takePercentiles()
    {
        const auto narrow = std::span(m_narrow).first(m_count);
        if (m_wide.empty())
            return percentilesBy(m_counter, narrow);
        m_wide.insert(m_wide.end(), narrow.begin(), narrow.end());
        return percentilesOf(std::span(m_wide));
    }

    StatusCounts m_statuses{};
    PercentileCounter m_counter{coarseBits};
    std::vector<std::uint32_t> m_narrow; ///< the first m_count
    std::size_t m_count = 0;
    std::vector<std::int64_t> m_wide;
};

/// Whether there are response times that are not in [0, 2^32 - 2].
inline bool hasWideTimes(const RunColumns &runs)
{
    return std::any_of(runs.parts().begin(), runs.parts().end(),
                       [](const RunColumns::Part &part) { return part.chunk->responseTimes().isWide(); });
}

} // namespace runglass::runfigures
