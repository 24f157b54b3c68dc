// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "sqlite/database.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <sqlite3.h>

#include <utility>

namespace runglass::sqlite {

namespace {

constexpr int busyTimeoutMs = 5000;

UserError failure(const QString &file, const char *reason)
{
    return {QCoreApplication::translate("Sqlite", "The database failed."),
            QCoreApplication::translate("Sqlite", "%1: %2.").arg(file, QString::fromUtf8(reason)),
            QCoreApplication::translate("Sqlite",
                                        "Check that the file is a database, that it and its folder can be "
                                        "written, and that the disk is not full.")};
}

/// Other accounts have no business in it. SQLite gives its journal the same rights as the file.
void createPrivately(const QString &file)
{
    QFile made(file);
    if (!made.exists() && made.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                                    QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        made.close();
}

} // namespace

Database::Database(sqlite3 *handle, QString file)
    : m_handle(handle)
    , m_file(std::move(file))
{
}

Result<Database> Database::open(const QString &file, Mode mode)
{
    if (mode == Mode::Create)
        createPrivately(file);
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY
                       : mode == Mode::Create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                              : SQLITE_OPEN_READWRITE);
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(QFile::encodeName(file).constData(), &handle, flags, nullptr);
    Database database(handle, QDir::toNativeSeparators(file));
    if (code != SQLITE_OK)
        return failure(database.m_file, handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
    sqlite3_busy_timeout(handle, busyTimeoutMs);
    return database;
}

Database::Database(Database &&other) noexcept
    : m_handle(std::exchange(other.m_handle, nullptr))
    , m_file(std::move(other.m_file))
{
}

Database &Database::operator=(Database &&other) noexcept
{
    std::swap(m_handle, other.m_handle);
    std::swap(m_file, other.m_file);
    return *this;
}

Database::~Database()
{
    sqlite3_close_v2(m_handle);
}

Result<void> Database::run(const char *sql)
{
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return error();
    return {};
}

Statement Database::prepare(std::string_view sql)
{
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code == SQLITE_ERROR || code == SQLITE_MISUSE)
        qFatal("SQL: %s", sqlite3_errmsg(m_handle));
    return Statement(statement);
}

UserError Database::error() const
{
    return failure(m_file, sqlite3_errmsg(m_handle));
}

int Database::errorCode() const
{
    return sqlite3_errcode(m_handle);
}

std::int64_t Database::lastInsertRowId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

std::int64_t Database::changedRows() const
{
    return sqlite3_changes64(m_handle);
}

} // namespace runglass::sqlite
