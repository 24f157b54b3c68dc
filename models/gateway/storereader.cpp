// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/storereader.h"

#include "domain/logentry.h"
#include "domain/run.h"
#include "gateway/jsonobject.h"
#include "gateway/storedtext.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace runglass::gateway {

namespace {

constexpr std::string_view runColumns = "r.id, s.id, r.revision, r.status, r.version, r.response_ms, "
                                        "r.function, r.executed_at, r.source_type, r.source, "
                                        "r.change";
constexpr std::string_view logColumns =
    "l.id, r.id, s.id, l.level, l.message, l.time, l.attributes, l.change";
constexpr int runChangeColumn = 10;
constexpr int logChangeColumn = 7;

void separate(std::string &out)
{
    if (!out.empty())
        out += ',';
}

void appendRun(std::string &out, const Rows &row)
{
    JsonObject(out)
        .text("run_id", row.text(0))
        .text("script_id", row.text(1))
        .integer("revision", row.integer(2))
        .text("status", toApiWord(static_cast<RunStatus>(row.integer(3))))
        .integer("deployment_version", row.optionalInteger(4))
        .integer("response_time_ms", row.optionalInteger(5))
        .textOrNull("function", row.text(6))
        .time("executed_at", row.integer(7))
        .textOrNull("source_type", row.text(8))
        .textOrNull("source", row.text(9))
        .end();
}

void appendLog(std::string &out, const Rows &row)
{
    JsonObject(out)
        .text("log_id", row.text(0))
        .text("run_id", row.text(1))
        .text("script_id", row.text(2))
        .text("level", toApiWord(static_cast<LogLevel>(row.integer(3))))
        .text("message", row.text(4))
        .time("timestamp", row.integer(5))
        .json("attributes", row.text(6).empty() ? "null" : row.text(6))
        .end();
}

void appendScript(std::string &out, const Rows &row)
{
    separate(out);
    JsonObject(out)
        .text("id", row.text(0))
        .text("name", row.text(1))
        .textOrNull("language", row.text(2))
        .textOrNull("deployment_status", row.text(3))
        .time("first_deployed_at", row.optionalInteger(4))
        .time("last_executed_at", row.optionalInteger(5))
        .integer("total_runs", row.integer(6))
        .integer("total_logs", row.integer(7))
        .end();
}

// Listed once it has been deployed and executed.
constexpr std::string_view scriptQuery =
    "SELECT id, name, language, status,"
    " (SELECT min(deployed_at) FROM deployments d WHERE d.script = s.key AND d.status <> 'draft'),"
    " last_executed_at, total_runs, total_logs FROM scripts s WHERE total_runs > 0 ";

std::string scriptFilter(std::string_view column, const std::vector<std::int64_t> &scripts)
{
    if (scripts.empty())
        return {};
    // Keys are integers of ours: nothing to bind.
    std::string filter = " AND ";
    filter += column;
    filter += " IN (";
    for (const std::int64_t script : scripts)
        filter += std::to_string(script) + ',';
    filter.back() = ')';
    return filter;
}

} // namespace

