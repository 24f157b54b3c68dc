// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/openedcache.h"
#include "cache/storedsegments.h"
#include "support/seed.h"

using namespace runglass;
using namespace runglass::cachetest;

namespace {

using namespace std::chrono_literals;

const LogsQuery ascending{.scriptId = "s", .order = SortOrder::Ascending};

} // namespace

/// Log entries of a kind that nobody expects.
class TestBadLogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAnyBytes();
    void keepsTheEndsOfTime();
    void keepsManyEntriesOfOneRun();
    void keepsOneEntryOfManyRuns();
    void keepsManyEntriesOfOneTime();
};

void TestBadLogs::keepsAnyBytes()
{
    std::mt19937_64 random(test::seed());
    OpenedCache opened({.quiet = 0ms});
    std::vector<LogEntry> logs;
    for (int i = 0; i < 60; ++i) {
        LogEntry log = makeLog(("id " + std::to_string(i)).c_str(), "r", "", i);
        const std::size_t size = i % 10 == 0 ? 1 << 20 : i % 3;
        for (std::size_t byte = 0; byte < size; ++byte)
            log.message += static_cast<char>(random());
        if (i % 10 == 1)
            log.message.assign("\0\xff\xc3\x28\0", 5);
        log.id += std::string("\0\xfe", i % 2 == 0 ? 2 : 0);
        logs.push_back(log);
        opened.write(batchOf({}, {log}));
    }
    StoredSegments stored(opened.file());
    QTRY_VERIFY_WITH_TIMEOUT(stored.isTidy(), 30'000);
    QVERIFY(opened.logs(ascending) == logs);
    for (const LiveSegment &segment : stored.live())
        QVERIFY(segment.bytes < 4 << 20);
    QCOMPARE(opened.write(batchOf({}, logs)).logsRepeated, 60);
}

void TestBadLogs::keepsTheEndsOfTime()
{
    OpenedCache opened({.quiet = 0ms});
    const Micros first = std::numeric_limits<Micros>::min();
    const Micros last = std::numeric_limits<Micros>::max();
    std::vector<LogEntry> logs;
    int number = 0;
    for (const Micros time : {first, first + 1, Micros{-1}, Micros{0}, Micros{1}, last - 1, last}) {
        logs.push_back(makeLog(std::to_string(number++).c_str(), "r", "m", time));
        opened.write(batchOf({}, {logs.back()}));
    }
    StoredSegments stored(opened.file());
    QTRY_VERIFY_WITH_TIMEOUT(stored.isTidy(), 30'000);
    QCOMPARE(opened.write(batchOf({}, logs)).logsRepeated, std::int64_t(logs.size()));
    // No half-open range holds the last moment there is.
    logs.pop_back();
    QVERIFY(opened.logs(ascending) == logs);
}

void TestBadLogs::keepsManyEntriesOfOneRun()
{
    OpenedCache opened({.quiet = 0ms});
    constexpr int count = 100'000;
    WriteBatch batch;
    for (int i = 0; i < count; ++i)
        batch.records.add(makeLog(std::to_string(i).c_str(), "the run", "m", i));
    QCOMPARE(opened.write(std::move(batch)).logsInserted, count);
    QCOMPARE((*opened.reader().logStats({.scriptId = "s", .runId = "the run"}, CancelToken())).total, count);
    QCOMPARE((*opened.reader().logStats({.scriptId = "s", .runId = "other"}, CancelToken())).total, 0);
}

void TestBadLogs::keepsOneEntryOfManyRuns()
{
    OpenedCache opened({.quiet = 0ms});
    constexpr int count = 100'000;
    WriteBatch batch;
    for (int i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        batch.records.add(makeLog(number.c_str(), number.c_str(), "m", count - i));
    }
    QCOMPARE(opened.write(std::move(batch)).logsInserted, count);
    for (const char *run : {"0", "4095", "4096", "99999"}) {
        const auto logs = opened.logs({.scriptId = "s", .runId = run});
        QCOMPARE(logs.size(), std::size_t(1));
        QCOMPARE(logs.front().id, std::string(run));
    }
}

void TestBadLogs::keepsManyEntriesOfOneTime()
{
    OpenedCache opened({.quiet = 0ms});
    StoredSegments stored(opened.file());
    std::vector<std::string> ids;
    for (int batch = 0; batch < 10; ++batch) {
        std::vector<LogEntry> logs;
        for (int i = 0; i < 1'500; ++i) {
            const std::string number = std::to_string(batch) + "/" + std::to_string(i);
            logs.push_back(makeLog(number.c_str(), "r", "m", i < 1'000 ? 7 : batch));
            if (i < 1'000 && batch != 7)
                ids.push_back(number);
        }
        opened.write(batchOf({}, logs));
    }
    QTRY_VERIFY_WITH_TIMEOUT(stored.isTidy(), 30'000);
    // Equal times keep the order of arrival.
    std::vector<std::string> found;
    for (const LogEntry &log :
         opened.logs({.scriptId = "s", .range = {7, 8}, .order = SortOrder::Ascending})) {
        if (!log.id.starts_with("7/"))
            found.push_back(log.id);
    }
    QVERIFY(found == ids);
}

QTEST_GUILESS_MAIN(TestBadLogs)
#include "tst_badlogs.moc"
