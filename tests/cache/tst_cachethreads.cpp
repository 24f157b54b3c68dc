// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/openedcache.h"

#include <condition_variable>
#include <mutex>

using namespace runglass;
using namespace runglass::cachetest;

namespace {

/// Collects notices and waits for them.
class Notices
{
public:
    void take(const ChangeNotice &notice)
    {
        const std::lock_guard lock(m_mutex);
        m_notices.push_back(notice);
        m_wake.notify_all();
    }
    template <class Predicate>
    bool waitFor(Predicate predicate)
    {
        std::unique_lock lock(m_mutex);
        return m_wake.wait_for(lock, std::chrono::seconds(20),
                               [&] { return std::any_of(m_notices.begin(), m_notices.end(), predicate); });
    }
    std::vector<ChangeNotice> all()
    {
        const std::lock_guard lock(m_mutex);
        return m_notices;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<ChangeNotice> m_notices;
};

WriteBatch manyRuns(int count)
{
    WriteBatch batch;
    for (int i = 0; i < count; ++i)
        batch.records.add(makeRun(("run " + std::to_string(i)).c_str(), RunStatus::Success, 0, i));
    return batch;
}

std::optional<std::int64_t> placeOf(CacheReader &reader, const RowSet &rows, RecordKey key)
{
    return reader.positions(rows, {&key, 1}, CancelToken())->front();
}

} // namespace

/// What goes on between threads; free of Qt's own, so that ThreadSanitizer can look at it.
class TestCacheThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatABatchChanged();
    void tellsOfOtherProcesses();
    void endsSubscriptions();
    void sendsTheFirstPageBeforeTheAnswer();
    void cancelsARunningQuery();
    void neverRunsACancelledJob();
    void keepsPagesOffTheQueryLane();
    void readsWhileWriting();
    void writesFromTwoConnections();
    void endsWithJobsQueued();
};

void TestCacheThreads::tellsWhatABatchChanged()
{
    OpenedCache opened;
    Notices notices;
    const Subscription subscription =
        opened.cache().subscribe([&](const ChangeNotice &notice) { notices.take(notice); });
    opened.write(
        batchOf({makeRun("a", RunStatus::InProgress, 0, 50), makeRun("b", RunStatus::Success, 0, 20)},
                {makeLog("l", "a", "m", 70)}));
    opened.write(batchOf({makeRun("a", RunStatus::Success, 1, 90)}));
    opened.write(batchOf({makeRun("a", RunStatus::Success, 1, 90)}));
    WriteBatch batch;
    batch.coverage.push_back({CoverageChange::Action::Add, "t", RecordKind::Runs, {0, 9}});
    batch.problems.push_back({.where = "w", .detail = "d"});
    opened.write(std::move(batch));

    const std::vector<ChangeNotice> all = notices.all();
    QCOMPARE(all.size(), std::size_t(3));
    QCOMPARE(all[0].scripts.size(), std::size_t(1));
    QCOMPARE(all[0].scripts[0].scriptId, std::string("s"));
    QVERIFY((all[0].scripts[0].runs == TimeRange{20, 51}));
    QVERIFY((all[0].scripts[0].logs == TimeRange{70, 71}));
    QVERIFY(all[0].scriptList && !all[0].problems && !all[0].byOtherProcess);
    QVERIFY((all[1].scripts[0].runs == TimeRange{50, 91}));
    QVERIFY(all[1].scripts[0].logs.isEmpty() && !all[1].scriptList);
    QVERIFY(all[2].scripts[0].coverage && all[2].scripts[0].runs.isEmpty() && all[2].problems);
    QCOMPARE(all[2].sequence, all[0].sequence + 2);
}

