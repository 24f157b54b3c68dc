// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/logentry.h"
#include "domain/run.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace runglass {

/// The integer a record has inside one cache file, for as long as the file lives. Ids are what the outside
/// knows.
using RecordKey = std::int64_t;
/// Counts the commits that changed the cache; given out inside the commit, never reused.
using ChangeSequence = std::int64_t;

struct RunRow
{
    RecordKey key = 0;
    Run run;
};

struct LogRow
{
    RecordKey key = 0;
    LogEntry entry;
};

/// Some rows of an answer, in its order.
template <class Row>
struct Page
{
    std::int64_t first = 0; ///< position of rows.front() in the answer
    std::vector<Row> rows;
};

/// Which records a query found, in which order: an immutable snapshot, shared between threads.
///
/// It holds no text. Rows are read from it in pages by CacheReader; what was deleted since then is missing
/// there.
class RowSet
{
public:
    virtual ~RowSet() = default;

    virtual std::int64_t size() const = 0;
    /// The record at a position in [0, size()).
    virtual RecordKey keyAt(std::int64_t position) const = 0;
    /// Where a record stands, if it is part of the answer. At most linear in size(), without touching the
    /// disk.
    virtual std::optional<std::int64_t> positionOf(RecordKey key) const = 0;
    /// The commit the answer was read at.
    virtual ChangeSequence sequence() const = 0;
};

using RowSetPointer = std::shared_ptr<const RowSet>;

/// The figures above All Runs. Percentiles are nearest-rank over the runs that have a response time, exact.
struct RunStats
{
    std::int64_t total = 0;
    std::int64_t succeeded = 0;
    std::int64_t failed = 0;
    std::int64_t inProgress = 0;
    std::optional<std::int64_t> p90Ms;
    std::optional<std::int64_t> p99Ms;

    /// Failed divided by all, in percent, unrounded; nothing when there are no runs.
    std::optional<double> failureRate() const
    {
        if (total == 0)
            return {};
        return 100.0 * static_cast<double>(failed) / static_cast<double>(total);
    }
};

/// The figures above Logs.
struct LogStats
{
    std::int64_t total = 0;
    std::array<std::int64_t, logLevelCount> byLevel{}; ///< indexed by LogLevel
};

} // namespace runglass
