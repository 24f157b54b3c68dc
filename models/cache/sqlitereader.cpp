// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/sqlitereader.h"

#include "cache/cancelguard.h"
#include "cache/coveragestore.h"
#include "cache/journalstore.h"
#include "cache/keylist.h"
#include "cache/logqueries.h"
#include "cache/payloadstore.h"
#include "cache/recordremover.h"
#include "cache/runanswer.h"
#include "cache/runextrastore.h"
#include "cache/runqueries.h"
#include "cache/runvisitor.h"
#include "cache/scriptstore.h"
#include "runcolumns/runfigures.h"
#include "sqlite/transaction.h"

#include <sqlite3.h>

#include <algorithm>

namespace runglass {

namespace {

std::vector<RecordKey> keysOfPage(const RowSet &rows, std::int64_t first, std::int64_t count)
{
    std::vector<RecordKey> keys;
    const auto &keyed = dynamic_cast<const KeyedRows &>(rows);
    const std::int64_t end = std::min(rows.size(), first + std::max<std::int64_t>(count, 0));
    for (std::int64_t i = std::max<std::int64_t>(first, 0); i < end; ++i)
        keys.push_back(keyed.keyAt(i));
    return keys;
}

} // namespace

SqliteReader::SqliteReader(CacheContext context, std::shared_ptr<RunColumnsStore> runs,
                           std::shared_ptr<LogReading> logs)
    : m_context(std::move(context))
    , m_runs(std::move(runs))
    , m_logReading(std::move(logs))
    , m_logs(m_connection, *m_logReading, *m_runs, [this] { return takeError(); })
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
    const CancelGuard guard(m_connection, token);
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
    const auto send = [&](auto read) -> Result<void> {
        auto rows = call(token, read);
        if (!rows)
            return rows.error();
        events.firstPage({.first = 0, .rows = std::move(*rows)});
        return {};
    };
    bool isSent = !events.firstPage;
    if (!isSent && runqueries::isPlain(query) && !m_runs->isLoaded()) {
        const auto sent =
            send([&] { return runqueries::firstRows(m_connection, query, events.firstPageRows); });
        if (!sent)
            return sent.error();
        isSent = true;
    }
    Result<runqueries::Matches> found = findRuns(query, token);
    if (!found)
        return found.error();
    RowSetPointer answer = runqueries::answer(*std::move(found), query);
    if (token.isCancelled())
        return cacheerror::cancelled();
    if (!isSent) {
        const auto sent = send(
            [&] { return runqueries::rows(m_connection, keysOfPage(*answer, 0, events.firstPageRows)); });
        if (!sent)
            return sent.error();
    }
    return answer;
}

Result<runqueries::Matches> SqliteReader::findRuns(const RunsQuery &query, const CancelToken &token)
{
    const bool needsEntries = filterevaluation::usesLogColumns(query.filter);
    for (int attempt = 0; attempt < LogReader::attempts; ++attempt) {
        LogSnapshotPointer entries;
        Result<FilterGround> ground = call(token, [&] {
            if (needsEntries)
                entries = m_logs.snapshotOf(query.scriptId, token);
            return runqueries::ground(m_connection, *m_runs, query, token);
        });
        if (!ground)
            return ground.error();
        if (needsEntries && !entries)
            continue;
        ground->runsWithEntry = [&](const LogConditionPointer &condition) {
            return m_logs.runsWithEntry(entries, condition, token);
        };
        return runqueries::find(*ground, query, token);
    }
    m_connection.fail(SQLITE_BUSY);
    return takeError();
}

Result<LogReader *> SqliteReader::logs(const CancelToken &token)
{
    if (token.isCancelled())
        return cacheerror::cancelled();
    if (const Result<void> opened = open(); !opened)
        return opened.error();
    return &m_logs;
}

Result<RowSetPointer> SqliteReader::select(const LogsQuery &query, const QueryEvents<LogRow> &events,
                                           const CancelToken &token)
{
    const auto reader = logs(token);
    return reader ? (*reader)->select(query, events, token) : reader.error();
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
    const auto reader = logs(token);
    if (!reader)
        return reader.error();
    return (*reader)->page(dynamic_cast<const LogAnswer &>(rows), first, count, token);
}

