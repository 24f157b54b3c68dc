// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "analysis/runstats.h"
#include "cache/query.h"
#include "domain/logentry.h"
#include "domain/run.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace runglass::cachetest {

/// The rules of runs, filters, orders and figures told again in the plainest way: vectors, searched from
/// front to back.
class PlainRuns
{
public:
    void put(const Run &run);
    void put(const LogEntry &entry);
    void remove(const std::string &runId);

    std::vector<Run> select(const RunsQuery &query) const;
    RunStats stats(const RunsQuery &query) const;
    std::vector<RunBucket> buckets(const RunsQuery &query, std::span<const Micros> borders) const;
    std::vector<std::int64_t> durationCounts(const RunsQuery &query,
                                             std::span<const std::int64_t> borders) const;
    std::vector<RunGroup> groups(const RunsQuery &query, RunColumn column) const;
    /// The ids of the entries whose run, or nothing where it isn't known, fulfils a filter; sorted.
    std::vector<std::string> entriesWhere(const std::string &scriptId, const FilterSet &filter,
                                          const MarksPointer &marks) const;

    std::size_t size() const { return m_runs.size(); }
    const Run &runAt(std::size_t index) const { return m_runs[index].run; }

private:
    struct Known
    {
        Run run;
        std::size_t arrival = 0;
    };

    std::size_t arrivalOf(const std::string &id);
    const Run *find(const std::string &id) const;
    std::vector<Known> found(const RunsQuery &query) const;

    std::vector<Known> m_runs;
    std::vector<LogEntry> m_entries;
    std::map<std::string, std::size_t> m_arrivals; ///< of every id heard of
};

RunStats plainStats(const std::vector<Run> &runs);

} // namespace runglass::cachetest
