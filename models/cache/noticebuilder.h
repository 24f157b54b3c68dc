// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "cache/changenotice.h"

#include <string_view>
#include <vector>

namespace runglass {

/// Collects what a batch changes, by the keys of the scripts.
class NoticeBuilder
{
public:
    void run(RecordKey script, Micros time) { extend(of(script).change.runs, time); }
    void log(RecordKey script, Micros time) { extend(of(script).change.logs, time); }
    void coverage(RecordKey script) { of(script).change.coverage = true; }
    void scriptList() { m_scriptList = true; }
    void problems() { m_problems = true; }

    bool isEmpty() const { return m_entries.empty() && !m_scriptList && !m_problems; }

    /// `idOf` turns the key of a script into its id.
    template <class IdOf>
    ChangeNotice take(ChangeSequence sequence, IdOf idOf)
    {
        ChangeNotice notice;
        notice.sequence = sequence;
        notice.scriptList = m_scriptList;
        notice.problems = m_problems;
        for (Entry &entry : m_entries) {
            entry.change.scriptId = idOf(entry.script);
            notice.scripts.push_back(std::move(entry.change));
        }
        m_entries.clear();
        return notice;
    }

private:
    struct Entry
    {
        RecordKey script = 0;
        ChangeNotice::OfScript change;
    };

    Entry &of(RecordKey script);
    static void extend(TimeRange &range, Micros time);

    std::vector<Entry> m_entries;
    std::size_t m_last = 0; ///< records come in groups: most often it is this one again
    bool m_scriptList = false;
    bool m_problems = false;
};

} // namespace runglass
