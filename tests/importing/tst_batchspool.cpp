// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// What is read from a spool is what was written.

#include "importing/batchspool.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace runglass;
using namespace std::string_literals;

class TestBatchSpool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItGot();
    void isNotThereUnderAnyName();
    void saysThatThereIsNoFolder();
};

namespace {

Run exampleRun()
{
    return {.id = "r1",
            .scriptId = "s",
            .revision = -7,
            .status = RunStatus::Success,
            .deploymentVersion = 38,
            .responseTimeMs = {},
            .function = "f\0g"s,
            .executedAt = 1'700'000'000'000'001,
            .sourceType = "api",
            .source = {}};
}

LogEntry exampleEntry(const std::string &id)
{
    LogEntry entry;
    entry.id = id;
    entry.runId = "r1";
    entry.scriptId = "s";
    entry.level = LogLevel::Error;
    entry.message = std::string(100'000, 'x') + "\n\xF0\x9F\x98\x80";
    entry.time = -5;
    entry.attributes = "{\"a\":1}";
    return entry;
}

} // namespace

void TestBatchSpool::givesBackWhatItGot()
{
    const QTemporaryDir folder;
    BatchSpool spool;
    QVERIFY(spool.open(folder.filePath(QStringLiteral("cache.db"))).ok());
    WriteBatch first;
    first.records.add(exampleRun());
    first.records.add(exampleEntry("a"));
    first.records.add(exampleEntry("b"));
    const Payload payload{.runId = "r1", .input = Document{"{}", true}, .output = {}, .error = "no\0"s};
    first.runExtras.push_back({.runId = first.records.keep("r1"), .attributes = "{\"a\":1}", .lastEntry = 7});
    first.payloads.push_back({.payload = payload, .status = RunStatus::Failed, .revision = 3});
    WriteBatch second;
    Script script;
    script.id = "s";
    script.name = "name";
    script.lastExecutedAt = 5;
    script.totalLogs = 9;
    second.scripts = {script};
    second.deployments = {{"s", {{38, "d", {}, "deployed"}, {39, "e", Micros{4}, ""}}}};
    QVERIFY(spool.write(first).ok());
    QVERIFY(spool.write(second).ok());

    for (int round = 0; round < 2; ++round) {
        spool.rewind();
        const auto one = spool.read();
        QVERIFY(one.ok() && one->has_value());
        const RecordBatch &records = (*one)->records;
        QCOMPARE(records.runs.size(), std::size_t{1});
        const Run run = exampleRun();
        const RunRecord &read = records.runs.front();
        QVERIFY(read.id == run.id && read.scriptId == run.scriptId && read.function == run.function);
        QVERIFY(read.revision == run.revision && read.status == run.status);
        QVERIFY(read.deploymentVersion == run.deploymentVersion && !read.responseTimeMs);
        QVERIFY(read.executedAt == run.executedAt && read.sourceType == "api" && read.source.empty());
        QCOMPARE(records.logs.size(), std::size_t{2});
        const LogEntry entry = exampleEntry("b");
        QVERIFY(records.logs[1].id == "b" && records.logs[1].runId == "r1");
        QVERIFY(records.logs[1].message == entry.message && records.logs[1].time == -5);
        QVERIFY(records.logs[1].level == LogLevel::Error && records.logs[1].attributes == entry.attributes);
        QCOMPARE((*one)->runExtras.size(), std::size_t{1});
        QCOMPARE((*one)->runExtras.front().runId, std::string_view("r1"));
        QCOMPARE((*one)->runExtras.front().attributes, std::string("{\"a\":1}"));
        QCOMPARE((*one)->runExtras.front().lastEntry, std::optional<std::int64_t>(7));
        QCOMPARE((*one)->payloads.size(), std::size_t{1});
        QVERIFY((*one)->payloads.front().payload == payload);
        QCOMPARE((*one)->payloads.front().revision, 3);

        const auto two = spool.read();
        QVERIFY(two.ok() && two->has_value());
        QVERIFY((*two)->scripts == second.scripts);
        QCOMPARE((*two)->deployments.size(), std::size_t{1});
        QVERIFY((*two)->deployments.front().deployments == second.deployments.front().deployments);
        QVERIFY((*two)->records.isEmpty());
        const auto end = spool.read();
        QVERIFY(end.ok() && !end->has_value());
    }
}

void TestBatchSpool::isNotThereUnderAnyName()
{
    const QTemporaryDir folder;
    BatchSpool spool;
    QVERIFY(spool.open(folder.filePath(QStringLiteral("cache.db"))).ok());
    QVERIFY(spool.write({}).ok());
    QVERIFY(spool.bytes() > 0);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList());
}

void TestBatchSpool::saysThatThereIsNoFolder()
{
    const QTemporaryDir folder;
    BatchSpool spool;
    const Result<void> opened = spool.open(folder.filePath(QStringLiteral("no/such/cache.db")));
    QVERIFY(!opened.ok());
    QVERIFY(!opened.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(TestBatchSpool)
#include "tst_batchspool.moc"
