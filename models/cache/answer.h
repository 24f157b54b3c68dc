// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "analysis/runstats.h"
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
/// It holds no text, and keys only where it must. What is in it is asked of a CacheReader: rows in pages,
/// keys, places, what has changed; what was deleted since then is missing there.
class RowSet
{
public:
    virtual ~RowSet() = default;

    virtual std::int64_t size() const = 0;
    /// The commit the answer was read at.
    virtual ChangeSequence sequence() const = 0;
};

using RowSetPointer = std::shared_ptr<const RowSet>;

/// What ] and [ go to.
enum class RowMark {
    Problem, ///< a failed run, an entry of level Error
};
enum class Direction { Forward, Backward };

/// What a chart shows of some interval of time: entries by LogLevel.
struct LogBucket
{
    std::array<std::int64_t, logLevelCount> byLevel{};

    friend bool operator==(const LogBucket &, const LogBucket &) = default;
};

/// The figures above Logs.
struct LogStats
{
    std::int64_t total = 0;
    std::array<std::int64_t, logLevelCount> byLevel{}; ///< indexed by LogLevel
};

} // namespace runglass
