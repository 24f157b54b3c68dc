// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/commandregistry.h"
#include "commands/tablecommands.h"
#include "common/metriccard.h"
#include "common/recorddelegate.h"
#include "common/recordtable.h"
#include "common/statepanel.h"
#include "common/tabstrip.h"
#include "monitor/monitorview.h"
#include "monitor/scriptselector.h"
#include "tables/sampledata.h"
#include "userdata/marksstore.h"
#include "userdata/savedfilters.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;

class TestMonitorView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsRowsAndFigures();
    void keysWalkTheList();
    void keysCopyAndSwitch();
    void copyButtonCopies();
    void headerClickSorts();
    void columnsComeBack();
    void scriptIsFoundByTyping();
    void newRowsDoNotMoveWhatIsRead();
    void newRowsComeInAtTheTop();
    void pointerHoldsNewRowsBack();
    void selectionHoldsNewRowsBack();
    void orderComesBack();
    void rangeMovesOnWithTheDay();
    void rollingRangeMovesOnWithTheClock();
    void selectionIsRememberedPerScript();
    void emptyCacheSaysSo();
    void readAloud();
    void everythingHasAName();

private:
    void open();
    void addRuns(int count);
    QAbstractButton *chip() const
    {
        for (auto *button : table("All Runs")->findChildren<QAbstractButton *>()) {
            if (button->text().endsWith(QLatin1String(" new")))
                return button;
        }
        return nullptr;
    }
    RecordTable *table(const char *name) const;
    QPoint cellCenter(RecordTable *records, int row, int column) const
    {
        return records->visualRect(records->model()->index(row, column)).center();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Cache> m_cache;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<SavedFilters> m_filters;
    std::unique_ptr<MarksStore> m_marks;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MonitorView> m_view;
    std::unique_ptr<KeyMap> m_keys;
    std::unique_ptr<CommandRegistry> m_commands;
    Micros m_newest = 0;
    int m_nextRun = 5000;
};

