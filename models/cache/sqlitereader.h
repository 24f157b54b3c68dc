// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachecontext.h"
#include "cache/cachereader.h"
#include "cache/logreader.h"
#include "cache/runqueries.h"

namespace runglass {

/// A CacheReader on a connection of its own, which is made by the first call and again after an error.
class SqliteReader final : public CacheReader
{
public:
    /// `runs` and `logs` are shared with the other readers of the cache.
    SqliteReader(CacheContext context, std::shared_ptr<RunColumnsStore> runs,
                 std::shared_ptr<LogReading> logs);
    ~SqliteReader() override;

    /// Makes the connection now.
    Result<void> open();

    Result<std::vector<Script>> scripts(const CancelToken &token) override;
    Result<std::vector<Deployment>> deployments(std::string_view scriptId, const CancelToken &token) override;
    Result<RowSetPointer> select(const RunsQuery &query, const QueryEvents<RunRow> &events,
                                 const CancelToken &token) override;
    Result<RowSetPointer> select(const LogsQuery &query, const QueryEvents<LogRow> &events,
                                 const CancelToken &token) override;
    Result<Page<RunRow>> runPage(const RowSet &rows, std::int64_t first, std::int64_t count,
                                 const CancelToken &token) override;
    Result<Page<LogRow>> logPage(const RowSet &rows, std::int64_t first, std::int64_t count,
                                 const CancelToken &token) override;
    Result<std::int64_t> visitRuns(const RowSet &rows, std::int64_t first, std::int64_t count, RunParts parts,
                                   const RunVisit &take, const CancelToken &token) override;
    Result<std::int64_t> visitLogs(const RowSet &rows, std::int64_t first, std::int64_t count, LogParts parts,
                                   const LogVisit &take, const CancelToken &token) override;
    Result<std::vector<RecordKey>> keys(const RowSet &rows, std::int64_t first, std::int64_t count,
                                        const CancelToken &token) override;
    Result<std::vector<std::optional<std::int64_t>>>
    positions(const RowSet &rows, std::span<const RecordKey> keys, const CancelToken &token) override;
    Result<RowChange> change(const RowSet &before, const RowSet &after, const CancelToken &token) override;
    Result<std::optional<std::int64_t>> findRow(const RowSet &rows, std::int64_t from, Direction direction,
                                                RowMark mark, const CancelToken &token) override;
    Result<std::int64_t> count(const RunsQuery &query, const CancelToken &token) override;
    Result<RunStats> runStats(const RunsQuery &query, const CancelToken &token) override;
    Result<std::vector<RunBucket>> runBuckets(const RunsQuery &query, std::span<const Micros> borders,
                                              const CancelToken &token) override;
    Result<RunFigures> runFigures(const RunsQuery &query, const RunFiguresRequest &request,
                                  const CancelToken &token) override;
    Result<std::vector<std::int64_t>> durationCounts(const RunsQuery &query,
                                                     std::span<const std::int64_t> bordersMs,
                                                     const CancelToken &token) override;
    Result<std::vector<RunGroup>> runGroups(const RunsQuery &query, RunColumn column,
                                            const CancelToken &token) override;
    Result<std::vector<VersionStart>> versionStarts(std::string_view scriptId,
                                                    const CancelToken &token) override;
    Result<LogStats> logStats(const LogsQuery &query, const CancelToken &token) override;
    Result<std::vector<LogBucket>> logBuckets(const LogsQuery &query, std::span<const Micros> borders,
                                              const CancelToken &token) override;
    Result<std::int64_t> count(const LogsQuery &query, const CancelToken &token) override;
    Result<TimeRange> extent(std::string_view scriptId, RecordKind kind, const CancelToken &token) override;
    Result<std::optional<Run>> run(std::string_view runId, const CancelToken &token) override;
    Result<std::optional<Payload>> payload(std::string_view runId, const CancelToken &token) override;
    Result<std::optional<StoredRunExtra>> runExtra(std::string_view runId, const CancelToken &token) override;
    Result<std::vector<std::string>> runsInProgress(std::string_view scriptId,
                                                    const CancelToken &token) override;
    Result<std::vector<TimeRange>> coverage(std::string_view scriptId, RecordKind kind,
                                            const CancelToken &token) override;
    Result<Micros> retentionHorizon(std::string_view scriptId, RecordKind kind,
                                    const CancelToken &token) override;
    Result<std::optional<StoredCursor>> cursor(std::string_view name, const CancelToken &token) override;
    Result<std::vector<ProblemReport>> problems(const CancelToken &token) override;

private:
    /// Runs a query in a read transaction that ends when the token is cancelled or `query` returns.
    template <class Query>
    auto call(const CancelToken &token, Query query) -> Result<decltype(query())>;
    UserError takeError();
    /// The part that reads log entries, with the connection open.
    Result<LogReader *> logs(const CancelToken &token);
    Result<runqueries::Matches> findRuns(const RunsQuery &query, const CancelToken &token);

    const CacheContext m_context;
    const std::shared_ptr<RunColumnsStore> m_runs;
    const std::shared_ptr<LogReading> m_logReading;
    Connection m_connection;
    LogReader m_logs;
};

} // namespace runglass
