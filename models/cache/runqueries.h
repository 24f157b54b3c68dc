// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"
#include "cache/filterevaluation.h"
#include "cache/runcolumnsstore.h"

#include <vector>

namespace runglass {

/// Queries over runs. What takes a connection works in a transaction of the caller; failure shows in the
/// connection, and when the token is cancelled the answer is worthless. The rest needs no transaction.
namespace runqueries {

/// What a query is answered from. Its `runs` are null when reading failed.
FilterGround ground(Connection &connection, RunColumnsStore &store, const RunsQuery &query,
                    const CancelToken &token);

/// The runs that a query finds.
struct Matches
{
    RunColumnsPointer runs;
    RunIdTablePointer ids; ///< null where the query needs none
    Bitmap positions;      ///< of all runs, those that it finds
    ChangeSequence sequence = 0;
};
Result<Matches> find(const FilterGround &ground, const RunsQuery &query, const CancelToken &token);
/// In the order the query wants.
RowSetPointer answer(Matches matches, const RunsQuery &query);

/// Whether the first rows of its answer can be read by an index.
bool isPlain(const RunsQuery &query);
/// The first rows of the answer to a plain query, without the columns.
std::vector<RunRow> firstRows(Connection &connection, const RunsQuery &query, std::int64_t count);

/// The rows with these keys, in this order.
std::vector<RunRow> rows(Connection &connection, const std::vector<RecordKey> &keys);
/// From the first run of a script to just behind the last one; empty when it has none.
TimeRange extent(Connection &connection, std::string_view scriptId);
std::optional<Run> run(Connection &connection, std::string_view runId);
std::vector<std::string> inProgress(Connection &connection, std::string_view scriptId);

} // namespace runqueries

} // namespace runglass
