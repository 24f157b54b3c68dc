// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bundle/bundlefile.h"

#include "bundle/bundleerror.h"
#include "bundle/bundleformat.h"
#include "bundle/bundleinforows.h"

#include <QFile>

#include <sqlite3.h>

namespace runglass {

namespace {

std::optional<Blob> asBlob(const std::optional<std::string> &bytes)
{
    if (!bytes)
        return {};
    return Blob{*bytes};
}

const std::string *textOf(const std::optional<Document> &document)
{
    return document ? &document->text : nullptr;
}

} // namespace

struct BundleFile::Statements
{
    explicit Statements(Connection &connection)
        : info(connection, "INSERT INTO bundle VALUES (?, ?)")
        , script(connection, "INSERT INTO script VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        , deployment(connection, "INSERT INTO deployment VALUES (?, ?, ?, ?, ?)")
        , run(connection, "INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        , log(connection, "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?)")
        , payload(connection, "INSERT INTO payload VALUES (?, ?, ?, ?, ?, ?)")
        , mark(connection, "INSERT INTO mark VALUES (?, ?, ?, ?, ?, ?)")
    {
    }

    Statement info;
    Statement script;
    Statement deployment;
    Statement run;
    Statement log;
    Statement payload;
    Statement mark;
};

BundleFile::BundleFile() = default;
BundleFile::~BundleFile()
{
    m_statements.reset();
}

Result<void> BundleFile::open(const QString &file, const QString &shown)
{
    m_shown = shown;
    m_connection.open(QFile::encodeName(file).toStdString(), Connection::Mode::ReadWrite);
    // Nobody sees the file before it is whole: no journal, no locks, no waiting for the disk.
    m_connection.execute("PRAGMA journal_mode = OFF");
    m_connection.execute("PRAGMA synchronous = OFF");
    m_connection.execute("PRAGMA locking_mode = EXCLUSIVE");
    m_connection.execute(("PRAGMA application_id = " + std::to_string(bundleformat::applicationId)).c_str());
    m_connection.execute(("PRAGMA user_version = " + std::to_string(bundleformat::version)).c_str());
    m_connection.execute("BEGIN");
    for (const bundleformat::Table &table : bundleformat::tables)
        m_connection.execute(table.sql);
    m_statements = std::make_unique<Statements>(m_connection);
    return state();
}

Result<void> BundleFile::state() const
{
    if (!m_connection.ok())
        return bundleerror::writing(*m_connection.error(), m_shown);
    return {};
}

void BundleFile::add(const Script &script)
{
    m_statements->script.execute(std::string_view(script.id), std::string_view(script.name),
                                 std::string_view(script.language), std::string_view(script.deploymentStatus),
                                 script.firstDeployedAt, script.lastExecutedAt, script.totalRuns,
                                 script.totalLogs);
}

void BundleFile::add(const std::string &scriptId, const Deployment &deployment)
{
    m_statements->deployment.execute(std::string_view(scriptId), deployment.version,
                                     std::string_view(deployment.deploymentId), deployment.deployedAt,
                                     std::string_view(deployment.status));
}

void BundleFile::add(const Run &run)
{
    m_statements->run.execute(std::string_view(run.id), std::string_view(run.scriptId), run.revision,
                              toApiWord(run.status), run.deploymentVersion, run.responseTimeMs,
                              std::string_view(run.function), run.executedAt,
                              std::string_view(run.sourceType), std::string_view(run.source));
}

void BundleFile::add(const LogEntry &entry)
{
    m_statements->log.execute(std::string_view(entry.id), std::string_view(entry.runId),
                              std::string_view(entry.scriptId), toApiWord(entry.level),
                              std::string_view(entry.message), entry.time,
                              std::string_view(entry.attributes));
}

std::optional<std::string> BundleFile::compressed(const std::string *text)
{
    if (!text)
        return {};
    std::optional<std::string> frame = m_compressor.compress(*text);
    if (!frame)
        m_connection.fail(SqlError{SQLITE_NOMEM, 0, "a document could not be compressed"});
    return frame;
}

void BundleFile::add(const Payload &payload)
{
    const auto input = compressed(textOf(payload.input));
    const auto output = compressed(textOf(payload.output));
    const auto error = compressed(payload.error ? &*payload.error : nullptr);
    m_statements->payload.execute(std::string_view(payload.runId), asBlob(input),
                                  payload.input && payload.input->isJson, asBlob(output),
                                  payload.output && payload.output->isJson, asBlob(error));
}

void BundleFile::add(const BundleMark &mark)
{
    m_statements->mark.execute(std::string_view(mark.runId), std::string_view(mark.scriptId), mark.reviewed,
                               mark.bookmarked, std::string_view(mark.note), mark.changedAt);
}

Result<void> BundleFile::finish(const BundleInfo &info)
{
    for (const auto &[key, value] : BundleInfoRows::of(info))
        m_statements->info.execute(std::string_view(key), std::string_view(value));
    m_connection.execute("COMMIT");
    m_statements.reset();
    const Result<void> result = state();
    m_connection.close();
    return result;
}

} // namespace runglass
