// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"
#include "domain/logentry.h"

#include <QString>

namespace runglass {

/// What the table shows of a log entry. Of a long message only the beginning is kept: the rest is read when
/// the entry is opened. An empty id: deleted since the answer was made.
struct LogCells
{
    RecordKey key = 0;
    QString id;
    LogLevel level = LogLevel::Stdout;
    QString line;             ///< the first line of the message
    std::int64_t further = 0; ///< lines after it
    QString beginning;        ///< several lines of it, for the tooltip; empty when `line` is all
    Micros time = 0;
    QString runId;
};

/// See RowSetModel.
struct LogTraits
{
    using Query = LogsQuery;
    using Row = LogRow;
    using Cells = LogCells;
    using Stats = LogStats;
    using Column = LogColumn;

    static LogCells cells(LogRow &&row);
    static Result<Page<LogRow>> page(CacheReader &reader, const RowSet &rows, std::int64_t first,
                                     std::int64_t count, const CancelToken &token)
    {
        return reader.logPage(rows, first, count, token);
    }
    static Result<LogStats> stats(CacheReader &reader, const LogsQuery &query, const CancelToken &token)
    {
        return reader.logStats(query, token);
    }
    static LogsQuery withSort(LogsQuery query, LogColumn column, SortOrder order)
    {
        query.sort = column;
        query.order = order;
        return query;
    }
    /// An entry never changes, so it goes on fulfilling what it fulfilled.
    static std::optional<LogsQuery> keeping(const LogsQuery &, RecordKey) { return {}; }
};

} // namespace runglass
