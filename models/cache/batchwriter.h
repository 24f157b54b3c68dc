// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachewriter.h"
#include "cache/coveragestore.h"
#include "cache/journalstore.h"
#include "cache/logstore.h"
#include "cache/payloadstore.h"
#include "cache/recordremover.h"
#include "cache/runextrastore.h"
#include "cache/runstore.h"
#include "cache/scriptstore.h"
#include "logstore/segmentpurge.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>

namespace runglass {

/// Turns batches into transactions on one connection. One thread.
class BatchWriter
{
public:
    /// Told the change sequence of a batch before it is committed, and whether that worked.
    struct CommitWatch
    {
        std::function<void(ChangeSequence)> before;
        std::function<void(ChangeSequence, bool)> after;
    };

    BatchWriter(Connection &connection, std::shared_ptr<SnapshotLeases> leases, CommitWatch watch);

    struct Written
    {
        WriteSummary summary;
        std::optional<ChangeNotice> notice; ///< when anything has changed
    };
    /// Nothing when it failed: the connection knows why, and nothing of the batch is in the file.
    std::optional<Written> write(const WriteBatch &batch);
    /// The same for what comes in parts. When a part is an error, all is undone and `stopped` holds it.
    std::optional<Written> write(const CacheWriter::Parts &parts, std::optional<UserError> &stopped);

    struct Tidied
    {
        enum class Next {
            Nothing, ///< all is in order
            More,    ///< there is more to do
            Later,   ///< what is left must wait for readers
        };
        Next next = Next::Nothing;
        std::optional<ChangeNotice> notice; ///< when something was lost
    };
    /// Looks at segments that readers could not read, and sets aside those that are damaged. Nothing when it
    /// failed, as above.
    std::optional<Written> setAsideDamaged(std::span<const std::int64_t> reported);
    /// A bounded part of the work on the segments: merges some, or takes dead ones away. `quiet` when nothing
    /// has been written for a while. Nothing when it failed, as above.
    std::optional<Tidied> tidy(bool quiet);
    /// Whether so much was written since the last tidy() that it should not wait for a pause.
    bool shouldTidy() const { return m_catalog.lastSegment() - m_tidied >= mostUntidied; }

private:
    static constexpr std::int64_t mostUntidied = 256;

    /// What a transaction does, given the change sequence before it.
    using Work = std::function<void(ChangeSequence, WriteSummary &, NoticeBuilder &)>;
    enum class Touches { Content, OrderOnly };
    std::optional<Written> transact(Touches touches, const Work &work);
    std::optional<MergeStep> nextMerge(bool quiet);
    void putAll(const WriteBatch &batch, ChangeSequence current, WriteSummary &summary,
                NoticeBuilder &notice);
    void putProblems(const std::vector<ProblemReport> &problems, NoticeBuilder &notice);
    std::string scriptIdOf(RecordKey script);
    void forget();

    Connection &m_connection;
    CommitWatch m_watch;
    ScriptStore m_scripts;
    RunIds m_runIds;
    RunStore m_runs;
    CoverageStore m_coverage;
    JournalStore m_journal;
    SegmentStore m_segments;
    SegmentCatalog m_catalog;
    SegmentMerger m_merger;
    SegmentPurge m_purge;
    DamagedLogs m_damaged;
    RecordRemover m_remover;
    LogStore m_logs;
    PayloadStore m_payloads;
    RunExtraStore m_runExtras;
    Statement m_readSequence;
    Statement m_putSequence;
    Statement m_putContentSequence;
    Statement m_scriptId;
    std::set<RecordKey> m_toMerge;      ///< scripts that there may be something to merge in
    std::set<RecordKey> m_toMergeQuiet; ///< the same, but only when nothing is written
    std::int64_t m_tidied = 0;          ///< the last segment there was at the last tidy()
    bool m_mayPurge = true;             ///< there may be dead segments
};

} // namespace runglass
