// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "sqlite/sqlerror.h"

#include <sqlite3.h>

#include <cerrno>

namespace runglass {

SqlError::Kind SqlError::kind() const
{
    // A file size limit or a quota is reported as a plain write error.
    const bool noRoom = systemError == ENOSPC || systemError == EFBIG || systemError == EDQUOT;
    switch (code & 0xff) {
    case SQLITE_FULL:
        return Kind::Full;
    case SQLITE_IOERR:
        if (noRoom)
            return Kind::Full;
        return systemError == EROFS ? Kind::ReadOnly : Kind::Other;
    case SQLITE_READONLY:
        return Kind::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Kind::Busy;
    case SQLITE_CORRUPT:
        return Kind::Corrupt;
    case SQLITE_NOTADB:
        return Kind::NotADatabase;
    case SQLITE_INTERRUPT:
        return Kind::Interrupted;
    case SQLITE_CANTOPEN:
        if (noRoom)
            return Kind::Full;
        return systemError == EROFS ? Kind::ReadOnly : Kind::CannotOpen;
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return Kind::CannotOpen;
    default:
        return Kind::Other;
    }
}

} // namespace runglass