Result<std::int64_t> SqliteReader::visitRuns(const RowSet &rows, std::int64_t first, std::int64_t count,
                                             RunParts parts, const RunVisit &take, const CancelToken &token)
{
    return call(token, [&]() -> std::int64_t {
        const RunIdTablePointer ids = m_runs->ids(m_connection, token);
        if (!ids)
            return 0;
        RunVisitor visitor(m_connection, dynamic_cast<const RunAnswer &>(rows), *ids, parts);
        return visitor.visit(first, count, take);
    });
}

Result<std::int64_t> SqliteReader::visitLogs(const RowSet &rows, std::int64_t first, std::int64_t count,
                                             LogParts parts, const LogVisit &take, const CancelToken &token)
{
    const auto reader = logs(token);
    if (!reader)
        return reader.error();
    return (*reader)->visit(dynamic_cast<const LogAnswer &>(rows), first, count, parts, take, token);
}

Result<std::vector<RecordKey>> SqliteReader::keys(const RowSet &rows, std::int64_t first, std::int64_t count,
                                                  const CancelToken &token)
{
    const auto *answer = dynamic_cast<const LogAnswer *>(&rows);
    if (answer == nullptr)
        return keysOfPage(rows, first, count);
    const auto reader = logs(token);
    return reader ? (*reader)->keys(*answer, first, count, token) : reader.error();
}

Result<std::vector<std::optional<std::int64_t>>>
SqliteReader::positions(const RowSet &rows, std::span<const RecordKey> keys, const CancelToken &token)
{
    if (const auto *runs = dynamic_cast<const RunAnswer *>(&rows))
        return runs->positionsOf(keys);
    if (const auto *answer = dynamic_cast<const LogAnswer *>(&rows)) {
        const auto reader = logs(token);
        return reader ? (*reader)->positions(*answer, keys, token) : reader.error();
    }
    const auto &keyed = dynamic_cast<const KeyedRows &>(rows);
    std::vector<std::optional<std::int64_t>> positions;
    for (const RecordKey key : keys) {
        if (token.isCancelled())
            return cacheerror::cancelled();
        positions.push_back(keyed.positionOf(key));
    }
    return positions;
}

Result<RowChange> SqliteReader::change(const RowSet &before, const RowSet &after, const CancelToken &token)
{
    if (const auto *answer = dynamic_cast<const LogAnswer *>(&after)) {
        const auto reader = logs(token);
        return reader ? (*reader)->change(before, *answer, token) : reader.error();
    }
    const auto *runsBefore = dynamic_cast<const RunAnswer *>(&before);
    const auto *runsAfter = dynamic_cast<const RunAnswer *>(&after);
    if (runsBefore && runsAfter)
        return RunAnswer::change(*runsBefore, *runsAfter);
    return rowChange(dynamic_cast<const KeyedRows &>(before), dynamic_cast<const KeyedRows &>(after));
}

Result<std::optional<std::int64_t>> SqliteReader::findRow(const RowSet &rows, std::int64_t from,
                                                          Direction direction, RowMark mark,
                                                          const CancelToken &token)
{
    if (const auto *runs = dynamic_cast<const RunAnswer *>(&rows))
        return runs->find(from, direction, RunStatus::Failed);
    const auto reader = logs(token);
    if (!reader)
        return reader.error();
    return (*reader)->findRow(dynamic_cast<const LogAnswer &>(rows), from, direction, mark, token);
}

Result<std::int64_t> SqliteReader::count(const RunsQuery &query, const CancelToken &token)
{
    const auto found = findRuns(query, token);
    if (!found)
        return found.error();
    return static_cast<std::int64_t>(found->positions.count());
}

Result<RunStats> SqliteReader::runStats(const RunsQuery &query, const CancelToken &token)
{
    const auto found = findRuns(query, token);
    if (!found)
        return found.error();
    return runfigures::stats(*found->runs, found->positions);
}

Result<std::vector<RunBucket>>
SqliteReader::runBuckets(const RunsQuery &query, std::span<const Micros> borders, const CancelToken &token)
{
    const auto found = findRuns(query, token);
    if (!found)
        return found.error();
    return runfigures::buckets(*found->runs, found->positions, borders);
}

