// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/damagedlogs.h"

#include <QCoreApplication>

#include <limits>

namespace runglass {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::DamagedLogs)
};

} // namespace

DamagedLogs::DamagedLogs(Connection &connection, SegmentStore &store, SegmentCatalog &catalog,
                         CoverageStore &coverage, JournalStore &journal)
    : m_store(store)
    , m_catalog(catalog)
    , m_coverage(coverage)
    , m_journal(journal)
    , m_scriptName(connection, "SELECT iif(described, name, id) FROM script WHERE key = ?")
{
}

void DamagedLogs::setAside(std::span<const std::int64_t> segments, ChangeSequence died, NoticeBuilder &notice)
{
    for (const std::int64_t key : segments) {
        if (const auto segment = m_catalog.find(key))
            setAside(*segment, died, notice);
    }
}

void DamagedLogs::setAside(const LiveSegment &segment, ChangeSequence died, NoticeBuilder &notice)
{
    m_store.end(segment.key, died);
    m_catalog.remove(segment);
    const Micros last = segment.lastTime;
    const Micros end = last == std::numeric_limits<Micros>::max() ? last : last + 1;
    const CoverageChange lost{.action = CoverageChange::Action::Remove,
                              .scriptId = {},
                              .kind = RecordKind::Logs,
                              .range = {segment.firstTime, end}};
    if (m_coverage.apply(segment.script, lost))
        notice.coverage(segment.script);
    notice.log(segment.script, segment.firstTime);
    notice.log(segment.script, segment.lastTime);

    const QString place = Texts::tr("script %1").arg(QString::fromStdString(scriptName(segment.script)));
    const QString detail = Texts::tr("%n log entries could not be read from the disk and were removed; what "
                                     "the service still has is fetched again",
                                     nullptr, static_cast<int>(segment.count));
    m_journal.put(ProblemReport{.kind = ProblemReport::Kind::DamagedData,
                                .where = place.toStdString(),
                                .detail = detail.toStdString(),
                                .count = 1,
                                .lastSeen = nowMicros()});
    notice.problems();
}

std::string DamagedLogs::scriptName(RecordKey script)
{
    Rows rows = m_scriptName.rows(script);
    return rows.next() ? std::string(rows.text(0)) : std::string();
}

} // namespace runglass
