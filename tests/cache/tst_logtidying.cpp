// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/openedcache.h"
#include "cache/storedsegments.h"
#include "logstore/snapshotleases.h"
#include "support/seed.h"

using namespace runglass;
using namespace runglass::cachetest;

namespace {

using namespace std::chrono_literals;

/// Merges as soon as nothing is to be written.
const Cache::Options tidying{.quiet = 0ms};
const LogsQuery ascending{.scriptId = "s", .order = SortOrder::Ascending};

/// A batch of entries with times in [from, from + width).
std::vector<LogEntry> makeLogs(std::mt19937_64 &random, int batch, int count, Micros from, Micros width)
{
    std::vector<LogEntry> logs;
    for (int i = 0; i < count; ++i) {
        const std::string number = std::to_string(batch) + "/" + std::to_string(i);
        LogEntry log = makeLog(number.c_str(), ("run " + std::to_string(i % 7)).c_str(), number.c_str(),
                               from + static_cast<Micros>(random() % static_cast<std::uint64_t>(width)));
        log.attributes = i % 5 == 0 ? R"({"n":)" + std::to_string(i) + "}" : "";
        logs.push_back(log);
    }
    return logs;
}

std::vector<LogEntry> sorted(std::vector<LogEntry> logs)
{
    std::stable_sort(logs.begin(), logs.end(),
                     [](const LogEntry &a, const LogEntry &b) { return a.time < b.time; });
    return logs;
}

} // namespace

/// Merging, purging, retention and damage, under readers.
class TestLogTidying : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergesWhatWasWrittenInAnyOrder();
    void keepsWhatIsRead();
    void tellsNobodyOfAMerge();
    void forgetsByRetention();
    void forgetsAScript();
    void setsDamageAside_data();
    void setsDamageAside();
    void storesWhatWasDamagedAgain();
    void mergesAroundDamage();
    void sharesAFileWithAnotherWriter();
};

