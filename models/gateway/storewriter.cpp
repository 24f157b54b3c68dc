// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/storewriter.h"

#include "gateway/runmerge.h"
#include "gateway/schema.h"
#include "gateway/storedtext.h"

#include <algorithm>

namespace runglass::gateway {

using telemetry::Mapped;
using telemetry::MappedDeployment;
using telemetry::MappedRun;

namespace {

constexpr std::string_view runColumns = "key, id, script, revision, status, version, response_ms, function, "
                                        "executed_at, source_type, source";

/// All columns but the script, which the caller knows by its key.
Run runOf(const sqlite::Statement &row)
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

StoreWriter::StoreWriter(sqlite::Database database)
    : m_database(std::move(database))
{
    m_selectRun = m_database.prepare("SELECT " + std::string(runColumns) + " FROM runs WHERE id = ?");
    m_insertRun =
        m_database.prepare("INSERT INTO runs (id, script, revision, status, version, response_ms, function,"
                           " executed_at, source_type, source, change) VALUES (?,?,?,?,?,?,?,?,?,?,?)");
    m_updateRun =
        m_database.prepare("UPDATE runs SET revision = ?2, status = ?3, version = ?4, response_ms = ?5,"
                           " function = ?6, executed_at = ?7, source_type = ?8, source = ?9, change = ?10"
                           " WHERE key = ?1");
    m_insertPayload = m_database.prepare(
        "INSERT INTO payloads VALUES (?,?,?,?,?,?,?) ON CONFLICT (run) DO UPDATE SET"
        " input = iif(excluded.input_kind = 0, input, excluded.input),"
        " input_kind = iif(excluded.input_kind = 0, input_kind, excluded.input_kind),"
        " output = iif(excluded.output_kind = 0, output, excluded.output),"
        " output_kind = iif(excluded.output_kind = 0, output_kind, excluded.output_kind),"
        " error = ifnull(excluded.error, error), attributes = ifnull(excluded.attributes, attributes)");
    // Unlike ON CONFLICT (id) this also works while load() has no index of ids.
    m_insertLog = m_database.prepare("INSERT OR IGNORE INTO logs VALUES (?,?,?,?,?,?,?,?)");
    m_insertScript = m_database.prepare("INSERT INTO scripts VALUES (?,?,?,?,?,?,?,?,?)");
    m_updateScript =
        m_database.prepare("UPDATE scripts SET language = ?2, status = ?3, last_executed_at = ?4,"
                           " total_runs = ?5, total_logs = ?6, change = ?7 WHERE key = ?1");
    m_upsertDeployment = m_database.prepare(
        "INSERT INTO deployments VALUES (?,?,?,?,?) ON CONFLICT DO UPDATE SET"
        " deployment_id = iif(excluded.deployment_id = '', deployment_id, excluded.deployment_id),"
        " deployed_at = ifnull(deployed_at, excluded.deployed_at),"
        " status = iif(excluded.status = '', status, excluded.status)");
    loadScripts();
}

void StoreWriter::loadScripts()
{
    m_scripts.clear();
    auto rows =
        m_database.prepare("SELECT key, id, name, language, status, last_executed_at, total_runs, total_logs,"
                           " change FROM scripts");
    while (rows.step()) {
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
    auto last = m_database.prepare("SELECT max(ifnull((SELECT max(change) FROM runs), 0),"
                                   " ifnull((SELECT max(change) FROM logs), 0),"
                                   " ifnull((SELECT max(change) FROM scripts), 0))");
    m_sequence = last.step() ? last.integer(0) : 0;
}

void StoreWriter::check(bool done)
{
    if (done || m_failed)
        return;
    m_failed = true;
    m_failure = m_database.error();
}

void StoreWriter::check(const Result<void> &done)
{
    if (done || m_failed)
        return;
    m_failed = true;
    m_failure = done.error();
}

Result<WriteReport> StoreWriter::write(const Mapped &mapped)
{
    m_failed = false;
    WriteReport report;
    if (const auto begun = m_database.run("BEGIN IMMEDIATE"); !begun)
        return begun.error();
    add(mapped, report);
    return commit(report);
}

Result<WriteReport> StoreWriter::writeAll(const std::function<std::optional<Mapped>()> &next)
{
    m_failed = false;
    WriteReport report;
    if (const auto begun = m_database.run("BEGIN IMMEDIATE"); !begun)
        return begun.error();
    addAll(next, report);
    return commit(report);
}

Result<WriteReport> StoreWriter::load(const std::function<std::optional<Mapped>()> &next)
{
    m_failed = false;
    WriteReport report;
    // A rollback journal holds what pages were before: of an empty file nearly nothing, so that every new
    // page is written once, where a write-ahead log writes it twice.
    if (const auto begun =
            m_database.run("PRAGMA journal_mode = DELETE; PRAGMA threads = 1; BEGIN IMMEDIATE");
        !begun)
        return begun.error();
    m_isLoading = true;
    check(dropIndexes(m_database));
    addAll(next, report);
    m_isLoading = false;
    if (!m_failed)
        check(createIndexes(m_database));
    auto loaded = commit(report);
    if (const auto set = m_database.run("PRAGMA journal_mode = WAL"); !set)
        return set.error();
    return loaded;
}

void StoreWriter::addAll(const std::function<std::optional<Mapped>()> &next, WriteReport &report)
{
    while (auto mapped = m_failed ? std::nullopt : next())
        add(*mapped, report);
}

Result<WriteReport> StoreWriter::commit(const WriteReport &report)
{
    if (!m_failed) {
        if (const auto committed = m_database.run("COMMIT"); !committed) {
            m_failed = true;
            m_failure = committed.error();
        }
    }
    if (!m_failed)
        return report;
    static_cast<void>(m_database.run("ROLLBACK").ok());
    loadScripts();
    return m_failure;
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
            m_insertScript.bindNull(1);
            m_insertScript.bind(2, std::string_view(script.id));
            m_insertScript.bind(3, std::string_view(script.name));
            m_insertScript.bind(4, std::string_view(script.language));
            m_insertScript.bind(5, std::string_view(script.deploymentStatus));
            m_insertScript.bindNull(6);
            m_insertScript.bind(7, std::int64_t{0});
            m_insertScript.bind(8, std::int64_t{0});
            m_insertScript.bind(9, row.change);
            check(m_insertScript.run());
            row.key = m_database.lastInsertRowId();
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
        m_updateScript.bindAll(row.key, std::string_view(row.script.language),
                               std::string_view(row.script.deploymentStatus), row.script.lastExecutedAt,
                               row.script.totalRuns, row.script.totalLogs, row.change);
        check(m_updateScript.run());
    }
}

void StoreWriter::writeDeployment(const MappedDeployment &mapped)
{
    const Deployment &deployment = mapped.deployment;
    m_upsertDeployment.bindAll(m_scripts[mapped.scriptId].key, deployment.version,
                               std::string_view(deployment.deploymentId), deployment.deployedAt,
                               std::string_view(deployment.status));
    check(m_upsertDeployment.run());
}

std::optional<StoreWriter::KnownRun> StoreWriter::findRun(std::string_view id)
{
    m_selectRun.bindAll(id);
    std::optional<KnownRun> known;
    if (m_selectRun.step())
        known = KnownRun{m_selectRun.integer(0), runOf(m_selectRun)};
    m_selectRun.reset();
    return known;
}

std::int64_t StoreWriter::insertRun(const Run &run)
{
    ScriptRow &script = m_scripts[run.scriptId];
    m_insertRun.bindAll(std::string_view(run.id), script.key, std::int64_t{1},
                        static_cast<std::int64_t>(run.status), run.deploymentVersion, run.responseTimeMs,
                        std::string_view(run.function), run.executedAt, std::string_view(run.sourceType),
                        std::string_view(run.source), ++m_sequence);
    check(m_insertRun.run());
    ++script.script.totalRuns;
    script.script.lastExecutedAt =
        std::max(script.script.lastExecutedAt.value_or(run.executedAt), run.executedAt);
    return m_database.lastInsertRowId();
}

void StoreWriter::updateRun(const KnownRun &known, const Run &merged)
{
    m_updateRun.bindAll(known.key, known.run.revision + 1, static_cast<std::int64_t>(merged.status),
                        merged.deploymentVersion, merged.responseTimeMs, std::string_view(merged.function),
                        merged.executedAt, std::string_view(merged.sourceType),
                        std::string_view(merged.source), ++m_sequence);
    check(m_updateRun.run());
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
    const auto stored = [](const std::optional<Document> &document) {
        return document ? StoredText::of(document->text, document->isJson) : StoredText();
    };
    const StoredText input = stored(payload.input);
    const StoredText output = stored(payload.output);
    m_insertPayload.bind(1, run);
    m_insertPayload.bind(2, input.kind());
    m_insertPayload.bindBlob(3, input.bytes());
    m_insertPayload.bind(4, output.kind());
    m_insertPayload.bindBlob(5, output.bytes());
    if (payload.error)
        m_insertPayload.bind(6, std::string_view(*payload.error));
    else
        m_insertPayload.bindNull(6);
    if (mapped.attributes.empty())
        m_insertPayload.bindNull(7);
    else
        m_insertPayload.bind(7, std::string_view(mapped.attributes));
    check(m_insertPayload.run());
}

void StoreWriter::writeLogs(const Mapped &mapped, WriteReport &report)
{
    for (const LogEntry &entry : mapped.logs) {
        ScriptRow &script = m_scripts[entry.scriptId];
        const auto run = m_runKeys.find(entry.runId);
        if (run == m_runKeys.end())
            continue; // the mapper mentions the run of every entry
        m_insertLog.bindAll(m_sequence + 1, std::string_view(entry.id), run->second, script.key,
                            static_cast<std::int64_t>(entry.level), std::string_view(entry.message),
                            entry.time, std::string_view(entry.attributes));
        check(m_insertLog.run());
        if (m_failed)
            return;
        if (m_database.changedRows() == 0) {
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
    auto row = m_database.prepare("SELECT value FROM meta WHERE name = 'database_id'");
    return row.step() ? std::string(row.text(0)) : std::string();
}

std::optional<std::int64_t> StoreWriter::note(std::string_view name)
{
    auto row = m_database.prepare("SELECT value FROM meta WHERE name = ?");
    row.bindAll(name);
    return row.step() ? row.optionalInteger(0) : std::nullopt;
}

Result<void> StoreWriter::setNote(std::string_view name, std::int64_t value)
{
    auto statement =
        m_database.prepare("INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
    statement.bindAll(name, value);
    if (!statement.run())
        return m_database.error();
    return {};
}

std::vector<Run> StoreWriter::runsInProgress()
{
    std::vector<Run> runs;
    auto rows = m_database.prepare("SELECT " + std::string(runColumns) +
                                   " FROM runs WHERE status = 1 ORDER BY executed_at, id");
    while (rows.step()) {
        Run run = runOf(rows);
        for (const auto &[id, script] : m_scripts) {
            if (script.key == rows.integer(2))
                run.scriptId = id;
        }
        runs.push_back(std::move(run));
    }
    return runs;
}

void StoreWriter::checkpoint()
{
    static_cast<void>(m_database.run("PRAGMA wal_checkpoint(PASSIVE)").ok());
}

} // namespace runglass::gateway