Result<RunFigures> SqliteReader::runFigures(const RunsQuery &query, const RunFiguresRequest &request,
                                            const CancelToken &token)
{
    RunsQuery wide = query;
    if (request.preceding) {
        wide.range.from = std::min(query.range.from, request.preceding->from);
        wide.range.to = std::max(query.range.to, request.preceding->to);
    }
    const auto found = findRuns(wide, token);
    if (!found)
        return found.error();
    const RunColumns &runs = *found->runs;
    const auto within = [&](const TimeRange &range) {
        const PositionRange positions = runs.in(range);
        Bitmap those(runs.size());
        those.setRange(positions.begin, positions.end);
        return those &= found->positions;
    };
    RunFigures figures = runfigures::figures(
        runs, within(query.range), request.preceding ? within(*request.preceding) : Bitmap(), request);
    if (token.isCancelled())
        return cacheerror::cancelled();
    return figures;
}

Result<std::vector<std::int64_t>> SqliteReader::durationCounts(const RunsQuery &query,
                                                               std::span<const std::int64_t> bordersMs,
                                                               const CancelToken &token)
{
    const auto found = findRuns(query, token);
    if (!found)
        return found.error();
    return runfigures::durationCounts(*found->runs, found->positions, bordersMs);
}

Result<std::vector<RunGroup>> SqliteReader::runGroups(const RunsQuery &query, RunColumn column,
                                                      const CancelToken &token)
{
    RunsQuery sorted = query;
    sorted.sort = column;
    const auto found = findRuns(sorted, token);
    if (!found)
        return found.error();
    return runfigures::groups(*found->runs, found->ids.get(), found->positions, column);
}

Result<std::vector<VersionStart>> SqliteReader::versionStarts(std::string_view scriptId,
                                                              const CancelToken &token)
{
    RunsQuery query;
    query.scriptId = scriptId;
    const auto found = findRuns(query, token);
    if (!found)
        return found.error();
    return runfigures::versionStarts(*found->runs);
}

Result<LogStats> SqliteReader::logStats(const LogsQuery &query, const CancelToken &token)
{
    const auto reader = logs(token);
    return reader ? (*reader)->stats(query, token) : reader.error();
}

Result<std::vector<LogBucket>>
SqliteReader::logBuckets(const LogsQuery &query, std::span<const Micros> borders, const CancelToken &token)
{
    const auto reader = logs(token);
    return reader ? (*reader)->buckets(query, borders, token) : reader.error();
}

Result<std::int64_t> SqliteReader::count(const LogsQuery &query, const CancelToken &token)
{
    const auto stats = logStats(query, token);
    if (!stats)
        return stats.error();
    return stats->total;
}

Result<TimeRange> SqliteReader::extent(std::string_view scriptId, RecordKind kind, const CancelToken &token)
{
    if (kind == RecordKind::Runs)
        return call(token, [&] { return runqueries::extent(m_connection, scriptId); });
    const auto reader = logs(token);
    return reader ? (*reader)->extent(scriptId, token) : reader.error();
}

Result<std::optional<Run>> SqliteReader::run(std::string_view runId, const CancelToken &token)
{
    return call(token, [&] { return runqueries::run(m_connection, runId); });
}

Result<std::optional<Payload>> SqliteReader::payload(std::string_view runId, const CancelToken &token)
{
    return call(token, [&] { return readPayload(m_connection, runId); });
}

Result<std::optional<StoredRunExtra>> SqliteReader::runExtra(std::string_view runId, const CancelToken &token)
{
    return call(token, [&] { return readRunExtra(m_connection, runId); });
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

Result<Micros> SqliteReader::retentionHorizon(std::string_view scriptId, RecordKind kind,
                                              const CancelToken &token)
{
    return call(token, [&] { return readRetentionHorizon(m_connection, scriptId, kind); });
}

Result<std::vector<ProblemReport>> SqliteReader::problems(const CancelToken &token)
{
    return call(token, [&] { return readProblems(m_connection); });
}

} // namespace runglass
