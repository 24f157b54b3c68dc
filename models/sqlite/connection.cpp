// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "sqlite/connection.h"

#include "sqlite/statement.h"

#include <sqlite3.h>

#include <cerrno>
#include <utility>

namespace runglass {

namespace {

/// A file: URI; everything but the plainest characters is escaped.
std::string toUri(const std::string &path, const char *query)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    // The empty authority keeps a path that begins with two slashes from being taken for one.
    std::string uri = path.starts_with('/') ? "file://" : "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '/' || c == '.' || c == '-' || c == '_';
        if (plain) {
            uri += c;
        } else {
            uri += '%';
            uri += digits[byte >> 4];
            uri += digits[byte & 15];
        }
    }
    return uri + query;
}

/// SQLite counts every allocation under one lock for all threads, for statistics nobody here reads. To be
/// called before its first use in the process; later it does nothing.
void switchOffStatistics()
{
    [[maybe_unused]] static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

} // namespace

void Connection::Closer::operator()(sqlite3 *handle) const
{
    sqlite3_close_v2(handle);
}

Connection::Connection() = default;
Connection::~Connection() = default;

bool Connection::open(const std::string &path, Mode mode)
{
    close();
    switchOffStatistics();
    const bool immutable = mode == Mode::Immutable;
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI;
    flags |= mode == Mode::ReadWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    const std::string uri = toUri(path, immutable ? "?immutable=1" : "");
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(uri.c_str(), &handle, flags, nullptr);
    m_handle.reset(handle);
    if (code != SQLITE_OK) {
        fail(code);
        m_handle.reset();
        return false;
    }
    // Files come from elsewhere, too: nothing in a schema may call functions with side effects.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return true;
}

void Connection::close()
{
    m_handle.reset();
    m_error.reset();
}

bool Connection::isReadOnly() const
{
    return m_handle && sqlite3_db_readonly(m_handle.get(), "main") == 1;
}

void Connection::setBusyTimeout(std::chrono::milliseconds timeout)
{
    sqlite3_busy_timeout(m_handle.get(), static_cast<int>(timeout.count()));
}

void Connection::fail(int code)
{
    SqlError error;
    error.code = code;
    if (m_handle) {
        error.systemError = sqlite3_system_errno(m_handle.get());
        error.detail = sqlite3_errmsg(m_handle.get());
    } else {
        error.detail = sqlite3_errstr(code);
    }
    fail(std::move(error));
}

void Connection::fail(SqlError error)
{
    if (!m_error)
        m_error = std::move(error);
}

void Connection::failCorrupt(std::string detail)
{
    fail(SqlError{SQLITE_CORRUPT, 0, std::move(detail)});
}

bool Connection::execute(const char *sql)
{
    if (!ok())
        return false;
    if (!m_handle) {
        fail(SQLITE_MISUSE);
        return false;
    }
    errno = 0;
    const int code = sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        // SQLite does not keep the reason of a write that fails inside COMMIT.
        const int systemError = errno;
        fail(code);
        if (m_error->code == code && m_error->systemError == 0 && (code & 0xff) == SQLITE_IOERR)
            m_error->systemError = systemError;
    }
    return code == SQLITE_OK;
}

std::optional<std::int64_t> Connection::integer(const char *sql)
{
    Statement statement(*this, sql);
    Rows rows = statement.rows();
    if (!rows.next())
        return {};
    return rows.optionalInteger(0);
}

std::int64_t Connection::lastInsertedRow() const
{
    return sqlite3_last_insert_rowid(m_handle.get());
}

std::int64_t Connection::changedRows() const
{
    return sqlite3_changes64(m_handle.get());
}

} // namespace runglass
