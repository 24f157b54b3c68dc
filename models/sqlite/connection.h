// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "sqlite/sqlerror.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

struct sqlite3;

namespace runglass {

/// An SQLite connection that remembers its first error.
///
/// The error sticks: from then on every statement of this connection fails at once without running, until
/// clearError(). So a sequence of statements can be written down straight and looked at once, at its end, and
/// a transaction in which anything failed can't be committed. One thread at a time.
class Connection
{
public:
    enum class Mode {
        ReadWrite, ///< an existing file; falls back to reading where writing isn't allowed
        ReadOnly,
        Immutable, ///< reading without locks, for media that nobody can write
    };

    Connection();
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Opens, closing what was open before. The file is first looked at by the first statement.
    bool open(const std::string &path, Mode mode);
    void close();
    bool isOpen() const { return m_handle != nullptr; }
    bool isReadOnly() const;
    /// How long a statement waits for another connection's lock before it fails as busy.
    void setBusyTimeout(std::chrono::milliseconds timeout);

    bool ok() const { return !m_error; }
    const std::optional<SqlError> &error() const { return m_error; }
    void clearError() { m_error.reset(); }
    /// Takes up a result code with the connection's own words for it.
    void fail(int code);
    /// For what is wrong with the content rather than with SQLite.
    void fail(SqlError error);
    /// The stored data contradicts itself.
    void failCorrupt(std::string detail);

    /// Runs statements without values or rows.
    bool execute(const char *sql);
    /// The first column of the first row of a query without values; nothing when there is no row.
    std::optional<std::int64_t> integer(const char *sql);

    /// The key of the last row a statement inserted.
    std::int64_t lastInsertedRow() const;
    /// Rows changed by the last statement that ran to its end.
    std::int64_t changedRows() const;

    sqlite3 *handle() const { return m_handle.get(); }

private:
    struct Closer
    {
        void operator()(sqlite3 *handle) const;
    };

    std::unique_ptr<sqlite3, Closer> m_handle;
    std::optional<SqlError> m_error;
};

} // namespace runglass
