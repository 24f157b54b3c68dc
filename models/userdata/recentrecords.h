// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "settings/settings.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

namespace runglass {

/// The runs that were opened last in one workspace, newest first: to go back to them. Kept with the settings;
/// it only spares searching. GUI thread.
class RecentRecords : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostKept = 20;

    struct Record
    {
        QString runId;
        QString scriptId;

        friend bool operator==(const Record &, const Record &) = default;
    };

    /// `settings` must outlive it.
    RecentRecords(Settings &settings, const QString &workspaceId, QObject *parent = nullptr);
    ~RecentRecords() override;

    /// It is being looked at: added when it still is after a second, or at the end. Who walks a list has not
    /// opened all that came by. Nothing happens for an empty id.
    void visit(const Record &record);

    /// It has been opened. Nothing happens for an empty id.
    void add(const Record &record);
    QList<Record> records() const;

Q_SIGNALS:
    void changed();

private:
    Settings &m_settings;
    const QString m_workspaceId;
    Record m_visited;
    QTimer m_stays;
};

} // namespace runglass
