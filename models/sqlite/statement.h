// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

struct sqlite3_stmt;

namespace runglass::sqlite {

/// A prepared statement. Values are bound by position from 1, columns read by position from 0. Belongs to the
/// thread of its connection and must not outlive it.
///
/// Text and bytes are not copied: they must live until the statement was run or reset.
class Statement
{
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt *statement);
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    ~Statement();

    void bind(int position, std::int64_t value);
    void bind(int position, std::optional<std::int64_t> value);
    void bind(int position, std::string_view text);
    void bindBlob(int position, std::string_view bytes);
    void bindNull(int position);
    /// Binds 1, 2, … in order.
    template <class... Values>
    Statement &bindAll(const Values &...values)
    {
        int position = 0;
        (bind(++position, values), ...);
        return *this;
    }

    /// Moves on to the next row; false at the end and on failure, which failed() tells apart.
    bool step();
    /// Runs a statement without rows and resets it; false on failure.
    bool run();
    bool failed() const { return m_failed; }
    void reset();

    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    std::optional<std::int64_t> optionalInteger(int column) const;
    /// Good until the next step() or reset().
    std::string_view text(int column) const;
    std::string_view blob(int column) const;

private:
    sqlite3_stmt *m_statement = nullptr;
    bool m_failed = false;
};

} // namespace runglass::sqlite
