// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/coveragestore.h"
#include "cache/journalstore.h"
#include "cache/noticebuilder.h"
#include "logstore/segmentcatalog.h"

#include <span>

namespace runglass {

/// Takes segments that can't be read out of the log. Part of the writer.
///
/// Their time is no longer covered, so that a sync asks the service for it again, and a problem is recorded.
/// All other entries stay.
class DamagedLogs
{
public:
    DamagedLogs(Connection &connection, SegmentStore &store, SegmentCatalog &catalog, CoverageStore &coverage,
                JournalStore &journal);

    /// Inside the transaction that will have the sequence `died`.
    void setAside(std::span<const std::int64_t> segments, ChangeSequence died, NoticeBuilder &notice);

private:
    void setAside(const LiveSegment &segment, ChangeSequence died, NoticeBuilder &notice);
    std::string scriptName(RecordKey script);

    SegmentStore &m_store;
    SegmentCatalog &m_catalog;
    CoverageStore &m_coverage;
    JournalStore &m_journal;
    Statement m_scriptName;
};

} // namespace runglass
