// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "sqlite/statement.h"

#include <sqlite3.h>

namespace runglass {

Rows::~Rows()
{
    // Not cleared: every run binds all values anew, and what they point to is not looked at until then.
    if (m_statement.m_handle)
        sqlite3_reset(m_statement.m_handle);
}

bool Rows::next()
{
    if (!m_statement.m_connection.ok() || !m_statement.m_handle)
        return false;
    const int code = sqlite3_step(m_statement.m_handle);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_statement.m_connection.fail(code);
    return false;
}

bool Rows::isNull(int column) const
{
    return sqlite3_column_type(m_statement.m_handle, column) == SQLITE_NULL;
}

bool Rows::isBlob(int column) const
{
    return sqlite3_column_type(m_statement.m_handle, column) == SQLITE_BLOB;
}

std::int64_t Rows::integer(int column) const
{
    return sqlite3_column_int64(m_statement.m_handle, column);
}

std::optional<std::int64_t> Rows::optionalInteger(int column) const
{
    if (isNull(column))
        return {};
    return integer(column);
}

std::string_view Rows::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.m_handle, column));
    if (!bytes)
        return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.m_handle, column))};
}

std::string_view Rows::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement.m_handle, column));
    if (!bytes)
        return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.m_handle, column))};
}

Statement::~Statement()
{
    sqlite3_finalize(m_handle);
}

bool Statement::prepare()
{
    if (!m_connection.ok())
        return false;
    if (m_handle)
        return true;
    check(sqlite3_prepare_v3(m_connection.handle(), m_sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &m_handle,
                             nullptr));
    return m_handle != nullptr;
}

void Statement::bind(int index, std::int64_t value)
{
    check(sqlite3_bind_int64(m_handle, index, value));
}

void Statement::bind(int index, const std::optional<std::int64_t> &value)
{
    if (value)
        bind(index, *value);
    else
        bind(index, nullptr);
}

void Statement::bind(int index, std::string_view text)
{
    // A null pointer would bind NULL.
    check(sqlite3_bind_text64(m_handle, index, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC,
                              SQLITE_UTF8));
}

void Statement::bind(int index, Blob blob)
{
    check(sqlite3_bind_blob64(m_handle, index, blob.bytes.empty() ? "" : blob.bytes.data(), blob.bytes.size(),
                              SQLITE_STATIC));
}

void Statement::bind(int index, std::nullptr_t)
{
    check(sqlite3_bind_null(m_handle, index));
}

void Statement::check(int code)
{
    if (code != SQLITE_OK)
        m_connection.fail(code);
}

} // namespace runglass
