// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/filterevaluation.h"
#include "cache/query.h"
#include "domain/timerange.h"

#include <string>

namespace runglass {

/// What is looked at: the one value that tables, cards, counts and the status bar come from, so that they
/// agree. Script and range are those of both tables; each has its own filter and search.
struct Selection
{
    std::string scriptId;
    TimeRange range;
    FilterSet runFilter;
    FilterSet logFilter;
    std::string runSearch;
    std::string logSearch;
    /// Of the workspace; part of a question only where its filter is about them.
    MarksPointer marks{};

    /// The order of a table is its own business and changes none of the figures.
    RunsQuery runs(const RunsQuery &sortedLike = {}) const
    {
        RunsQuery query = sortedLike;
        query.scriptId = scriptId;
        query.range = range;
        query.filter = runFilter;
        query.marks = filterevaluation::usesMarks(runFilter) ? marks : nullptr;
        query.search = runSearch;
        return query;
    }
    LogsQuery logs(const LogsQuery &sortedLike = {}) const
    {
        LogsQuery query = sortedLike;
        query.scriptId = scriptId;
        query.range = range;
        query.filter = logFilter;
        query.marks = filterevaluation::usesMarks(logFilter) ? marks : nullptr;
        query.search = logSearch;
        return query;
    }

    friend bool operator==(const Selection &, const Selection &) = default;
};

} // namespace runglass