void TestCacheThreads::tellsOfOtherProcesses()
{
    OpenedCache one;
    OpenedCache other(one.file(), {});
    OpenedCache reading(one.file(), {.readOnly = true});
    Notices atOne;
    Notices atOther;
    Notices atReading;
    const Subscription first = one.cache().subscribe([&](const ChangeNotice &n) { atOne.take(n); });
    const Subscription second = other.cache().subscribe([&](const ChangeNotice &n) { atOther.take(n); });
    const Subscription third = reading.cache().subscribe([&](const ChangeNotice &n) { atReading.take(n); });
    const ChangeSequence sequence = one.write(batchOf({makeRun("r")})).sequence;
    const auto byOther = [&](const ChangeNotice &n) { return n.byOtherProcess && n.sequence >= sequence; };
    QVERIFY(atOther.waitFor(byOther));
    QVERIFY(atReading.waitFor(byOther));
    const ChangeSequence next = other.write(batchOf({makeRun("q")})).sequence;
    QVERIFY(atOne.waitFor([&](const ChangeNotice &n) { return n.byOtherProcess && n.sequence >= next; }));
    for (const ChangeNotice &notice : atOne.all())
        QVERIFY(!notice.byOtherProcess || notice.sequence >= next);
}

void TestCacheThreads::endsSubscriptions()
{
    OpenedCache opened;
    int calls = 0;
    Subscription own;
    own = opened.cache().subscribe([&](const ChangeNotice &) {
        ++calls;
        own = Subscription();
    });
    int others = 0;
    Subscription other = opened.cache().subscribe([&](const ChangeNotice &) { ++others; });
    opened.write(batchOf({makeRun("a")}));
    opened.write(batchOf({makeRun("b")}));
    other = Subscription();
    opened.write(batchOf({makeRun("c")}));
    QCOMPARE(calls, 1);
    QCOMPARE(others, 2);
}

