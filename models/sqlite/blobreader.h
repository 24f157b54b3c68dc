// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "sqlite/connection.h"

#include <cstdint>
#include <span>

struct sqlite3_blob;

namespace runglass {

/// Reads parts of large values without reading the whole (SQLite's incremental BLOB I/O).
///
/// Holds a read transaction while open: keep it inside one.
class BlobReader
{
public:
    /// Names are literals of the schema.
    BlobReader(Connection &connection, const char *table, const char *column)
        : m_connection(connection)
        , m_table(table)
        , m_column(column)
    {
    }
    ~BlobReader();
    BlobReader(const BlobReader &) = delete;
    BlobReader &operator=(const BlobReader &) = delete;

    /// Goes to the value in a row.
    bool seek(std::int64_t row);
    std::size_t size() const;
    /// Fills `bytes` from `offset` on. Reading over the end is reported as damage.
    bool read(std::size_t offset, std::span<char> bytes);
    /// Reads one trivially copyable value.
    template <class T>
    T value(std::size_t offset)
    {
        T result{};
        read(offset, {reinterpret_cast<char *>(&result), sizeof result});
        return result;
    }

private:
    Connection &m_connection;
    const char *m_table;
    const char *m_column;
    sqlite3_blob *m_handle = nullptr;
    std::int64_t m_row = 0;
};

} // namespace runglass
