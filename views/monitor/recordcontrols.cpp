// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/recordcontrols.h"

#include "common/metrics.h"
#include "common/recordtable.h"
#include "monitor/linkcontrols.h"
#include "monitor/narrowingcontrols.h"
#include "record/recordhead.h"
#include "record/recordview.h"
#include "record/runlogview.h"

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
