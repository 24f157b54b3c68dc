// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "monitor/monitorsession.h"

#include <QObject>

namespace runglass {

class ChartPanel;
class CommandRegistry;
class FiguresControls;

/// Ties the charts to what the session looks at: the figures of the selection go in; zooming, going back,
/// spans of response times and the length of the parts of time come out.
class ChartControls : public QObject
{
    Q_OBJECT

public:
    /// All outlive it. `stage`: the view around; where its keys act.
    struct Parts
    {
        MonitorSession &session;
        Settings &settings;
        FiguresControls &figures;
        ChartPanel &panel;
        QWidget &stage;
    };

    explicit ChartControls(const Parts &parts, QObject *parent = nullptr);

    void handleCommands(CommandRegistry &commands);

Q_SIGNALS:
    /// The keyboard goes back to the list.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void restoreLook();
    void rememberLook();
    void show();

    const Parts m_parts;
};

} // namespace runglass
