// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/monitorpalette.h"

#include "filter/builtinfilters.h"
#include "tables/displaytext.h"
#include "userdata/savedfilters.h"

namespace runglass {

MonitorPalette::MonitorPalette(MonitorSession &session, SavedFilters &saved, const RecentRecords &recent,
                               QObject *parent)
    : PaletteProvider(parent)
    , m_session(session)
    , m_saved(saved)
    , m_recent(recent)
{
}

void MonitorPalette::ask(const QString &, quint64 question)
{
    Q_EMIT answered(question, filters() + records());
}

QList<PaletteEntry> MonitorPalette::filters() const
{
    QList<PaletteEntry> entries;
    const auto add = [&](const QString &name, const FilterSet &filter) {
        if (filter.isEmpty())
            return;
        PaletteEntry entry;
        entry.title = displayLine(name.toStdString());
        entry.kind = tr("Filter");
        entry.run = [&session = m_session, tab = m_session.tab(), filter](QWidget *) {
            session.setFilter(tab, filter);
        };
        entries << entry;
    };
    for (const auto &[name, filter] : BuiltInFilters::of(m_session.subject(), m_session.runs().stats()))
        add(name, filter);
    const FilterShelf shelf{m_session.workspace().id(),
                            QString::fromStdString(m_session.selection().scriptId), m_session.subject()};
    for (const SavedFilter &saved : m_saved.saved(shelf))
        add(saved.name, saved.filter);
    return entries;
}

QList<PaletteEntry> MonitorPalette::records()
{
    QList<PaletteEntry> entries;
    const auto recent = m_recent.records();
    for (const RecentRecords::Record &record : recent) {
        PaletteEntry entry;
        entry.title = displayLine(record.runId.toStdString());
        entry.kind = tr("Run opened before");
        entry.run = [this, record](QWidget *) { Q_EMIT recordChosen(record); };
        entries << entry;
    }
    return entries;
}

} // namespace runglass
