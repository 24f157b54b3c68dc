// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"

#include <cstdint>
#include <variant>

namespace runglass {

/// Which records, in which order.
using ExportQuery = std::variant<RunsQuery, LogsQuery>;

/// The records that answer a question, as they were at one moment, for whoever writes all of them somewhere
/// else. Whatever is written into the cache meanwhile, it stays the same.
///
/// A value that shares what it stands on; thread-safe.
class ExportSource
{
public:
    /// Asks the question now. Blocks: not for the GUI thread.
    static Result<ExportSource> open(std::shared_ptr<Cache> cache, const ExportQuery &query,
                                     const CancelToken &token);

    RecordKind kind() const { return m_kind; }
    /// How many records there are; some of them may turn out not to be readable any more.
    std::int64_t size() const { return m_rows->size(); }
    const RowSet &rows() const { return *m_rows; }

    /// For each thread that reads on its own.
    Result<std::unique_ptr<CacheReader>> makeReader() const { return m_cache->makeReader(); }
    /// How many rows a thread should read at a time, beginning at a multiple of this.
    std::int64_t blockRows() const { return m_blockRows; }

    /// All records in order, on this thread; until `take` wants no more.
    Result<void> forEachRun(RunParts parts, const RunVisit &take, const CancelToken &token) const;
    Result<void> forEachLog(LogParts parts, const LogVisit &take, const CancelToken &token) const;

private:
    ExportSource(std::shared_ptr<Cache> cache, RecordKind kind, RowSetPointer rows);

    std::shared_ptr<Cache> m_cache;
    RecordKind m_kind;
    RowSetPointer m_rows;
    std::int64_t m_blockRows;
};

} // namespace runglass
