// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/monitorview.h"

#include "charts/chartpanel.h"
#include "commands/commandregistry.h"
#include "common/banner.h"
#include "common/columncontroller.h"
#include "common/flatbutton.h"
#include "common/metrics.h"
#include "common/recordtable.h"
#include "common/spokenroles.h"
#include "common/tabstrip.h"
#include "common/theme.h"
#include "filter/searchbox.h"
#include "logs/logscards.h"
#include "logs/logscolumns.h"
#include "marks/selectionbar.h"
#include "monitor/bundlecontrols.h"
#include "monitor/chartcontrols.h"
#include "monitor/comparecontrols.h"
#include "monitor/copycontrols.h"
#include "monitor/figurescontrols.h"
#include "monitor/linkcontrols.h"
#include "monitor/livepause.h"
#include "monitor/monitorpalette.h"
#include "monitor/narrowingcontrols.h"
#include "monitor/recordcontrols.h"
#include "monitor/scriptselector.h"
#include "monitor/statusstrip.h"
#include "monitor/tablepage.h"
#include "monitor/topbar.h"
#include "monitor/triagecontrols.h"
#include "runs/runscards.h"
#include "runs/runscolumns.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

namespace runglass {

using namespace std::chrono_literals;

MonitorView::MonitorView(Workspace &workspace, Settings &settings, SavedFilters &filters, MarksStore &marks,
                         QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_session(workspace, settings)
    , m_recent(settings, workspace.id())
    , m_bar(new TopBar(m_session.scripts(), this))
    , m_banner(new Banner(this))
    , m_cards(new QStackedWidget(this))
    , m_runsCards(new RunsCards(this))
    , m_logsCards(new LogsCards(this))
    , m_tabs(new TabStrip(this))
    , m_pages(new QStackedWidget(this))
    , m_status(new StatusStrip(this))
{
    registerSpokenRoles();
    m_cards->addWidget(m_runsCards);
    m_cards->addWidget(m_logsCards);
    m_cards->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    auto *top = new QVBoxLayout;
    top->setContentsMargins(metrics::edge, metrics::cardGap - 2, metrics::edge, 0);
    top->setSpacing(metrics::cardGap);
    top->addWidget(m_bar);
    top->addWidget(m_banner);
    top->addWidget(m_cards);
    m_chartPanel = new ChartPanel(this);
    top->addWidget(m_chartPanel);
    QWidget *tables = makeTables();
    m_narrowing = new NarrowingControls(
        {m_session, filters, *m_bar, *this, *m_runsPage->table(), *m_logsPage->table()}, this);
    m_compare =
        new CompareControls({m_session, settings, *this, *m_runsPage->table(), *m_logsPage->table()}, this);
    m_links = new LinkControls({m_session, *this, *m_runsPage->table(), *m_logsPage->table()}, this);
    m_figures = new FiguresControls(m_session, settings, this);
    m_charts = new ChartControls({m_session, settings, *m_figures, *m_chartPanel, *this}, this);
    m_triage = new TriageControls(
        {m_session, marks, *m_compare, *this, *m_runsPage->table(), *m_logsPage->table()}, this);
    m_records = new RecordControls({m_session, settings, m_recent, *m_pages, *m_runsPage->table(),
                                    *m_logsPage->table(), *m_compare, *m_narrowing, *m_links, *m_triage},
                                   this);
    m_bundles =
        new BundleControls({m_session, marks, *m_triage, *m_compare, *this, *m_runsPage->table()}, this);
    m_copying = new CopyControls({m_session, settings, *m_runsPage->table(), *m_logsPage->table(),
                                  [this] { return m_triage->selectedIds(); }},
                                 this);
    m_pause = new LivePause(m_session, *m_bar->pause(), this);
    m_palette = new MonitorPalette(m_session, filters, m_recent, this);
    top->addWidget(makeTabRow());

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(tables, 1);
    column->addWidget(m_status);

    QList<QWidget *> order{m_bar->scripts(), m_bar->range(), m_bar->search(), m_bar->filter(),
                           m_bar->pause(),   m_bar->sync(),  m_bar->menu()};
    order += m_chartPanel->focusOrder();
    order += {m_tabs, m_triage->inbox().button(), m_runsPage->table(), m_logsPage->table()};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    connectSession();
    applyDensity();
    showTab(m_session.tab());
    m_clock.start(1s);
}

MonitorView::~MonitorView()
{
    // The tables go before the session, whose models they show.
    m_clock.stop();
    delete m_bundles;
    delete m_records;
    delete m_triage;
    delete m_compare;
    delete m_charts;
    delete m_figures;
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
}

QWidget *MonitorView::makeTables()
{
    m_tabs->addTab(tr("All Runs"));
    m_tabs->addTab(tr("Logs"));
    m_tabs->setAccessibleName(tr("Tables"));
    m_runsPage = makePage(m_session.runs(), tr("All Runs"), defaultRunsColumns(), Setting::RunsColumns);
    m_logsPage = makePage(m_session.logs(), tr("Logs"), defaultLogsColumns(), Setting::LogsColumns);
    rememberSort(m_runsPage->table(), MonitorSession::Tab::Runs);
    rememberSort(m_logsPage->table(), MonitorSession::Tab::Logs);
    m_pages->addWidget(m_runsPage);
    m_pages->addWidget(m_logsPage);
    auto *frame = new QWidget(this);
    frame->setAutoFillBackground(true);
    frame->setBackgroundRole(QPalette::Mid); // shows as the one line above the tables
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(0, 1, 0, 0);
    column->addWidget(m_pages);
    return frame;
}

TablePage *MonitorView::makePage(AnswerModel &records, const QString &name, ColumnLayout columns,
                                 Setting setting)
{
    auto *table = new RecordTable(records, name, this);
    auto *controller =
        new ColumnController(table->horizontalHeader(), std::move(columns), m_settings, setting);
    auto *page = new TablePage(table, this);
    connect(table, &RecordTable::rowsPainted, this, &MonitorView::rowsPainted);
    connect(table, &RecordTable::menuRequested, this,
            [this, page, controller](const QPoint &position) { showMenu(page, controller, position); });
    connect(page, &TablePage::actionTriggered, this, &MonitorView::act);
    return page;
}

void MonitorView::rememberSort(RecordTable *table, MonitorSession::Tab tab)
{
    const ColumnSort sort = m_session.sort(tab);
    table->showSortIndicator(sort.column, sort.order);
    connect(table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, &m_session,
            [this, tab](int column, Qt::SortOrder order) {
                m_session.rememberSort(tab, {column, order});
            });
}

void MonitorView::showMenu(TablePage *page, ColumnController *columns, const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_records->addActions(*menu);
    QAction *copy = menu->addAction(tr("Copy ID"));
    copy->setEnabled(page->table()->currentIndex().isValid());
    connect(copy, &QAction::triggered, page->table(), &RecordTable::copyId);
    menu->addSeparator();
    m_narrowing->addCellActions(*menu);
    menu->addSeparator();
    m_triage->addActions(*menu);
    menu->addSeparator();
    m_compare->addActions(*menu);
    menu->addSeparator();
    m_copying->addActions(*menu);
    m_links->addActions(*menu);
    menu->addSeparator();
    columns->addActions(menu->addMenu(tr("Columns")));
    menu->popup(globalPosition);
}

void MonitorView::handleCommands(CommandRegistry &commands)
{
    const auto handle = [&](CommandId id, auto action) { commands.handle(id, this, action); };
    handle(CommandId::ShowRuns, [this] { showTab(MonitorSession::Tab::Runs); });
    handle(CommandId::ShowLogs, [this] { showTab(MonitorSession::Tab::Logs); });
    handle(CommandId::SwitchTimeZone, [this] { m_session.setUtc(!m_session.isUtc()); });
    handle(CommandId::PauseLive, [this] { m_pause->toggle(); });
    m_narrowing->handleCommands(commands);
    m_triage->handleCommands(commands);
    m_charts->handleCommands(commands);
    m_compare->handleCommands(commands);
    m_links->handleCommands(commands);
    m_records->handleCommands(commands);
    m_copying->handleCommands(commands);
}

void MonitorView::setPaused(bool paused)
{
    m_pause->setPaused(paused);
}

/// The tabs, and at their right what is to be done.
QWidget *MonitorView::makeTabRow()
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::unit * 2);
    line->addWidget(m_tabs, 1);
    line->addWidget(m_triage->selectionBar());
    line->addWidget(m_triage->inbox().button());
    return row;
}

