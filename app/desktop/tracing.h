// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QObject>

namespace runglass {

class MainWindow;
class Milestones;
class Session;
class Settings;

/// Notes the milestones of a start: window shown, workspace opened, rows painted, range complete.
class Tracing : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    Tracing(Milestones &milestones, MainWindow &window, Session &session, const Settings &settings,
            QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Milestones &m_milestones;
};

} // namespace runglass
