// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "runcolumns/runcolumns.h"

#include <memory>
#include <vector>

namespace runglass {

/// The runs of all scripts at one commit. Immutable; shared between threads.
class RunSnapshot
{
public:
    struct OfScript
    {
        RecordKey script = 0;
        RunColumnsPointer runs;
    };

    /// `scripts` in any order, each once.
    RunSnapshot(ChangeSequence sequence, RecordKey lastKey, std::vector<OfScript> scripts);

    ChangeSequence sequence() const { return m_sequence; }
    /// The highest key of a run.
    RecordKey lastKey() const { return m_lastKey; }
    /// The runs of a script; empty for one that isn't known.
    const RunColumnsPointer &of(RecordKey script) const;
    const std::vector<OfScript> &scripts() const { return m_scripts; }

private:
    ChangeSequence m_sequence;
    RecordKey m_lastKey;
    std::vector<OfScript> m_scripts; ///< by key
    RunColumnsPointer m_none = RunColumns::make({}, {});
};

using RunSnapshotPointer = std::shared_ptr<const RunSnapshot>;

} // namespace runglass
