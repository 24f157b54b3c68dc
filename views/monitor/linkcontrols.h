// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "links/link.h"
#include "monitor/monitorsession.h"

#include <QObject>

class QMenu;
class QWidget;

namespace runglass {

class CommandRegistry;
class RecordTable;

/// Links to what a monitor shows: copying them, and following them within its workspace.
class LinkControls : public QObject
{
    Q_OBJECT

public:
    /// All outlive it. `stage`: what lists and record view are in.
    struct Parts
    {
        MonitorSession &session;
        QWidget &stage;
        RecordTable &runs;
        RecordTable &logs;
    };

    explicit LinkControls(const Parts &parts, QObject *parent = nullptr);

    void handleCommands(CommandRegistry &commands);
    /// The entries of a table's context menu that are about links.
    void addActions(QMenu &menu);

    /// Puts a link on the clipboard: to a run, or to its script as it is shown.
    void copyRunLink(const QString &runId);
    void copyListLink();

    /// Shows what the link leads to, as soon as the list of scripts is there. A later call replaces it.
    void follow(const Link &link);

Q_SIGNALS:
    /// A followed link leads to this run.
    void runRequested(const QString &runId);
    /// It leads to nothing that is here.
    void failed(const runglass::UserError &error);

private:
    QString currentRun() const;
    void copyCurrent();
    void copy(const Link &link);
    void followNow();

    const Parts m_parts;
    std::optional<Link> m_followed; ///< waits for the list of scripts
};

} // namespace runglass
