// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"
#include "sqlite/connection.h"

#include <vector>

namespace runglass {

/// Queries over log entries. Each runs inside a transaction of the caller; failure shows in the connection,
/// and when the token is cancelled the answer is worthless.
namespace logqueries {

RowSetPointer select(Connection &connection, const LogsQuery &query, const QueryEvents<LogRow> &events,
                     const CancelToken &token);
LogStats stats(Connection &connection, const LogsQuery &query, const CancelToken &token);
/// The rows with these keys, in this order.
std::vector<LogRow> rows(Connection &connection, const std::vector<RecordKey> &keys,
                         const CancelToken &token);

} // namespace logqueries

} // namespace runglass
