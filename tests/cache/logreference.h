// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "cache/query.h"
#include "domain/run.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace runglass::cachetest {

/// Questions about log entries answered in the plainest way: by going through a list.
class LogReference
{
public:
    void put(const LogEntry &log);
    void put(const Run &run) { m_runs[run.id] = run; }

    const std::vector<LogEntry> &logs() const { return m_logs; }

    /// In the order the query wants.
    std::vector<LogEntry> select(const LogsQuery &query) const;
    LogStats stats(const LogsQuery &query) const;
    std::vector<LogBucket> buckets(const LogsQuery &query, const std::vector<Micros> &borders) const;

private:
    bool accepts(const LogEntry &log, const FilterSet &filter, const MarksPointer &marks) const;
    bool accepts(const LogEntry &log, const Condition &condition, const MarksPointer &marks) const;
    bool matches(const LogEntry &log, const LogsQuery &query) const;

    std::vector<LogEntry> m_logs; ///< in the order they arrived
    std::set<std::string> m_ids;
    std::map<std::string, Run> m_runs;
};

} // namespace runglass::cachetest
