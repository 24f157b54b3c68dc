// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"
#include "cache/loganswer.h"
#include "cache/logquestion.h"
#include "cache/logreading.h"

#include <span>
#include <vector>

namespace runglass {

/// Queries over log entries. Failure of SQLite shows in the connection of the reader; when the token is
/// cancelled, what comes back is worthless.
namespace logqueries {

/// What a query needs to be answered.
struct Context
{
    LogReading &reading;
    SegmentReader &reader; ///< of the calling thread
    const CancelToken &token;

    Connection &connection() const { return reader.connection(); }
    ScanTools tools() const { return {reading.pool(), reader, token}; }
};

/// A query as it stands at one moment: what is left needs no transaction.
struct Question
{
    LogsQuery query;
    LogSnapshotPointer snapshot; ///< null: to be asked again, in a new transaction
    LogConditionPointer condition;
};

/// To be called inside a transaction.
Result<Question> ask(const Context &context, const LogsQuery &query, const RunsWhere &runsWhere);
/// The snapshot of a script at the moment the transaction sees; null as above. A script not known is empty.
LogSnapshotPointer snapshotOf(const Context &context, std::string_view scriptId);

// These run outside of any transaction.

SegmentScan::Found find(const Context &context, const Question &question,
                        const SegmentScan::Events &events = {});
RowSetPointer select(const Context &context, const Question &question, const QueryEvents<LogRow> &events);
std::vector<LogBucket> buckets(const Context &context, const Question &question,
                               std::span<const Micros> borders);
/// Which runs have an entry that fulfils a condition, as a bitmap over run keys.
Bitmap runsWithEntries(const Context &context, const LogSnapshotPointer &snapshot,
                       const LogConditionPointer &condition);

// And these are quick enough for one.

std::vector<LogRow> rows(const Context &context, const LogAnswer &answer, std::int64_t first,
                         std::int64_t count);
std::vector<RecordKey> keys(const Context &context, const LogAnswer &answer, std::int64_t first,
                            std::int64_t count);
std::vector<std::optional<std::int64_t>> positions(const Context &context, const LogAnswer &answer,
                                                   std::span<const RecordKey> keys);
std::optional<std::int64_t> findRow(const Context &context, const LogAnswer &answer, std::int64_t from,
                                    Direction direction, RowMark mark);

} // namespace logqueries

} // namespace runglass
