// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/triagecontrols.h"

#include "commands/commandregistry.h"
#include "common/flatbutton.h"
#include "common/recordtable.h"
#include "marks/notepopover.h"
#include "marks/selectionbar.h"
#include "monitor/comparecontrols.h"
#include "tables/displaytext.h"
#include "userdata/marksstore.h"

#include <QMenu>

#include <algorithm>
#include <utility>

namespace runglass {

TriageControls::TriageControls(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_undo(parts.session, parts.marks)
    , m_inbox(parts.session)
    , m_runsChoice(new RowChoice(parts.session.runs(), this))
    , m_logsChoice(new RowChoice(parts.session.logs(), this))
    , m_bar(new SelectionBar(&parts.stage))
    , m_note(new NotePopover(&parts.stage))
    , m_noteAnchor(new QWidget(&parts.stage))
    , m_scriptId(parts.session.selection().scriptId)
{
    m_noteAnchor->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_noteAnchor->hide();
    connect(&parts.marks, &MarksStore::changed, this, &TriageControls::takeMarks);
    connect(&parts.marks, &MarksStore::failed, this, [this] {
        // What could not be written is offered again with the next try.
        for (const QString &run : std::as_const(m_lastNoted)) {
            if (QString::fromStdString(markOf(run).note) != m_lastNote)
                m_unsaved[run] = m_lastNote;
        }
    });
    connect(m_note, &NotePopover::written, this, [this](const QString &text) { writeNote(m_noted, text); });
    for (RowChoice *chosen : {m_runsChoice, m_logsChoice})
        connect(chosen, &RowChoice::changed, this, &TriageControls::refresh);
    connect(&parts.session, &MonitorSession::selectionChanged, this, [this] {
        if (std::exchange(m_scriptId, m_parts.session.selection().scriptId) ==
            m_parts.session.selection().scriptId)
            return refresh();
        m_runsChoice->clear();
        m_logsChoice->clear();
    });
    connect(m_bar, &SelectionBar::reviewedRequested, this, [this] { review(); });
    connect(m_bar, &SelectionBar::bookmarkRequested, this, [this] { bookmark(); });
    connect(m_bar, &SelectionBar::noteRequested, this, &TriageControls::editNote);
    connect(m_bar, &SelectionBar::clearRequested, this, &TriageControls::clearSelection);
    takeMarks(parts.session.workspace().id());
}

TriageControls::~TriageControls()
{
    m_note->closePopover();
}

void TriageControls::handleCommands(CommandRegistry &commands)
{
    QWidget *stage = &m_parts.stage;
    commands.handle(CommandId::MarkReviewed, stage, [this] { review(); });
    commands.handle(CommandId::Bookmark, stage, [this] { bookmark(); });
    commands.handle(CommandId::EditNote, stage, [this] { editNote(); });
    commands.handle(CommandId::ShowInbox, stage, [this] { m_inbox.toggle(); });
    commands.handle(CommandId::Undo, stage, [this] { undo(); });
    commands.handle(CommandId::Redo, stage, [this] { redo(); });
    for (RecordTable *rows : {&m_parts.runs, &m_parts.logs})
        commands.handle(CommandId::SelectRecord, rows, [this] { select(); });
}

RecordTable &TriageControls::table() const
{
    return m_parts.session.tab() == Tab::Logs ? m_parts.logs : m_parts.runs;
}

RowChoice &TriageControls::choice() const
{
    return m_parts.session.tab() == Tab::Logs ? *m_logsChoice : *m_runsChoice;
}

QString TriageControls::currentRun() const
{
    return table().hasRecord() ? table().currentIndex().data(AnswerModel::RunIdRole).toString() : QString();
}

QStringList TriageControls::targets() const
{
    if (!choice().isEmpty())
        return choice().runIds();
    const QString run = currentRun();
    return run.isEmpty() ? QStringList() : QStringList{run};
}

Mark TriageControls::markOf(const QString &runId) const
{
    return m_parts.marks.marks(m_parts.session.workspace().id())->of(runId.toStdString());
}

void TriageControls::change(const QStringList &runIds, const MarkChange &what)
{
    std::vector<MarkChange> changes;
    for (const QString &run : runIds) {
        changes.push_back(what);
        changes.back().runId = run.toStdString();
        changes.back().scriptId = m_parts.session.selection().scriptId;
    }
    m_undo.change(changes);
}

void TriageControls::review(const QStringList &runs)
{
    if (runs.isEmpty())
        return table().step(0);
    const bool reopens =
        std::ranges::all_of(runs, [this](const QString &run) { return markOf(run).reviewed; });
    const bool ofChoice = !choice().isEmpty() && runs == choice().runIds();
    // First on to the next: a row that leaves the list is then none that is being read.
    if (!reopens && !ofChoice && runs == QStringList{currentRun()})
        table().step(1);
    MarkChange what;
    what.reviewed = !reopens;
    change(runs, what);
    if (ofChoice)
        choice().clear();
}

/// All the same afterwards: set, unless all are set already.
void TriageControls::bookmark(const QStringList &runs)
{
    MarkChange what;
    what.bookmarked =
        !std::ranges::all_of(runs, [this](const QString &run) { return markOf(run).bookmarked; });
    change(runs, what);
}

QString TriageControls::noteOf(const QStringList &runs) const
{
    if (runs.isEmpty())
        return {};
    if (const auto unsaved = m_unsaved.find(runs.front()); unsaved != m_unsaved.end())
        return unsaved->second;
    const std::string note = markOf(runs.front()).note;
    const bool alike =
        std::ranges::all_of(runs, [&](const QString &run) { return markOf(run).note == note; });
    return alike ? QString::fromStdString(note) : QString();
}

QString TriageControls::noteTitle(const QStringList &runs) const
{
    return runs.size() == 1 ? tr("Note on %1").arg(displayLine(runs.front().toStdString(), 60))
                            : tr("Note on %1 runs").arg(m_parts.session.values().count(runs.size()));
}

void TriageControls::editNote()
{
    const QStringList runs = targets();
    if (runs.isEmpty())
        return;
    m_note->closePopover();
    m_noted = runs;
    QWidget *rows = table().viewport();
    const QRect row = table().hasRecord() ? table().visualRect(table().currentIndex()) : QRect();
    const QRect place = row.isValid() && rows->rect().intersects(row) ? row : QRect(0, 0, 1, 1);
    // In the last rows there is no room below them.
    const QPoint corner = rows->mapTo(&m_parts.stage, place.topLeft());
    const int lowest = m_parts.stage.height() - m_note->sizeHint().height() - place.height();
    m_noteAnchor->setGeometry(QRect(QPoint(corner.x(), std::min(corner.y(), lowest)), place.size()));
    m_note->edit(m_noteAnchor, noteTitle(runs), noteOf(runs));
}

/// On several runs a new note goes behind what stands there already.
void TriageControls::writeNote(const QStringList &runs, const QString &text)
{
    m_lastNoted = runs;
    m_lastNote = text;
    for (const QString &run : runs)
        m_unsaved.erase(run);
    MarkChange what;
    what.note = text.toStdString();
    what.isTakenIn = runs.size() > 1 && !text.isEmpty();
    change(runs, what);
}

void TriageControls::select()
{
    if (!table().hasRecord())
        return table().step(0);
    const QModelIndex row = table().currentIndex();
    if (!choice().toggle(row))
        return;
    const QString run = row.data(AnswerModel::RunIdRole).toString();
    if (!run.isEmpty() && choice().runIds().contains(run))
        m_parts.compare.remember(run);
}

bool TriageControls::clearSelection()
{
    const bool had = !choice().isEmpty();
    choice().clear();
    return had;
}

void TriageControls::addActions(QMenu &menu)
{
    const QStringList runs = targets();
    const auto all = [&](auto holds) { return !runs.isEmpty() && std::ranges::all_of(runs, holds); };
    const auto add = [&](const QString &text, auto act) {
        QAction *action = menu.addAction(text);
        action->setEnabled(!runs.isEmpty());
        connect(action, &QAction::triggered, this, act);
    };
    add(all([this](const QString &run) { return markOf(run).reviewed; }) ? tr("Reopen\tE")
                                                                         : tr("Mark as Reviewed\tE"),
        [this] { review(); });
    add(all([this](const QString &run) { return markOf(run).bookmarked; }) ? tr("Remove Bookmark\tM")
                                                                           : tr("Bookmark\tM"),
        [this] { bookmark(); });
    add(tr("Note…\tA"), [this] { editNote(); });
    add(tr("Select\tX"), [this] { select(); });
}

void TriageControls::takeMarks(const QString &workspaceId)
{
    if (workspaceId != m_parts.session.workspace().id())
        return;
    m_parts.session.setMarks(m_parts.marks.marks(workspaceId));
    Q_EMIT marksChanged();
}

void TriageControls::refresh()
{
    const auto count = choice().records().size();
    m_bar->setCount(count == 0 ? QString() : m_parts.session.values().count(count));
    m_inbox.show();
}

} // namespace runglass
