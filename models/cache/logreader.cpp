// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logreader.h"

#include "cache/cacheerror.h"
#include "cache/cancelguard.h"
#include "cache/filterevaluation.h"
#include "cache/logchange.h"
#include "cache/logvisitor.h"
#include "cache/runqueries.h"
#include "cache/scriptstore.h"
#include "sqlite/transaction.h"

#include <algorithm>
#include <numeric>

namespace runglass {

LogReader::LogReader(Connection &connection, LogReading &reading, RunColumnsStore &runs,
                     std::function<UserError()> takeError)
    : m_connection(connection)
    , m_reading(reading)
    , m_runs(runs)
    , m_takeError(std::move(takeError))
    , m_reader(connection, reading.damage())
{
}

template <class Work>
auto LogReader::run(const CancelToken &token, Work work) -> Result<decltype(work())>
{
    auto answer = work();
    m_reader.close();
    if (token.isCancelled()) {
        m_connection.clearError();
        return cacheerror::cancelled();
    }
    if (!m_connection.ok())
        return m_takeError();
    return answer;
}

Result<logqueries::Question> LogReader::ask(const LogsQuery &query, const CancelToken &token)
{
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const CancelGuard guard(m_connection, token);
        const Transaction transaction(m_connection, Transaction::Kind::Read);
        std::optional<FilterGround> ground;
        const auto runsWhere = [&](const Condition &condition) -> Result<std::shared_ptr<const Bitmap>> {
            if (!ground) {
                RunsQuery runs;
                runs.scriptId = query.scriptId;
                runs.filter = query.filter;
                runs.marks = query.marks;
                ground = runqueries::ground(m_connection, m_runs, runs, token);
            }
            // Then the token or the connection says why.
            if (!ground->runs)
                return std::shared_ptr<const Bitmap>(std::make_shared<const Bitmap>());
            return filterevaluation::runKeysWhere(*ground, condition);
        };
        auto asked = run(token, [&] { return logqueries::ask(context(token), query, runsWhere); });
        if (!asked)
            return asked.error();
        if (!*asked || asked->value().snapshot)
            return std::move(*asked);
    }
    m_connection.fail(SqlError{.code = SQLITE_BUSY, .systemError = 0, .detail = {}});
    return m_takeError();
}

Result<RowSetPointer> LogReader::select(const LogsQuery &query, const QueryEvents<LogRow> &events,
                                        const CancelToken &token)
{
    const auto question = ask(query, token);
    if (!question)
        return question.error();
    return run(token, [&] { return logqueries::select(context(token), *question, events); });
}

Result<LogStats> LogReader::stats(const LogsQuery &query, const CancelToken &token)
{
    const auto question = ask(query, token);
    if (!question)
        return question.error();
    return run(token, [&] {
        const SegmentScan::Found found = logqueries::find(context(token), *question);
        LogStats stats;
        stats.byLevel = found.levels;
        stats.total = std::accumulate(stats.byLevel.begin(), stats.byLevel.end(), std::int64_t{0});
        return stats;
    });
}

Result<std::vector<LogBucket>> LogReader::buckets(const LogsQuery &query, std::span<const Micros> borders,
                                                  const CancelToken &token)
{
    const auto question = ask(query, token);
    if (!question)
        return question.error();
    return run(token, [&] { return logqueries::buckets(context(token), *question, borders); });
}

Result<TimeRange> LogReader::extent(std::string_view scriptId, const CancelToken &token)
{
    LogsQuery query;
    query.scriptId = scriptId;
    const auto question = ask(query, token);
    if (!question)
        return question.error();
    TimeRange range;
    for (const auto &cluster : question->snapshot->clusters()) {
        const TimeRange part{cluster->firstTime(), cluster->lastTime() + 1};
        range =
            range.isEmpty() ? part : TimeRange{std::min(range.from, part.from), std::max(range.to, part.to)};
    }
    return range;
}

Result<Page<LogRow>> LogReader::page(const LogAnswer &answer, std::int64_t first, std::int64_t count,
                                     const CancelToken &token)
{
    const Transaction transaction(m_connection, Transaction::Kind::Read);
    return run(token, [&] {
        return Page<LogRow>{.first = std::max<std::int64_t>(first, 0),
                            .rows = logqueries::rows(context(token), answer, first, count)};
    });
}

Result<std::int64_t> LogReader::visit(const LogAnswer &answer, std::int64_t first, std::int64_t count,
                                      LogParts parts, const LogVisit &take, const CancelToken &token)
{
    std::int64_t lastRun = 0;
    for (const LogSnapshot::Slot &slot : answer.snapshot().slots())
        lastRun = std::max(lastRun, slot.segment->info().lastRun);
    if (!m_runIds || m_runIds->highestKey() < lastRun) {
        const CancelGuard guard(m_connection, token);
        const Transaction transaction(m_connection, Transaction::Kind::Read);
        m_runIds = m_runs.ids(m_connection, token);
    }
    return run(token, [&]() -> std::int64_t {
        const logqueries::Context where = context(token);
        return m_runIds ? LogVisitor(where, answer, *m_runIds, parts).visit(first, count, take) : 0;
    });
}

Result<std::vector<RecordKey>> LogReader::keys(const LogAnswer &answer, std::int64_t first,
                                               std::int64_t count, const CancelToken &token)
{
    return run(token, [&] { return logqueries::keys(context(token), answer, first, count); });
}

Result<std::vector<std::optional<std::int64_t>>>
LogReader::positions(const LogAnswer &answer, std::span<const RecordKey> keys, const CancelToken &token)
{
    return run(token, [&] { return logqueries::positions(context(token), answer, keys); });
}

Result<RowChange> LogReader::change(const RowSet &before, const LogAnswer &after, const CancelToken &token)
{
    return run(token, [&] { return logqueries::change(context(token), before, after); });
}

Result<std::optional<std::int64_t>> LogReader::findRow(const LogAnswer &answer, std::int64_t from,
                                                       Direction direction, RowMark mark,
                                                       const CancelToken &token)
{
    return run(token, [&] { return logqueries::findRow(context(token), answer, from, direction, mark); });
}

LogSnapshotPointer LogReader::snapshotOf(std::string_view scriptId, const CancelToken &token)
{
    return logqueries::snapshotOf(context(token), scriptId);
}

Result<Bitmap> LogReader::runsWithEntry(const LogSnapshotPointer &snapshot,
                                        const LogConditionPointer &condition, const CancelToken &token)
{
    return run(token, [&] { return logqueries::runsWithEntries(context(token), snapshot, condition); });
}

} // namespace runglass
