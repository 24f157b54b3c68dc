// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "analysis/runfigures.h"
#include "cache/answer.h"
#include "cache/query.h"
#include "cache/recordvisit.h"
#include "cache/rowchange.h"
#include "cache/writebatch.h"
#include "domain/canceltoken.h"
#include "domain/result.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace runglass {

/// What is told while a long query runs; each may be empty. Called on the thread that runs the query.
template <class Row>
struct QueryEvents
{
    /// At most this many rows are sent to `firstPage`.
    std::int64_t firstPageRows = 100;
    /// The first rows of the answer, as soon as they are known and before how many there are.
    std::function<void(Page<Row>)> firstPage;
    /// How much is done, from 0 to 1; not called for quick queries.
    std::function<void(double)> progress;
};

/// A read-only connection to the cache. One thread at a time; make one per thread, or use a QueryPool.
///
/// A call whose token is cancelled returns an error soon; it is not meant for the user, who asked for it.
/// No call keeps a read transaction open after it has returned.
class CacheReader
{
public:
    virtual ~CacheReader() = default;

    virtual Result<std::vector<Script>> scripts(const CancelToken &) = 0;
    /// Version order, newest first.
    virtual Result<std::vector<Deployment>> deployments(std::string_view scriptId, const CancelToken &) = 0;

    virtual Result<RowSetPointer> select(const RunsQuery &, const QueryEvents<RunRow> &,
                                         const CancelToken &) = 0;
    virtual Result<RowSetPointer> select(const LogsQuery &, const QueryEvents<LogRow> &,
                                         const CancelToken &) = 0;

    /// The rows at [first, first + count) of an answer; fewer at its end. `rows` must come from the same
    /// overload of select(). A record deleted since then comes as a row with its key and an empty id.
    virtual Result<Page<RunRow>> runPage(const RowSet &rows, std::int64_t first, std::int64_t count,
                                         const CancelToken &) = 0;
    virtual Result<Page<LogRow>> logPage(const RowSet &rows, std::int64_t first, std::int64_t count,
                                         const CancelToken &) = 0;

    /// The rows at [first, first + count) of an answer one after the other, for those who want very many:
    /// as they were when the answer was made, without those that can't be read any more. Gives how many were
    /// gone through, with those: fewer at the end of the answer, or where `take` had enough.
    virtual Result<std::int64_t> visitRuns(const RowSet &rows, std::int64_t first, std::int64_t count,
                                           RunParts parts, const RunVisit &take, const CancelToken &) = 0;
    virtual Result<std::int64_t> visitLogs(const RowSet &rows, std::int64_t first, std::int64_t count,
                                           LogParts parts, const LogVisit &take, const CancelToken &) = 0;

    /// The records at [first, first + count) of an answer; fewer at its end.
    virtual Result<std::vector<RecordKey>> keys(const RowSet &rows, std::int64_t first, std::int64_t count,
                                                const CancelToken &) = 0;
    /// Where each of these records stands in an answer; nothing for those that are no part of it. May take
    /// time linear in the answer.
    virtual Result<std::vector<std::optional<std::int64_t>>>
    positions(const RowSet &rows, std::span<const RecordKey>, const CancelToken &) = 0;
    /// How one answer became the other. Both are of the same kind of record.
    virtual Result<RowChange> change(const RowSet &before, const RowSet &after, const CancelToken &) = 0;
    /// The first row with the mark behind `from`, or before it, as the direction says: -1 and size() ask from
    /// the ends.
    virtual Result<std::optional<std::int64_t>> findRow(const RowSet &rows, std::int64_t from, Direction,
                                                        RowMark, const CancelToken &) = 0;

    /// How many runs there are: the size of the answer, without it.
    virtual Result<std::int64_t> count(const RunsQuery &, const CancelToken &) = 0;
    virtual Result<RunStats> runStats(const RunsQuery &, const CancelToken &) = 0;
    /// Bucket i holds the runs in [borders[i], borders[i + 1]). Borders ascend.
    virtual Result<std::vector<RunBucket>> runBuckets(const RunsQuery &, std::span<const Micros> borders,
                                                      const CancelToken &) = 0;
    /// All of these at once: the filter is evaluated one time.
    virtual Result<RunFigures> runFigures(const RunsQuery &, const RunFiguresRequest &,
                                          const CancelToken &) = 0;
    /// How many response times lie in [bordersMs[i], bordersMs[i + 1]). Borders ascend, each above the one
    /// before.
    virtual Result<std::vector<std::int64_t>>
    durationCounts(const RunsQuery &, std::span<const std::int64_t> bordersMs, const CancelToken &) = 0;
    /// The runs by their cell in a column, in ascending order of the cells, empty cells last.
    virtual Result<std::vector<RunGroup>> runGroups(const RunsQuery &, RunColumn, const CancelToken &) = 0;
    /// Each version that a script's runs have, ascending.
    virtual Result<std::vector<VersionStart>> versionStarts(std::string_view scriptId,
                                                            const CancelToken &) = 0;
    virtual Result<LogStats> logStats(const LogsQuery &, const CancelToken &) = 0;
    /// Entries in each interval [borders[i], borders[i + 1]); borders ascend.
    virtual Result<std::vector<LogBucket>> logBuckets(const LogsQuery &, std::span<const Micros> borders,
                                                      const CancelToken &) = 0;
    /// How many rows select() would give.
    virtual Result<std::int64_t> count(const LogsQuery &, const CancelToken &) = 0;

    /// From the first record of a script to just behind the last one; empty when it has none.
    virtual Result<TimeRange> extent(std::string_view scriptId, RecordKind, const CancelToken &) = 0;

    virtual Result<std::optional<Run>> run(std::string_view runId, const CancelToken &) = 0;
    virtual Result<std::optional<Payload>> payload(std::string_view runId, const CancelToken &) = 0;
    /// What a file told of a run beyond its columns: attributes, columns of no known name.
    virtual Result<std::optional<StoredRunExtra>> runExtra(std::string_view runId, const CancelToken &) = 0;
    /// Ids of the runs that were in progress when they were last heard of.
    virtual Result<std::vector<std::string>> runsInProgress(std::string_view scriptId,
                                                            const CancelToken &) = 0;

    /// Disjoint ranges, in time order, in which everything is known.
    virtual Result<std::vector<TimeRange>> coverage(std::string_view scriptId, RecordKind,
                                                    const CancelToken &) = 0;
    /// The time before which records were deleted on purpose (Deletion), and are not to be fetched again; the
    /// smallest there is when none were.
    virtual Result<Micros> retentionHorizon(std::string_view scriptId, RecordKind, const CancelToken &) = 0;
    virtual Result<std::optional<StoredCursor>> cursor(std::string_view name, const CancelToken &) = 0;
    /// Newest first.
    virtual Result<std::vector<ProblemReport>> problems(const CancelToken &) = 0;
};

} // namespace runglass
