// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/logqueries.h"
#include "cache/runcolumnsstore.h"

#include <functional>

namespace runglass {

/// The part of a CacheReader that reads log entries: takes each question as it stands in one short
/// transaction, and answers it outside of any. One thread at a time.
class LogReader
{
public:
    /// All must outlive it. `connection` is open whenever something is called; `takeError` turns its error
    /// into words and clears it.
    LogReader(Connection &connection, LogReading &reading, RunColumnsStore &runs,
              std::function<UserError()> takeError);

    Result<RowSetPointer> select(const LogsQuery &query, const QueryEvents<LogRow> &events,
                                 const CancelToken &token);
    Result<LogStats> stats(const LogsQuery &query, const CancelToken &token);
    Result<std::vector<LogBucket>> buckets(const LogsQuery &query, std::span<const Micros> borders,
                                           const CancelToken &token);

    /// From the first entry of a script to just behind the last one.
    Result<TimeRange> extent(std::string_view scriptId, const CancelToken &token);

    Result<Page<LogRow>> page(const LogAnswer &answer, std::int64_t first, std::int64_t count,
                              const CancelToken &token);
    Result<std::int64_t> visit(const LogAnswer &answer, std::int64_t first, std::int64_t count,
                               LogParts parts, const LogVisit &take, const CancelToken &token);
    Result<std::vector<RecordKey>> keys(const LogAnswer &answer, std::int64_t first, std::int64_t count,
                                        const CancelToken &token);
    Result<std::vector<std::optional<std::int64_t>>>
    positions(const LogAnswer &answer, std::span<const RecordKey> keys, const CancelToken &token);
    Result<RowChange> change(const RowSet &before, const LogAnswer &after, const CancelToken &token);
    Result<std::optional<std::int64_t>> findRow(const LogAnswer &answer, std::int64_t from,
                                                Direction direction, RowMark mark, const CancelToken &token);

    /// The entries of a script as the transaction of the connection, which the caller has begun, sees them.
    /// Null when the connection failed, or when a new transaction must be begun to see them.
    LogSnapshotPointer snapshotOf(std::string_view scriptId, const CancelToken &token);
    /// The keys of the runs that have an entry in it which fulfils a condition. Outside of any transaction.
    Result<Bitmap> runsWithEntry(const LogSnapshotPointer &snapshot, const LogConditionPointer &condition,
                                 const CancelToken &token);

    /// How often a transaction is begun anew because what it sees is being deleted already.
    static constexpr int attempts = 20;

private:
    logqueries::Context context(const CancelToken &token) { return {m_reading, m_reader, token}; }
    Result<logqueries::Question> ask(const LogsQuery &query, const CancelToken &token);
    /// Gives what `work` returns, unless the token was cancelled or the connection failed.
    template <class Work>
    auto run(const CancelToken &token, Work work) -> Result<decltype(work())>;

    Connection &m_connection;
    LogReading &m_reading;
    RunColumnsStore &m_runs;
    const std::function<UserError()> m_takeError;
    SegmentReader m_reader;
    RunIdTablePointer m_runIds; ///< those that were needed last
};

} // namespace runglass
