// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commands/paletteprovider.h"
#include "monitor/monitorsession.h"
#include "userdata/recentrecords.h"

namespace runglass {

class SavedFilters;

/// What the palette finds of a monitor besides its commands: the filters of the table that is shown, built in
/// and saved, and the runs opened last.
class MonitorPalette : public PaletteProvider
{
    Q_OBJECT

public:
    /// All outlive it.
    MonitorPalette(MonitorSession &session, SavedFilters &saved, const RecentRecords &recent,
                   QObject *parent = nullptr);

    void ask(const QString &text, quint64 question) override;

Q_SIGNALS:
    /// A run shall be opened; maybe of another script than the one that is shown.
    void recordChosen(const runglass::RecentRecords::Record &record);

private:
    QList<PaletteEntry> filters() const;
    QList<PaletteEntry> records();

    MonitorSession &m_session;
    SavedFilters &m_saved;
    const RecentRecords &m_recent;
};

} // namespace runglass
