// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/runsnapshot.h"

#include <algorithm>

namespace runglass {

RunSnapshot::RunSnapshot(ChangeSequence sequence, RecordKey lastKey, std::vector<OfScript> scripts)
    : m_sequence(sequence)
    , m_lastKey(lastKey)
    , m_scripts(std::move(scripts))
{
    std::sort(m_scripts.begin(), m_scripts.end(),
              [](const OfScript &a, const OfScript &b) { return a.script < b.script; });
}

const RunColumnsPointer &RunSnapshot::of(RecordKey script) const
{
    const auto found =
        std::lower_bound(m_scripts.begin(), m_scripts.end(), script,
                         [](const OfScript &candidate, RecordKey key) { return candidate.script < key; });
    return found != m_scripts.end() && found->script == script ? found->runs : m_none;
}

} // namespace runglass
