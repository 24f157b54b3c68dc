// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/monitorview.h"

#include "common/banner.h"
#include "common/columncontroller.h"
#include "common/flatbutton.h"
#include "common/metrics.h"
#include "common/plaintooltip.h"
#include "common/recordtable.h"
#include "common/spokenroles.h"
#include "common/tabstrip.h"
#include "common/theme.h"
#include "logs/logscards.h"
#include "logs/logscolumns.h"
#include "monitor/scriptselector.h"
#include "monitor/statusstrip.h"
#include "monitor/tablepage.h"
#include "runs/runscards.h"
#include "runs/runscolumns.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

namespace runglass {

using namespace std::chrono_literals;

MonitorView::MonitorView(Workspace &workspace, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_session(workspace, settings)
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
    top->addWidget(makeTopStrip());
    top->addWidget(m_banner);
    top->addWidget(m_cards);
    // The charts' place is here, between the cards and the tabs.
    top->addWidget(m_tabs);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(makeTables(), 1);
    column->addWidget(m_status);

    const QList<QWidget *> order{m_selector,         m_pill, m_menuButton, m_tabs, m_runsPage->table(),
                                 m_logsPage->table()};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    addKeys();
    connectSession();
    applyDensity();
    showTab(m_session.tab());
    m_clock.start(1s);
}

MonitorView::~MonitorView()
{
    // The tables go before the session, whose models they show.
    m_clock.stop();
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
}

QWidget *MonitorView::makeTopStrip()
{
    auto *strip = new QWidget(this);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::unit * 2);
    m_selector = new ScriptSelector(m_session.scripts(), strip);
    auto *range = new QLabel(tr("Last 7 Days"), strip);
    range->setContentsMargins(metrics::unit * 2, 0, 0, 0);
    range->setToolTip(tr("Today and the six days before it."));
    m_pill = new FlatButton(QString(), strip);
    m_menuButton = new FlatButton(QString(), strip);
    m_menuButton->setLeadingIcon(Icon::Dots);
    m_menuButton->setAccessibleName(tr("Menu"));
    m_menuButton->setToolTip(tr("Menu"));
    m_menuButton->hide();
    row->addWidget(m_selector);
    row->addWidget(range);
    row->addStretch(1);
    row->addWidget(m_pill);
    row->addWidget(m_menuButton);
    return strip;
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
    QAction *copy = menu->addAction(tr("Copy ID"));
    copy->setEnabled(page->table()->currentIndex().isValid());
    connect(copy, &QAction::triggered, page->table(), &RecordTable::copyId);
    columns->addActions(menu->addMenu(tr("Columns")));
    menu->popup(globalPosition);
}

void MonitorView::addKeys()
{
    const auto add = [this](const QKeySequence &keys, auto action) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(QKeySequence(Qt::Key_G, Qt::Key_R), [this] { showTab(MonitorSession::Tab::Runs); });
    add(QKeySequence(Qt::Key_G, Qt::Key_L), [this] { showTab(MonitorSession::Tab::Logs); });
    add(Qt::Key_Z, [this] { m_session.setUtc(!m_session.isUtc()); });
}

void MonitorView::connectSession()
{
    connect(m_selector, &ScriptSelector::chosen, &m_session, &MonitorSession::setScript);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        showTab(index == 1 ? MonitorSession::Tab::Logs : MonitorSession::Tab::Runs);
    });
    connect(m_banner, &Banner::actionTriggered, this, [this] { act(m_bannerAction); });
    connect(m_pill, &QPushButton::clicked, &m_session, &MonitorSession::retry);
    connect(&m_session.workspace(), &Workspace::syncStateChanged, this, &MonitorView::showAll);
    connect(&m_session, &MonitorSession::selectionChanged, this, &MonitorView::showAll);
    connect(&m_session, &MonitorSession::valuesChanged, this, &MonitorView::showAll);
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
    m_menuButton->disconnect();
    m_menuButton->setVisible(menu != nullptr);
    if (menu)
        connect(m_menuButton, &QPushButton::clicked, menu, [this, menu] {
            const QPoint corner = m_menuButton->mapToGlobal(m_menuButton->rect().bottomRight());
            menu->popup(corner - QPoint(menu->sizeHint().width(), -metrics::unit));
        });
}

void MonitorView::showTab(MonitorSession::Tab tab)
{
    const int index = tab == MonitorSession::Tab::Logs ? 1 : 0;
    m_session.setTab(tab);
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
    if (action == EmptyText::Action::Settings)
        Q_EMIT settingsRequested();
    else if (action == EmptyText::Action::Retry)
        m_session.retry();
}

void MonitorView::applyDensity()
{
    const int height = rowHeightFor(m_settings.value(Setting::Density).toString());
    m_runsPage->table()->setRowHeight(height);
    m_logsPage->table()->setRowHeight(height);
}

QColor MonitorView::lightColor(SyncText::Light light) const
{
    switch (light) {
    case SyncText::Light::Good:
        return color(this, ColorRole::ChartSuccess);
    case SyncText::Light::Busy:
        return color(this, ColorRole::Accent);
    case SyncText::Light::Bad:
        return color(this, ColorRole::ChartFailed);
    case SyncText::Light::Off:
        break;
    }
    return color(this, ColorRole::ChartInProgress);
}

void MonitorView::showAll()
{
    m_selector->setCurrent(QString::fromStdString(m_session.selection().scriptId));
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
    return MonitorTexts::sync(workspace.syncState(), workspace.sync() != nullptr,
                              m_session.coverage().completeUntil(now), m_session.values(), now);
}

void MonitorView::showSync()
{
    const SyncText text = syncText();
    m_pill->setText(text.word);
    m_pill->setDot(lightColor(text.light));
    m_pill->setToolTip(plainToolTip(text.details));
    m_pill->setAccessibleName(tr("Sync: %1").arg(text.word));
    m_pill->setAccessibleDescription(text.details);
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
    m_runsCards->showFigures(m_session.runs().stats(),
                             script ? std::optional(script->totalRuns) : std::nullopt, m_session.values());
    m_logsCards->showFigures(m_session.logs().stats(), m_session.values());
}

void MonitorView::showPage(TablePage *page, AnswerModel &records, bool isLogs)
{
    if (records.rowCount() > 0) {
        page->showTable();
        return;
    }
    const Workspace &workspace = m_session.workspace();
    const Script *script = m_session.script();
    const ScriptsModel &scripts = m_session.scripts();
    const EmptyFacts facts{workspace.syncState(),
                           workspace.sync() != nullptr,
                           isLogs,
                           scripts.isLoaded(),
                           scripts.error(),
                           scripts.rowCount(),
                           scripts.unexecutedCount(),
                           script ? script->lastExecutedAt : std::nullopt,
                           records.state(),
                           records.error(),
                           records.progress()};
    page->showEmpty(MonitorTexts::empty(facts, m_session.values(), nowMicros()));
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
        const int shown = m_session.records().rowCount();
        amount = (logs ? tr("%1 of %2 log entries") : tr("%1 of %2 runs"))
                     .arg(values.count(shown), values.count(std::max<std::int64_t>(total, shown)));
    }
    const AnswerModel &records = m_session.records();
    const QString searching = records.isSlow() && records.rowCount() > 0
                                  ? MonitorTexts::searching(records.isSorting(), records.progress())
                                  : QString();
    m_status->setTexts(lightColor(text.light),
                       {text.status,
                        since ? tr("complete since %1").arg(values.date(*since, now)) : QString(), amount,
                        searching},
                       m_session.isUtc() ? tr("UTC") : tr("Local time (%1)").arg(values.zoneName(now)));
}

} // namespace runglass
