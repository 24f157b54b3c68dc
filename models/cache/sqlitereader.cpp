// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/sqlitereader.h"

#include "cache/coveragestore.h"
#include "cache/journalstore.h"
#include "cache/keylist.h"
#include "cache/logqueries.h"
#include "cache/payloadstore.h"
#include "cache/runqueries.h"
#include "cache/scriptstore.h"
#include "sqlite/transaction.h"

#include <sqlite3.h>

#include <algorithm>

namespace runglass {

namespace {

/// Lets a token interrupt what a connection runs, as long as this lives.
class CancelGuard
{
public:
    CancelGuard(sqlite3 *handle, const CancelToken &token)
        : m_handle(handle)
    {
        // A thousand instructions of SQLite's machine take some tens of microseconds.
        sqlite3_progress_handler(
            handle, 1000,
            [](void *context) { return static_cast<const CancelToken *>(context)->isCancelled() ? 1 : 0; },
            const_cast<CancelToken *>(&token));
    }
    ~CancelGuard() { sqlite3_progress_handler(m_handle, 0, nullptr, nullptr); }
    CancelGuard(const CancelGuard &) = delete;
    CancelGuard &operator=(const CancelGuard &) = delete;

private:
    sqlite3 *m_handle;
};

std::vector<RecordKey> keysOfPage(const RowSet &rows, std::int64_t first, std::int64_t count)
{
    std::vector<RecordKey> keys;
    const auto &keyed = dynamic_cast<const KeyedRows &>(rows);
    const std::int64_t end = std::min(rows.size(), first + std::max<std::int64_t>(count, 0));
    for (std::int64_t i = std::max<std::int64_t>(first, 0); i < end; ++i)
        keys.push_back(keyed.keyAt(i));
    return keys;
}

/// Rows that are looked at for a mark at a time.
constexpr std::int64_t rowsPerLook = 512;

} // namespace

SqliteReader::SqliteReader(CacheContext context)
    : m_context(std::move(context))
{
}

SqliteReader::~SqliteReader() = default;

Result<void> SqliteReader::open()
{
    if (m_connection.isOpen() || cacheconnection::openForReading(m_connection, m_context))
        return {};
    const UserError error = takeError();
    m_connection.close();
    return error;
}

UserError SqliteReader::takeError()
{
    const SqlError error = m_connection.error().value_or(SqlError{});
    m_connection.clearError();
    return m_context.report(error, cacheerror::Attempt::Read);
}

template <class Query>
auto SqliteReader::call(const CancelToken &token, Query query) -> Result<decltype(query())>
{
    if (token.isCancelled())
        return cacheerror::cancelled();
    if (const Result<void> opened = open(); !opened)
        return opened.error();
    const CancelGuard guard(m_connection.handle(), token);
    const Transaction transaction(m_connection, Transaction::Kind::Read);
    auto answer = query();
    if (token.isCancelled()) {
        m_connection.clearError();
        return cacheerror::cancelled();
    }
    if (!m_connection.ok())
        return takeError();
    return answer;
}

Result<std::vector<Script>> SqliteReader::scripts(const CancelToken &token)
{
    return call(token, [&] { return readScripts(m_connection); });
}

Result<std::vector<Deployment>> SqliteReader::deployments(std::string_view scriptId, const CancelToken &token)
{
    return call(token, [&] { return readDeployments(m_connection, scriptId); });
}

Result<RowSetPointer> SqliteReader::select(const RunsQuery &query, const QueryEvents<RunRow> &events,
                                           const CancelToken &token)
{
    return call(token, [&] { return runqueries::select(m_connection, query, events, token); });
}

Result<RowSetPointer> SqliteReader::select(const LogsQuery &query, const QueryEvents<LogRow> &events,
                                           const CancelToken &token)
{
    return call(token, [&] { return logqueries::select(m_connection, query, events, token); });
}

Result<Page<RunRow>> SqliteReader::runPage(const RowSet &rows, std::int64_t first, std::int64_t count,
                                           const CancelToken &token)
{
    return call(token, [&] {
        return Page<RunRow>{.first = first,
                            .rows = runqueries::rows(m_connection, keysOfPage(rows, first, count))};
    });
}

Result<Page<LogRow>> SqliteReader::logPage(const RowSet &rows, std::int64_t first, std::int64_t count,
                                           const CancelToken &token)
{
    return call(token, [&] {
        return Page<LogRow>{.first = first,
                            .rows = logqueries::rows(m_connection, keysOfPage(rows, first, count), token)};
    });
}

Result<std::vector<RecordKey>> SqliteReader::keys(const RowSet &rows, std::int64_t first, std::int64_t count,
                                                  const CancelToken &)
{
    return keysOfPage(rows, first, count);
}

Result<std::vector<std::optional<std::int64_t>>>
SqliteReader::positions(const RowSet &rows, std::span<const RecordKey> keys, const CancelToken &token)
{
    const auto &keyed = dynamic_cast<const KeyedRows &>(rows);
    std::vector<std::optional<std::int64_t>> positions;
    for (const RecordKey key : keys) {
        if (token.isCancelled())
            return cacheerror::cancelled();
        positions.push_back(keyed.positionOf(key));
    }
    return positions;
}

Result<RowChange> SqliteReader::change(const RowSet &before, const RowSet &after, const CancelToken &)
{
    return rowChange(dynamic_cast<const KeyedRows &>(before), dynamic_cast<const KeyedRows &>(after));
}

Result<std::optional<std::int64_t>> SqliteReader::findRow(const RowSet &rows, std::int64_t from,
                                                          Direction direction, RowMark,
                                                          const CancelToken &token)
{
    const bool ofRuns = dynamic_cast<const KeyList &>(rows).of() == KeyList::Of::Runs;
    const bool forward = direction == Direction::Forward;
    std::int64_t next = forward ? std::max<std::int64_t>(from + 1, 0) : std::min(from, rows.size()) - 1;
    while (next >= 0 && next < rows.size()) {
        const std::int64_t first = forward ? next : std::max<std::int64_t>(next - rowsPerLook + 1, 0);
        const std::int64_t count = forward ? rowsPerLook : next - first + 1;
        std::vector<bool> marked;
        if (ofRuns) {
            const auto page = runPage(rows, first, count, token);
            if (!page)
                return page.error();
            for (const RunRow &row : page->rows)
                marked.push_back(row.run.status == RunStatus::Failed);
        } else {
            const auto page = logPage(rows, first, count, token);
            if (!page)
                return page.error();
            for (const LogRow &row : page->rows)
                marked.push_back(row.entry.level == LogLevel::Error);
        }
        for (; next >= first && next < first + static_cast<std::int64_t>(marked.size());
             next += forward ? 1 : -1) {
            if (marked[static_cast<std::size_t>(next - first)])
                return std::optional(next);
        }
    }
    return std::optional<std::int64_t>();
}

Result<RunStats> SqliteReader::runStats(const RunsQuery &query, const CancelToken &token)
{
    return call(token, [&] { return runqueries::stats(m_connection, query); });
}

Result<LogStats> SqliteReader::logStats(const LogsQuery &query, const CancelToken &token)
{
    return call(token, [&] { return logqueries::stats(m_connection, query, token); });
}

Result<std::optional<Run>> SqliteReader::run(std::string_view runId, const CancelToken &token)
{
    return call(token, [&] { return runqueries::run(m_connection, runId); });
}

Result<std::optional<Payload>> SqliteReader::payload(std::string_view runId, const CancelToken &token)
{
    return call(token, [&] { return readPayload(m_connection, runId); });
}

Result<std::vector<std::string>> SqliteReader::runsInProgress(std::string_view scriptId,
                                                              const CancelToken &token)
{
    return call(token, [&] { return runqueries::inProgress(m_connection, scriptId); });
}

Result<std::vector<TimeRange>> SqliteReader::coverage(std::string_view scriptId, RecordKind kind,
                                                      const CancelToken &token)
{
    return call(token, [&] { return readCoverage(m_connection, scriptId, kind); });
}

Result<std::optional<StoredCursor>> SqliteReader::cursor(std::string_view name, const CancelToken &token)
{
    return call(token, [&] { return readCursor(m_connection, name); });
}

Result<std::vector<ProblemReport>> SqliteReader::problems(const CancelToken &token)
{
    return call(token, [&] { return readProblems(m_connection); });
}

} // namespace runglass
