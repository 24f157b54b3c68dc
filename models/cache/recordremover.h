// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/coveragestore.h"
#include "cache/damagedlogs.h"
#include "cache/noticebuilder.h"
#include "cache/scriptstore.h"
#include "cache/writebatch.h"
#include "logstore/segmentmerger.h"

namespace runglass {

/// Deletes runs and log entries on purpose. Part of the writer.
///
/// The Run IDs of deleted runs stay known to the cache, because log entries may name them.
class RecordRemover
{
public:
    RecordRemover(Connection &connection, ScriptStore &scripts, SegmentCatalog &catalog,
                  SegmentMerger &merger, CoverageStore &coverage, DamagedLogs &damaged);

    /// Inside the transaction that will have this sequence; the catalog must be up to date.
    void apply(const Deletion &deletion, ChangeSequence sequence, NoticeBuilder &notice);
    void removeScript(std::string_view scriptId, ChangeSequence sequence, NoticeBuilder &notice);

private:
    void removeRuns(RecordKey script, Micros before, ChangeSequence sequence, NoticeBuilder &notice);
    void removeLogs(RecordKey script, Micros before, ChangeSequence sequence, NoticeBuilder &notice);

    ScriptStore &m_scripts;
    SegmentCatalog &m_catalog;
    SegmentMerger &m_merger;
    CoverageStore &m_coverage;
    DamagedLogs &m_damaged;
    Statement m_oldRuns;
    Statement m_tellRuns;
    Statement m_tellMany;
    Statement m_removePayloads;
    Statement m_removeExtras;
    Statement m_removeRuns;
    Statement m_putHorizon;
    Statement m_forgetHorizons;
};

/// The time before which records of this kind were deleted and are not to be fetched again; the smallest
/// there is when none were.
Micros readRetentionHorizon(Connection &connection, std::string_view scriptId, RecordKind kind);

} // namespace runglass
