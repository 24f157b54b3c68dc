// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"
#include "domain/run.h"

#include <QString>

#include <optional>

namespace runglass {

/// What the table shows of a run; text is ready to be shown, figures and times are not, because they depend
/// on language and zone. An empty id: deleted since the answer was made.
struct RunCells
{
    RecordKey key = 0;
    QString id;
    RunStatus status = RunStatus::Unknown;
    std::optional<std::int64_t> version;
    std::optional<std::int64_t> responseTimeMs;
    QString function;
    Micros executedAt = 0;
    QString sourceType;
    QString source;
};

/// See RowSetModel.
struct RunTraits
{
    using Query = RunsQuery;
    using Row = RunRow;
    using Cells = RunCells;
    using Stats = RunStats;
    using Column = RunColumn;

    static RunCells cells(RunRow &&row);
    static Result<Page<RunRow>> page(CacheReader &reader, const RowSet &rows, std::int64_t first,
                                     std::int64_t count, const CancelToken &token)
    {
        return reader.runPage(rows, first, count, token);
    }
    static Result<RunStats> stats(CacheReader &reader, const RunsQuery &query, const CancelToken &token)
    {
        return reader.runStats(query, token);
    }
    static RunsQuery withSort(RunsQuery query, RunColumn column, SortOrder order)
    {
        query.sort = column;
        query.order = order;
        return query;
    }
    static std::optional<RunsQuery> keeping(RunsQuery query, RecordKey run)
    {
        query.kept = run;
        return query;
    }
};

} // namespace runglass
