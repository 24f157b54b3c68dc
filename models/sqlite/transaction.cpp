// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "sqlite/transaction.h"

#include <sqlite3.h>

namespace runglass {

Transaction::Transaction(Connection &connection, Kind kind)
    : m_connection(connection)
    , m_open(connection.execute(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN"))
{
}

Transaction::~Transaction()
{
    rollBack();
}

bool Transaction::commit()
{
    if (!m_open)
        return false;
    if (m_connection.execute("COMMIT")) {
        m_open = false;
        return true;
    }
    rollBack();
    return false;
}

void Transaction::rollBack()
{
    if (!m_open)
        return;
    m_open = false;
    // Not through execute(): this must happen also after an error. SQLite may have rolled back by itself.
    if (m_connection.isOpen() && sqlite3_get_autocommit(m_connection.handle()) == 0)
        sqlite3_exec(m_connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

} // namespace runglass
