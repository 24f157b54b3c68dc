// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "sqlite/connection.h"

#include <QString>

#include <memory>

namespace runglass::gateway {

/// Opens the gateway's database for writing and brings its schema up to date; makes the file (0600, its
/// folder 0700) when there is none. A file of something else or of a newer Runglass is left as it is.
Result<std::unique_ptr<Connection>> openForWriting(const QString &file);
/// Opens one that is there already.
Result<std::unique_ptr<Connection>> openForReading(const QString &file);

/// Of the tables that grow. Filling an empty table first and sorting each index once is several times faster
/// than keeping them in order on the way. Inside a transaction.
bool dropIndexes(Connection &connection);
/// Fails when two runs or two log entries have the same id.
bool createIndexes(Connection &connection);

} // namespace runglass::gateway
