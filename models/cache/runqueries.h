// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"
#include "sqlite/connection.h"

#include <vector>

namespace runglass {

/// Queries over runs. Each runs inside a transaction of the caller; failure shows in the connection, and when
/// the token is cancelled the answer is worthless.
namespace runqueries {

RowSetPointer select(Connection &connection, const RunsQuery &query, const QueryEvents<RunRow> &events,
                     const CancelToken &token);
RunStats stats(Connection &connection, const RunsQuery &query);
/// The rows with these keys, in this order.
std::vector<RunRow> rows(Connection &connection, const std::vector<RecordKey> &keys);
std::optional<Run> run(Connection &connection, std::string_view runId);
std::vector<std::string> inProgress(Connection &connection, std::string_view scriptId);

} // namespace runqueries

} // namespace runglass
