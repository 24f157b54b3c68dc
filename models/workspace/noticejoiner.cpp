// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "workspace/noticejoiner.h"

#include <algorithm>
#include <utility>

namespace runglass {

namespace {

TimeRange hull(const TimeRange &a, const TimeRange &b)
{
    if (a.isEmpty())
        return b;
    if (b.isEmpty())
        return a;
    return {std::min(a.from, b.from), std::max(a.to, b.to)};
}

} // namespace

void NoticeJoiner::add(const ChangeNotice &notice)
{
    if (!m_joined) {
        m_joined = notice;
        return;
    }
    m_joined->sequence = std::max(m_joined->sequence, notice.sequence);
    m_joined->scriptList |= notice.scriptList;
    m_joined->problems |= notice.problems;
    m_joined->byOtherProcess |= notice.byOtherProcess;
    for (const ChangeNotice::OfScript &ofScript : notice.scripts) {
        const auto known =
            std::ranges::find(m_joined->scripts, ofScript.scriptId, &ChangeNotice::OfScript::scriptId);
        if (known == m_joined->scripts.end()) {
            m_joined->scripts.push_back(ofScript);
            continue;
        }
        known->runs = hull(known->runs, ofScript.runs);
        known->logs = hull(known->logs, ofScript.logs);
        known->coverage |= ofScript.coverage;
    }
}

std::optional<ChangeNotice> NoticeJoiner::take()
{
    return std::exchange(m_joined, std::nullopt);
}

} // namespace runglass
