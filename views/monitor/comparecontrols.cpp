// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/comparecontrols.h"

#include "commands/commandregistry.h"
#include "common/recordtable.h"
#include "compare/comparedrecords.h"
#include "compare/compareview.h"
#include "compare/comparewindow.h"
#include "tables/displaytext.h"

#include <QMenu>

#include <algorithm>
#include <utility>

namespace runglass {

namespace {

using Kind = CompareChoice::Kind;

constexpr int lookAgainAfter = 1000; // ms: while runs come in, the cache changes ten times a second

/// Nobody has heard of it: neither the run nor an entry of it is here.
bool isUnheardOf(const RecordDetails &record)
{
    return !record.isKnown && record.run.scriptId.empty() && record.totalLogs == 0;
}

bool isLoading(const RecordDetails &record)
{
    return record.input.state == DocumentDetails::State::Loading;
}

/// Which run the one shown is compared with; nothing when there is none. On a query thread.
Result<std::optional<QString>> findOther(CacheReader &reader, const Run &run, CompareChoice::Kind kind,
                                         const CancelToken &stop)
{
    const auto which = kind == Kind::PreviousRun ? EarlierRun::Any : EarlierRun::Successful;
    const auto earlier = findEarlierRun(reader, run, which, stop);
    if (!earlier)
        return earlier.error();
    return *earlier ? std::optional(QString::fromStdString((*earlier)->id)) : std::nullopt;
}

} // namespace

CompareControls::CompareControls(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_run(parts.session.workspace().records())
    , m_other(parts.session.workspace().records())
    , m_mailbox(this)
{
    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(lookAgainAfter);
    connect(&m_lookSoon, &QTimer::timeout, this, [this] {
        m_isSearching = false;
        lookForOther();
    });
    connect(&m_run, &RecordSource::changed, this, &CompareControls::takeRun);
    connect(&m_other, &RecordSource::changed, this, &CompareControls::takeOther);
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
        connect(&made, &CompareView::retryRequested, this, &CompareControls::retry);
        connect(m_window, &CompareWindow::closed, this, &CompareControls::windowClosed);
    }
    return m_window->view();
}

void CompareControls::compare(const QString &runId, const CompareChoice &choice)
{
    m_runId = runId;
    m_choice = choice;
    m_search = {};
    m_isSearching = m_isOtherMissing = false;
    m_lookSoon.stop();
    CompareView &shown = view();
    shown.setOther({});
    shown.setRun({});
    m_other.clear();
    m_run.show(runId);
    m_window->showWindow();
    takeRun();
}

void CompareControls::retry()
{
    if (m_run.current() && !isUnheardOf(*m_run.current()) && !m_other.runId().isEmpty())
        m_other.retry();
    else
        m_run.retry();
    m_isSearching = false;
    takeRun();
}

/// Nobody sees it: nothing is to be fetched for it.
void CompareControls::windowClosed()
{
    m_search = {};
    m_isSearching = false;
    m_lookSoon.stop();
    m_run.clear();
    m_other.clear();
}

void CompareControls::takeRun()
{
    if (!m_window || m_run.runId().isEmpty())
        return;
    const RecordDetailsPointer &details = m_run.current();
    if (m_run.error())
        return m_window->view().showError(*m_run.error());
    if (!details || (isUnheardOf(*details) && isLoading(*details)))
        return;
    if (isUnheardOf(*details))
        return m_window->view().showError({tr("The run is not known here."),
                                           tr("Run %1 has not been synced or imported.").arg(m_runId),
                                           details->input.error ? details->input.error->message : QString()});
    m_window->view().setRun(details);
    lookForOther();
}

/// Once: then the other one stays what it is, whatever is read of it later.
void CompareControls::lookForOther()
{
    if (std::exchange(m_isSearching, true))
        return;
    if (m_choice.kind == Kind::Named) {
        m_other.show(m_choice.runId);
        return takeOther();
    }
    m_search = m_parts.session.workspace().queries().submit(
        QueryPool::Lane::Query,
        [this, generation = ++m_generation, run = m_run.current()->run, kind = m_choice.kind,
         sender = m_mailbox.sender()](CacheReader &reader, const CancelToken &stop) {
            const auto found = findOther(reader, run, kind, stop);
            if (stop.isCancelled())
                return;
            sender.post([this, generation, found] {
                if (generation == m_generation && m_isSearching)
                    takeSearch(found);
            });
        });
}

void CompareControls::takeSearch(const Result<std::optional<QString>> &found)
{
    if (!m_window)
        return;
    if (!found)
        return m_window->view().showError(found.error());
    m_isOtherMissing = !*found;
    if (m_isOtherMissing)
        return tellNoOther();
    m_other.show(**found);
    takeOther();
}

void CompareControls::takeOther()
{
    if (!m_window || m_other.runId().isEmpty())
        return;
    const RecordDetailsPointer &details = m_other.current();
    if (m_other.error())
        m_window->view().showError(*m_other.error());
    else if (details && !isUnheardOf(*details))
        m_window->view().setOther(details);
    else if (details && !isLoading(*details))
        tellNoOther();
}

void CompareControls::tellNoOther()
{
    CompareView &shown = m_window->view();
    const QString function = displayLine(m_run.current()->run.function);
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

/// An earlier run may come later than the one that is compared with it.
void CompareControls::cacheChanged(const ChangeNotice &notice)
{
    const bool isOurs = notice.byOtherProcess ||
                        std::ranges::any_of(notice.scripts, [this](const ChangeNotice::OfScript &changed) {
                            return m_run.current() && changed.scriptId == m_run.current()->run.scriptId;
                        });
    if (m_window && m_isOtherMissing && isOurs && !m_lookSoon.isActive())
        m_lookSoon.start();
}

} // namespace runglass
