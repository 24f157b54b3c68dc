// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachecontext.h"
#include "cache/runsnapshot.h"
#include "domain/canceltoken.h"
#include "runcolumns/runidtable.h"

namespace runglass {

/// Reads runs from the file into columns. Each function works in a read transaction of the caller, gives null
/// when reading failed (the connection knows why) or the token was cancelled, and may use a second thread
/// with a connection of its own.
namespace runloader {

ChangeSequence sequenceOf(Connection &connection);

/// Everything: about 100 ms for a million runs.
RunSnapshotPointer load(Connection &connection, const CacheContext &context, const CancelToken &token);
/// What `before` has become; null, too, when the file doesn't tell any more what has changed since.
RunSnapshotPointer update(Connection &connection, const RunSnapshot &before, const CancelToken &token);

/// `before`, which may be null, with the ids of all keys up to the last one given out.
RunIdTablePointer loadIds(Connection &connection, const CacheContext &context,
                          const RunIdTablePointer &before, const CancelToken &token);

} // namespace runloader

} // namespace runglass
