// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/logentryreader.h"
#include "cache/logidindex.h"
#include "cache/logsegment.h"
#include "cache/noticebuilder.h"
#include "cache/runids.h"
#include "cache/scriptstore.h"
#include "cache/writebatch.h"

#include <memory>
#include <optional>
#include <vector>

namespace runglass {

/// Writes log entries into segments. Part of the writer.
///
/// An id is stored once: the first entry with it stays, a later one with other content is a conflict.
class LogStore
{
public:
    LogStore(Connection &connection, ScriptStore &scripts, RunIds &ids);

    /// Adds to `problems` what contradicts what is there. `current` is the change sequence before this batch.
    void put(const std::vector<LogRecord> &logs, ChangeSequence current, WriteSummary &summary,
             NoticeBuilder &notice, std::vector<ProblemReport> &problems);
    /// The batch was committed and led from one change sequence to another.
    void committed(ChangeSequence before, ChangeSequence after);
    /// After a rollback.
    void forget() { m_added.clear(); }

private:
    /// The segment that entries of one script go to.
    struct Target
    {
        RecordKey script = 0;
        LogSegment segment;
        std::int64_t key = 0;              ///< 0: not stored yet
        std::size_t stored = 0;            ///< how many of its entries are
        std::vector<std::uint64_t> hashes; ///< of the others
    };

    Target &targetOf(RecordKey script);
    void continueOpenSegment(Target &target);
    void write(Target &target);
    void writeRuns(const Target &target);
    /// What differs from the entry stored with the same id: nothing, or words for a problem report.
    enum class Repeat { No, Same, Other };
    Repeat findRepeat(const std::vector<LogRecord> &logs, std::size_t index, std::uint64_t hash);

    Connection &m_connection;
    ScriptStore &m_scripts;
    RunIds &m_runIds;
    LogIdIndex m_known;
    HashTable m_batchIds; ///< of the batch being written: places in it
    std::vector<LogIdIndex::Entry> m_added;
    std::vector<Target> m_targets;
    std::optional<LogEntryReader> m_reader;

    Statement m_findOpen;
    Statement m_readOpen;
    Statement m_insert;
    Statement m_update;
    Statement m_putColumns;
    Statement m_putIds;
    Statement m_putText;
    Statement m_putRun;
};

} // namespace runglass