void TestMonitorView::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
    QVERIFY(cache.ok());
    m_cache = *cache;
    m_newest = nowMicros() - microsPerMinute;
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
    m_filters = std::make_unique<SavedFilters>(m_folder->filePath(QStringLiteral("filters.json")));
    m_marks = std::make_unique<MarksStore>(m_folder->filePath(QStringLiteral("marks.sqlite")));
    m_workspace = std::make_unique<Workspace>(m_cache, nullptr, QStringLiteral("Test"));
    if (QByteArray(QTest::currentTestFunction()) == "emptyCacheSaysSo")
        return;
    QVERIFY(sample::write(*m_cache,
                          sample::batch(sample::script("s1", "Qbalance", 861'002, m_newest), 400, m_newest)));
    QVERIFY(
        sample::write(*m_cache, sample::batch(sample::script("s2", "Invoice <b>Sorter</b>", 50, m_newest - 1),
                                              50, m_newest - 1)));
    open();
}

void TestMonitorView::open()
{
    m_view = std::make_unique<MonitorView>(*m_workspace, *m_settings, *m_filters, *m_marks);
    m_commands.reset();
    m_keys = std::make_unique<KeyMap>(*m_settings);
    m_commands = std::make_unique<CommandRegistry>(*m_keys);
    handleTableCommands(*m_commands, *table("All Runs"));
    handleTableCommands(*m_commands, *table("Logs"));
    m_view->handleCommands(*m_commands);
    QSignalSpy painted(m_view.get(), &MonitorView::rowsPainted);
    m_view->resize(1440, 900);
    m_view->show();
    m_view->activateWindow();
    QTRY_VERIFY(painted.count() > 0);
    QTRY_COMPARE(table("All Runs")->records().state(), AnswerModel::State::Ready);
    table("All Runs")->setFocus();
}

void TestMonitorView::cleanup()
{
    m_commands.reset();
    m_keys.reset();
    m_view.reset();
    m_workspace.reset();
    m_marks.reset();
    m_settings.reset();
    m_cache.reset();
    m_folder.reset();
}

RecordTable *TestMonitorView::table(const char *name) const
{
    for (RecordTable *candidate : m_view->findChildren<RecordTable *>()) {
        if (candidate->accessibleName() == QLatin1String(name))
            return candidate;
    }
    return nullptr;
}

void TestMonitorView::showsRowsAndFigures()
{
    RecordTable *runs = table("All Runs");
    QTRY_COMPARE(runs->model()->rowCount(), 400);
    QStringList figures;
    const auto read = [&] {
        figures.clear();
        for (const MetricCard *card : m_view->findChildren<MetricCard *>()) {
            if (card->isVisible())
                figures << card->figure() << card->note();
        }
        return figures;
    };
    QTRY_COMPARE(read().value(0), QStringLiteral("400"));
    QTRY_COMPARE(read().value(1), QStringLiteral("861,002 since first deployment"));
    QVERIFY(figures.value(6).endsWith(QStringLiteral(" %")));
}

void TestMonitorView::keysWalkTheList()
{
    RecordTable *runs = table("All Runs");
    const auto row = [&] { return runs->currentIndex().row(); };
    QTRY_COMPARE(runs->model()->rowCount(), 400);
    QTest::keyClick(runs, Qt::Key_J);
    QCOMPARE(row(), 0);
    QTest::keyClick(runs, Qt::Key_J);
    QTest::keyClick(runs, Qt::Key_Down);
    QCOMPARE(row(), 2);
    QTest::keyClick(runs, Qt::Key_K);
    QCOMPARE(row(), 1);
    QTest::keyClick(runs, Qt::Key_G, Qt::ShiftModifier);
    QCOMPARE(row(), 399);
    QTRY_VERIFY(runs->records().isLoaded(399));
    QTest::keyClick(runs, Qt::Key_G);
    QTest::keyClick(runs, Qt::Key_G);
    QCOMPARE(row(), 0);
    QTest::keyClick(runs, Qt::Key_End);
    QCOMPARE(row(), 399);
    QTest::keyClick(runs, Qt::Key_Home);
    QCOMPARE(row(), 0);
}

void TestMonitorView::keysCopyAndSwitch()
{
    RecordTable *runs = table("All Runs");
    QTest::keyClick(runs, Qt::Key_J);
    QTest::keyClick(runs, Qt::Key_Y);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(sample::run(0, "s1").id));
    QTest::keyClick(runs, Qt::Key_J);
    QTest::keyClick(runs, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(sample::run(1, "s1").id));
    QTest::keyClick(runs, Qt::Key_Z);
    QVERIFY(m_settings->value(Setting::ShowUtc).toBool());
    QTest::keyClick(runs, Qt::Key_G);
    QTest::keyClick(runs, Qt::Key_L);
    RecordTable *logs = table("Logs");
    QTRY_VERIFY(logs->isVisible());
    QTRY_COMPARE(logs->model()->rowCount(), 1200);
    QVERIFY(logs->hasFocus());
    QTest::keyClick(logs, Qt::Key_G);
    QTest::keyClick(logs, Qt::Key_R);
    QVERIFY(runs->isVisible());
}

void TestMonitorView::copyButtonCopies()
{
    RecordTable *runs = table("All Runs");
    QGuiApplication::clipboard()->clear();
    const QPoint button = RecordDelegate::copyButton(runs->visualRect(runs->model()->index(4, 0))).center();
    QTest::mouseMove(runs->viewport(), button);
    QTest::mouseClick(runs->viewport(), Qt::LeftButton, {}, button);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(sample::run(4, "s1").id));
    QVERIFY(!runs->currentIndex().isValid());
    QTest::mouseClick(runs->viewport(), Qt::LeftButton, {}, cellCenter(runs, 4, 4));
    QCOMPARE(runs->currentIndex().row(), 4);
}

void TestMonitorView::headerClickSorts()
{
    RecordTable *runs = table("All Runs");
    QTest::keyClick(runs, Qt::Key_J);
    const QString id = runs->currentIndex().siblingAtColumn(0).data().toString();
    QHeaderView *header = runs->horizontalHeader();
    const int column = static_cast<int>(RunColumn::ExecutedOn);
    const QPoint place(header->sectionViewportPosition(column) + 30, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    QTRY_COMPARE(runs->model()->index(0, 0).data().toString(),
                 QString::fromStdString(sample::run(399, "s1").id));
    QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
    // The selection went with its record.
    QTRY_COMPARE(runs->currentIndex().row(), 399);
    QTest::keyClick(runs, Qt::Key_End);
    QTRY_COMPARE(runs->currentIndex().siblingAtColumn(0).data().toString(), id);
}

void TestMonitorView::columnsComeBack()
{
    RecordTable *runs = table("All Runs");
    QHeaderView *header = runs->horizontalHeader();
    header->resizeSection(0, 222);
    // In front of all stand the marks.
    header->moveSection(header->visualIndex(4), 2);
    Q_EMIT header->customContextMenuRequested(QPoint(5, 5));
    auto *menu = header->findChild<QMenu *>();
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->text() == QLatin1String("Status"))
            action->trigger();
    }
    QVERIFY(header->isSectionHidden(1));
    m_view.reset();
    open();
    header = table("All Runs")->horizontalHeader();
    QCOMPARE(header->sectionSize(0), 222);
    QCOMPARE(header->visualIndex(4), 2);
    QVERIFY(header->isSectionHidden(1));
    Q_EMIT header->customContextMenuRequested(QPoint(5, 5));
    header->findChild<QMenu *>()->actions().last()->trigger();
    QVERIFY(!header->isSectionHidden(1));
    QCOMPARE(header->visualIndex(4), 5);
    QVERIFY(header->sectionSize(0) != 222);
}

