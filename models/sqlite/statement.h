// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "sqlite/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3_stmt;

namespace runglass {

class Statement;

/// Bytes to be bound as a BLOB; they must stay until the rows are gone.
struct Blob
{
    std::string_view bytes;
};

/// The rows of one run of a statement. Resets the statement when it goes.
///
/// Text and bytes are good until the next call of next().
class Rows
{
public:
    explicit Rows(Statement &statement)
        : m_statement(statement)
    {
    }
    ~Rows();
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;

    /// Steps on. False at the end and when something failed: the connection knows which.
    bool next();

    bool isNull(int column) const;
    bool isBlob(int column) const;
    std::int64_t integer(int column) const;
    std::optional<std::int64_t> optionalInteger(int column) const;
    std::string_view text(int column) const;
    std::string_view blob(int column) const;

private:
    Statement &m_statement;
};

/// A prepared statement, made on first use and kept. Must go before its connection is closed.
class Statement
{
public:
    Statement(Connection &connection, std::string sql)
        : m_connection(connection)
        , m_sql(std::move(sql))
    {
    }
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    /// Binds the values in order (integers, optional integers, std::string_view as text, Blob, nullptr) and
    /// gives the rows. One run at a time.
    template <class... Values>
    [[nodiscard]] Rows rows(const Values &...values)
    {
        if (prepare()) {
            [[maybe_unused]] int index = 0;
            (bind(++index, values), ...);
        }
        return Rows(*this);
    }

    /// Runs a statement that gives no rows.
    template <class... Values>
    bool execute(const Values &...values)
    {
        Rows run = rows(values...);
        while (run.next()) {
        }
        return m_connection.ok();
    }

private:
    friend class Rows;

    bool prepare();
    void bind(int index, std::int64_t value);
    void bind(int index, int value) { bind(index, static_cast<std::int64_t>(value)); }
    void bind(int index, bool value) { bind(index, static_cast<std::int64_t>(value)); }
    void bind(int index, const std::optional<std::int64_t> &value);
    void bind(int index, std::string_view text);
    void bind(int index, Blob blob);
    void bind(int index, std::nullptr_t);
    void bind(int index, const char *text) = delete; // would be taken for a bool
    template <class T>
    void bind(int index, const std::optional<T> &value)
    {
        if (value)
            bind(index, *value);
        else
            bind(index, nullptr);
    }
    void check(int code);

    Connection &m_connection;
    std::string m_sql;
    sqlite3_stmt *m_handle = nullptr;
};

} // namespace runglass