void TestCacheThreads::sendsTheFirstPageBeforeTheAnswer()
{
    OpenedCache opened;
    WriteBatch batch = manyRuns(3000);
    for (int i = 0; i < 20'000; ++i)
        batch.records.add(makeLog(("log " + std::to_string(i)).c_str(), "run 1", "m", 20'000 - i));
    opened.write(std::move(batch));
    for (const SortOrder order : {SortOrder::Ascending, SortOrder::Descending}) {
        for (int column = 0; column <= int(RunColumn::Source); ++column) {
            const RunsQuery query{.scriptId = "s", .sort = RunColumn(column), .order = order};
            std::vector<RunRow> first;
            QueryEvents<RunRow> events;
            events.firstPageRows = 7;
            events.firstPage = [&](Page<RunRow> page) { first = std::move(page.rows); };
            const RowSetPointer rows = *opened.reader().select(query, events, CancelToken());
            QCOMPARE(rows->size(), 3000);
            QCOMPARE(first.size(), std::size_t(7));
            const Page<RunRow> page = *opened.reader().runPage(*rows, 0, 7, CancelToken());
            for (std::size_t i = 0; i < 7; ++i) {
                QCOMPARE(first[i].key, page.rows[i].key);
                QVERIFY(first[i].run == page.rows[i].run);
                QCOMPARE(placeOf(opened.reader(), *rows, first[i].key), std::optional(std::int64_t(i)));
            }
        }
        for (int column = 0; column <= int(LogColumn::RunId); ++column) {
            const LogsQuery query{.scriptId = "s", .sort = LogColumn(column), .order = order};
            std::vector<LogRow> first;
            QueryEvents<LogRow> events;
            events.firstPage = [&](Page<LogRow> page) { first = std::move(page.rows); };
            const RowSetPointer rows = *opened.reader().select(query, events, CancelToken());
            QCOMPARE(first.size(), std::size_t(100));
            const Page<LogRow> page = *opened.reader().logPage(*rows, 0, 100, CancelToken());
            for (std::size_t i = 0; i < 100; ++i)
                QVERIFY(first[i].entry == page.rows[i].entry);
            QCOMPARE((*opened.reader().logPage(*rows, 19'990, 100, CancelToken())).rows.size(),
                     std::size_t(10));
            QVERIFY(placeOf(opened.reader(), *rows, std::int64_t(1) << 40) == std::nullopt);
        }
    }
}

void TestCacheThreads::cancelsARunningQuery()
{
    OpenedCache opened;
    opened.write(manyRuns(20'000));
    const CancelToken token;
    QueryEvents<RunRow> events;
    // In the middle: the first rows are there, the answer is not.
    events.firstPage = [&](const Page<RunRow> &) { token.cancel(); };
    for (const RunColumn column : {RunColumn::ExecutedOn, RunColumn::RunId, RunColumn::Version})
        QVERIFY(!opened.reader().select(RunsQuery{.scriptId = "s", .sort = column}, events, token));
    QVERIFY(!opened.reader().runStats({.scriptId = "s"}, token));
    QCOMPARE((*opened.reader().runStats({.scriptId = "s"}, CancelToken())).total, 20'000);
}

void TestCacheThreads::neverRunsACancelledJob()
{
    OpenedCache opened({.queryThreads = 1});
    QueryPool &pool = opened.cache().queries();
    std::promise<void> release;
    std::shared_future<void> released = release.get_future().share();
    std::atomic<bool> ran = false;
    std::promise<bool> last;
    const QueryHandle first = pool.submit(
        QueryPool::Lane::Query, [released](CacheReader &, const CancelToken &) { released.wait(); });
    QueryHandle dropped =
        pool.submit(QueryPool::Lane::Query, [&](CacheReader &, const CancelToken &) { ran = true; });
    const QueryHandle kept =
        pool.submit(QueryPool::Lane::Query, [&](CacheReader &reader, const CancelToken &token) {
            last.set_value(reader.scripts(token).ok());
        });
    dropped = QueryHandle();
    release.set_value();
    QVERIFY(last.get_future().get());
    QVERIFY(!ran);
}

void TestCacheThreads::keepsPagesOffTheQueryLane()
{
    OpenedCache opened({.queryThreads = 1});
    QueryPool &pool = opened.cache().queries();
    std::promise<void> release;
    std::shared_future<void> released = release.get_future().share();
    std::promise<void> paged;
    const QueryHandle query = pool.submit(
        QueryPool::Lane::Query, [released](CacheReader &, const CancelToken &) { released.wait(); });
    const QueryHandle page =
        pool.submit(QueryPool::Lane::Page, [&](CacheReader &, const CancelToken &) { paged.set_value(); });
    QVERIFY(paged.get_future().wait_for(std::chrono::seconds(20)) == std::future_status::ready);
    release.set_value();
}

void TestCacheThreads::readsWhileWriting()
{
    OpenedCache opened;
    std::atomic<bool> stop = false;
    std::thread reading([&] {
        const auto reader = std::move(*opened.cache().makeReader());
        while (!stop) {
            const std::int64_t runs = (*reader->runStats({.scriptId = "s"}, CancelToken())).total;
            // Each batch is 10 runs: never a part of one.
            if (runs % 10 != 0)
                qFatal("half a batch");
        }
    });
    for (int i = 0; i < 100; ++i) {
        std::vector<Run> runs;
        for (int j = 0; j < 10; ++j)
            runs.push_back(makeRun((std::to_string(i) + "/" + std::to_string(j)).c_str()));
        opened.write(batchOf(runs));
    }
    stop = true;
    reading.join();
    QCOMPARE((*opened.reader().runStats({.scriptId = "s"}, CancelToken())).total, 1000);
}

void TestCacheThreads::writesFromTwoConnections()
{
    OpenedCache one;
    OpenedCache other(one.file(), {});
    const auto write = [](OpenedCache &cache, const std::string &name) {
        for (int i = 0; i < 50; ++i) {
            const std::string id = name + std::to_string(i);
            cache.write(
                batchOf({makeRun(id.c_str())}, {makeLog(id.c_str(), id.c_str(), "m"),
                                                makeLog(("shared " + std::to_string(i)).c_str(), "r", "m")}));
        }
    };
    std::thread second([&] { write(other, "other "); });
    write(one, "one ");
    second.join();
    QCOMPARE((*one.reader().runStats({.scriptId = "s"}, CancelToken())).total, 100);
    QCOMPARE((*one.reader().logStats({.scriptId = "s"}, CancelToken())).total, 150);
}

void TestCacheThreads::endsWithJobsQueued()
{
    OpenedCache opened;
    std::vector<QueryHandle> handles;
    for (int i = 0; i < 100; ++i) {
        handles.push_back(opened.cache().queries().submit(
            QueryPool::Lane::Query,
            [](CacheReader &reader, const CancelToken &token) { (void)reader.scripts(token); }));
    }
    opened.close();
}

QTEST_GUILESS_MAIN(TestCacheThreads)
#include "tst_cachethreads.moc"