StoreReader::StoreReader(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
{
}

void StoreReader::check()
{
    if (m_connection->ok())
        return;
    m_connection->clearError(); // it is only this answer that there isn't
    throw std::runtime_error("the database can't be read");
}

std::string StoreReader::scripts()
{
    std::string out;
    Statement statement(*m_connection, std::string(scriptQuery) + "ORDER BY name, id");
    Rows rows = statement.rows();
    while (rows.next())
        appendScript(out, rows);
    check();
    return out;
}

std::optional<std::int64_t> StoreReader::keyOf(const char *sql, std::string_view id)
{
    Statement statement(*m_connection, sql);
    Rows row = statement.rows(id);
    const bool found = row.next();
    check();
    return found ? std::optional(row.integer(0)) : std::nullopt;
}

std::optional<std::int64_t> StoreReader::scriptKey(std::string_view id)
{
    return keyOf("SELECT key FROM scripts WHERE id = ? AND total_runs > 0", id);
}

std::optional<std::int64_t> StoreReader::runKey(std::string_view id)
{
    return keyOf("SELECT key FROM runs WHERE id = ?", id);
}

std::string StoreReader::deployments(std::int64_t script)
{
    std::string out;
    Statement statement(*m_connection, "SELECT version, deployment_id, deployed_at, status FROM deployments"
                                       " WHERE script = ? ORDER BY version DESC");
    Rows rows = statement.rows(script);
    while (rows.next()) {
        separate(out);
        JsonObject(out)
            .integer("version", rows.integer(0))
            .textOrNull("deployment_id", rows.text(1))
            .time("deployed_at", rows.optionalInteger(2))
            .textOrNull("status", rows.text(3))
            .end();
    }
    check();
    return out;
}

ListPage StoreReader::list(const std::string &sql, const ListRequest &request, bool isRuns)
{
    // Beyond the end of the range when there is no cursor, so that one statement does for both.
    const Micros lastTime = request.after ? request.after->position : request.range.to;
    const std::string_view lastId = request.after ? std::string_view(request.after->id) : std::string_view();
    const std::int64_t limit = request.limit + 1;
    Statement statement(*m_connection, sql);
    Rows rows = statement.rows(request.run ? *request.run : request.script, request.range.from,
                               request.range.to, lastTime, lastId, limit);
    const int idColumn = 0;
    const int timeColumn = isRuns ? 7 : 5;
    ListPage page;
    page.records.reserve(static_cast<std::size_t>(request.limit) * 320);
    std::int64_t count = 0;
    while (rows.next()) {
        if (count == request.limit) {
            page.more = true;
            break;
        }
        ++count;
        separate(page.records);
        if (isRuns)
            appendRun(page.records, rows);
        else
            appendLog(page.records, rows);
        if (count == request.limit) {
            page.lastTime = rows.integer(timeColumn);
            page.lastId = rows.text(idColumn);
        }
    }
    check();
    return page;
}

ListPage StoreReader::runs(const ListRequest &request)
{
    std::string sql = "SELECT ";
    sql += runColumns;
    sql += " FROM runs r JOIN scripts s ON s.key = r.script"
           " WHERE r.script = ?1 AND r.executed_at >= ?2 AND r.executed_at < ?3"
           " AND r.executed_at <= ?4 AND (r.executed_at < ?4 OR r.id < ?5)"
           " ORDER BY r.executed_at DESC, r.id DESC LIMIT ?6";
    return list(sql, request, true);
}

ListPage StoreReader::logs(const ListRequest &request)
{
    std::string sql = "SELECT ";
    sql += logColumns;
    sql += " FROM logs l JOIN scripts s ON s.key = l.script JOIN runs r ON r.key = l.run WHERE ";
    sql += request.run ? "l.run = ?1" : "l.script = ?1";
    sql += " AND l.time >= ?2 AND l.time < ?3 AND l.time <= ?4 AND (l.time < ?4 OR l.id < ?5)"
           " ORDER BY l.time DESC, l.id DESC LIMIT ?6";
    return list(sql, request, false);
}

std::optional<std::string> StoreReader::run(std::string_view id)
{
    std::string sql = "SELECT ";
    sql += runColumns;
    sql += " FROM runs r JOIN scripts s ON s.key = r.script WHERE r.id = ?";
    Statement statement(*m_connection, sql);
    Rows row = statement.rows(id);
    const bool found = row.next();
    check();
    if (!found)
        return {};
    std::string out;
    appendRun(out, row);
    return out;
}

std::optional<std::string> StoreReader::payload(std::string_view id)
{
    Statement statement(*m_connection,
                        "SELECT p.input_kind, p.input, p.output_kind, p.output, p.error, p.attributes"
                        " FROM runs r LEFT JOIN payloads p ON p.run = r.key WHERE r.id = ?");
    Rows row = statement.rows(id);
    const bool found = row.next();
    check();
    if (!found)
        return {};
    std::string out;
    JsonObject object(out);
    object.text("run_id", id);
    const auto addDocument = [&](std::string_view name, int column) {
        const StoredText stored{row.integer(column), row.blob(column + 1)};
        const auto text = stored.text();
        if (!text)
            object.json(name, "null");
        else if (stored.isJson())
            object.json(name, *text);
        else
            object.text(std::string(name) + "_text", *text);
    };
    addDocument("input", 0);
    addDocument("output", 2);
    if (row.isNull(4))
        object.json("error", "null");
    else
        object.text("error", row.text(4));
    object.json("attributes", row.text(5).empty() ? "null" : row.text(5));
    object.end();
    return out;
}

std::int64_t StoreReader::sequence()
{
    const auto last = m_connection->integer("SELECT max(ifnull((SELECT max(change) FROM runs), 0),"
                                            " ifnull((SELECT max(change) FROM logs), 0),"
                                            " ifnull((SELECT max(change) FROM scripts), 0))");
    check();
    return last.value_or(0);
}

ChangesPage StoreReader::changes(std::int64_t after, std::int64_t limit,
                                 const std::vector<std::int64_t> &scripts)
{
    const Transaction snapshot(*m_connection, Transaction::Kind::Read);
    std::string sql = "SELECT ";
    (sql += runColumns) += " FROM runs r JOIN scripts s ON s.key = r.script WHERE r.change > ?1";
    sql += scriptFilter("r.script", scripts) + " ORDER BY r.change LIMIT ?2";
    Statement runStatement(*m_connection, sql);
    sql = "SELECT ";
    (sql += logColumns) += " FROM logs l JOIN scripts s ON s.key = l.script JOIN runs r ON r.key = l.run"
                           " WHERE l.change > ?1";
    sql += scriptFilter("l.script", scripts) + " ORDER BY l.change LIMIT ?2";
    Statement logStatement(*m_connection, sql);
    Rows runRows = runStatement.rows(after, limit + 1);
    Rows logRows = logStatement.rows(after, limit + 1);

    ChangesPage page;
    page.next = after;
    bool hasRun = runRows.next();
    bool hasLog = logRows.next();
    for (std::int64_t count = 0; hasRun || hasLog; ++count) {
        if (count == limit) {
            page.more = true;
            break;
        }
        const std::int64_t none = std::numeric_limits<std::int64_t>::max();
        const std::int64_t runChange = hasRun ? runRows.integer(runChangeColumn) : none;
        const std::int64_t logChange = hasLog ? logRows.integer(logChangeColumn) : none;
        page.next = std::min(runChange, logChange);
        std::string &out = runChange < logChange ? page.runs : page.logs;
        separate(out);
        if (runChange < logChange) {
            appendRun(out, runRows);
            hasRun = runRows.next();
        } else {
            appendLog(out, logRows);
            hasLog = logRows.next();
        }
    }
    check();

    if (!page.more) {
        // Past what other scripts did, so that it isn't looked through again.
        page.next = std::max(page.next, sequence());
    }
    Statement scriptStatement(*m_connection, std::string(scriptQuery) + "AND change > ?1 AND change <= ?2" +
                                                 scriptFilter("s.key", scripts) + " ORDER BY change");
    Rows scriptRows = scriptStatement.rows(after, page.next);
    while (scriptRows.next())
        appendScript(page.scripts, scriptRows);
    check();
    return page;
}

} // namespace runglass::gateway