void TestMonitorView::scriptIsFoundByTyping()
{
    auto *selector = m_view->findChild<ScriptSelector *>();
    QTRY_COMPARE(selector->text(), QStringLiteral("Qbalance"));
    QTest::mouseClick(selector, Qt::LeftButton);
    auto *search = selector->findChild<QLineEdit *>();
    QVERIFY(search && search->isVisible());
    QTest::keyClicks(search, QStringLiteral("sort"));
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(!search->isVisible());
    QCOMPARE(selector->text(), QStringLiteral("Invoice <b>Sorter</b>"));
    QTRY_COMPARE(table("All Runs")->model()->rowCount(), 50);
    QCOMPARE(m_settings->value(Setting::LastScript).toMap().value(QStringLiteral("Test")).toString(),
             QStringLiteral("s2"));
}

void TestMonitorView::newRowsDoNotMoveWhatIsRead()
{
    RecordTable *runs = table("All Runs");
    QTRY_COMPARE(runs->model()->rowCount(), 400);
    runs->verticalScrollBar()->setValue(100 * runs->rowHeight() + 5);
    QTRY_VERIFY(runs->records().isLoaded(110));
    QTest::mouseClick(runs->viewport(), Qt::LeftButton, {}, cellCenter(runs, 105, 4));
    const QString id = runs->currentIndex().siblingAtColumn(0).data().toString();
    const int y = runs->visualRect(runs->currentIndex()).y();
    addRuns(7);
    QTRY_COMPARE(runs->model()->rowCount(), 407);
    QCOMPARE(runs->currentIndex().row(), 112);
    QCOMPARE(runs->currentIndex().siblingAtColumn(0).data().toString(), id);
    QCOMPARE(runs->visualRect(runs->currentIndex()).y(), y);
}

void TestMonitorView::addRuns(int count)
{
    WriteBatch batch;
    for (int i = 0; i < count; ++i) {
        Run run = sample::run(m_nextRun, "s1");
        run.executedAt = m_newest + (m_nextRun++ - 4999) * microsPerMillisecond;
        batch.records.add(run);
    }
    QVERIFY(sample::write(*m_cache, std::move(batch)));
}

