// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/dictionary.h"
#include "cache/noticebuilder.h"
#include "cache/runchanges.h"
#include "cache/runids.h"
#include "cache/scriptstore.h"
#include "cache/writebatch.h"

#include <vector>

namespace runglass {

/// Writes runs. Part of the writer.
///
/// Of two states of a run a real one wins over an inferred one (status Unknown), then the higher revision,
/// then a finished one over one in progress; else what is stored stays.
class RunStore
{
public:
    RunStore(Connection &connection, ScriptStore &scripts, RunIds &ids);

    /// `sequence` is that of the commit to be.
    void put(const std::vector<RunRecord> &runs, ChangeSequence sequence, WriteSummary &summary,
             NoticeBuilder &notice);
    /// After a rollback.
    void forget()
    {
        m_labels.forget();
        m_changes.forget();
    }

private:
    struct Stored
    {
        RunStatus status = RunStatus::Unknown;
        std::int64_t revision = 0;
        Micros executedAt = 0;
        RecordKey script = 0;
    };

    std::optional<Stored> find(RecordKey key);
    void write(Statement &statement, RecordKey key, RecordKey script, const RunRecord &run);

    ScriptStore &m_scripts;
    RunIds &m_ids;
    Dictionary m_labels;
    RunChanges m_changes;
    Statement m_find;
    Statement m_insert;
    Statement m_update;
    Statement m_dropPayload;
};

} // namespace runglass
