// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/schema.h"

#include "gateway/storeerror.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <chrono>

namespace runglass::gateway {

namespace {

constexpr std::int64_t applicationId = 0x52474757; // "RGGW"
constexpr std::int64_t schemaVersion = 1;
constexpr std::chrono::seconds busyTimeout{5};

// `change` orders everything that ever changed: the change feed is read along it. A log entry never changes,
// so it is its key.
constexpr const char *schemaOne = R"(
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value ANY
) WITHOUT ROWID, STRICT;
CREATE TABLE scripts (
    key              INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,
    name             TEXT NOT NULL,
    language         TEXT NOT NULL,
    status           TEXT NOT NULL,
    last_executed_at INTEGER,
    total_runs       INTEGER NOT NULL,
    total_logs       INTEGER NOT NULL,
    change           INTEGER NOT NULL
) STRICT;
CREATE TABLE deployments (
    script        INTEGER NOT NULL,
    version       INTEGER NOT NULL,
    deployment_id TEXT NOT NULL,
    deployed_at   INTEGER,
    status        TEXT NOT NULL,
    PRIMARY KEY (script, version)
) WITHOUT ROWID, STRICT;
CREATE TABLE runs (
    key         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL,
    script      INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    status      INTEGER NOT NULL,
    version     INTEGER,
    response_ms INTEGER,
    function    TEXT NOT NULL,
    executed_at INTEGER NOT NULL,
    source_type TEXT NOT NULL,
    source      TEXT NOT NULL,
    change      INTEGER NOT NULL
) STRICT;
CREATE TABLE payloads (
    run         INTEGER PRIMARY KEY,
    input_kind  INTEGER NOT NULL,
    input       BLOB,
    output_kind INTEGER NOT NULL,
    output      BLOB,
    error       TEXT,
    attributes  TEXT
) STRICT;
CREATE TABLE logs (
    change     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL,
    run        INTEGER NOT NULL,
    script     INTEGER NOT NULL,
    level      INTEGER NOT NULL,
    message    TEXT NOT NULL,
    time       INTEGER NOT NULL,
    attributes TEXT NOT NULL
) STRICT;
)";

constexpr const char *indexesOne = R"(
CREATE UNIQUE INDEX runs_by_id ON runs (id);
CREATE INDEX runs_by_time ON runs (script, executed_at);
CREATE INDEX runs_by_change ON runs (change);
CREATE INDEX runs_in_progress ON runs (status) WHERE status = 1;
CREATE UNIQUE INDEX logs_by_id ON logs (id);
CREATE INDEX logs_by_time ON logs (script, time);
CREATE INDEX logs_by_run ON logs (run, time);
)";

UserError cantOpen(const QString &file, const QString &reason, const QString &help)
{
    return {QCoreApplication::translate("Gateway", "The gateway's database could not be opened."),
            QCoreApplication::translate("Gateway", "%1: %2").arg(QDir::toNativeSeparators(file), reason),
            help};
}

QString otherFileHelp()
{
    return QCoreApplication::translate("Gateway", "Name another file with --database.");
}

/// An empty file is fresh; anything else must say that it is ours.
Result<bool> isFresh(Connection &connection, const QString &file)
{
    const auto tables = connection.integer("SELECT count(*) FROM sqlite_schema");
    if (!tables) {
        return cantOpen(file,
                        QCoreApplication::translate("Gateway", "it is not an SQLite database or is damaged."),
                        otherFileHelp());
    }
    if (*tables == 0)
        return true;
    if (connection.integer("PRAGMA application_id") != applicationId)
        return cantOpen(file, QCoreApplication::translate("Gateway", "it belongs to another program."),
                        otherFileHelp());
    if (connection.integer("PRAGMA user_version") > schemaVersion) {
        return cantOpen(
            file, QCoreApplication::translate("Gateway", "a newer version of Runglass wrote it."),
            QCoreApplication::translate("Gateway", "Update Runglass, or name another file with --database."));
    }
    return false;
}

bool createSchema(Connection &connection)
{
    Transaction transaction(connection, Transaction::Kind::Write);
    connection.execute(schemaOne);
    connection.execute(indexesOne);
    connection.execute(("PRAGMA application_id = " + std::to_string(applicationId)).c_str());
    connection.execute(("PRAGMA user_version = " + std::to_string(schemaVersion)).c_str());
    Statement meta(connection, "INSERT INTO meta VALUES ('database_id', ?)");
    meta.execute(std::string_view(QUuid::createUuid().toString(QUuid::Id128).toStdString()));
    return transaction.commit();
}

/// Finds out now, not at the first run that comes in, that the file can't be written.
bool tryWriting(Connection &connection)
{
    const Transaction undone(connection, Transaction::Kind::Write);
    return connection.execute("UPDATE meta SET value = value");
}

/// Other accounts have no business in it. SQLite gives its journal the same rights as the file.
void createPrivately(const QString &file)
{
    QFile made(file);
    if (!made.exists() && made.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                                    QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        made.close();
}

Result<std::unique_ptr<Connection>> open(const QString &file, Connection::Mode mode)
{
    auto connection = std::make_unique<Connection>();
    if (!connection->open(QFile::encodeName(file).toStdString(), mode))
        return takeError(*connection, file);
    connection->setBusyTimeout(busyTimeout);
    return connection;
}

} // namespace

bool dropIndexes(Connection &connection)
{
    std::string sql;
    {
        Statement names(connection,
                        "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
        Rows rows = names.rows();
        while (rows.next())
            ((sql += "DROP INDEX ") += rows.text(0)) += ';';
    }
    return connection.execute(sql.c_str());
}

bool createIndexes(Connection &connection)
{
    return connection.execute(indexesOne);
}

Result<std::unique_ptr<Connection>> openForWriting(const QString &file)
{
    const QDir folder = QFileInfo(file).absoluteDir();
    if (!folder.exists()) {
        if (!folder.mkpath(QStringLiteral("."))) {
            return cantOpen(file, QCoreApplication::translate("Gateway", "its folder can't be made."),
                            otherFileHelp());
        }
        QFile::setPermissions(folder.path(),
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }
    createPrivately(file);
    auto opened = open(file, Connection::Mode::ReadWrite);
    if (!opened)
        return opened;
    Connection &connection = **opened;
    const auto fresh = isFresh(connection, file);
    if (!fresh)
        return fresh.error();
    connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = OFF;"
                       "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;"
                       "PRAGMA journal_size_limit = 16777216;");
    if (*fresh)
        createSchema(connection);
    if (!tryWriting(connection))
        return takeError(connection, file);
    return opened;
}

Result<std::unique_ptr<Connection>> openForReading(const QString &file)
{
    return open(file, Connection::Mode::ReadOnly);
}

} // namespace runglass::gateway