void TestMonitorView::newRowsComeInAtTheTop()
{
    RecordTable *runs = table("All Runs");
    QTest::mouseMove(m_view->findChild<ScriptSelector *>());
    addRuns(3);
    QTRY_COMPARE(runs->model()->rowCount(), 403);
    QCOMPARE(runs->verticalScrollBar()->value(), 0);
    QCOMPARE(runs->unseenRows(), 0);
    QVERIFY(!chip() || !chip()->isVisible());
}

void TestMonitorView::pointerHoldsNewRowsBack()
{
    RecordTable *runs = table("All Runs");
    const QModelIndex read = runs->model()->index(4, 0);
    const QString id = read.data().toString();
    const int y = runs->visualRect(read).y();
    QTest::mouseMove(runs->viewport(), cellCenter(runs, 4, 4));
    addRuns(3);
    QTRY_COMPARE(runs->model()->rowCount(), 403);
    QCOMPARE(runs->visualRect(runs->model()->index(7, 0)).y(), y);
    QCOMPARE(runs->model()->index(7, 0).data().toString(), id);
    QVERIFY(chip() && chip()->isVisible());
    QCOMPARE(chip()->text(), QStringLiteral("3 new"));
    // The pointer goes: nothing else held them back.
    QTest::mouseMove(m_view->findChild<ScriptSelector *>());
    QTRY_COMPARE(runs->verticalScrollBar()->value(), 0);
    QCOMPARE(runs->unseenRows(), 0);
}

void TestMonitorView::selectionHoldsNewRowsBack()
{
    RecordTable *runs = table("All Runs");
    QTest::keyClick(runs, Qt::Key_J);
    const QString id = runs->currentIndex().siblingAtColumn(0).data().toString();
    addRuns(2);
    QTRY_COMPARE(runs->model()->rowCount(), 402);
    addRuns(1);
    QTRY_COMPARE(runs->model()->rowCount(), 403);
    QCOMPARE(runs->currentIndex().row(), 3);
    QCOMPARE(runs->visualRect(runs->currentIndex()).y(), 0);
    QCOMPARE(runs->currentIndex().siblingAtColumn(0).data().toString(), id);
    QCOMPARE(runs->unseenRows(), 3);
    QTest::mouseClick(chip(), Qt::LeftButton);
    QCOMPARE(runs->verticalScrollBar()->value(), 0);
    QVERIFY(!chip() || !chip()->isVisible());
    QVERIFY(runs->selectionModel()->selectedRows().isEmpty());
    // And by the keyboard.
    QTest::keyClick(runs, Qt::Key_J);
    addRuns(1);
    QTRY_COMPARE(runs->unseenRows(), 1);
    QTest::keyClick(runs, Qt::Key_Home);
    QCOMPARE(runs->unseenRows(), 0);
    QCOMPARE(runs->currentIndex().row(), 0);
}

void TestMonitorView::orderComesBack()
{
    QHeaderView *header = table("All Runs")->horizontalHeader();
    const int column = static_cast<int>(RunColumn::Function);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      QPoint(header->sectionViewportPosition(column) + 30, header->height() / 2));
    QTRY_COMPARE(table("All Runs")->model()->index(0, column).data().toString(), QStringLiteral("classify"));
    QCOMPARE(m_settings->value(Setting::RunsSort).toString(), QStringLiteral("function asc"));
    m_view.reset();
    open();
    header = table("All Runs")->horizontalHeader();
    QCOMPARE(header->sortIndicatorSection(), column);
    QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
    QTRY_COMPARE(table("All Runs")->model()->index(0, column).data().toString(), QStringLiteral("classify"));
}

