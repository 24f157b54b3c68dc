// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "sqlite/connection.h"

namespace runglass {

/// Begins a transaction; rolls it back unless commit() succeeded.
class Transaction
{
public:
    enum class Kind {
        Read,  ///< one snapshot for several statements
        Write, ///< takes the write lock at once, so that no statement in it can find the database busy
    };

    Transaction(Connection &connection, Kind kind);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// False, with everything undone, when this or any statement before it failed.
    bool commit();

private:
    void rollBack();

    Connection &m_connection;
    bool m_open = false;
};

} // namespace runglass
