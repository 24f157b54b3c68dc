// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "monitor/monitorsession.h"
#include "selection/matchcounter.h"

#include <QObject>
#include <QTimer>

namespace runglass {

class FlatButton;

/// "Failed, not reviewed": how many there are in the range that is shown, and the way to them.
class InboxControls : public QObject
{
    Q_OBJECT

public:
    /// `session` must outlive it.
    explicit InboxControls(MonitorSession &session, QObject *parent = nullptr);

    /// Belongs to whoever lays it out.
    FlatButton *button() const { return m_button; }
    /// All Runs, only those; back to all when that is what is shown.
    void toggle();
    bool isShown() const;
    /// Says what is so now.
    void show();

Q_SIGNALS:
    void tabRequested(runglass::MonitorSession::Tab tab);

private:
    void countSoon();
    void count();

    MonitorSession &m_session;
    FlatButton *m_button;
    MatchCounter m_counter;
    QTimer m_soon;
    std::optional<qint64> m_count;
    FilterSet m_before; ///< of All Runs, for the way back
};

} // namespace runglass