void TestMonitorView::rangeMovesOnWithTheDay()
{
    m_settings->setValue(Setting::ShowUtc, true);
    Micros now = sample::newest; // 22 November 2026, 14:59:46 UTC
    MonitorSession session(*m_workspace, *m_settings, [&now] { return now; });
    session.setScript(QStringLiteral("s1"));
    const TimeRange before = session.selection().range;
    QVERIFY(before.contains(now));
    session.tick();
    QCOMPARE(session.selection().range.from, before.from);
    now += 10 * microsPerHour;
    session.tick();
    QCOMPARE(session.selection().range.from, before.from + microsPerDay);
    QCOMPARE(session.runs().query()->range.to, before.to + microsPerDay);
    // Three days asleep, then the clock is put back.
    now += 3 * microsPerDay;
    session.tick();
    QCOMPARE(session.selection().range.from, before.from + 4 * microsPerDay);
    now = sample::newest;
    session.tick();
    QCOMPARE(session.selection().range.from, before.from);
}

void TestMonitorView::rollingRangeMovesOnWithTheClock()
{
    Micros now = m_newest + 3 * microsPerMinute;
    MonitorSession session(*m_workspace, *m_settings, [&now] { return now; });
    session.setScript(QStringLiteral("s1"));
    session.setRange({RangeChoice::Rolling{microsPerHour}});
    QTRY_COMPARE(session.runs().state(), AnswerModel::State::Ready);
    const int rows = session.runs().rowCount();
    QVERIFY(rows > 0);
    const TimeRange before = session.selection().range;
    // What arrives before the range moves on is inside it.
    QVERIFY(before.contains(now - microsPerHour) && before.contains(now + 50 * microsPerSecond));
    now += 50 * microsPerSecond;
    session.tick();
    QCOMPARE(session.selection().range, before);
    QSignalSpy reset(&session.runs(), &QAbstractItemModel::modelReset);
    QSignalSpy applied(&session.runs(), &AnswerModel::applied);
    now += 10 * microsPerMinute;
    session.tick();
    QCOMPARE(session.selection().range.from, before.from + 10 * microsPerMinute + 50 * microsPerSecond);
    // The rows stay until the answer is there, and the figures do not go away.
    QCOMPARE(session.runs().rowCount(), rows);
    QVERIFY(session.runs().stats().has_value());
    QTRY_VERIFY(applied.count() > 0);
    QCOMPARE(applied.last().first().toBool(), true);
    QVERIFY(session.runs().rowCount() < rows);
}

void TestMonitorView::selectionIsRememberedPerScript()
{
    const RangeChoice day{RangeChoice::Days{QDate(2026, 11, 1), QDate(2026, 11, 7)}};
    const FilterSet failed{FilterSet::Join::And,
                           {Condition{FilterColumn::Status, FilterOperator::Equal, {std::int64_t{3}}}}};
    const ColumnSort byStatus{static_cast<int>(RunColumn::Status), Qt::AscendingOrder};
    {
        MonitorSession session(*m_workspace, *m_settings);
        session.setScript(QStringLiteral("s1"));
        session.setRange(day);
        session.setFilter(MonitorSession::Tab::Runs, failed);
        session.setSearch(MonitorSession::Tab::Logs, QStringLiteral("timeout"));
        session.rememberSort(MonitorSession::Tab::Runs, byStatus);
        session.setTab(MonitorSession::Tab::Logs);
        session.setScript(QStringLiteral("s2"));
        QVERIFY(session.range() == RangeChoice());
        QVERIFY(session.filter(MonitorSession::Tab::Runs).isEmpty());
        QVERIFY(session.search(MonitorSession::Tab::Logs).isEmpty());
        session.setTab(MonitorSession::Tab::Runs);
    }
    MonitorSession session(*m_workspace, *m_settings);
    QCOMPARE(session.selection().scriptId, std::string("s2"));
    QSignalSpy tabChanged(&session, &MonitorSession::tabChanged);
    session.setScript(QStringLiteral("s1"));
    QVERIFY(session.range() == day);
    QVERIFY(session.filter(MonitorSession::Tab::Runs) == failed);
    QVERIFY(session.runs().query()->filter == failed);
    QCOMPARE(session.search(MonitorSession::Tab::Logs), QStringLiteral("timeout"));
    QCOMPARE(session.logs().query()->search, std::string("timeout"));
    QVERIFY(session.sort(MonitorSession::Tab::Runs) == byStatus);
    QCOMPARE(session.runs().query()->sort, RunColumn::Status);
    QCOMPARE(session.tab(), MonitorSession::Tab::Logs);
    QCOMPARE(tabChanged.count(), 1);
}

