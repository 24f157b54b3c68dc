// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/triagecontrols.h"

#include "commands/commandregistry.h"
#include "common/flatbutton.h"
#include "common/recordtable.h"
#include "marks/marksstrip.h"
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
    connect(&parts.marks, &MarksStore::changed, this, &TriageControls::marksChanged);
    connect(&parts.marks, &MarksStore::failed, this, [this] {
        // What could not be written is offered again with the next try.
        for (const QString &run : std::as_const(m_noted))
            m_unsaved[run] = m_lastNote;
    });
    connect(m_note, &NotePopover::written, this, &TriageControls::writeNote);
    for (RowChoice *chosen : {m_runsChoice, m_logsChoice})
        connect(chosen, &RowChoice::changed, this, &TriageControls::refresh);
    connect(&parts.session, &MonitorSession::selectionChanged, this, [this] {
        if (std::exchange(m_scriptId, m_parts.session.selection().scriptId) ==
            m_parts.session.selection().scriptId)
            return refresh();
        m_runsChoice->clear();
        m_logsChoice->clear();
    });
    connect(m_bar, &SelectionBar::reviewedRequested, this, &TriageControls::review);
    connect(m_bar, &SelectionBar::bookmarkRequested, this, &TriageControls::bookmark);
    connect(m_bar, &SelectionBar::noteRequested, this, &TriageControls::editNote);
    connect(m_bar, &SelectionBar::clearRequested, this, &TriageControls::clearSelection);
    for (RecordTable *rows : {&parts.runs, &parts.logs})
        connect(rows, &RecordTable::currentRecordChanged, this, &TriageControls::showStrips);
    marksChanged(parts.session.workspace().id());
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

/// All the same afterwards: on, unless all are on already.
void TriageControls::toggle(bool Mark::*flag, std::optional<bool> MarkChange::*wanted)
{
    const QStringList runs = targets();
    MarkChange what;
    what.*wanted =
        !std::all_of(runs.begin(), runs.end(), [&](const QString &run) { return markOf(run).*flag; });
    change(runs, what);
}

void TriageControls::review()
{
    const bool several = !choice().isEmpty();
    const QStringList runs = targets();
    if (runs.isEmpty())
        return table().step(0);
    const bool reopens =
        std::all_of(runs.begin(), runs.end(), [this](const QString &run) { return markOf(run).reviewed; });
    // First on to the next: a row that leaves the list is then none that is being read.
    if (!several && !reopens)
        table().step(1);
    MarkChange what;
    what.reviewed = !reopens;
    change(runs, what);
    if (several)
        choice().clear();
}

void TriageControls::bookmark()
{
    toggle(&Mark::bookmarked, &MarkChange::bookmarked);
}

void TriageControls::editNote()
{
    const QStringList runs = targets();
    if (runs.isEmpty())
        return;
    m_note->closePopover();
    m_noted = runs;
    QString text = QString::fromStdString(markOf(runs.front()).note);
    const bool alike = std::all_of(runs.begin(), runs.end(), [&](const QString &run) {
        return QString::fromStdString(markOf(run).note) == text;
    });
    if (!alike)
        text.clear();
    const QString title = runs.size() == 1
                              ? tr("Note on %1").arg(displayLine(runs.front().toStdString(), 60))
                              : tr("Note on %1 runs").arg(m_parts.session.values().count(runs.size()));
    QWidget *rows = table().viewport();
    const QRect row = table().hasRecord() ? table().visualRect(table().currentIndex()) : QRect();
    const QRect place = row.isValid() && rows->rect().intersects(row) ? row : QRect(0, 0, 1, 1);
    m_noteAnchor->setGeometry(QRect(rows->mapTo(&m_parts.stage, place.topLeft()), place.size()));
    const auto unsaved = m_unsaved.find(runs.front());
    m_note->edit(m_noteAnchor, title, text);
    if (unsaved != m_unsaved.end())
        m_note->setText(unsaved->second);
}

/// On several runs a new note goes behind what stands there already.
void TriageControls::writeNote(const QString &text)
{
    m_lastNote = text;
    for (const QString &run : std::as_const(m_noted))
        m_unsaved.erase(run);
    MarkChange what;
    what.note = text.toStdString();
    what.isTakenIn = m_noted.size() > 1 && !text.isEmpty();
    change(m_noted, what);
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

MarksStrip *TriageControls::makeStrip()
{
    auto *strip = new MarksStrip;
    connect(strip, &MarksStrip::reviewedRequested, this, [this] { review(); });
    connect(strip, &MarksStrip::bookmarkRequested, this, [this] { bookmark(); });
    connect(strip, &MarksStrip::noteRequested, this, [this] { editNote(); });
    m_strips.append(strip);
    showStrips();
    return strip;
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

void TriageControls::marksChanged(const QString &workspaceId)
{
    if (workspaceId != m_parts.session.workspace().id())
        return;
    m_parts.session.setMarks(m_parts.marks.marks(workspaceId));
    showStrips();
}

void TriageControls::refresh()
{
    const auto count = choice().records().size();
    m_bar->setCount(count == 0 ? QString() : m_parts.session.values().count(count));
    m_inbox.show();
    showStrips();
}

void TriageControls::showStrips()
{
    m_strips.removeIf([](const QPointer<MarksStrip> &strip) { return !strip; });
    const Mark mark = markOf(currentRun());
    for (const QPointer<MarksStrip> &strip : std::as_const(m_strips))
        strip->setMark(mark);
}

} // namespace runglass