void MonitorView::connectSession()
{
    connect(m_bar->scripts(), &ScriptSelector::chosen, &m_session, &MonitorSession::setScript);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        showTab(index == 1 ? MonitorSession::Tab::Logs : MonitorSession::Tab::Runs);
    });
    connect(&m_figures->model(), &FiguresModel::changed, this, &MonitorView::showFigures);
    connect(m_charts, &ChartControls::left, this, [this] { m_pages->currentWidget()->setFocus(); });
    connect(m_banner, &Banner::actionTriggered, this, [this] { act(m_bannerAction); });
    connect(m_bar->sync(), &QPushButton::clicked, this, [this] {
        if (m_session.workspace().importedFiles())
            Q_EMIT openedFilesRequested();
        else
            m_session.retry();
    });
    connect(&m_session.workspace(), &Workspace::syncStateChanged, this, &MonitorView::showAll);
    connect(&m_session, &MonitorSession::selectionChanged, this, &MonitorView::showAll);
    connect(&m_session, &MonitorSession::valuesChanged, this, &MonitorView::showAll);
    connect(&m_session, &MonitorSession::tabChanged, this, [this] { showTab(m_session.tab()); });
    connect(&m_session, &MonitorSession::sortChanged, this, &MonitorView::showSorts);
    connect(&m_session.breakdown(), &MatchBreakdown::changed, this, &MonitorView::showAll);
    connect(m_narrowing, &NarrowingControls::tabRequested, this, &MonitorView::showTab);
    connect(m_palette, &MonitorPalette::recordChosen, m_records, &RecordControls::openRecent);
    connect(&m_triage->inbox(), &InboxControls::tabRequested, this, &MonitorView::showTab);
    connect(&m_session.scripts(), &ScriptsModel::loaded, this, &MonitorView::showAll);
    connect(&m_session.scripts(), &ScriptsModel::failed, this, &MonitorView::showAll);
    connect(&m_session.coverage(), &CoverageInfo::changed, this, &MonitorView::showStatus);
    for (AnswerModel *records :
         {static_cast<AnswerModel *>(&m_session.runs()), static_cast<AnswerModel *>(&m_session.logs())}) {
        connect(records, &AnswerModel::stateChanged, this, &MonitorView::showAll);
        connect(records, &AnswerModel::applied, this, &MonitorView::showAll);
        connect(records, &AnswerModel::statsChanged, this, &MonitorView::showAll);
    }
    connect(&m_settings, &Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::Density)
            applyDensity();
    });
    connect(&m_clock, &QTimer::timeout, this, [this] {
        m_session.tick();
        showStatus();
    });
}

