// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "tables/coverageinfo.h"

#include <algorithm>

namespace runglass {

CoverageInfo::CoverageInfo(QueryPool &queries, QObject *parent)
    : QObject(parent)
    , m_queries(queries)
    , m_mailbox(this)
{
}

void CoverageInfo::setScript(const std::string &scriptId)
{
    if (scriptId == m_scriptId)
        return;
    m_scriptId = scriptId;
    m_ranges.clear();
    m_running = false;
    Q_EMIT changed();
    refresh();
}

void CoverageInfo::cacheChanged(const ChangeNotice &notice)
{
    const auto &scripts = notice.scripts;
    const bool concerned =
        std::any_of(scripts.begin(), scripts.end(), [this](const ChangeNotice::OfScript &script) {
            return script.coverage && script.scriptId == m_scriptId;
        });
    if (concerned || notice.byOtherProcess)
        refresh();
}

std::optional<Micros> CoverageInfo::completeSince() const
{
    if (m_ranges.empty())
        return {};
    return m_ranges.back().from;
}

bool CoverageInfo::covers(const TimeRange &range, Micros now) const
{
    // What has not happened yet can't be missing; what happened a moment ago may be on its way.
    const Micros until = std::min(range.to, completeUntil(now).value_or(now));
    return range.from >= until || std::any_of(m_ranges.begin(), m_ranges.end(), [&](const TimeRange &known) {
               return known.from <= range.from && known.to >= until;
           });
}

std::optional<Micros> CoverageInfo::completeUntil(Micros now) const
{
    if (m_ranges.empty())
        return {};
    return std::min(m_ranges.back().to, now);
}

void CoverageInfo::refresh()
{
    if (m_scriptId.empty())
        return;
    if (m_running) {
        m_stale = true;
        return;
    }
    m_running = true;
    m_stale = false;
    const quint64 generation = ++m_generation;
    m_job = m_queries.submit(
        QueryPool::Lane::Query, [this, generation, script = m_scriptId,
                                 box = m_mailbox.sender()](CacheReader &reader, const CancelToken &token) {
            auto ranges = reader.coverage(script, RecordKind::Runs, token);
            if (token.isCancelled())
                return;
            // What can't be read can't be called complete.
            const auto known = ranges ? std::move(ranges).value() : std::vector<TimeRange>();
            box.post([this, generation, known] {
                if (generation != m_generation)
                    return;
                m_ranges = known;
                m_running = false;
                Q_EMIT changed();
                if (m_stale)
                    refresh();
            });
        });
}

} // namespace runglass
