// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/openedcache.h"

using namespace runglass;
using namespace runglass::cachetest;

namespace {

constexpr const char *uuid = "4f7a1c55-5b60-4d26-b1f8-4a90c3d7e2a6";

}

/// Log entries on the way into the cache.
class TestLogWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryFieldOfALog();
    void storesALogOnce();
    void reportsConflicts_data();
    void reportsConflicts();
    void countsManyConflictsTogether();
    void findsRepeatsAfterReopening();
    void splitsLargeBatches();
};

void TestLogWriting::keepsEveryFieldOfALog()
{
    OpenedCache opened;
    std::vector<LogEntry> logs;
    for (const LogLevel level : allLogLevels) {
        logs.push_back({.id = "log " + std::to_string(static_cast<int>(level)),
                        .runId = uuid,
                        .scriptId = "s",
                        .level = level,
                        .message = std::string("two\nlines \x1b[31m \0 ü", 21),
                        .time = static_cast<int>(level),
                        .attributes = level == LogLevel::Info ? R"({"a": 1})" : ""});
    }
    logs.push_back({.id = uuid, .runId = "", .scriptId = "s", .message = "", .time = 99});
    opened.write(batchOf({}, logs));
    QVERIFY(opened.logs({.scriptId = "s", .order = SortOrder::Ascending}) == logs);
    // They are few enough to stay in an open segment: the next batch rewrites it.
    opened.write(batchOf({}, {makeLog("later", "r", "more", 100)}));
    logs.push_back(makeLog("later", "r", "more", 100));
    QVERIFY(opened.logs({.scriptId = "s", .order = SortOrder::Ascending}) == logs);
}

void TestLogWriting::storesALogOnce()
{
    OpenedCache opened;
    const LogEntry log = makeLog(uuid, "r", "hello");
    WriteSummary summary = opened.write(batchOf({}, {log, log}));
    QCOMPARE(summary.logsInserted, 1);
    QCOMPARE(summary.logsRepeated, 1);
    QCOMPARE(summary.logConflicts, 0);
    summary = opened.write(batchOf({}, {log}));
    QCOMPARE(summary.logsInserted, 0);
    QCOMPARE(summary.logsRepeated, 1);
    QVERIFY(opened.logs({.scriptId = "s"}) == std::vector{log});
    QVERIFY((*opened.reader().problems(CancelToken())).empty());
}

void TestLogWriting::reportsConflicts_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<bool>("sameBatch");
    for (int field = 0; field < 6; ++field) {
        for (const bool same : {false, true})
            QTest::addRow("field %d %s", field, same ? "same batch" : "later") << field << same;
    }
}

void TestLogWriting::reportsConflicts()
{
    QFETCH(int, field);
    QFETCH(bool, sameBatch);
    OpenedCache opened;
    const LogEntry first = makeLog(uuid, "r", "first");
    LogEntry other = first;
    switch (field) {
    case 0:
        other.message = "other";
        break;
    case 1:
        other.time += 1;
        break;
    case 2:
        other.level = LogLevel::Error;
        break;
    case 3:
        other.runId = "other";
        break;
    case 4:
        other.attributes = "{}";
        break;
    default:
        other.scriptId = "other";
        break;
    }
    WriteSummary summary;
    if (sameBatch) {
        summary = opened.write(batchOf({}, {first, other}));
    } else {
        opened.write(batchOf({}, {first}));
        summary = opened.write(batchOf({}, {other}));
    }
    QCOMPARE(summary.logsRepeated, 1);
    QCOMPARE(summary.logConflicts, 1);
    QVERIFY(opened.logs({.scriptId = "s"}) == std::vector{first});
    opened.write(batchOf({}, {other}));
    const std::vector<ProblemReport> problems = *opened.reader().problems(CancelToken());
    QCOMPARE(problems.size(), std::size_t(1));
    QVERIFY(problems.front().kind == ProblemReport::Kind::Conflict);
    QCOMPARE(problems.front().count, 2);
    QVERIFY(problems.front().detail.find(uuid) != std::string::npos);
}

void TestLogWriting::countsManyConflictsTogether()
{
    OpenedCache opened;
    std::vector<LogEntry> first;
    std::vector<LogEntry> other;
    for (int i = 0; i < 500; ++i) {
        first.push_back(makeLog(("log-" + std::to_string(i)).c_str(), "r", "first"));
        other.push_back(makeLog(("log-" + std::to_string(i)).c_str(), "r", "other"));
    }
    opened.write(batchOf({}, first));
    QCOMPARE(opened.write(batchOf({}, other)).logConflicts, 500);
    const std::vector<ProblemReport> problems = *opened.reader().problems(CancelToken());
    QVERIFY(problems.size() <= 20);
    std::int64_t told = 0;
    for (const ProblemReport &problem : problems)
        told += problem.count;
    QCOMPARE(told, 500);
}

void TestLogWriting::findsRepeatsAfterReopening()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("cache.db"));
    const std::vector<LogEntry> logs{makeLog(uuid, "r", "a"), makeLog("text id", "r", "b")};
    {
        OpenedCache opened(file, {});
        opened.write(batchOf({}, logs));
    }
    OpenedCache opened(file, {});
    OpenedCache other(file, {});
    QCOMPARE(opened.write(batchOf({}, logs)).logsRepeated, 2);
    // What another process adds is known as well, whatever is written in between.
    opened.write(batchOf({}, {makeLog("by one", "r", "c")}));
    other.write(batchOf({}, {makeLog("by the other", "r", "d")}));
    opened.write(batchOf({makeRun("r")}));
    QCOMPARE(opened.write(batchOf({}, {makeLog("by the other", "r", "d")})).logsRepeated, 1);
    QCOMPARE(other.write(batchOf({}, {makeLog("by one", "r", "c")})).logsRepeated, 1);
}

void TestLogWriting::splitsLargeBatches()
{
    OpenedCache opened;
    WriteBatch batch;
    const std::string large(100'000, 'x');
    std::vector<std::string> expected;
    for (int i = 0; i < 20'000; ++i) {
        LogEntry log = makeLog(("l" + std::to_string(i)).c_str(), "r", "", 20'000 - i);
        log.message = i % 200 == 0 ? large : std::to_string(i);
        log.scriptId = i % 3 == 0 ? "other" : "s";
        batch.records.add(log);
        if (log.scriptId == "s")
            expected.push_back(log.id);
    }
    QCOMPARE(opened.write(std::move(batch)).logsInserted, 20'000);
    std::vector<std::string> ids;
    for (const LogEntry &log : opened.logs({.scriptId = "s"}))
        ids.push_back(log.id);
    QVERIFY(ids == expected);
    QCOMPARE(opened.logs({.scriptId = "s", .runId = "r"}).size(), expected.size());
}

QTEST_GUILESS_MAIN(TestLogWriting)
#include "tst_logwriting.moc"
