// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "monitor/monitorsession.h"

#include <QObject>

namespace runglass {

class FlatButton;

/// Holds the rows still while more come in, and says how many have come; cards and chart go on. Both tables
/// together: who reads one does not expect the other to run away.
class LivePause : public QObject
{
    Q_OBJECT

public:
    /// `session` and `button` outlive it. The button is shown while the rows are held, and lets them go.
    LivePause(MonitorSession &session, FlatButton &button, QObject *parent = nullptr);

    bool isPaused() const { return m_session.runs().isPaused(); }
    void setPaused(bool paused);
    void toggle() { setPaused(!isPaused()); }

private:
    void show();

    MonitorSession &m_session;
    FlatButton &m_button;
};

} // namespace runglass
