// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/schema.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUuid>

namespace runglass::gateway {

namespace {

constexpr std::int64_t applicationId = 0x52474757; // "RGGW"
constexpr std::int64_t schemaVersion = 1;

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

std::int64_t pragma(sqlite::Database &database, std::string_view sql)
{
    auto statement = database.prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

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
Result<bool> isFresh(sqlite::Database &database, const QString &file)
{
    auto tables = database.prepare("SELECT count(*) FROM sqlite_schema");
    if (!tables.step()) {
        return cantOpen(file,
                        QCoreApplication::translate("Gateway", "it is not an SQLite database or is damaged."),
                        otherFileHelp());
    }
    if (tables.integer(0) == 0)
        return true;
    if (pragma(database, "PRAGMA application_id") != applicationId)
        return cantOpen(file, QCoreApplication::translate("Gateway", "it belongs to another program."),
                        otherFileHelp());
    if (pragma(database, "PRAGMA user_version") > schemaVersion) {
        return cantOpen(
            file, QCoreApplication::translate("Gateway", "a newer version of Runglass wrote it."),
            QCoreApplication::translate("Gateway", "Update Runglass, or name another file with --database."));
    }
    return false;
}

Result<void> createSchema(sqlite::Database &database)
{
    std::string sql = "BEGIN IMMEDIATE;";
    sql += schemaOne;
    sql += indexesOne;
    sql += "PRAGMA application_id = " + std::to_string(applicationId) + ";";
    sql += "PRAGMA user_version = " + std::to_string(schemaVersion) + ";";
    sql += "INSERT INTO meta VALUES ('database_id', '" +
           QUuid::createUuid().toString(QUuid::Id128).toStdString() + "');COMMIT;";
    return database.run(sql.c_str());
}

} // namespace

Result<void> dropIndexes(sqlite::Database &database)
{
    std::string sql;
    auto names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
    while (names.step())
        ((sql += "DROP INDEX ") += names.text(0)) += ';';
    names.reset();
    return database.run(sql.c_str());
}

Result<void> createIndexes(sqlite::Database &database)
{
    return database.run(indexesOne);
}

Result<sqlite::Database> openDatabase(const QString &file)
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
    auto opened = sqlite::Database::open(file, sqlite::Database::Mode::Create);
    if (!opened)
        return opened.error();
    const auto fresh = isFresh(*opened, file);
    if (!fresh)
        return fresh.error();
    if (const auto set =
            opened->run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = OFF;"
                        "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;"
                        "PRAGMA journal_size_limit = 16777216;");
        !set)
        return set.error();
    if (*fresh) {
        if (const auto created = createSchema(*opened); !created)
            return created.error();
    }
    // Finds out now, not at the first run that comes in, that the file can't be written.
    if (const auto writable = opened->run("BEGIN IMMEDIATE; UPDATE meta SET value = value; ROLLBACK;");
        !writable)
        return writable.error();
    return opened;
}

} // namespace runglass::gateway
