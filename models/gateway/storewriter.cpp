// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/storewriter.h"

#include "gateway/runmerge.h"
#include "gateway/schema.h"
#include "gateway/storedtext.h"
#include "gateway/storeerror.h"

#include <algorithm>

namespace runglass::gateway {

using telemetry::Mapped;
using telemetry::MappedDeployment;
using telemetry::MappedRun;

namespace {

constexpr std::string_view runColumns = "key, id, script, revision, status, version, response_ms, function, "
                                        "executed_at, source_type, source";

/// All columns but the script, which the caller knows by its key.
Run runOf(const Rows &row)
{
    Run run;
    run.id = row.text(1);
    run.revision = row.integer(3);
    run.status = static_cast<RunStatus>(row.integer(4));
    run.deploymentVersion = row.optionalInteger(5);
    run.responseTimeMs = row.optionalInteger(6);
    run.function = row.text(7);
    run.executedAt = row.integer(8);
    run.sourceType = row.text(9);
    run.source = row.text(10);
    return run;
}

} // namespace

StoreWriter::StoreWriter(std::unique_ptr<Connection> connection, QString file)
    : m_connection(std::move(connection))
    , m_file(std::move(file))
    , m_selectRun(*m_connection, "SELECT " + std::string(runColumns) + " FROM runs WHERE id = ?")
    , m_insertRun(*m_connection,
                  "INSERT INTO runs (id, script, revision, status, version, response_ms, function,"
                  " executed_at, source_type, source, change) VALUES (?,?,?,?,?,?,?,?,?,?,?)")
    , m_updateRun(*m_connection,
                  "UPDATE runs SET revision = ?2, status = ?3, version = ?4, response_ms = ?5,"
                  " function = ?6, executed_at = ?7, source_type = ?8, source = ?9, change = ?10"
                  " WHERE key = ?1")
    , m_insertPayload(
          *m_connection,
          "INSERT INTO payloads VALUES (?,?,?,?,?,?,?) ON CONFLICT (run) DO UPDATE SET"
          " input = iif(excluded.input_kind = 0, input, excluded.input),"
          " input_kind = iif(excluded.input_kind = 0, input_kind, excluded.input_kind),"
          " output = iif(excluded.output_kind = 0, output, excluded.output),"
          " output_kind = iif(excluded.output_kind = 0, output_kind, excluded.output_kind),"
          " error = ifnull(excluded.error, error), attributes = ifnull(excluded.attributes, attributes)")
    // Unlike ON CONFLICT (id) this also works while load() has no index of ids.
    , m_insertLog(*m_connection, "INSERT OR IGNORE INTO logs VALUES (?,?,?,?,?,?,?,?)")
    , m_insertScript(*m_connection, "INSERT INTO scripts VALUES (?,?,?,?,?,?,?,?,?)")
    , m_updateScript(*m_connection, "UPDATE scripts SET language = ?2, status = ?3, last_executed_at = ?4,"
                                    " total_runs = ?5, total_logs = ?6, change = ?7 WHERE key = ?1")
    , m_upsertDeployment(
          *m_connection,
          "INSERT INTO deployments VALUES (?,?,?,?,?) ON CONFLICT DO UPDATE SET"
          " deployment_id = iif(excluded.deployment_id = '', deployment_id, excluded.deployment_id),"
          " deployed_at = ifnull(deployed_at, excluded.deployed_at),"
          " status = iif(excluded.status = '', status, excluded.status)")
{
    loadScripts();
    m_connection->clearError(); // the first transaction tries again
}

void StoreWriter::loadScripts()
{
    m_scripts.clear();
    Statement statement(*m_connection, "SELECT key, id, name, language, status, last_executed_at, total_runs,"
                                       " total_logs, change FROM scripts");
    Rows rows = statement.rows();
    while (rows.next()) {
        ScriptRow row;
        row.key = rows.integer(0);
        row.script.id = rows.text(1);
        row.script.name = rows.text(2);
        row.script.language = rows.text(3);
        row.script.deploymentStatus = rows.text(4);
        row.script.lastExecutedAt = rows.optionalInteger(5);
        row.script.totalRuns = rows.integer(6);
        row.script.totalLogs = rows.integer(7);
        row.change = rows.integer(8);
        m_scripts.emplace(row.script.id, row);
    }
    const auto last = m_connection->integer("SELECT max(ifnull((SELECT max(change) FROM runs), 0),"
                                            " ifnull((SELECT max(change) FROM logs), 0),"
                                            " ifnull((SELECT max(change) FROM scripts), 0))");
    m_sequence = last.value_or(0);
    m_isCurrent = m_connection->ok();
}

Result<void> StoreWriter::begin()
{
    if (!m_isCurrent)
        loadScripts();
    if (!m_connection->ok())
        return takeError(*m_connection, m_file);
    return {};
}

Result<WriteReport> StoreWriter::write(const Mapped &mapped)
{
    if (const auto begun = begin(); !begun)
        return begun.error();
    WriteReport report;
    Transaction transaction(*m_connection, Transaction::Kind::Write);
    if (m_connection->ok())
        add(mapped, report);
    return commit(transaction, report);
}

Result<WriteReport> StoreWriter::writeAll(const std::function<std::optional<Mapped>()> &next)
{
    if (const auto begun = begin(); !begun)
        return begun.error();
    WriteReport report;
    Transaction transaction(*m_connection, Transaction::Kind::Write);
    addAll(next, report);
    return commit(transaction, report);
}

Result<WriteReport> StoreWriter::load(const std::function<std::optional<Mapped>()> &next)
{
    if (const auto begun = begin(); !begun)
        return begun.error();
    WriteReport report;
    // A rollback journal holds what pages were before: of an empty file nearly nothing, so that every new
    // page is written once, where a write-ahead log writes it twice.
    m_connection->execute("PRAGMA journal_mode = DELETE; PRAGMA threads = 1");
    Transaction transaction(*m_connection, Transaction::Kind::Write);
    m_isLoading = true;
    dropIndexes(*m_connection);
    addAll(next, report);
    m_isLoading = false;
    createIndexes(*m_connection);
    auto loaded = commit(transaction, report);
    if (!m_connection->execute("PRAGMA journal_mode = WAL"))
        return takeError(*m_connection, m_file);
    return loaded;
}

void StoreWriter::addAll(const std::function<std::optional<Mapped>()> &next, WriteReport &report)
{
    while (auto mapped = m_connection->ok() ? next() : std::nullopt)
        add(*mapped, report);
}

Result<WriteReport> StoreWriter::commit(Transaction &transaction, const WriteReport &report)
{
    if (transaction.commit())
        return report;
    UserError failure = takeError(*m_connection, m_file);
    loadScripts();
    m_connection->clearError(); // the next transaction tries again
    return failure;
}

void StoreWriter::add(const Mapped &mapped, WriteReport &report)
{
    noteScripts(mapped);
    for (const MappedDeployment &deployment : mapped.deployments)
        writeDeployment(deployment);
    m_runKeys.reserve(mapped.runs.size() + mapped.mentionedRuns.size());
    for (const MappedRun &run : mapped.runs) {
        const std::int64_t key = writeRun(run.run, false, report);
        if (key != 0)
            writePayload(key, run);
    }
    for (const auto &[id, run] : mapped.mentionedRuns) {
        if (!m_runKeys.contains(id))
            writeRun(run, true, report);
    }
    writeLogs(mapped, report);
    m_runKeys.clear();
    storeScripts();
}

void StoreWriter::noteScripts(const Mapped &mapped)
{
    for (const auto &[id, script] : mapped.scripts) {
        ScriptRow &row = m_scripts[id];
        if (row.key == 0) {
            row.script = script;
            row.script.deploymentStatus = script.deploymentStatus;
            row.change = ++m_sequence;
            m_insertScript.execute(nullptr, script.id, script.name, script.language, script.deploymentStatus,
                                   nullptr, 0, 0, row.change);
            row.key = m_connection->lastInsertedRow();
        } else {
            row.change = ++m_sequence;
        }
        row.isTouched = true;
        if (!script.language.empty())
            row.script.language = script.language;
        if (!script.deploymentStatus.empty())
            row.script.deploymentStatus = script.deploymentStatus;
    }
}

void StoreWriter::storeScripts()
{
    for (auto &[id, row] : m_scripts) {
        if (!row.isTouched)
            continue;
        row.isTouched = false;
        // A script that runs has been deployed, whether or not its deployment was told.
        if (row.script.deploymentStatus.empty() && row.script.totalRuns > 0)
            row.script.deploymentStatus = "deployed";
        m_updateScript.execute(row.key, row.script.language, row.script.deploymentStatus,
                               row.script.lastExecutedAt, row.script.totalRuns, row.script.totalLogs,
                               row.change);
    }
}

void StoreWriter::writeDeployment(const MappedDeployment &mapped)
{
    const Deployment &deployment = mapped.deployment;
    m_upsertDeployment.execute(m_scripts[mapped.scriptId].key, deployment.version, deployment.deploymentId,
                               deployment.deployedAt, deployment.status);
}

std::optional<StoreWriter::KnownRun> StoreWriter::findRun(std::string_view id)
{
    Rows row = m_selectRun.rows(id);
    if (!row.next())
        return {};
    return KnownRun{row.integer(0), runOf(row)};
}

std::int64_t StoreWriter::insertRun(const Run &run)
{
    ScriptRow &script = m_scripts[run.scriptId];
    const bool inserted = m_insertRun.execute(run.id, script.key, 1, static_cast<std::int64_t>(run.status),
                                              run.deploymentVersion, run.responseTimeMs, run.function,
                                              run.executedAt, run.sourceType, run.source, ++m_sequence);
    if (!inserted)
        return 0;
    ++script.script.totalRuns;
    script.script.lastExecutedAt =
        std::max(script.script.lastExecutedAt.value_or(run.executedAt), run.executedAt);
    return m_connection->lastInsertedRow();
}

void StoreWriter::updateRun(const KnownRun &known, const Run &merged)
{
    m_updateRun.execute(known.key, known.run.revision + 1, static_cast<std::int64_t>(merged.status),
                        merged.deploymentVersion, merged.responseTimeMs, merged.function, merged.executedAt,
                        merged.sourceType, merged.source, ++m_sequence);
}

std::int64_t StoreWriter::writeRun(const Run &run, bool onlyMentioned, WriteReport &report)
{
    const auto known = m_isLoading ? std::nullopt : findRun(run.id);
    std::int64_t key = 0;
    if (!known) {
        key = insertRun(run);
        ++report.runsChanged;
    } else {
        key = known->key;
        const auto merged = onlyMentioned ? std::nullopt : mergedRun(known->run, run);
        if (merged) {
            updateRun(*known, *merged);
            ++report.runsChanged;
        }
    }
    m_runKeys[run.id] = key;
    return key;
}

void StoreWriter::writePayload(std::int64_t run, const MappedRun &mapped)
{
    const Payload &payload = mapped.payload;
    const auto stored = [this](const std::optional<Document> &document) {
        return document ? StoredText::of(document->text, document->isJson, m_compressor) : StoredText();
    };
    const StoredText input = stored(payload.input);
    const StoredText output = stored(payload.output);
    const auto attributes =
        mapped.attributes.empty() ? std::nullopt : std::optional<std::string_view>(mapped.attributes);
    m_insertPayload.execute(run, input.kind(), Blob{input.bytes()}, output.kind(), Blob{output.bytes()},
                            payload.error, attributes);
}

void StoreWriter::writeLogs(const Mapped &mapped, WriteReport &report)
{
    for (const LogEntry &entry : mapped.logs) {
        ScriptRow &script = m_scripts[entry.scriptId];
        const auto run = m_runKeys.find(entry.runId);
        if (run == m_runKeys.end())
            continue; // the mapper mentions the run of every entry
        if (!m_insertLog.execute(m_sequence + 1, entry.id, run->second, script.key,
                                 static_cast<std::int64_t>(entry.level), entry.message, entry.time,
                                 entry.attributes))
            return;
        if (m_connection->changedRows() == 0) {
            ++report.logsRepeated;
            continue;
        }
        ++m_sequence;
        ++script.script.totalLogs;
        ++report.logsInserted;
    }
}

std::string StoreWriter::databaseId()
{
    Statement statement(*m_connection, "SELECT value FROM meta WHERE name = 'database_id'");
    Rows row = statement.rows();
    std::string id = row.next() ? std::string(row.text(0)) : std::string();
    m_connection->clearError();
    return id;
}

std::optional<std::int64_t> StoreWriter::note(std::string_view name)
{
    Statement statement(*m_connection, "SELECT value FROM meta WHERE name = ?");
    Rows row = statement.rows(name);
    const auto value = row.next() ? row.optionalInteger(0) : std::nullopt;
    m_connection->clearError();
    return value;
}

Result<void> StoreWriter::setNote(std::string_view name, std::int64_t value)
{
    Statement statement(*m_connection, "INSERT INTO meta VALUES (?, ?)"
                                       " ON CONFLICT DO UPDATE SET value = excluded.value");
    if (!statement.execute(name, value))
        return takeError(*m_connection, m_file);
    return {};
}

std::vector<Run> StoreWriter::runsInProgress()
{
    std::vector<Run> runs;
    Statement statement(*m_connection, "SELECT " + std::string(runColumns) +
                                           " FROM runs WHERE status = 1 ORDER BY executed_at, id");
    Rows rows = statement.rows();
    while (rows.next()) {
        Run run = runOf(rows);
        for (const auto &[id, script] : m_scripts) {
            if (script.key == rows.integer(2))
                run.scriptId = id;
        }
        runs.push_back(std::move(run));
    }
    m_connection->clearError();
    return runs;
}

void StoreWriter::checkpoint()
{
    m_connection->execute("PRAGMA wal_checkpoint(PASSIVE)");
    m_connection->clearError();
}

} // namespace runglass::gateway
