// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/canceltoken.h"
#include "sqlite/connection.h"

#include <sqlite3.h>

namespace runglass {

/// Lets a token interrupt what a connection runs, as long as this lives.
class CancelGuard
{
public:
    CancelGuard(const Connection &connection, const CancelToken &token)
        : m_handle(connection.handle())
    {
        // A thousand instructions of SQLite's machine take some tens of microseconds.
        sqlite3_progress_handler(
            m_handle, 1000,
            [](void *context) { return static_cast<const CancelToken *>(context)->isCancelled() ? 1 : 0; },
            const_cast<CancelToken *>(&token));
    }
    ~CancelGuard() { sqlite3_progress_handler(m_handle, 0, nullptr, nullptr); }
    CancelGuard(const CancelGuard &) = delete;
    CancelGuard &operator=(const CancelGuard &) = delete;

private:
    sqlite3 *m_handle;
};

} // namespace runglass
