// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "tables/heldpool.h"
#include "tables/logsmodel.h"
#include "tables/runsmodel.h"
#include "tables/sampledata.h"
#include "tables/scriptsmodel.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace runglass;

namespace {

const std::string scriptId = "s1";
using TesterMode = QAbstractItemModelTester::FailureReportingMode;

/// Rows as text: what a table shows, cells apart by " | ".
QString printed(const QAbstractItemModel &model, int first, int count, std::initializer_list<int> columns)
{
    QStringList lines;
    for (int row = first; row < first + count; ++row) {
        QStringList cells;
        for (const int column : columns)
            cells << model.index(row, column).data().toString();
        lines << cells.join(QStringLiteral(" | "));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TestTableModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void runsAsText();
    void logsAsText();
    void sortsOnEveryColumn_data();
    void sortsOnEveryColumn();
    void pagesComeWhereTheViewIs();
    void cellsOnTheirWaySaySo();
    void refreshInsertsAboveAndKeepsRecords();
    void refreshUpdatesInPlace();
    void figuresAgreeWithRows();
    void oldRowsStayWhileSorting();
    void cancelledSortKeepsTheOrder();
    void placeComesWithTheAnswer();
    void rowIsFollowedThatHasNotArrived();
    void placeIsFoundOnAQueryThread();
    void failedRefreshKeepsRowsAndSaysSo();
    void unreadableScriptListSaysSo();
    void anotherScriptShowsNoOldRows();
    void lateAnswerIsDropped();
    void latePageIsDropped();
    void fastScrollingBuildsNoQueue();
    void inactiveModelAsksNothing();
    void goneModelGetsNothing();
    void scriptsThatRan();

private:
    RunsQuery runsQuery() const
    {
        RunsQuery query;
        query.scriptId = scriptId;
        return query;
    }
    /// Behind the cache's back: what reads from it fails from now on.
    void breakTable(const char *table)
    {
        sqlite3 *file = nullptr;
        const QByteArray name = m_folder->filePath(QStringLiteral("cache.db")).toUtf8();
        QCOMPARE(sqlite3_open(name.constData(), &file), SQLITE_OK);
        const QByteArray sql = QByteArray("ALTER TABLE ") + table + " RENAME TO broken";
        QCOMPARE(sqlite3_exec(file, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(file);
    }
    void settle(HeldPool &pool)
    {
        pool.runAll();
        QCoreApplication::sendPostedEvents();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Cache> m_cache;
    std::unique_ptr<HeldPool> m_held;
};

void TestTableModels::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
    QVERIFY2(cache.ok(), cache ? "" : qPrintable(cache.error().oneLine()));
    m_cache = *cache;
    QVERIFY(sample::write(*m_cache, sample::batch(sample::script(scriptId, "Qbalance", 861'002), 300)));
    auto reader = m_cache->makeReader();
    QVERIFY(reader.ok());
    m_held = std::make_unique<HeldPool>(std::move(reader).value());
}

void TestTableModels::cleanup()
{
    m_held.reset();
    m_cache.reset();
    m_folder.reset();
}

void TestTableModels::runsAsText()
{
    RunsModel model(m_cache->queries());
    const QAbstractItemModelTester tester(&model, TesterMode::QtTest);
    model.setDisplayValues(DisplayValues(QTimeZone::utc()));
    QSignalSpy stats(&model, &AnswerModel::statsChanged);
    model.setQuery(runsQuery());
    QTRY_VERIFY(model.stats());
    QCOMPARE(model.state(), AnswerModel::State::Ready);
    QCOMPARE(model.rowCount(), 300);
    QCOMPARE(
        printed(model, 0, 4, {1, 2, 3, 4, 5, 6, 7}),
        QStringLiteral("In Progress | v38 |  | reconcile | 22 Nov 14:59:46 | Workflow | QA smoke test\n"
                       "Success | v38 | 283 ms | main | 22 Nov 14:52:42 | API | QA smoke test\n"
                       "Success | v38 | 386 ms | fetch_invoices | 22 Nov 14:45:39 | API | Invoice intake\n"
                       "Failed | v38 |  | classify | 22 Nov 14:38:36 | Workflow | Invoice intake"));
    QStringList headers;
    for (int column = 0; column < model.columnCount(); ++column)
        headers << model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QCOMPARE(
        headers.join(QLatin1Char('|')),
        QStringLiteral("Run ID|Status|Version|Response Time|Function|Executed On|Source Type|Source|Marks"));
    QCOMPARE(model.index(1, 0).data(AnswerModel::CopyRole).toString(), model.index(1, 0).data().toString());
    QVERIFY(!model.index(1, 1).data(AnswerModel::CopyRole).isValid());
    QCOMPARE(model.index(1, 5).data(Qt::ToolTipRole).toString(),
             QStringLiteral("22 Nov 2026 14:52:42.983 (UTC)"));
}

void TestTableModels::logsAsText()
{
    LogsModel model(m_cache->queries());
    const QAbstractItemModelTester tester(&model, TesterMode::QtTest);
    LogsQuery oldestFirst;
    oldestFirst.scriptId = scriptId;
    oldestFirst.order = SortOrder::Ascending;
    model.setQuery(oldestFirst);
    QTRY_VERIFY(model.stats());
    QCOMPARE(model.rowCount(), 900);
    QCOMPARE(model.stats()->total, 900);
    bool found = false;
    for (int i = 0; i < 6; ++i) {
        const QModelIndex message = model.index(i, static_cast<int>(LogColumn::Message));
        if (message.data(AnswerModel::FurtherLinesRole).toInt() == 0)
            continue;
        found = true;
        QCOMPARE(message.data().toString(),
                 QStringLiteral("LedgerTimeout timeout contacting ledger-7 after 3 attempts  ⏎ +3"));
        QVERIFY(message.data(Qt::ToolTipRole).toString().contains(QStringLiteral("\n  at main.py:12")));
    }
    QVERIFY(found);
}

void TestTableModels::sortsOnEveryColumn_data()
{
    QTest::addColumn<int>("column");
    for (int column = 0; column < 8; ++column)
        QTest::addRow("%d", column) << column;
}

void TestTableModels::sortsOnEveryColumn()
{
    QFETCH(int, column);
    RunsModel model(*m_held);
    const QAbstractItemModelTester tester(&model, TesterMode::QtTest);
    model.setQuery(runsQuery());
    settle(*m_held);
    QStringList ends;
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        model.sort(column, order);
        settle(*m_held);
        QCOMPARE(model.state(), AnswerModel::State::Ready);
        QCOMPARE(model.rowCount(), 300);
        ends << model.index(0, column).data().toString();
    }
    // Source type and the like have equal ends only if the order was ignored.
    QVERIFY2(ends[0] != ends[1], qPrintable(ends.join(QLatin1Char('|'))));
}

void TestTableModels::pagesComeWhereTheViewIs()
{
    RunsModel model(m_cache->queries());
    model.setQuery(runsQuery());
    QTRY_VERIFY(model.stats());
    QVERIFY(!model.isLoaded(250));
    model.setViewport({250, 20}, false);
    QTRY_VERIFY(model.isLoaded(269));
    const std::string expected = sample::run(255, scriptId).id;
    QCOMPARE(model.index(255, 0).data().toString(), QString::fromStdString(expected));
}

void TestTableModels::cellsOnTheirWaySaySo()
{
    RunsModel model(*m_held);
    model.setQuery(runsQuery());
    settle(*m_held);
    const QModelIndex far = model.index(280, 4);
    QVERIFY(far.data(AnswerModel::LoadingRole).toBool());
    QCOMPARE(far.data().toString(), QStringLiteral("…"));
    model.setViewport({275, 20}, false);
    settle(*m_held);
    QVERIFY(!far.data(AnswerModel::LoadingRole).toBool());
    QCOMPARE(far.data().toString(), QStringLiteral("reconcile"));
}

void TestTableModels::refreshInsertsAboveAndKeepsRecords()
{
    RunsModel model(m_cache->queries());
    const QAbstractItemModelTester tester(&model, TesterMode::QtTest);
    model.setQuery(runsQuery());
    QTRY_VERIFY(model.stats());
    model.setViewport({100, 20}, false);
    QTRY_VERIFY(model.isLoaded(119));
    const QPersistentModelIndex read = model.index(100, 0);
    const QString id = read.data().toString();
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

    WriteBatch batch;
    for (int i = 0; i < 3; ++i) {
        Run run = sample::run(1000 + i, scriptId);
        run.executedAt = sample::newest + (i + 1) * microsPerSecond;
        batch.records.add(run);
    }
    QVERIFY(sample::write(*m_cache, std::move(batch)));
    model.refresh();
    QVERIFY(inserted.count() > 0 || inserted.wait());
    QCOMPARE(inserted.first().at(1).toInt(), 0);
    QCOMPARE(inserted.first().at(2).toInt(), 2);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(read.row(), 103);
    // It came with the answer: no moment without text.
    QCOMPARE(read.data().toString(), id);
    QTRY_COMPARE(model.stats()->total, 303);
}

void TestTableModels::refreshUpdatesInPlace()
{
    RunsModel model(m_cache->queries());
    model.setQuery(runsQuery());
    QTRY_VERIFY(model.stats());
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    Run run = sample::run(0, scriptId);
    run.revision = 2;
    run.status = RunStatus::Success;
    run.responseTimeMs = 729;
    WriteBatch batch;
    batch.records.add(run);
    QVERIFY(sample::write(*m_cache, std::move(batch)));
    model.refresh();
    QTRY_COMPARE(model.index(0, 1).data().toString(), QStringLiteral("Success"));
    QCOMPARE(model.index(0, 3).data().toString(), QStringLiteral("729 ms"));
    QCOMPARE(reset.count(), 0);
    QTRY_COMPARE(model.stats()->inProgress, 0);
}

void TestTableModels::figuresAgreeWithRows()
{
    RunsModel model(*m_held);
    RunsQuery query = runsQuery();
    query.range = {sample::newest - microsPerHour, sample::newest + 1};
    model.setQuery(query);
    settle(*m_held);
    QVERIFY(model.stats());
    QCOMPARE(model.stats()->total, model.rowCount());
    QVERIFY(model.rowCount() > 0 && model.rowCount() < 300);
}

void TestTableModels::oldRowsStayWhileSorting()
{
    RunsModel model(*m_held);
    model.setQuery(runsQuery());
    settle(*m_held);
    const QString first = model.index(0, 0).data().toString();
    model.sort(static_cast<int>(RunColumn::ResponseTime), Qt::DescendingOrder);
    QCOMPARE(model.state(), AnswerModel::State::Loading);
    QCOMPARE(model.rowCount(), 300);
    QCOMPARE(model.index(0, 0).data().toString(), first);
    QVERIFY(model.stats());
    settle(*m_held);
    QCOMPARE(model.state(), AnswerModel::State::Ready);
    QVERIFY(model.index(0, 0).data().toString() != first);
}

void TestTableModels::cancelledSortKeepsTheOrder()
{
    RunsModel model(*m_held);
    const QAbstractItemModelTester tester(&model, TesterMode::QtTest);
    QSignalSpy restored(&model, &AnswerModel::sortRestored);
    model.setQuery(runsQuery());
    QVERIFY(!model.cancelSort()); // the first answer: nothing to go back to
    settle(*m_held);
    QVERIFY(!model.cancelSort());
    const QString first = model.index(0, 0).data().toString();
    model.sort(static_cast<int>(RunColumn::ResponseTime), Qt::AscendingOrder);
    QVERIFY(model.isSorting());
    QTRY_VERIFY(model.isSlow()); // held back by the test
    QVERIFY(model.cancelSort());
    QVERIFY(!model.isSlow());
    QCOMPARE(restored.count(), 1);
    QCOMPARE(model.sortedBy(), std::pair(static_cast<int>(RunColumn::ExecutedOn), Qt::DescendingOrder));
    m_held->run(0, true); // cancelled a moment too late
    settle(*m_held);
    QCOMPARE(model.state(), AnswerModel::State::Ready);
    QCOMPARE(model.rowCount(), 300);
    QCOMPARE(model.index(0, 0).data().toString(), first);
}

void TestTableModels::placeComesWithTheAnswer()
{
    RunsModel model(*m_held);
    model.setQuery(runsQuery());
    settle(*m_held);
    const RecordKey key = *model.keyAt(2);
    model.follow(key);
    QVERIFY(!model.placeOf(key));
    model.sort(static_cast<int>(RunColumn::ExecutedOn), Qt::AscendingOrder);
    settle(*m_held);
    QVERIFY(model.placeOf(key));
    QCOMPARE(model.placeOf(key)->row, std::optional(297));
    QVERIFY(!model.keyAt(297)); // not looked at yet
    model.setViewport({290, 10}, false);
    settle(*m_held);
    QCOMPARE(model.keyAt(297), std::optional(key));
}

void TestTableModels::rowIsFollowedThatHasNotArrived()
{
    RunsModel model(*m_held);
    model.setQuery(runsQuery());
    settle(*m_held);
    QVERIFY(!model.keyAt(250));
    // It arrives with the page.
    model.followRow(250);
    QVERIFY(!model.followed());
    model.setViewport({240, 20}, false);
    settle(*m_held);
    QVERIFY(model.keyAt(250));
    QCOMPARE(model.followed(), model.keyAt(250));
    // Another order comes first: its key is looked up for that.
    model.followRow(150);
    QVERIFY(!model.followed());
    model.sort(static_cast<int>(RunColumn::ExecutedOn), Qt::AscendingOrder);
    settle(*m_held);
    QVERIFY(model.followed());
    QCOMPARE(model.placeOf(*model.followed())->row, std::optional(149));
    model.setViewport({140, 20}, false);
    settle(*m_held);
    QCOMPARE(model.keyAt(149), model.followed());
}

void TestTableModels::placeIsFoundOnAQueryThread()
{
    RunsModel model(*m_held);
    model.setQuery(runsQuery());
    settle(*m_held);
    QSignalSpy found(&model, &AnswerModel::found);
    model.setViewport({240, 20}, false);
    settle(*m_held);
    const RecordKey key = *model.keyAt(250);
    model.find(key);
    QCOMPARE(found.count(), 0);
    settle(*m_held);
    QCOMPARE(found.count(), 1);
    QCOMPARE(found.first().at(1).toInt(), 250);
    // One that comes after another answer is dropped.
    model.find(key);
    model.sort(static_cast<int>(RunColumn::ExecutedOn), Qt::AscendingOrder);
    m_held->run(1);
    QCoreApplication::sendPostedEvents();
    m_held->run(0, true);
    settle(*m_held);
    QCOMPARE(found.count(), 1);
}

void TestTableModels::failedRefreshKeepsRowsAndSaysSo()
{
    RunsModel model(m_cache->queries());
    model.setQuery(runsQuery());
    QTRY_VERIFY(model.stats());
    breakTable("run");
    model.refresh();
    QTRY_COMPARE(model.state(), AnswerModel::State::Failed);
    QVERIFY(!model.error().message.isEmpty());
    QCOMPARE(model.rowCount(), 300);
}

void TestTableModels::unreadableScriptListSaysSo()
{
    ScriptsModel model(m_cache->queries());
    QTRY_VERIFY(model.isLoaded());
    QVERIFY(!model.error());
    QSignalSpy failed(&model, &ScriptsModel::failed);
    breakTable("script");
    model.refresh();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(model.error());
    QCOMPARE(model.rowCount(), 1);
}

void TestTableModels::anotherScriptShowsNoOldRows()
{
    RunsModel model(*m_held);
    const QAbstractItemModelTester tester(&model, TesterMode::QtTest);
    model.setQuery(runsQuery());
    settle(*m_held);
    RunsQuery other = runsQuery();
    other.scriptId = "none";
    model.setQuery(other);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.stats());
    settle(*m_held);
    QCOMPARE(model.state(), AnswerModel::State::Ready);
    QCOMPARE(model.rowCount(), 0);
}

void TestTableModels::lateAnswerIsDropped()
{
    RunsModel model(*m_held);
    model.setQuery(runsQuery());
    model.sort(static_cast<int>(RunColumn::ExecutedOn), Qt::AscendingOrder);
    QCOMPARE(m_held->waiting(), std::size_t(2));
    QVERIFY(m_held->isCancelled(0));
    // The second answer first, then the first one, whose cancellation came too late.
    m_held->run(1);
    m_held->run(0, true);
    settle(*m_held);
    QCOMPARE(model.index(0, 0).data().toString(), QString::fromStdString(sample::run(299, scriptId).id));
}

void TestTableModels::latePageIsDropped()
{
    RunsModel model(*m_held);
    model.setQuery(runsQuery());
    settle(*m_held);
    model.setViewport({200, 10}, false);
    QCOMPARE(m_held->waiting(), std::size_t(1));
    QCOMPARE(m_held->lane(0), QueryPool::Lane::Page);
    model.sort(static_cast<int>(RunColumn::ExecutedOn), Qt::AscendingOrder);
    QVERIFY(m_held->isCancelled(0));
    m_held->run(1);
    QCoreApplication::sendPostedEvents();
    m_held->run(0, true); // rows of the old order
    settle(*m_held);
    QCOMPARE(model.index(205, 0).data().toString(), QString::fromStdString(sample::run(94, scriptId).id));
}

void TestTableModels::fastScrollingBuildsNoQueue()
{
    RunsModel model(*m_held);
    model.setQuery(runsQuery());
    settle(*m_held);
    for (int row = 100; row < 280; ++row)
        model.setViewport({row, 10}, false);
    std::size_t wanted = 0;
    for (std::size_t i = 0; i < m_held->waiting(); ++i)
        wanted += m_held->isCancelled(i) ? 0 : 1;
    QCOMPARE(wanted, std::size_t(1));
    settle(*m_held);
    QVERIFY(model.isLoaded(279));
    QVERIFY(model.isLoaded(288));
}

void TestTableModels::inactiveModelAsksNothing()
{
    RunsModel model(*m_held);
    model.setActive(false);
    model.setQuery(runsQuery());
    model.refresh();
    QCOMPARE(m_held->waiting(), std::size_t(0));
    model.setActive(true);
    settle(*m_held);
    QCOMPARE(model.rowCount(), 300);
}

void TestTableModels::goneModelGetsNothing()
{
    auto model = std::make_unique<RunsModel>(*m_held);
    model->setQuery(runsQuery());
    model.reset();
    QVERIFY(m_held->isCancelled(0));
    m_held->run(0, true);
    QCoreApplication::sendPostedEvents();
}

void TestTableModels::scriptsThatRan()
{
    WriteBatch batch;
    Script idle = sample::script("s2", "Never", 0);
    idle.lastExecutedAt.reset();
    batch.scripts = {idle, sample::script("s3", "alpha 10", 5, sample::newest - 1),
                     sample::script("s4", "Alpha 9", 5, sample::newest - 2)};
    QVERIFY(sample::write(*m_cache, std::move(batch)));
    ScriptsModel model(m_cache->queries());
    const QAbstractItemModelTester tester(&model, TesterMode::QtTest);
    QTRY_VERIFY(model.isLoaded());
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row).data().toString();
    QCOMPARE(names, (QStringList{QStringLiteral("Alpha 9"), QStringLiteral("alpha 10"),
                                 QStringLiteral("Qbalance")}));
    QCOMPARE(model.unexecutedCount(), 1);
    QCOMPARE(QString::fromStdString(model.latest()->id), QStringLiteral("s1"));
}

QTEST_GUILESS_MAIN(TestTableModels)
#include "tst_tablemodels.moc"