/// The keys of the list work at once, whatever had the focus before this view came.
void MonitorView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_pages->currentWidget()->setFocus();
}

void MonitorView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // After a night asleep nobody should look at yesterday until the next tick.
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_session.tick();
}

void MonitorView::setMenu(QMenu *menu)
{
    m_bar->setMenu(menu);
}

/// Of the script that has been taken up.
void MonitorView::showSorts()
{
    const auto show = [this](RecordTable *table, MonitorSession::Tab tab) {
        const ColumnSort sort = m_session.sort(tab);
        const QSignalBlocker blocker(table->horizontalHeader());
        table->showSortIndicator(sort.column, sort.order);
        table->horizontalHeader()->viewport()->update();
    };
    show(m_runsPage->table(), MonitorSession::Tab::Runs);
    show(m_logsPage->table(), MonitorSession::Tab::Logs);
}

void MonitorView::showTab(MonitorSession::Tab tab)
{
    const int index = tab == MonitorSession::Tab::Logs ? 1 : 0;
    m_session.setTab(tab);
    m_figures->follow();
    m_tabs->setCurrentIndex(index);
    m_cards->setCurrentIndex(index);
    const bool hadFocus = m_pages->isAncestorOf(focusWidget());
    m_pages->setCurrentIndex(index);
    if (hadFocus)
        m_pages->currentWidget()->setFocus();
    showAll();
}

void MonitorView::act(EmptyText::Action action)
{
    if (m_narrowing->act(action))
        return;
    if (action == EmptyText::Action::Settings)
        Q_EMIT settingsRequested();
    else if (action == EmptyText::Action::OpenFiles)
        Q_EMIT openFilesRequested();
    else if (action == EmptyText::Action::Retry)
        m_session.retry();
}

void MonitorView::applyDensity()
{
    const int height = rowHeightFor(m_settings.value(Setting::Density).toString());
    m_runsPage->table()->setRowHeight(height);
    m_logsPage->table()->setRowHeight(height);
}

void MonitorView::showAll()
{
    m_bar->scripts()->setCurrent(QString::fromStdString(m_session.selection().scriptId));
    m_narrowing->refresh();
    m_triage->refresh();
    showSync();
    showFigures();
    showPage(m_runsPage, m_session.runs(), false);
    showPage(m_logsPage, m_session.logs(), true);
    showStatus();
}

SyncText MonitorView::syncText() const
{
    const Workspace &workspace = m_session.workspace();
    const Micros now = nowMicros();
    if (const auto &files = workspace.importedFiles())
        return MonitorTexts::imported(*files, m_session.values());
    return MonitorTexts::sync(workspace.syncState(), workspace.sync() != nullptr,
                              m_session.coverage().completeUntil(now), m_session.values(), now);
}

