// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/runqueries.h"

#include "cache/runanswer.h"
#include "cache/runids.h"
#include "cache/scriptstore.h"
#include "cache/storedid.h"
#include "runcolumns/runconditions.h"
#include "sqlite/statement.h"

#include <algorithm>

namespace runglass::runqueries {

namespace {

/// All columns of a run, from RunId on in the order they are shown.
#define RUN_COLUMNS                                                                                          \
    "SELECT i.id, s.id, r.revision, r.status, r.version, r.response_ms, f.text, r.executed_at, t.text, "     \
    "o.text"                                                                                                 \
    " FROM run r JOIN run_id i ON i.key = r.key JOIN script s ON s.key = r.script"                           \
    " LEFT JOIN label f ON f.key = r.function LEFT JOIN label t ON t.key = r.source_type"                    \
    " LEFT JOIN label o ON o.key = r.source"

Run runFrom(const Rows &rows)
{
    return {.id = StoredId::fromColumn(rows, 0),
            .scriptId = std::string(rows.text(1)),
            .revision = rows.integer(2),
            .status = static_cast<RunStatus>(rows.integer(3)),
            .deploymentVersion = rows.optionalInteger(4),
            .responseTimeMs = rows.optionalInteger(5),
            .function = std::string(rows.text(6)),
            .executedAt = rows.integer(7),
            .sourceType = std::string(rows.text(8)),
            .source = std::string(rows.text(9))};
}

} // namespace

FilterGround ground(Connection &connection, RunColumnsStore &store, const RunsQuery &query,
                    const CancelToken &token)
{
    FilterGround ground;
    ground.runs = store.at(connection, token);
    const bool needsIds = filterevaluation::needsRunIds(query.filter, query.marks) || !query.search.empty() ||
                          query.sort == RunColumn::RunId;
    ground.marks = query.marks;
    if (ground.runs && needsIds)
        ground.ids = store.ids(connection, token);
    if (needsIds && !ground.ids)
        ground.runs.reset();
    ground.lastRunId = connection.integer("SELECT max(key) FROM run_id").value_or(0);
    ground.script = scriptKey(connection, query.scriptId);
    return ground;
}

Result<Matches> find(const FilterGround &ground, const RunsQuery &query, const CancelToken &token)
{
    Matches matches{ground.runs->of(ground.script), ground.ids, {}, ground.runs->sequence()};
    const RunColumns &runs = *matches.runs;
    matches.positions = Bitmap(runs.size());
    const PositionRange range = runs.in(query.range);
    matches.positions.setRange(range.begin, range.end);
    if (!query.filter.isEmpty()) {
        const Result<Bitmap> found = filterevaluation::runsWhere(ground, query.filter, token);
        if (!found)
            return found.error();
        matches.positions &= *found;
    }
    if (!query.search.empty())
        matches.positions &= runconditions::search(runs, *ground.ids, query.search);
    return matches;
}

RowSetPointer answer(Matches matches, const RunsQuery &query)
{
    if (query.kept && *query.kept >= 0 && *query.kept <= matches.runs->highestKey()) {
        Bitmap key(static_cast<std::size_t>(*query.kept) + 1);
        key.set(static_cast<std::size_t>(*query.kept));
        matches.positions |= runconditions::positionsOf(*matches.runs, key);
    }
    return std::make_shared<RunAnswer>(std::move(matches.runs), matches.ids.get(),
                                       std::move(matches.positions), query.sort, query.order,
                                       matches.sequence, query.scriptId);
}

bool isPlain(const RunsQuery &query)
{
    return !query.kept && query.sort == RunColumn::ExecutedOn && query.filter.isEmpty() &&
           query.search.empty();
}

std::vector<RunRow> firstRows(Connection &connection, const RunsQuery &query, std::int64_t count)
{
#define FROM_INDEX                                                                                           \
    "SELECT key FROM run INDEXED BY run_by_time WHERE script = ? AND executed_at >= ? AND executed_at < ?"
    Statement statement(connection, query.order == SortOrder::Ascending
                                        ? FROM_INDEX " ORDER BY executed_at, key LIMIT ?"
                                        : FROM_INDEX " ORDER BY executed_at DESC, key LIMIT ?");
#undef FROM_INDEX
    std::vector<RecordKey> keys;
    {
        Rows found = statement.rows(scriptKey(connection, query.scriptId), query.range.from, query.range.to,
                                    std::max<std::int64_t>(count, 0));
        while (found.next())
            keys.push_back(found.integer(0));
    }
    return rows(connection, keys);
}

std::vector<RunRow> rows(Connection &connection, const std::vector<RecordKey> &keys)
{
    Statement statement(connection, RUN_COLUMNS " WHERE r.key = ?");
    std::vector<RunRow> result;
    result.reserve(keys.size());
    for (const RecordKey key : keys) {
        RunRow &row = result.emplace_back(RunRow{.key = key, .run = {}});
        Rows found = statement.rows(key);
        if (found.next())
            row.run = runFrom(found);
    }
    return result;
}

TimeRange extent(Connection &connection, std::string_view scriptId)
{
    const RecordKey script = scriptKey(connection, scriptId);
    const auto end = [&](const char *sql) {
        Statement statement(connection, sql);
        Rows found = statement.rows(script);
        return found.next() ? std::optional(found.integer(0)) : std::nullopt;
    };
#define FROM_INDEX "SELECT executed_at FROM run INDEXED BY run_by_time WHERE script = ? ORDER BY executed_at "
    const auto first = end(FROM_INDEX "LIMIT 1");
    const auto last = end(FROM_INDEX "DESC LIMIT 1");
#undef FROM_INDEX
    if (!first || !last)
        return {};
    return {*first, *last + 1};
}

std::optional<Run> run(Connection &connection, std::string_view runId)
{
    Statement statement(connection, RUN_COLUMNS " WHERE r.key = ?");
    Rows found = statement.rows(runKey(connection, runId));
    if (!found.next())
        return {};
    return runFrom(found);
}

std::vector<std::string> inProgress(Connection &connection, std::string_view scriptId)
{
    Statement statement(connection, "SELECT i.id FROM run r INDEXED BY run_in_progress"
                                    " JOIN run_id i ON i.key = r.key WHERE r.status = 1 AND r.script = ?"
                                    " ORDER BY r.key");
    std::vector<std::string> ids;
    Rows found = statement.rows(scriptKey(connection, scriptId));
    while (found.next())
        ids.push_back(StoredId::fromColumn(found, 0));
    return ids;
}

} // namespace runglass::runqueries