void TestMonitorView::readAloud()
{
    const auto read = [](QWidget *widget) { return QAccessible::queryAccessibleInterface(widget); };
    int known = 0;
    const auto cards = m_view->findChildren<MetricCard *>();
    for (MetricCard *card : cards) {
        QCOMPARE(read(card)->role(), QAccessible::StaticText);
        if (!card->isVisible())
            continue;
        QTRY_VERIFY(!card->figure().isEmpty());
        QVERIFY(read(card)->text(QAccessible::Name).contains(card->figure()));
        ++known;
    }
    QCOMPARE(known, 4);
    QAccessibleInterface *runs = read(table("All Runs"));
    QCOMPARE(runs->role(), QAccessible::Table);
    QCOMPARE(runs->text(QAccessible::Name), QStringLiteral("All Runs"));
    QVERIFY(runs->tableInterface());
    QCOMPARE(runs->tableInterface()->columnDescription(0), QStringLiteral("Run ID"));
    QAccessibleInterface *tabs = read(m_view->findChild<TabStrip *>());
    QCOMPARE(tabs->role(), QAccessible::PageTabList);
    QCOMPARE(tabs->child(0)->text(QAccessible::Name), QStringLiteral("All Runs"));
    QAccessibleInterface *selector = read(m_view->findChild<ScriptSelector *>());
    QCOMPARE(selector->role(), QAccessible::PushButton);
    QVERIFY(selector->text(QAccessible::Name).contains(QLatin1String("Qbalance")));
    // From the table by Tab round the window and back again.
    QStringList stops;
    table("All Runs")->setFocus();
    do {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        stops << QString::fromLatin1(QApplication::focusWidget()->metaObject()->className());
    } while (stops.size() < 30 && QApplication::focusWidget() != table("All Runs"));
    // The chart's: its two kinds, six entries of the legend, parts of time, scale, table, collapse.
    QCOMPARE(stops.removeAll(QStringLiteral("runglass::ChartButton")), 12);
    QCOMPARE(stops.join(QLatin1Char(' ')),
             QStringLiteral(
                 "runglass::ScriptSelector runglass::FlatButton runglass::SearchBox runglass::FlatButton "
                 "runglass::FlatButton runglass::TimeChart runglass::TabStrip runglass::FlatButton "
                 "runglass::RecordTable"));
}

void TestMonitorView::emptyCacheSaysSo()
{
    m_view = std::make_unique<MonitorView>(*m_workspace, *m_settings, *m_filters, *m_marks);
    m_view->show();
    StatePanel *panel = nullptr;
    const auto findPanel = [&] {
        for (StatePanel *candidate : m_view->findChildren<StatePanel *>()) {
            if (candidate->isVisible())
                panel = candidate;
        }
        return panel != nullptr;
    };
    QTRY_VERIFY(findPanel());
    QTRY_COMPARE(panel->what(), QStringLiteral("There is nothing in this cache"));
    QSignalSpy asked(m_view.get(), &MonitorView::settingsRequested);
    QTest::mouseClick(panel->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void TestMonitorView::everythingHasAName()
{
    for (const QWidget *widget : m_view->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->focusProxy())
            continue;
        if (qobject_cast<const QHeaderView *>(widget))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 widget->metaObject()->className());
    }
}

QTEST_MAIN(TestMonitorView)
#include "tst_monitorview.moc"