void MonitorView::showSync()
{
    m_bar->showSync(syncText());
    showBanner();
}

void MonitorView::showBanner()
{
    const SyncState state = m_session.workspace().syncState();
    const AnswerModel &records = m_session.records();
    std::optional<UserError> error;
    m_bannerAction = EmptyText::Action::Retry;
    if (MonitorTexts::isTrouble(state.phase) && state.error) {
        error = state.error;
        m_bannerAction = MonitorTexts::remedy(state.phase);
    } else if (records.state() == AnswerModel::State::Failed) {
        error = records.error();
    } else {
        error = m_session.scripts().error();
    }
    // Without rows the same stands where they would be.
    if (error && records.rowCount() > 0)
        m_banner->showError(*error, MonitorTexts::label(m_bannerAction));
    else
        m_banner->hide();
}

void MonitorView::showFigures()
{
    const Script *script = m_session.script();
    const FiguresModel &model = m_figures->model();
    const FiguresPointer figures = model.isLate() ? nullptr : model.figures();
    if (m_session.tab() == MonitorSession::Tab::Logs)
        m_logsCards->showFigures(figures, m_session.values(), m_session.now());
    else
        m_runsCards->showFigures(figures,
                                 script && !m_session.workspace().importedFiles()
                                     ? std::optional(script->totalRuns)
                                     : std::nullopt,
                                 m_session.values(), m_session.now());
}

void MonitorView::showPage(TablePage *page, AnswerModel &records, bool isLogs)
{
    if (records.rowCount() > 0) {
        page->showTable();
        return;
    }
    page->showEmpty(MonitorTexts::empty(factsOf(records, isLogs), m_session.values(), nowMicros()));
}

EmptyFacts MonitorView::factsOf(AnswerModel &records, bool isLogs)
{
    const Workspace &workspace = m_session.workspace();
    const Script *script = m_session.script();
    const ScriptsModel &scripts = m_session.scripts();
    const auto tab = isLogs ? MonitorSession::Tab::Logs : MonitorSession::Tab::Runs;
    EmptyFacts facts;
    facts.range = m_narrowing->rangeLabel();
    facts.isAllTime = m_session.selection().range == TimeRange::all();
    facts.narrowing.filter = m_narrowing->filterText(tab);
    facts.narrowing.search = m_session.search(tab);
    facts.sync = workspace.syncState();
    facts.hasService = workspace.sync() != nullptr;
    facts.imported = workspace.importedFiles();
    facts.isLogs = isLogs;
    facts.scriptsLoaded = scripts.isLoaded();
    facts.scriptsError = scripts.error();
    facts.scripts = scripts.rowCount();
    facts.unexecutedScripts = scripts.unexecutedCount();
    facts.lastExecutedAt = script ? script->lastExecutedAt : std::nullopt;
    facts.records = records.state();
    facts.error = records.error();
    facts.progress = records.progress();
    const bool isNarrowed = !facts.narrowing.filter.isEmpty() || !facts.narrowing.search.isEmpty();
    if (isNarrowed && records.state() == AnswerModel::State::Ready && tab == m_session.tab())
        facts.narrowing.counts = isLogs ? m_session.breakdown().of(m_session.selection().logs())
                                        : m_session.breakdown().of(m_session.selection().runs());
    return facts;
}

void MonitorView::showStatus()
{
    const DisplayValues &values = m_session.values();
    const Micros now = nowMicros();
    const SyncText text = syncText();
    const auto since = m_session.coverage().completeSince();
    QString amount;
    if (const Script *script = m_session.script()) {
        const bool logs = m_session.tab() == MonitorSession::Tab::Logs;
        const auto total = logs ? script->totalLogs : script->totalRuns;
        const int shown = m_session.records().matchCount();
        amount = (logs ? tr("%1 of %2 log entries") : tr("%1 of %2 runs"))
                     .arg(values.count(shown), values.count(std::max<std::int64_t>(total, shown)));
    }
    const AnswerModel &records = m_session.records();
    const QString searching = records.isSlow() && records.rowCount() > 0
                                  ? MonitorTexts::searching(records.isSorting(), records.progress())
                                  : QString();
    m_status->setTexts(lightColor(this, text.light),
                       {text.status,
                        MonitorTexts::fetchingRange(m_session.workspace().syncState(),
                                                    m_narrowing->rangeLabel(), m_session.isRangeComplete()),
                        !since ? QString()
                        : *since == TimeRange::all().from
                            ? tr("complete")
                            : tr("complete since %1").arg(values.date(*since, now)),
                        amount, searching},
                       m_session.isUtc() ? tr("UTC") : tr("Local time (%1)").arg(values.zoneName(now)));
}

} // namespace runglass
