// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/recordcontrols.h"

#include "commands/commandregistry.h"
#include "commands/keytext.h"
#include "common/metrics.h"
#include "common/recordtable.h"
#include "marks/marksstrip.h"
#include "monitor/comparecontrols.h"
#include "monitor/linkcontrols.h"
#include "monitor/narrowingcontrols.h"
#include "monitor/triagecontrols.h"
#include "record/recordhead.h"
#include "record/recordview.h"
#include "record/runlogview.h"
#include "json/jsonpane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QToolTip>

#include <algorithm>

namespace runglass {

namespace {

using Tab = MonitorSession::Tab;

constexpr int ahead = 4; // rows in the direction of the last step whose runs are read ahead
constexpr int behind = 2;

} // namespace

RecordControls::RecordControls(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_stage(parts.list, parts.settings, this)
    , m_marks(parts.triage, m_stage.view())
    , m_source(parts.session.workspace().records())
{
    m_showSoon.setSingleShot(true);
    m_showSoon.setInterval(0);
    connect(&m_showSoon, &QTimer::timeout, this, &RecordControls::showCurrent);
    connect(&m_source, &RecordSource::changed, this, &RecordControls::takeDetails);
    connectTable(parts.runs);
    connectTable(parts.logs);
    connectView();
    const auto takeValues = [this] { view().setValues(m_parts.session.values()); };
    connect(&parts.session, &MonitorSession::valuesChanged, this, takeValues);
    connect(&parts.session, &MonitorSession::selectionChanged, this, &RecordControls::showPosition);
    takeValues();
    const auto takeDensity = [this] {
        view().setRowHeight(rowHeightFor(m_parts.settings.value(Setting::Density).toString()));
    };
    connect(&parts.settings, &Settings::changed, this, [takeDensity](Setting setting) {
        if (setting == Setting::Density)
            takeDensity();
    });
    takeDensity();
}

RecordControls::~RecordControls() = default;

void RecordControls::connectTable(RecordTable &rows)
{
    RecordTable *which = &rows;
    AnswerModel *records = &rows.records();
    connect(which, &RecordTable::rowClicked, this, [this] { openCurrent(false); });
    connect(rows.selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, which] { follow(*which); });
    connect(records, &AnswerModel::applied, this, [this, which] { follow(*which); });
    connect(records, &QAbstractItemModel::dataChanged, this, [this, which] {
        if (m_awaitsRow)
            follow(*which);
    });
    connect(records, &AnswerModel::problemFound, this, [this, which](int row) { problemFound(*which, row); });
}

void RecordControls::connectView()
{
    RecordView *shown = &view();
    connect(shown, &RecordView::nextRequested, this, [this] { step(1); });
    connect(shown, &RecordView::previousRequested, this, [this] { step(-1); });
    connect(shown, &RecordView::firstRequested, this, [this] { table().goTo(0); });
    connect(shown, &RecordView::lastRequested, this,
            [this] { table().goTo(table().records().rowCount() - 1); });
    connect(shown, &RecordView::retryRequested, &m_source, &RecordSource::retry);
    RecordHead *head = &shown->head();
    connect(head, &RecordHead::copyRequested, this, &RecordControls::copyId);
    connect(head, &RecordHead::linkRequested, this, [this] { m_parts.links.copyRunLink(m_runId); });
    connect(&m_parts.links, &LinkControls::runRequested, this, &RecordControls::open);
    connect(head, &RecordHead::compareRequested, this, [this] { m_parts.compare.compare(m_runId); });
    connect(head, &RecordHead::closeRequested, this, &RecordControls::close);
    connect(head, &RecordHead::placeChosen, &m_stage, &RecordStage::setPlace);
    connect(&m_stage, &RecordStage::windowClosed, this, &RecordControls::close);
    connect(&m_stage, &RecordStage::placeChanged, this, [this, head] { head->setPlace(m_stage.place()); });
    head->setPlace(m_stage.place());
    shown->setMarks(m_marks.strip());
    connect(this, &RecordControls::runChanged, &m_marks, &RecordMarks::setRun);
    connect(&shown->logs(), &RunLogView::allRequested, this, &RecordControls::showAllLogs);
    // How documents are shown is the user's choice for all of them.
    Settings &settings = m_parts.settings;
    for (JsonPane *pane : {&shown->input(), &shown->output()}) {
        const auto take = [pane, &settings] {
            pane->setStyle(settings.value(Setting::JsonTree).toBool() ? JsonStyle::Tree : JsonStyle::Text);
            pane->setWrapped(settings.value(Setting::JsonWrapped).toBool());
        };
        connect(pane, &JsonPane::styleChanged, this, [&settings](JsonStyle style) {
            settings.setValue(Setting::JsonTree, style == JsonStyle::Tree);
        });
        connect(pane, &JsonPane::wrappedChanged, this,
                [&settings](bool wrapped) { settings.setValue(Setting::JsonWrapped, wrapped); });
        connect(&settings, &Settings::changed, pane, [take](Setting setting) {
            if (setting == Setting::JsonTree || setting == Setting::JsonWrapped)
                take();
        });
        take();
    }
}

void RecordControls::handleCommands(CommandRegistry &commands)
{
    for (RecordTable *rows : {&m_parts.runs, &m_parts.logs}) {
        commands.handle(CommandId::OpenRecord, rows, [this] { openCurrent(true); });
        commands.handle(CommandId::GoBack, rows, [this, rows] {
            if (!rows->records().cancelSort() && !m_parts.triage.clearSelection())
                close();
        });
        commands.handle(CommandId::NextProblem, rows, [this] { goToProblem(Direction::Forward); });
        commands.handle(CommandId::PreviousProblem, rows, [this] { goToProblem(Direction::Backward); });
    }
    RecordView *shown = &view();
    const auto add = [&commands, shown](CommandId id, std::function<void()> run) {
        commands.handle(id, shown, std::move(run));
    };
    add(CommandId::NextRecord, [this] { step(1); });
    add(CommandId::PreviousRecord, [this] { step(-1); });
    add(CommandId::FirstRecord, [this] { table().goTo(0); });
    add(CommandId::LastRecord, [this] { table().goTo(table().records().rowCount() - 1); });
    add(CommandId::GoBack, [this] { close(); });
    add(CommandId::NextProblem, [this] { goToProblem(Direction::Forward); });
    add(CommandId::PreviousProblem, [this] { goToProblem(Direction::Backward); });
    add(CommandId::CopyId, [this] { copyId(); });
    add(CommandId::CopyLink, [this] { m_parts.links.copyRunLink(m_runId); });
    add(CommandId::Compare, [this] { m_parts.compare.compare(m_runId); });
    m_marks.handleCommands(commands);
    for (JsonPane *pane : {&shown->input(), &shown->output()})
        pane->handleCommands(commands);
    // Where records are shown can be chosen before one is.
    QWidget *stage = m_parts.list.parentWidget();
    const auto place = [&](CommandId id, RecordPlace where) {
        commands.handle(id, stage, [this, where] {
            m_stage.setPlace(where);
            openCurrent(false);
        });
    };
    place(CommandId::RecordBeside, RecordPlace::Right);
    place(CommandId::RecordBelow, RecordPlace::Below);
    place(CommandId::RecordInWindow, RecordPlace::Window);
    const auto takeKeys = [shown, &commands] {
        const auto first = [&commands](CommandId id) {
            const QList<QKeySequence> keys = commands.keyMap().keys(id);
            return keys.isEmpty() ? QString() : keyText(keys.first());
        };
        shown->head().setKeys(first(CommandId::PreviousRecord), first(CommandId::NextRecord));
    };
    connect(&commands.keyMap(), &KeyMap::changed, shown, takeKeys);
    takeKeys();
}

RecordTable &RecordControls::table() const
{
    return m_parts.session.tab() == Tab::Logs ? m_parts.logs : m_parts.runs;
}

QString RecordControls::runOf(const RecordTable &rows, int row) const
{
    return rows.records().index(row, 0).data(AnswerModel::RunIdRole).toString();
}

void RecordControls::openCurrent(bool focus)
{
    RecordTable &rows = table();
    if (!rows.hasRecord())
        return;
    if (!m_stage.isShown())
        m_stage.show();
    showCurrent();
    remember();
    if (focus || !m_stage.isListShown())
        view().setFocus();
    // The row may be hidden by what has come beside it.
    rows.scrollTo(rows.currentIndex());
}

void RecordControls::open(const QString &runId)
{
    if (runId.isEmpty())
        return;
    if (!m_stage.isShown())
        m_stage.show();
    showRun(runId);
    remember();
    showPosition();
    view().setFocus();
}

void RecordControls::openRecent(const RecentRecords::Record &record)
{
    m_parts.session.setScript(record.scriptId);
    open(record.runId);
}

void RecordControls::remember()
{
    m_parts.recent.add({m_runId, QString::fromStdString(m_parts.session.selection().scriptId)});
}

void RecordControls::close()
{
    if (!m_stage.isShown())
        return;
    m_showSoon.stop();
    m_awaitsRow = false;
    m_stage.hide();
    m_source.clear();
    m_runId.clear();
    m_parts.list.window()->activateWindow();
    table().setFocus();
    Q_EMIT runChanged(m_runId);
}

/// What is waiting (keys that are held down) goes before what is shown.
void RecordControls::follow(const RecordTable &rows)
{
    if (m_stage.isShown() && &rows == &table())
        m_showSoon.start();
}

void RecordControls::showCurrent()
{
    const RecordTable &rows = table();
    if (!m_stage.isShown())
        return;
    if (!rows.hasRecord()) {
        showPosition();
        return;
    }
    const int row = rows.currentIndex().row();
    m_awaitsRow = !rows.records().isLoaded(row);
    const QString run = runOf(rows, row);
    if (run.isEmpty()) {
        showPosition();
        return;
    }
    showRun(run);
    const std::optional<RecordKey> entry =
        &rows == &m_parts.logs ? rows.records().keyAt(row) : std::optional<RecordKey>();
    if (entry)
        view().logs().showEntry(*entry);
    showPosition();
    tellNeighbours();
}

void RecordControls::showRun(const QString &runId)
{
    if (runId == m_runId)
        return;
    m_runId = runId;
    view().logs().forgetEntry();
    m_source.show(runId, QString::fromStdString(m_parts.session.selection().scriptId));
    if (m_source.current())
        view().setRecord(m_source.current());
    else
        view().expect(runId);
    Q_EMIT runChanged(runId);
}

void RecordControls::takeDetails()
{
    if (!m_stage.isShown())
        return;
    if (m_source.current())
        view().setRecord(m_source.current());
    else if (m_source.error())
        view().showFailure(*m_source.error());
}

void RecordControls::showPosition()
{
    if (!m_stage.isShown())
        return;
    const RecordTable &rows = table();
    const int count = rows.records().rowCount();
    const int row = rows.hasRecord() ? rows.currentIndex().row() : -1;
    const QString run = row < 0 ? QString() : runOf(rows, row);
    RecordHead &head = view().head();
    // Of a row that is on its way the place is known already.
    if (row >= 0 && (run == m_runId || run.isEmpty())) {
        const DisplayValues &values = m_parts.session.values();
        QString text = tr("%1 of %2").arg(values.count(row + 1), values.count(count));
        const Tab tab = m_parts.session.tab();
        if (!m_parts.session.filter(tab).isEmpty() || !m_parts.session.search(tab).isEmpty())
            text += QStringLiteral(" · ") + tr("filtered");
        head.setPosition(text);
    } else {
        head.setPosition(tr("not in this list"));
    }
    head.setSteps(count > 0 && row != 0, count > 0 && row + 1 < count);
}

/// The nearest first, more of them where the user is going.
void RecordControls::tellNeighbours()
{
    const RecordTable &rows = table();
    const int row = rows.currentIndex().row();
    const int count = rows.records().rowCount();
    QStringList runs;
    const auto add = [&](int place) {
        if (place < 0 || place >= count)
            return;
        const QString run = runOf(rows, place);
        if (!run.isEmpty() && run != m_runId && !runs.contains(run))
            runs << run;
    };
    for (int distance = 1; distance <= ahead; ++distance) {
        add(row + distance * m_direction);
        if (distance <= behind)
            add(row - distance * m_direction);
    }
    m_source.setNeighbours(runs);
}

void RecordControls::step(int rows)
{
    m_direction = rows < 0 ? -1 : 1;
    table().step(rows);
}

/// While one is looked up, one more press is kept: a key held down builds no queue.
void RecordControls::goToProblem(Direction direction)
{
    const int way = direction == Direction::Forward ? 1 : -1;
    if (m_findsProblem) {
        m_problemSteps = way;
        return;
    }
    RecordTable &rows = table();
    const int count = rows.records().rowCount();
    if (count == 0)
        return;
    m_findsProblem = true;
    m_direction = way;
    const int from = rows.hasRecord() ? rows.currentIndex().row() : way > 0 ? -1 : count;
    rows.records().findProblem(from, direction);
}

void RecordControls::problemFound(RecordTable &rows, int row)
{
    m_findsProblem = false;
    const int next = std::exchange(m_problemSteps, 0);
    if (&rows != &table())
        return;
    if (row < 0) {
        const bool isLogs = &rows == &m_parts.logs;
        if (m_direction > 0)
            say(isLogs ? tr("No further error entry below") : tr("No further failed run below"));
        else
            say(isLogs ? tr("No further error entry above") : tr("No further failed run above"));
        return;
    }
    rows.goTo(row);
    if (next != 0)
        goToProblem(next > 0 ? Direction::Forward : Direction::Backward);
}

void RecordControls::showAllLogs()
{
    m_parts.narrowing.showRun(m_runId);
}

void RecordControls::copyId()
{
    QGuiApplication::clipboard()->setText(m_runId);
    say(tr("Copied"));
}

/// A word beside what it is about, for a moment.
void RecordControls::say(const QString &text)
{
    QWidget *beside = &table();
    QPoint at(metrics::edge, metrics::edge);
    if (isOpen() && view().isAncestorOf(view().window()->focusWidget())) {
        beside = &view();
        at = QPoint(metrics::edge, view().head().geometry().bottom());
    } else if (table().currentIndex().isValid()) {
        at = table().viewport()->mapTo(beside, table().visualRect(table().currentIndex()).bottomLeft());
        at.setX(metrics::edge);
    }
    constexpr int shownFor = 1500; // ms
    QToolTip::showText(beside->mapToGlobal(at), text, beside, {}, shownFor);
}

void RecordControls::addActions(QMenu &menu)
{
    const bool hasRow = table().hasRecord();
    QAction *open = menu.addAction(tr("Open Record\tEnter"));
    open->setEnabled(hasRow);
    connect(open, &QAction::triggered, this, [this] { openCurrent(true); });
}

} // namespace runglass
