// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/noticebuilder.h"

#include <algorithm>

namespace runglass {

NoticeBuilder::Entry &NoticeBuilder::of(RecordKey script)
{
    if (m_last < m_entries.size() && m_entries[m_last].script == script)
        return m_entries[m_last];
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry &entry) { return entry.script == script; });
    m_last = static_cast<std::size_t>(found - m_entries.begin());
    if (found == m_entries.end())
        m_entries.push_back({.script = script, .change = {}});
    return m_entries[m_last];
}

void NoticeBuilder::extend(TimeRange &range, Micros time)
{
    // The last representable time can't be inside a half-open range; nothing real happens then.
    const Micros after = time == std::numeric_limits<Micros>::max() ? time : time + 1;
    if (range.isEmpty()) {
        range = {time, after};
    } else {
        range.from = std::min(range.from, time);
        range.to = std::max(range.to, after);
    }
}

} // namespace runglass
