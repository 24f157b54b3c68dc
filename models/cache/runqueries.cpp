// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/runqueries.h"

#include "analysis/percentile.h"
#include "cache/runids.h"
#include "cache/scriptstore.h"
#include "cache/storedid.h"
#include "sqlite/statement.h"

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

RunStats stats(Connection &connection, const RunsQuery &query)
{
    Statement statement(connection, "SELECT status, response_ms FROM run INDEXED BY run_by_time"
                                    " WHERE script = ? AND executed_at >= ? AND executed_at < ?");
    RunStats stats;
    std::vector<std::int64_t> times;
    Rows found = statement.rows(scriptKey(connection, query.scriptId), query.range.from, query.range.to);
    while (found.next()) {
        ++stats.total;
        const auto status = static_cast<RunStatus>(found.integer(0));
        stats.succeeded += status == RunStatus::Success ? 1 : 0;
        stats.failed += status == RunStatus::Failed ? 1 : 0;
        stats.inProgress += status == RunStatus::InProgress ? 1 : 0;
        if (const auto time = found.optionalInteger(1))
            times.push_back(*time);
    }
    stats.p90Ms = nearestRank(times, 90);
    stats.p99Ms = nearestRank(times, 99);
    return stats;
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
