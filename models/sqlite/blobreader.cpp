// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "sqlite/blobreader.h"

#include <sqlite3.h>

namespace runglass {

BlobReader::~BlobReader()
{
    sqlite3_blob_close(m_handle);
}

bool BlobReader::seek(std::int64_t row)
{
    if (!m_connection.ok())
        return false;
    if (m_handle && m_row == row)
        return true;
    const int code =
        m_handle ? sqlite3_blob_reopen(m_handle, row)
                 : sqlite3_blob_open(m_connection.handle(), "main", m_table, m_column, row, 0, &m_handle);
    m_row = row;
    if (code == SQLITE_OK)
        return true;
    sqlite3_blob_close(m_handle);
    m_handle = nullptr;
    if ((code & 0xff) == SQLITE_ERROR)
        m_connection.failCorrupt("a value of " + std::string(m_table) + " is missing");
    else
        m_connection.fail(code);
    return false;
}

std::size_t BlobReader::size() const
{
    return m_handle ? static_cast<std::size_t>(sqlite3_blob_bytes(m_handle)) : 0;
}

bool BlobReader::read(std::size_t offset, std::span<char> bytes)
{
    if (!m_connection.ok())
        return false;
    if (offset > size() || bytes.size() > size() - offset) {
        m_connection.failCorrupt("a value of " + std::string(m_table) + " is too short");
        return false;
    }
    const int code =
        sqlite3_blob_read(m_handle, bytes.data(), static_cast<int>(bytes.size()), static_cast<int>(offset));
    if (code != SQLITE_OK)
        m_connection.fail(code);
    return code == SQLITE_OK;
}

} // namespace runglass
