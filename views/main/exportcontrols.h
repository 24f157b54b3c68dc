// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exporting/exportpanel.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

class QAction;
class QFileDialog;
class QMenu;

namespace runglass {

class CommandRegistry;
class MonitorView;
class Settings;

/// Exporting what the table shows: the entries of the window's menu, the question where to, and what becomes
/// of it. Exports outlive the monitor they come from.
class ExportControls : public QObject
{
    Q_OBJECT

public:
    /// All outlive it. `window`: what dialogs belong to.
    struct Parts
    {
        Settings &settings;
        Background &background;
        QWidget &window;
    };
    /// What is done with a finished file; takes its path.
    using Opener = std::function<void(const QString &)>;

    explicit ExportControls(const Parts &parts, QObject *parent = nullptr);

    ExportPanel &panel() { return *m_panel; }
    /// Puts a menu of its own there, before `place`.
    void addTo(QMenu &menu, QAction *place);
    void handleCommands(CommandRegistry &commands);
    /// The monitor whose lists are exported; null when there is none (any more).
    void setMonitor(MonitorView *monitor);

    /// Asks where to, and exports the list that is shown.
    void exportList(const ExportOptions &options);
    /// The question that is open now; null when there is none.
    QFileDialog *dialog() const;

    void setOpeners(Opener file, Opener folder);

private:
    QAction *addAction(const ExportOptions &options);
    void showActions();
    /// What is exported, but for the place; nothing while no script is shown.
    std::optional<ExportTask::Job> listJob() const;
    void ask(ExportTask::Job job);

    const Parts m_parts;
    ExportPanel *m_panel;
    QMenu *m_menu;
    QAction *m_csv;
    QAction *m_json;
    QAction *m_fullJson;
    QAction *m_guard;
    QPointer<MonitorView> m_monitor;
    QPointer<QFileDialog> m_dialog;
};

} // namespace runglass
