// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/cachecontext.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>
#include <unistd.h>

namespace runglass {

std::string CacheContext::path() const
{
    return QFile::encodeName(file).toStdString();
}

UserError CacheContext::report(const SqlError &error, cacheerror::Attempt attempt) const
{
    const SqlError::Kind kind = error.kind();
    if (ownedByProfile && (kind == SqlError::Kind::Corrupt || kind == SqlError::Kind::NotADatabase))
        cachefile::markDamaged(file);
    return cacheerror::fromSql(error, attempt, file);
}

namespace cacheconnection {

namespace {

constexpr std::chrono::seconds busyTimeout{5};

/// The first look at the file: opens the WAL and its index.
bool touch(Connection &connection)
{
    connection.integer("SELECT count(*) FROM sqlite_schema");
    return connection.ok();
}

} // namespace

bool openForReading(Connection &connection, const CacheContext &context)
{
    if (!connection.open(context.path(), Connection::Mode::ReadOnly))
        return false;
    connection.setBusyTimeout(busyTimeout);
    if (!touch(connection)) {
        const SqlError::Kind kind = connection.error()->kind();
        const bool noSideFiles = kind == SqlError::Kind::CannotOpen || kind == SqlError::Kind::ReadOnly;
        if (!noSideFiles || QFileInfo(context.file + QStringLiteral("-wal")).size() > 0)
            return false;
        if (!connection.open(context.path(), Connection::Mode::Immutable) || !touch(connection))
            return false;
    }
    // 16 MB: the inner pages of all indexes of a large cache, and what a page of rows needs.
    // Mapped, a scan is spared a copy of everything it reads. The file never shrinks under a map: nobody
    // vacuums it.
    return connection.execute(
        "PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 2147418112");
}

SqlError writeError(const Connection &connection, const CacheContext &context)
{
    SqlError error = connection.error().value_or(SqlError{});
    if (error.kind() != SqlError::Kind::CannotOpen)
        return error;
    const QByteArray folder = QFile::encodeName(QFileInfo(context.file).absolutePath());
    if (connection.isReadOnly() || ::access(folder.constData(), W_OK) != 0)
        error.code = SQLITE_READONLY;
    return error;
}

bool openForWriting(Connection &connection, const CacheContext &context,
                    const std::function<bool()> &waitForLock)
{
    if (!connection.open(context.path(), Connection::Mode::ReadWrite))
        return false;
    sqlite3_busy_handler(
        connection.handle(),
        [](void *wait, int) { return (*static_cast<const std::function<bool()> *>(wait))() ? 1 : 0; },
        const_cast<std::function<bool()> *>(&waitForLock));
    if (!touch(connection))
        return false;
    return connection.execute("PRAGMA synchronous = NORMAL; PRAGMA secure_delete = OFF;"
                              "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
                              "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 8000;"
                              "PRAGMA journal_size_limit = 67108864");
}

} // namespace cacheconnection

} // namespace runglass
