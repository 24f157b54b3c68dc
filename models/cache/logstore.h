// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/damagedlogs.h"
#include "cache/hashtable.h"
#include "cache/noticebuilder.h"
#include "cache/runids.h"
#include "cache/scriptstore.h"
#include "cache/writebatch.h"
#include "logstore/storedlogids.h"
#include "segments/decodedsegment.h"
#include "segments/segmentmerge.h"

#include <memory>
#include <optional>
#include <vector>

namespace runglass {

/// Writes the log entries of a batch as new segments. Part of the writer.
///
/// An id is stored once: the first entry with it stays, a later one with other content is a conflict.
class LogStore
{
public:
    LogStore(Connection &connection, ScriptStore &scripts, RunIds &ids, SegmentStore &segments,
             SegmentCatalog &catalog, DamagedLogs &damaged);

    /// Adds to `problems` what contradicts what is there. `sequence` is the one this transaction will have.
    void put(const std::vector<LogRecord> &logs, ChangeSequence sequence, WriteSummary &summary,
             NoticeBuilder &notice, std::vector<ProblemReport> &problems);
    /// More of the same transaction follows.
    void partWritten();
    /// The batch was committed.
    void committed();
    /// A transaction was committed that wrote nothing but merged segments, with keys behind `before` up to
    /// `last`.
    void merged(std::int64_t before, std::int64_t last) { m_ids.merged(before, last); }
    /// After a rollback.
    void forget();

private:
    static constexpr std::uint32_t none = 0xffffffffU;
    enum class Repeat : std::uint8_t { No, Same, Other };
    /// What is known of each record of the batch.
    struct Known
    {
        std::uint64_t hash = 0;
        std::uint32_t earlier = none; ///< the first in the batch with the same id, if it is not this one
        Repeat repeat = Repeat::No;
    };
    /// The new entries of one script.
    struct Target
    {
        RecordKey script = 0;
        std::vector<SegmentEntry> entries;
    };

    void clearBatch();
    void takeAsStored();
    void findInBatch(const std::vector<LogRecord> &logs);
    void findStored(const std::vector<LogRecord> &logs, ChangeSequence sequence, NoticeBuilder &notice);
    void compareWithStored(const std::vector<LogRecord> &logs,
                           const std::vector<StoredLogIds::Wanted> &wanted,
                           const std::vector<std::uint32_t> &places, std::vector<std::int64_t> &damaged);
    bool isSame(const LogRecord &log, const SegmentEntry &entry, RecordKey script);
    Target &targetOf(RecordKey script);
    void write(Target &target, ChangeSequence sequence);
    std::string runId(RecordKey run);

    Connection &m_connection;
    ScriptStore &m_scripts;
    RunIds &m_runIds;
    SegmentStore &m_segments;
    SegmentCatalog &m_catalog;
    DamagedLogs &m_damaged;
    StoredLogIds m_ids;
    SegmentEncoder m_encoder;

    HashTable m_batchIds;
    std::vector<Known> m_known;
    std::vector<std::uint64_t> m_added; ///< hashes of the ids that the transaction stores
    std::vector<Target> m_targets;
    std::int64_t m_nextKey = 0;
    bool m_ahead = false; ///< ids of parts that are not committed yet are taken for stored

    Statement m_readNextKey;
    Statement m_putNextKey;
    Statement m_runId;
};

} // namespace runglass
