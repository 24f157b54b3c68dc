// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "monitor/inboxcontrols.h"
#include "monitor/monitorsession.h"
#include "monitor/rowchoice.h"
#include "monitor/undotimeline.h"

#include <QObject>
#include <QStringList>

#include <map>
#include <string>

class QMenu;

namespace runglass {

class CommandRegistry;
class CompareControls;
class MarksStore;
class NotePopover;
class RecordTable;
class SelectionBar;

/// Everything by which a user works through runs: reviewed, bookmark, note, several at once, the inbox.
class TriageControls : public QObject
{
    Q_OBJECT

public:
    using Tab = MonitorSession::Tab;

    /// All outlive it. `stage`: what lists and record view are in, and panels lie above.
    struct Parts
    {
        MonitorSession &session;
        MarksStore &marks;
        CompareControls &compare;
        QWidget &stage;
        RecordTable &runs;
        RecordTable &logs;
    };

    explicit TriageControls(const Parts &parts, QObject *parent = nullptr);
    /// Keeps the note that is being written.
    ~TriageControls() override;

    /// `commands` must outlive the stage.
    void handleCommands(CommandRegistry &commands);

    /// What the user has chosen in the table that is shown, in that order: for export, copy, bundles. Empty
    /// when nothing was chosen; the current row is not part of it.
    QStringList selectedIds() const { return choice().ids(); }
    /// Of these records the runs, each once.
    QStringList selectedRuns() const { return choice().runIds(); }
    /// Brings everything in line with the table that is shown.
    void refresh();
    /// False when nothing was chosen.
    bool clearSelection();

    /// Of what is chosen, else of the current row: marks as reviewed and goes on to the next row; reopens
    /// what is reviewed.
    void review() { review(targets()); }
    void bookmark() { bookmark(targets()); }
    void editNote();
    void select();
    /// The same of these runs, whatever is chosen. On to the next row when that is the only one's.
    void review(const QStringList &runIds);
    void bookmark(const QStringList &runIds);
    Mark markOf(const QString &runId) const;
    /// What a note on these runs begins with: what stands on all of them, or could not be written.
    QString noteOf(const QStringList &runIds) const;
    QString noteTitle(const QStringList &runIds) const;
    void writeNote(const QStringList &runIds, const QString &text);
    void undo() { m_undo.undo(); }
    void redo() { m_undo.redo(); }

    InboxControls &inbox() { return m_inbox; }
    /// At the right of the tabs, while something is chosen. Belongs to whoever lays it out.
    SelectionBar *selectionBar() const { return m_bar; }
    /// The entries of a table's context menu that are about marks.
    void addActions(QMenu &menu);

Q_SIGNALS:
    void marksChanged();

private:
    RecordTable &table() const;
    RowChoice &choice() const;
    QString currentRun() const;
    /// The runs an action is for.
    QStringList targets() const;
    void change(const QStringList &runIds, const MarkChange &what);
    void takeMarks(const QString &workspaceId);

    const Parts m_parts;
    UndoTimeline m_undo;
    InboxControls m_inbox;
    RowChoice *m_runsChoice;
    RowChoice *m_logsChoice;
    SelectionBar *m_bar;
    NotePopover *m_note;
    QWidget *m_noteAnchor;
    QStringList m_noted;     ///< the runs the open note is for
    QStringList m_lastNoted; ///< those of the note written last
    QString m_lastNote;
    std::map<QString, QString> m_unsaved; ///< notes that could not be written, by run
    std::string m_scriptId;
};

} // namespace runglass
