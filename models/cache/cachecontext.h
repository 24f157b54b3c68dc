// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cacheerror.h"
#include "cache/cachefile.h"
#include "sqlite/connection.h"

#include <QString>

#include <functional>
#include <string>

namespace runglass {

/// What all parts of an opened cache know of its file.
struct CacheContext
{
    QString file;
    bool ownedByProfile = false;

    std::string path() const;
    /// Turns an error into words. Damage in a profile's own file is remembered for the next start.
    UserError report(const SqlError &error, cacheerror::Attempt attempt) const;
};

/// The settings of every connection to a cache.
namespace cacheconnection {

/// For reading. Where the folder is read-only and nobody has left unfinished writing behind, without locks.
bool openForReading(Connection &connection, const CacheContext &context);
/// Why a connection meant for writing failed: SQLite says "unable to open" also of files that lie in a folder
/// where it may not put its own.
SqlError writeError(const Connection &connection, const CacheContext &context);
/// For the writer. The connection is read-only where the file is. While another process holds the write lock,
/// `waitForLock` is called again and again until it returns false; it must outlive the connection.
bool openForWriting(Connection &connection, const CacheContext &context,
                    const std::function<bool()> &waitForLock);

} // namespace cacheconnection

} // namespace runglass
