// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/comparecontrols.h"

#include "commands/commandregistry.h"
#include "common/recordtable.h"
#include "compare/comparedrecords.h"
#include "compare/compareview.h"
#include "compare/comparewindow.h"
#include "record/recordreading.h"
#include "tables/displaytext.h"

#include <QMenu>

#include <algorithm>

namespace runglass {

namespace {

using Kind = CompareChoice::Kind;

constexpr int lookAgainAfter = 1000; // ms: while runs come in, the cache changes ten times a second

bool isUnfinished(const DocumentDetails &document)
{
    return document.state != DocumentDetails::State::Present &&
           document.state != DocumentDetails::State::NotGiven;
}

/// Whether more of a run may come.
bool isUnfinished(const RecordDetails &record)
{
    return record.run.status == RunStatus::InProgress || isUnfinished(record.input) ||
           isUnfinished(record.output) || !record.logs;
}

/// Which run, and what of it: on a query thread.
Result<std::optional<RecordDetails>> findOther(CacheReader &reader, const Run &run,
                                               const CompareChoice &choice, const CancelToken &stop)
{
    if (choice.kind == Kind::Named)
        return readRecord(reader, choice.runId.toStdString(), stop);
    const auto which = choice.kind == Kind::PreviousRun ? EarlierRun::Any : EarlierRun::Successful;
    const auto earlier = findEarlierRun(reader, run, which, stop);
    if (!earlier)
        return earlier.error();
    if (!*earlier)
        return std::optional<RecordDetails>();
    return readRecord(reader, (*earlier)->id, stop);
}

} // namespace

CompareControls::CompareControls(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_mailbox(this)
{
    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(lookAgainAfter);
    connect(&m_lookSoon, &QTimer::timeout, this, &CompareControls::look);
    connect(&parts.session.workspace(), &Workspace::cacheChanged, this, &CompareControls::cacheChanged);
    connect(&parts.session, &MonitorSession::valuesChanged, this, [this] {
        if (m_window)
            m_window->view().setValues(m_parts.session.values());
    });
}

CompareControls::~CompareControls()
{
    delete m_window;
}

void CompareControls::handleCommands(CommandRegistry &commands)
{
    m_commands = &commands;
    commands.handle(CommandId::Compare, &m_parts.stage, [this] { compareCurrent(); });
}

QString CompareControls::currentRun() const
{
    const bool logs = m_parts.session.tab() == MonitorSession::Tab::Logs;
    const QModelIndex index = (logs ? m_parts.logs : m_parts.runs).currentIndex();
    if (!index.isValid())
        return {};
    return logs ? index.siblingAtColumn(static_cast<int>(LogColumn::RunId))
                      .data(AnswerModel::CopyRole)
                      .toString()
                : index.data(AnswerModel::IdRole).toString();
}

void CompareControls::compareCurrent()
{
    const QString run = currentRun();
    if (!run.isEmpty())
        compare(run);
}

void CompareControls::remember(const QString &runId)
{
    m_remembered = runId;
    if (m_window)
        m_window->view().setRemembered(runId);
}

void CompareControls::addActions(QMenu &menu)
{
    const QString run = currentRun();
    const auto add = [&](const QString &text, bool enabled, auto act) {
        QAction *action = menu.addAction(text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, act);
    };
    add(tr("Compare With Earlier Success\tD"), !run.isEmpty(), [this, run] { compare(run); });
    if (!m_remembered.isEmpty() && m_remembered != run)
        add(tr("Compare With Selected Run"), !run.isEmpty(), [this, run] {
            compare(run, {Kind::Named, m_remembered});
        });
    add(tr("Select for Comparing"), !run.isEmpty(), [this, run] { remember(run); });
}

/// Made when it is needed first.
CompareView &CompareControls::view()
{
    if (!m_window) {
        m_window = new CompareWindow(m_parts.settings, m_parts.stage.window());
        CompareView &made = m_window->view();
        made.setValues(m_parts.session.values());
        made.setRemembered(m_remembered);
        if (m_commands)
            m_window->handleCommands(*m_commands);
        connect(&made, &CompareView::chosen, this,
                [this](const CompareChoice &choice) { compare(m_runId, choice); });
        connect(&made, &CompareView::retryRequested, this, &CompareControls::look);
    }
    return m_window->view();
}

void CompareControls::compare(const QString &runId, const CompareChoice &choice)
{
    m_runId = runId;
    m_choice = choice;
    m_run.reset();
    m_lookSoon.stop();
    CompareView &shown = view();
    shown.setOther({});
    shown.setRun({});
    m_window->showWindow();
    look();
}

/// Asks the cache for the run, and then for the other one.
void CompareControls::look()
{
    const std::uint64_t generation = ++m_generation;
    m_otherQuery.cancel();
    m_runQuery = m_parts.session.workspace().queries().submit(
        QueryPool::Lane::Query, [this, generation, id = m_runId.toStdString(),
                                 sender = m_mailbox.sender()](CacheReader &reader, const CancelToken &stop) {
            const auto read = readRecord(reader, id, stop);
            if (stop.isCancelled())
                return;
            Found found;
            if (!read)
                found.error = read.error();
            else if (*read)
                found.record = std::make_shared<const RecordDetails>(**read);
            sender.post([this, generation, found] {
                if (generation == m_generation)
                    takeRun(found);
            });
        });
}

void CompareControls::takeRun(const Found &found)
{
    if (!m_window)
        return;
    if (found.error)
        return m_window->view().showError(*found.error);
    if (!found.record)
        return m_window->view().showError({tr("The run is not known here."),
                                           tr("Run %1 has not been synced or imported.").arg(m_runId),
                                           {}});
    m_run = found.record;
    m_isUnfinished = isUnfinished(*m_run);
    m_window->view().setRun(m_run);
    lookForOther(m_run->run);
}

void CompareControls::lookForOther(const Run &run)
{
    m_otherQuery = m_parts.session.workspace().queries().submit(
        QueryPool::Lane::Query, [this, generation = m_generation, run, choice = m_choice,
                                 sender = m_mailbox.sender()](CacheReader &reader, const CancelToken &stop) {
            const auto read = findOther(reader, run, choice, stop);
            if (stop.isCancelled())
                return;
            Found found;
            if (!read)
                found.error = read.error();
            else if (*read)
                found.record = std::make_shared<const RecordDetails>(**read);
            sender.post([this, generation, found] {
                if (generation == m_generation)
                    takeOther(found);
            });
        });
}

void CompareControls::takeOther(const Found &found)
{
    if (!m_window)
        return;
    if (found.error)
        m_window->view().showError(*found.error);
    else if (found.record)
        m_window->view().setOther(found.record);
    else
        tellNoOther();
    m_isUnfinished |= !found.record || isUnfinished(*found.record);
}

void CompareControls::tellNoOther()
{
    CompareView &shown = m_window->view();
    const QString function = displayLine(m_run->run.function);
    switch (m_choice.kind) {
    case Kind::EarlierSuccess:
        shown.showNoOther(tr("No earlier successful run of %1 is known here.").arg(function),
                          tr("Of the time before this run nothing else has been synced. "
                             "Any other run can be chosen."));
        break;
    case Kind::PreviousRun:
        shown.showNoOther(tr("No earlier run of %1 is known here.").arg(function),
                          tr("Any other run can be chosen."));
        break;
    case Kind::Named:
        shown.showNoOther(tr("No run has the id %1 here.").arg(displayLine(m_choice.runId.toStdString())),
                          tr("It may not have been synced, or its id may be another."));
        break;
    }
}

/// Payloads and entries come later than runs, and a run in progress goes on.
void CompareControls::cacheChanged(const ChangeNotice &notice)
{
    const bool isOurs = notice.byOtherProcess ||
                        std::ranges::any_of(notice.scripts, [this](const ChangeNotice::OfScript &changed) {
                            return !m_run || changed.scriptId == m_run->run.scriptId;
                        });
    if (m_window && m_window->isVisible() && isOurs && m_isUnfinished && !m_lookSoon.isActive())
        m_lookSoon.start();
}

} // namespace runglass
