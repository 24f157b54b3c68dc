// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compare/comparechoice.h"
#include "monitor/monitorsession.h"
#include "record/recordsource.h"
#include "tables/mailbox.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class QMenu;
class QWidget;

namespace runglass {

class CommandRegistry;
class CompareView;
class CompareWindow;
class RecordTable;

/// Comparing runs: which run with which other, what is known of both, and the window that shows it.
class CompareControls : public QObject
{
    Q_OBJECT

public:
    /// All outlive it. `stage`: what lists and record view are in.
    struct Parts
    {
        MonitorSession &session;
        Settings &settings;
        QWidget &stage;
        RecordTable &runs;
        RecordTable &logs;
    };

    explicit CompareControls(const Parts &parts, QObject *parent = nullptr);
    ~CompareControls() override;

    /// Makes its command known where lists and record view are. `commands` must outlive the stage.
    void handleCommands(CommandRegistry &commands);
    /// The current row's run with the nearest earlier successful one.
    void compareCurrent();
    void compare(const QString &runId, const CompareChoice &choice = {});
    /// Sets a run aside to be compared with.
    void remember(const QString &runId);
    /// The entries of a table's context menu that are about comparing.
    void addActions(QMenu &menu);
    /// The run of the current row; empty without one.
    QString currentRun() const;

private:
    CompareView &view();
    void retry();
    void windowClosed();
    void takeRun();
    void lookForOther();
    void takeSearch(const Result<std::optional<QString>> &found);
    void takeOther();
    void tellNoOther();
    void cacheChanged(const ChangeNotice &notice);

    const Parts m_parts;
    CommandRegistry *m_commands = nullptr;
    QPointer<CompareWindow> m_window;
    QString m_runId;
    CompareChoice m_choice;
    QString m_remembered;
    RecordSource m_run;
    RecordSource m_other;
    bool m_isSearching = false;    ///< the other one is being looked for, or has been
    bool m_isOtherMissing = false; ///< it was looked for in vain; it may still come
    QTimer m_lookSoon;
    Mailbox m_mailbox;
    std::uint64_t m_generation = 0;
    QueryHandle m_search;
};

} // namespace runglass