void TestLogTidying::mergesWhatWasWrittenInAnyOrder()
{
    std::mt19937_64 random(test::seed());
    OpenedCache opened(tidying);
    StoredSegments stored(opened.file());
    std::vector<LogEntry> all;
    for (int batch = 0; batch < 120; ++batch) {
        const Micros width = batch % 10 == 0 ? 1'000'000 : 3'000;
        const auto logs = makeLogs(random, batch, 1 + static_cast<int>(random() % 300),
                                   width == 3'000 ? batch * 2'000 : 0, width);
        all.insert(all.end(), logs.begin(), logs.end());
        QCOMPARE(opened.write(batchOf({}, logs)).logsInserted, std::int64_t(logs.size()));
        if (batch % 40 == 0)
            QVERIFY(opened.logs(ascending) == sorted(all));
    }
    QTRY_VERIFY_WITH_TIMEOUT(stored.isTidy(), 30'000);
    QVERIFY(stored.live().size() < 20);
    QVERIFY(opened.logs(ascending) == sorted(all));
    QCOMPARE(opened.write(batchOf({}, all)).logsRepeated, std::int64_t(all.size()));
    QVERIFY((*opened.reader().problems(CancelToken())).empty());
}

void TestLogTidying::keepsWhatIsRead()
{
    std::mt19937_64 random(test::seed());
    OpenedCache opened(tidying);
    StoredSegments stored(opened.file());
    std::vector<LogEntry> all = makeLogs(random, 0, 500, 0, 10'000);
    opened.write(batchOf({}, all));
    const CancelToken token;
    RowSetPointer rows = *opened.reader().select(ascending, {}, token);
    const std::vector<LogEntry> before = sorted(all);
    for (int batch = 1; batch < 20; ++batch)
        opened.write(batchOf({}, makeLogs(random, batch, 50, 0, 10'000)));
    QTRY_VERIFY_WITH_TIMEOUT(!stored.overlap(), 30'000);
    // The answer is older than the merges: what it was made from is still there.
    QVERIFY(stored.dead() > 0);
    const Page<LogRow> page = *opened.reader().logPage(*rows, 0, rows->size(), token);
    QCOMPARE(page.rows.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i)
        QVERIFY(page.rows[i].entry == before[i]);

    rows.reset();
    // Another process that reads.
    const auto other = SnapshotLeases::open(opened.file().toStdString());
    const std::int64_t now = stored.integer("SELECT value FROM meta WHERE name = 'change_sequence'");
    std::optional<SnapshotLease> lease = other->take(now);
    QVERIFY(lease);
    opened.write(batchOf({}, makeLogs(random, 20, 5, 0, 10'000)));
    QTRY_COMPARE_WITH_TIMEOUT(
        stored.integer(("SELECT count(*) FROM log_segment WHERE died <= " + std::to_string(now)).c_str()), 0,
        30'000);
    QTRY_VERIFY_WITH_TIMEOUT(!stored.overlap(), 30'000);
    QVERIFY(stored.dead() > 0);
    lease.reset();
    opened.write(batchOf({}, makeLogs(random, 21, 5, 20'000, 10'000)));
    QTRY_VERIFY_WITH_TIMEOUT(stored.isTidy(), 30'000);
}

void TestLogTidying::tellsNobodyOfAMerge()
{
    std::mt19937_64 random(test::seed());
    QTemporaryDir folder;
    OpenedCache opened(folder.filePath(QStringLiteral("cache.db")), tidying);
    OpenedCache watching(opened.file(), {.quiet = 1h});
    StoredSegments stored(opened.file());
    std::mutex mutex;
    std::vector<ChangeNotice> notices;
    std::vector<ChangeNotice> others;
    const auto collect = [&](std::vector<ChangeNotice> &to) {
        return [&](const ChangeNotice &notice) {
            const std::lock_guard lock(mutex);
            to.push_back(notice);
        };
    };
    const Subscription own = opened.cache().subscribe(collect(notices));
    const Subscription other = watching.cache().subscribe(collect(others));
    ChangeSequence last = 0;
    for (int batch = 0; batch < 10; ++batch)
        last = opened.write(batchOf({}, makeLogs(random, batch, 100, 0, 1'000))).sequence;
    QTRY_VERIFY_WITH_TIMEOUT(stored.isTidy(), 30'000);
    QVERIFY(stored.integer("SELECT value FROM meta WHERE name = 'change_sequence'") > 10);
    // The next one tells that nothing was told in between.
    last = opened.write(batchOf({makeRun("r")})).sequence;
    QTRY_VERIFY([&] {
        const std::lock_guard lock(mutex);
        return !others.empty() && others.back().sequence >= last;
    }());
    const std::lock_guard lock(mutex);
    QCOMPARE(notices.size(), std::size_t(11));
    for (const ChangeNotice &notice : notices)
        QVERIFY(!notice.byOtherProcess && notice.scripts.size() == 1);
}

void TestLogTidying::forgetsByRetention()
{
    std::mt19937_64 random(test::seed());
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("cache.db"));
    const CancelToken token;
    std::vector<LogEntry> all;
    std::vector<Run> runs;
    const Micros horizon = 5'000;
    {
        OpenedCache opened(file, {.quiet = 1h});
        for (int batch = 0; batch < 5; ++batch) {
            const auto logs = makeLogs(random, batch, 200, 0, 10'000);
            all.insert(all.end(), logs.begin(), logs.end());
            opened.write(batchOf({}, logs));
        }
        for (int i = 0; i < 10; ++i)
            runs.push_back(makeRun(("run " + std::to_string(i)).c_str(), RunStatus::Failed, 0, i * 1'000));
        WriteBatch batch = batchOf(runs);
        for (const RecordKind kind : {RecordKind::Runs, RecordKind::Logs})
            batch.coverage.push_back({CoverageChange::Action::Add, "s", kind, {1'000, 9'000}});
        batch.payloads.push_back(
            {.payload = {.runId = "run 2", .error = "old"}, .status = RunStatus::Failed, .revision = 0});
        opened.write(std::move(batch));
        const RowSetPointer before = *opened.reader().select(ascending, {}, token);

        WriteBatch trim;
        trim.deletions = {{"s", RecordKind::Runs, horizon},
                          {"s", RecordKind::Logs, horizon},
                          {"unknown", RecordKind::Logs, horizon}};
        opened.write(std::move(trim));
        QCOMPARE(*opened.reader().retentionHorizon("s", RecordKind::Logs, token), horizon);
        // What is being read can be read to its end.
        QCOMPARE((*opened.reader().logPage(*before, 0, before->size(), token)).rows.size(), all.size());
    }
    OpenedCache opened(file, tidying);
    std::vector<LogEntry> kept = sorted(all);
    std::erase_if(kept, [](const LogEntry &log) { return log.time < horizon; });
    QVERIFY(opened.logs(ascending) == kept);
    QCOMPARE(opened.runs({.scriptId = "s"}).size(), std::size_t(5));
    QVERIFY(*opened.reader().payload("run 2", token) == std::nullopt);
    for (const RecordKind kind : {RecordKind::Runs, RecordKind::Logs}) {
        QVERIFY(*opened.reader().coverage("s", kind, token) == (std::vector{TimeRange{horizon, 9'000}}));
        QCOMPARE(*opened.reader().retentionHorizon("s", kind, token), horizon);
    }
    QVERIFY(*opened.reader().retentionHorizon("unknown", RecordKind::Logs, token) < 0);
    StoredSegments stored(file);
    QTRY_VERIFY_WITH_TIMEOUT(stored.isTidy(), 30'000);
    QVERIFY(opened.logs(ascending) == kept);
    QCOMPARE(opened.write(batchOf({}, kept)).logsRepeated, std::int64_t(kept.size()));
    // A horizon never moves back, and an entry that comes all the same is taken.
    WriteBatch back = batchOf({}, {all.front()});
    back.deletions = {{"s", RecordKind::Logs, 1}};
    opened.write(std::move(back));
    QCOMPARE(*opened.reader().retentionHorizon("s", RecordKind::Logs, token), horizon);
}

void TestLogTidying::forgetsAScript()
{
    OpenedCache opened(tidying);
    LogEntry other = makeLog("kept", "r2", "m");
    other.scriptId = "other";
    opened.write(batchOf({makeRun("r")}, {makeLog("l", "r", "m"), other}));
    WriteBatch removal;
    removal.deletedScripts = {"s", "never seen"};
    opened.write(std::move(removal));
    const CancelToken token;
    QVERIFY(opened.logs(ascending).empty());
    QVERIFY(opened.runs({.scriptId = "s"}).empty());
    QCOMPARE(opened.logs({.scriptId = "other"}).size(), std::size_t(1));
    QCOMPARE((*opened.reader().scripts(token)).size(), std::size_t(1));
    // It can come back.
    const WriteSummary again = opened.write(batchOf({makeRun("r")}, {makeLog("l", "r", "m")}));
    QCOMPARE(again.runsInserted, 1);
    QCOMPARE(again.logsInserted, 1);
    QCOMPARE((*opened.reader().scripts(token)).size(), std::size_t(2));
    QCOMPARE(opened.logs(ascending).size(), std::size_t(1));
    QCOMPARE(opened.runs({.scriptId = "s"}).size(), std::size_t(1));
}

void TestLogTidying::setsDamageAside_data()
{
    QTest::addColumn<QString>("table");
    for (const char *table : {"log_columns", "log_ids", "log_messages", "log_attributes"})
        QTest::newRow(table) << QString::fromLatin1(table);
}

void TestLogTidying::setsDamageAside()
{
    QFETCH(QString, table);
    OpenedCache opened({.quiet = 1h});
    // Two segments that are too different in size to be joined, and one of another script.
    LogEntry first = makeLog("first", "r", "one", 1'000);
    std::vector<LogEntry> rest;
    for (const char *id : {"second", "third", "fourth"})
        rest.push_back(makeLog(id, "r", "more", 5'000));
    LogEntry other = makeLog("other", "r", "three", 1'000);
    other.scriptId = "other";
    first.attributes = R"({"a":1})";
    for (const auto &logs : {std::vector{first}, rest, std::vector{other}}) {
        WriteBatch batch = batchOf({}, logs);
        batch.coverage.push_back(
            {CoverageChange::Action::Add, logs.front().scriptId, RecordKind::Logs, {0, 9'000}});
        opened.write(std::move(batch));
    }
    opened.close();
    {
        StoredSegments stored(opened.file());
        // The last byte, so that it still is a segment by its looks.
        const QString sql = QStringLiteral("UPDATE %1 SET data = CAST(substr(data, 1, length(data) - 1) || "
                                           "x'5a' AS BLOB) WHERE segment = 1");
        QVERIFY(stored.run(sql.arg(table).toLatin1().constData()));
    }
    OpenedCache again(opened.file(), {.quiet = 1h});
    const CancelToken token;
    const auto read = [&] {
        const auto rows = again.reader().select(ascending, {}, token);
        if (rows)
            (void)again.reader().logPage(**rows, 0, (*rows)->size(), token);
        return *again.reader().coverage("s", RecordKind::Logs, token);
    };
    QTRY_VERIFY((read() == std::vector{TimeRange{0, 1'000}, TimeRange{1'001, 9'000}}));
    QVERIFY(again.logs(ascending) == rest);
    QVERIFY(again.logs({.scriptId = "other"}) == std::vector{other});
    const std::vector<ProblemReport> problems = *again.reader().problems(token);
    QCOMPARE(problems.size(), std::size_t(1));
    QVERIFY(problems.front().kind == ProblemReport::Kind::DamagedData);
    // Sync brings it again.
    QCOMPARE(again.write(batchOf({}, {first})).logsInserted, 1);
    rest.insert(rest.begin(), first);
    QVERIFY(again.logs(ascending) == rest);
}

void TestLogTidying::storesWhatWasDamagedAgain()
{
    OpenedCache opened({.quiet = 1h});
    const std::vector<LogEntry> logs{makeLog("a", "r", "m", 1), makeLog("b", "r", "m", 2)};
    opened.write(batchOf({}, logs));
    StoredSegments stored(opened.file());
    QVERIFY(stored.run("UPDATE log_messages SET data = x'5a5a'"));
    // No reader has seen it: the writer finds it when it compares what comes again.
    QCOMPARE(opened.write(batchOf({}, logs)).logsInserted, 2);
    QVERIFY(opened.logs(ascending) == logs);
    QCOMPARE((*opened.reader().problems(CancelToken())).size(), std::size_t(1));
}

void TestLogTidying::mergesAroundDamage()
{
    std::mt19937_64 random(test::seed());
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("cache.db"));
    std::vector<LogEntry> kept;
    {
        OpenedCache opened(file, {.quiet = 1h});
        for (int batch = 0; batch < 6; ++batch) {
            const auto logs = makeLogs(random, batch, 3'000, 0, 10'000);
            opened.write(batchOf({}, logs));
            if (batch != 2)
                kept.insert(kept.end(), logs.begin(), logs.end());
        }
        StoredSegments stored(file);
        QVERIFY(stored.run("UPDATE log_ids SET data = zeroblob(length(data)) WHERE segment = 3"));
    }
    OpenedCache opened(file, tidying);
    StoredSegments stored(file);
    QTRY_VERIFY_WITH_TIMEOUT(stored.isTidy(), 30'000);
    QVERIFY(opened.logs(ascending) == sorted(kept));
    QCOMPARE((*opened.reader().problems(CancelToken())).size(), std::size_t(1));
}

void TestLogTidying::sharesAFileWithAnotherWriter()
{
    std::mt19937_64 random(test::seed());
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("cache.db"));
    OpenedCache one(file, tidying);
    OpenedCache two(file, tidying);
    std::vector<std::string> ids;
    for (int batch = 0; batch < 60; ++batch) {
        const auto logs = makeLogs(random, batch, 40, batch * 100, 5'000);
        for (const LogEntry &log : logs)
            ids.push_back(log.id);
        OpenedCache &first = batch % 2 == 0 ? one : two;
        OpenedCache &second = batch % 2 == 0 ? two : one;
        QCOMPARE(first.write(batchOf({}, logs)).logsInserted, 40);
        // What the other wrote is known at once.
        const WriteSummary again = second.write(batchOf({}, logs));
        QCOMPARE(again.logsRepeated, 40);
        QCOMPARE(again.logConflicts, 0);
    }
    StoredSegments stored(file);
    QTRY_VERIFY_WITH_TIMEOUT(stored.isTidy(), 30'000);
    std::sort(ids.begin(), ids.end());
    QVERIFY(stored.ids() == ids);
    QCOMPARE(one.logs(ascending).size(), ids.size());
}

QTEST_GUILESS_MAIN(TestLogTidying)
#include "tst_logtidying.moc"
