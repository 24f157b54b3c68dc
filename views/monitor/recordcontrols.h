// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "monitor/monitorsession.h"
#include "monitor/recordmarks.h"
#include "monitor/recordstage.h"
#include "record/recordsource.h"
#include "userdata/recentrecords.h"

#include <QObject>
#include <QTimer>

class QMenu;

namespace runglass {

class CommandRegistry;
class CompareControls;
class LinkControls;
class NarrowingControls;
class RecordTable;
class TriageControls;

/// Opening runs, walking from one to the next in the list as it is filtered and sorted, and going back: ties
/// the tables to the record view and to what is kept in memory of runs.
///
/// What is shown follows the current row of the table in front. Steps that come faster than they can be shown
/// are passed over: the list moves with each, the record is shown once nothing more is waiting.
class RecordControls : public QObject
{
    Q_OBJECT

public:
    /// All outlive it. `list`: what both tables are in, and the record is put beside.
    struct Parts
    {
        MonitorSession &session;
        Settings &settings;
        RecentRecords &recent;
        QWidget &list;
        RecordTable &runs;
        RecordTable &logs;
        CompareControls &compare;
        NarrowingControls &narrowing;
        LinkControls &links;
        TriageControls &triage;
    };

    explicit RecordControls(const Parts &parts, QObject *parent = nullptr);
    ~RecordControls() override;

    /// Makes its commands known in the tables and in the record view. `commands` must outlive both.
    void handleCommands(CommandRegistry &commands);

    RecordView &view() { return m_stage.view(); }
    RecordStage &stage() { return m_stage; }
    bool isOpen() const { return m_stage.isShown(); }
    /// The run that is shown, or is being looked up; empty while the view is closed.
    const QString &runId() const { return m_runId; }

    /// The current row's run; one of its entries in Logs. With `focus` the keys go to the record.
    void openCurrent(bool focus);
    /// Whatever the list has.
    void open(const QString &runId);
    /// Of another script, maybe.
    void openRecent(const RecentRecords::Record &record);
    void close();
    /// The entries of a table's context menu that are about the record.
    void addActions(QMenu &menu);

Q_SIGNALS:
    /// Another run is shown; empty: none.
    void runChanged(const QString &runId);

private:
    RecordTable &table() const;
    QString runOf(const RecordTable &table, int row) const;
    void connectTable(RecordTable &table);
    void connectView();
    void follow(const RecordTable &table);
    void showCurrent();
    void showRun(const QString &runId);
    void takeDetails();
    void showPosition();
    void tellNeighbours();
    void step(int rows);
    void goToProblem(Direction direction);
    void problemFound(RecordTable &table, int row);
    void showAllLogs();
    void remember();
    void copyId();
    void say(const QString &text);

    const Parts m_parts;
    RecordStage m_stage;
    RecordMarks m_marks;
    RecordSource m_source;
    QString m_runId;
    QTimer m_showSoon;
    bool m_awaitsRow = false; ///< the current row has not arrived yet
    int m_direction = 1;      ///< of the last step
    int m_problemSteps = 0;   ///< asked for while one was looked up
    bool m_findsProblem = false;
};

} // namespace runglass
