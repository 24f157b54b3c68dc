// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachecontext.h"
#include "cache/cachereader.h"

namespace runglass {

/// A CacheReader on a connection of its own, which is made by the first call and again after an error.
class SqliteReader final : public CacheReader
{
public:
    explicit SqliteReader(CacheContext context);
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
    Result<std::vector<RecordKey>> keys(const RowSet &rows, std::int64_t first, std::int64_t count,
                                        const CancelToken &token) override;
    Result<std::vector<std::optional<std::int64_t>>>
    positions(const RowSet &rows, std::span<const RecordKey> keys, const CancelToken &token) override;
    Result<RowChange> change(const RowSet &before, const RowSet &after, const CancelToken &token) override;
    Result<std::optional<std::int64_t>> findRow(const RowSet &rows, std::int64_t from, Direction direction,
                                                RowMark mark, const CancelToken &token) override;
    Result<RunStats> runStats(const RunsQuery &query, const CancelToken &token) override;
    Result<LogStats> logStats(const LogsQuery &query, const CancelToken &token) override;
    Result<std::optional<Run>> run(std::string_view runId, const CancelToken &token) override;
    Result<std::optional<Payload>> payload(std::string_view runId, const CancelToken &token) override;
    Result<std::vector<std::string>> runsInProgress(std::string_view scriptId,
                                                    const CancelToken &token) override;
    Result<std::vector<TimeRange>> coverage(std::string_view scriptId, RecordKind kind,
                                            const CancelToken &token) override;
    Result<std::optional<StoredCursor>> cursor(std::string_view name, const CancelToken &token) override;
    Result<std::vector<ProblemReport>> problems(const CancelToken &token) override;

private:
    /// Runs a query in a read transaction that ends when the token is cancelled or `query` returns.
    template <class Query>
    auto call(const CancelToken &token, Query query) -> Result<decltype(query())>;
    UserError takeError();

    const CacheContext m_context;
    Connection m_connection;
};

} // namespace runglass
