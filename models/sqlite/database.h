// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "sqlite/statement.h"

#include "domain/result.h"

#include <QString>

#include <string>
#include <string_view>

struct sqlite3;

namespace runglass::sqlite {

/// A connection to an SQLite file. One thread at a time.
class Database
{
public:
    enum class Mode { ReadOnly, ReadWrite, Create };

    /// Opens the file; with Create it is made (0600) when there is none. Sets a busy timeout of five seconds.
    static Result<Database> open(const QString &file, Mode mode);

    Database(Database &&other) noexcept;
    Database &operator=(Database &&other) noexcept;
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    /// Runs one or more statements that take no values and whose rows don't matter.
    Result<void> run(const char *sql);
    /// Prepares one statement. A mistake in the SQL is an error of the program and ends it.
    Statement prepare(std::string_view sql);

    /// Of the last failed call on this connection, with SQLite's own words as the reason.
    UserError error() const;
    /// SQLite's result code of the last failed call.
    int errorCode() const;
    std::int64_t lastInsertRowId() const;
    /// Rows changed by the last statement that ran.
    std::int64_t changedRows() const;
    sqlite3 *handle() const { return m_handle; }

private:
    explicit Database(sqlite3 *handle, QString file);

    sqlite3 *m_handle = nullptr;
    QString m_file;
};

} // namespace runglass::sqlite
