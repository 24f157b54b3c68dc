// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/coveragestore.h"
#include "cache/journalstore.h"
#include "cache/logstore.h"
#include "cache/payloadstore.h"
#include "cache/runstore.h"
#include "cache/scriptstore.h"

#include <functional>
#include <optional>

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

    BatchWriter(Connection &connection, CommitWatch watch);

    struct Written
    {
        WriteSummary summary;
        std::optional<ChangeNotice> notice; ///< when anything has changed
    };
    /// Nothing when it failed: the connection knows why, and nothing of the batch is in the file.
    std::optional<Written> write(const WriteBatch &batch);

private:
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
    DamagedLogs m_damaged;
    LogStore m_logs;
    PayloadStore m_payloads;
    Statement m_readSequence;
    Statement m_putSequence;
    Statement m_scriptId;
};

} // namespace runglass
