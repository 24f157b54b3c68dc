// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/openedcache.h"

using namespace runglass;
using namespace runglass::cachetest;

namespace {

constexpr const char *uuid = "4f7a1c55-5b60-4d26-b1f8-4a90c3d7e2a6";

}

class TestCacheWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLaterState_data();
    void keepsTheLaterState();
    void ignoresResponseTimeUnlessSucceeded();
    void keepsEveryFieldOfARun();
    void keepsEveryFieldOfALog();
    void tellsIdsOfBothKindsApart();
    void storesALogOnce();
    void reportsConflicts_data();
    void reportsConflicts();
    void findsRepeatsAfterReopening();
    void showsTheRunIdOfAnUnknownRun();
    void dropsAPayloadOfARunThatWentOn();
    void keepsPayloads_data();
    void keepsPayloads();
    void replacesScriptsAndDeployments();
    void joinsAndSplitsCoverage();
    void keepsCursors();
    void countsEqualProblems();
    void keepsTheNewestProblemsOnly();
    void splitsLargeBatches();
    void countsOnlyChanges();
    void answersQueuedBatchesWhenItCloses();
};

void TestCacheWriter::keepsTheLaterState_data()
{
    QTest::addColumn<int>("storedStatus");
    QTest::addColumn<int>("storedRevision");
    QTest::addColumn<int>("newStatus");
    QTest::addColumn<int>("newRevision");
    QTest::addColumn<bool>("newWins");

    const int unknown = int(RunStatus::Unknown), going = int(RunStatus::InProgress);
    const int success = int(RunStatus::Success), failed = int(RunStatus::Failed);
    QTest::newRow("higher revision") << success << 1 << failed << 2 << true;
    QTest::newRow("higher revision, back in progress") << success << 1 << going << 2 << true;
    QTest::newRow("lower revision") << going << 2 << success << 1 << false;
    QTest::newRow("finished at equal revision") << going << 3 << failed << 3 << true;
    QTest::newRow("in progress at equal revision") << success << 3 << going << 3 << false;
    QTest::newRow("another end at equal revision") << success << 3 << failed << 3 << false;
    QTest::newRow("the same again") << success << 0 << success << 0 << false;
    QTest::newRow("real after inferred") << unknown << 9 << going << 0 << true;
    QTest::newRow("inferred after real") << going << 0 << unknown << 9 << false;
    QTest::newRow("inferred anew") << unknown << 0 << unknown << 1 << true;
}

void TestCacheWriter::keepsTheLaterState()
{
    QFETCH(int, storedStatus);
    QFETCH(int, storedRevision);
    QFETCH(int, newStatus);
    QFETCH(int, newRevision);
    QFETCH(bool, newWins);
    Run stored = makeRun("r", RunStatus(storedStatus), storedRevision);
    Run later = makeRun("r", RunStatus(newStatus), newRevision);
    stored.function = "stored";
    later.function = "later";
    const Run expected = newWins ? later : stored;

    for (const bool sameBatch : {false, true}) {
        OpenedCache opened;
        if (sameBatch) {
            const WriteSummary summary = opened.write(batchOf({stored, later}));
            QCOMPARE(summary.runsInserted, 1);
            QCOMPARE(summary.runsUpdated, newWins ? 1 : 0);
        } else {
            opened.write(batchOf({stored}));
            const WriteSummary summary = opened.write(batchOf({later}));
            QCOMPARE(summary.runsInserted, 0);
            QCOMPARE(summary.runsUpdated, newWins ? 1 : 0);
            QCOMPARE(summary.runsUnchanged, newWins ? 0 : 1);
        }
        const std::optional<Run> run = *opened.reader().run("r", CancelToken());
        QVERIFY(run == expected);
    }
}

void TestCacheWriter::ignoresResponseTimeUnlessSucceeded()
{
    OpenedCache opened;
    std::int64_t revision = 0;
    for (const RunStatus status :
         {RunStatus::Unknown, RunStatus::InProgress, RunStatus::Failed, RunStatus::Success}) {
        Run run = makeRun("r", status, ++revision);
        run.responseTimeMs = 250;
        opened.write(batchOf({run}));
        const std::optional<Run> stored = *opened.reader().run("r", CancelToken());
        QCOMPARE(stored->responseTimeMs.has_value(), status == RunStatus::Success);
    }
}

void TestCacheWriter::keepsEveryFieldOfARun()
{
    OpenedCache opened;
    const Run full{.id = uuid,
                   .scriptId = "script",
                   .revision = 7,
                   .status = RunStatus::Success,
                   .deploymentVersion = 38,
                   .responseTimeMs = 0,
                   .function = "réconcile",
                   .executedAt = -5,
                   .sourceType = "tool",
                   .source = std::string("a\0b", 3)};
    const Run bare{.id = "RUN 1", .scriptId = "script"};
    opened.write(batchOf({full, bare}));
    QVERIFY(*opened.reader().run(uuid, CancelToken()) == full);
    QVERIFY(*opened.reader().run("RUN 1", CancelToken()) == bare);
    QVERIFY(*opened.reader().run("RUN 2", CancelToken()) == std::nullopt);
}

void TestCacheWriter::keepsEveryFieldOfALog()
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

void TestCacheWriter::tellsIdsOfBothKindsApart()
{
    OpenedCache opened;
    const std::string upper = QString::fromLatin1(uuid).toUpper().toStdString();
    const std::string sixteen("0123456789abcdef");
    std::vector<Run> runs;
    std::vector<LogEntry> logs;
    for (const std::string &id : {std::string(uuid), upper, sixteen, std::string(uuid) + " "}) {
        runs.push_back(makeRun(id.c_str()));
        logs.push_back(makeLog(id.c_str(), id.c_str(), id.c_str()));
    }
    const WriteSummary summary = opened.write(batchOf(runs, logs));
    QCOMPARE(summary.runsInserted, 4);
    QCOMPARE(summary.logsInserted, 4);
    for (const LogEntry &log : logs) {
        QVERIFY((*opened.reader().run(log.id, CancelToken())).has_value());
        QVERIFY(opened.logs({.scriptId = "s", .runId = log.id}) == std::vector{log});
    }
}

void TestCacheWriter::storesALogOnce()
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

void TestCacheWriter::reportsConflicts_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<bool>("sameBatch");
    for (int field = 0; field < 6; ++field) {
        for (const bool same : {false, true})
            QTest::addRow("field %d %s", field, same ? "same batch" : "later") << field << same;
    }
}

void TestCacheWriter::reportsConflicts()
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

void TestCacheWriter::findsRepeatsAfterReopening()
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

void TestCacheWriter::showsTheRunIdOfAnUnknownRun()
{
    OpenedCache opened;
    opened.write(batchOf({}, {makeLog("l", uuid, "early")}));
    QVERIFY(opened.runs({.scriptId = "s"}).empty());
    QVERIFY(*opened.reader().run(uuid, CancelToken()) == std::nullopt);
    QCOMPARE(opened.logs({.scriptId = "s"}).front().runId, std::string(uuid));
    const WriteSummary summary = opened.write(batchOf({makeRun(uuid)}));
    QCOMPARE(summary.runsInserted, 1);
    QVERIFY(*opened.reader().run(uuid, CancelToken()) == makeRun(uuid));
    QCOMPARE(opened.logs({.scriptId = "s", .runId = uuid}).size(), std::size_t(1));
}

void TestCacheWriter::dropsAPayloadOfARunThatWentOn()
{
    OpenedCache opened;
    const Payload early{.runId = "r", .input = Document{.text = "{}"}};
    const Payload last{.runId = "r", .input = Document{.text = "{}"}, .output = Document{.text = "1"}};
    const auto write = [&](const Run &run, const Payload *payload) {
        WriteBatch batch = batchOf({run});
        if (payload)
            batch.payloads.push_back(*payload);
        opened.write(std::move(batch));
    };
    write(makeRun("r", RunStatus::InProgress, 0), &early);
    write(makeRun("r", RunStatus::InProgress, 0), nullptr);
    QVERIFY(*opened.reader().payload("r", CancelToken()) == early);
    write(makeRun("r", RunStatus::InProgress, 1), nullptr);
    QVERIFY(*opened.reader().payload("r", CancelToken()) == std::nullopt);
    write(makeRun("r", RunStatus::Success, 2), &last);
    QVERIFY(*opened.reader().payload("r", CancelToken()) == last);
    write(makeRun("r", RunStatus::Failed, 3), nullptr);
    QVERIFY(*opened.reader().payload("r", CancelToken()) == last);
}

void TestCacheWriter::keepsPayloads_data()
{
    QTest::addColumn<int>("which");
    for (int i = 0; i < 5; ++i)
        QTest::addRow("%d", i) << i;
}

void TestCacheWriter::keepsPayloads()
{
    QFETCH(int, which);
    std::string large;
    for (int i = 0; i < 200'000; ++i)
        large += std::to_string(i * 7919 % 10'007);
    const std::vector<Payload> payloads{
        {.runId = uuid},
        {.runId = uuid, .input = Document{.text = "", .isJson = false}, .error = ""},
        {.runId = uuid, .output = Document{.text = "not json", .isJson = false}},
        {.runId = uuid, .input = Document{.text = large}, .output = Document{.text = R"({"a":[1,2]})"}},
        {.runId = uuid, .error = "Traceback…"},
    };
    OpenedCache opened;
    const Payload &payload = payloads[static_cast<std::size_t>(which)];
    WriteBatch batch = batchOf({makeRun(uuid)});
    batch.payloads.push_back({.runId = uuid, .error = "replaced"});
    batch.payloads.push_back(payload);
    opened.write(std::move(batch));
    QVERIFY(*opened.reader().payload(uuid, CancelToken()) == payload);
}

void TestCacheWriter::replacesScriptsAndDeployments()
{
    OpenedCache opened;
    opened.write(batchOf({makeRun("r")}));
    std::vector<Script> scripts = *opened.reader().scripts(CancelToken());
    QCOMPARE(scripts.size(), std::size_t(1));
    QCOMPARE(scripts.front().name, std::string("s"));

    const Script script{.id = "s",
                        .name = "Qbalance",
                        .language = "python",
                        .deploymentStatus = "deployed",
                        .firstDeployedAt = 5,
                        .totalRuns = 12,
                        .totalLogs = 34};
    const Script earlier{.id = "t", .name = "Abacus"};
    WriteBatch batch;
    batch.scripts = {script, earlier};
    batch.deployments.push_back({"s",
                                 {{.version = 1, .deploymentId = "d1", .deployedAt = 1, .status = "x"},
                                  {.version = 3, .deploymentId = "d3", .status = "y"}}});
    opened.write(std::move(batch));
    scripts = *opened.reader().scripts(CancelToken());
    QVERIFY((scripts == std::vector{earlier, script}));
    QCOMPARE((*opened.reader().deployments("s", CancelToken())).front().version, 3);

    batch = {};
    const std::vector<Deployment> now{{.version = 4, .deploymentId = "d4", .status = ""}};
    batch.deployments.push_back({"s", now});
    opened.write(std::move(batch));
    QVERIFY(*opened.reader().deployments("s", CancelToken()) == now);
}

void TestCacheWriter::joinsAndSplitsCoverage()
{
    OpenedCache opened;
    const auto apply = [&](CoverageChange::Action action, Micros from, Micros to) {
        WriteBatch batch;
        batch.coverage.push_back({action, "s", RecordKind::Logs, {from, to}});
        opened.write(std::move(batch));
        return *opened.reader().coverage("s", RecordKind::Logs, CancelToken());
    };
    using enum CoverageChange::Action;
    using Ranges = std::vector<TimeRange>;
    QVERIFY((apply(Add, 10, 20) == Ranges{{10, 20}}));
    QVERIFY((apply(Add, 30, 40) == Ranges{{10, 20}, {30, 40}}));
    QVERIFY((apply(Add, 20, 25) == Ranges{{10, 25}, {30, 40}}));
    QVERIFY((apply(Add, 12, 13) == Ranges{{10, 25}, {30, 40}}));
    QVERIFY((apply(Add, 25, 30) == Ranges{{10, 40}}));
    QVERIFY((apply(Remove, 15, 16) == Ranges{{10, 15}, {16, 40}}));
    QVERIFY((apply(Remove, 5, 12) == Ranges{{12, 15}, {16, 40}}));
    QVERIFY((apply(Remove, 14, 30) == Ranges{{12, 14}, {30, 40}}));
    QVERIFY((apply(Remove, 40, 50) == Ranges{{12, 14}, {30, 40}}));
    QVERIFY((apply(Add, 9, 9) == Ranges{{12, 14}, {30, 40}}));
    QVERIFY((*opened.reader().coverage("s", RecordKind::Runs, CancelToken())).empty());
    QVERIFY((apply(Remove, TimeRange::all().from, TimeRange::all().to).empty()));
}

void TestCacheWriter::keepsCursors()
{
    OpenedCache opened;
    const auto put = [&](const StoredCursor &cursor) {
        WriteBatch batch;
        batch.cursors.push_back(cursor);
        opened.write(std::move(batch));
        return *opened.reader().cursor(cursor.name, CancelToken());
    };
    QVERIFY((put({"feed", "c1", 5}) == StoredCursor{"feed", "c1", 5}));
    QVERIFY((put({"feed", "c2", 6}) == StoredCursor{"feed", "c2", 6}));
    QVERIFY((put({"feed", "", 7}) == std::nullopt));
}

void TestCacheWriter::countsEqualProblems()
{
    OpenedCache opened;
    WriteBatch batch;
    batch.problems.push_back({.where = "GET /runs", .detail = "a", .count = 2, .lastSeen = 5});
    batch.problems.push_back({.where = "GET /runs", .detail = "b", .lastSeen = 9});
    batch.problems.push_back({.where = "GET /runs", .detail = "a", .count = 3, .lastSeen = 4});
    opened.write(std::move(batch));
    const std::vector<ProblemReport> problems = *opened.reader().problems(CancelToken());
    QCOMPARE(problems.size(), std::size_t(2));
    QCOMPARE(problems[0].detail, std::string("b"));
    QCOMPARE(problems[1].count, 5);
    QCOMPARE(problems[1].lastSeen, 5);
}

void TestCacheWriter::keepsTheNewestProblemsOnly()
{
    OpenedCache opened;
    WriteBatch batch;
    for (int i = 0; i < 1010; ++i)
        batch.problems.push_back({.where = "GET /runs", .detail = std::to_string(i), .lastSeen = i});
    opened.write(std::move(batch));
    const std::vector<ProblemReport> problems = *opened.reader().problems(CancelToken());
    QCOMPARE(problems.size(), std::size_t(1000));
    QCOMPARE(problems.back().detail, std::string("10"));
}

void TestCacheWriter::splitsLargeBatches()
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

void TestCacheWriter::countsOnlyChanges()
{
    OpenedCache opened;
    const ChangeSequence first = opened.write(batchOf({makeRun("r")})).sequence;
    QCOMPARE(opened.write(batchOf({makeRun("r")})).sequence, first);
    QCOMPARE(opened.write({}).sequence, first);
    QCOMPARE(opened.write(batchOf({makeRun("q")})).sequence, first + 1);
    const RowSetPointer rows =
        *opened.reader().select(RunsQuery{.scriptId = "s"}, QueryEvents<RunRow>{}, CancelToken());
    QCOMPARE(rows->sequence(), first + 1);
}

void TestCacheWriter::answersQueuedBatchesWhenItCloses()
{
    OpenedCache opened;
    std::atomic<int> answers = 0;
    int submitted = 0;
    for (; submitted < 50; ++submitted) {
        WriteBatch batch;
        for (int i = 0; i < 200; ++i)
            batch.records.add(makeRun((std::to_string(submitted) + "/" + std::to_string(i)).c_str()));
        opened.cache().writer()->submit(std::move(batch), [&](const Result<WriteSummary> &summary) {
            if (!summary && summary.error().message.isEmpty())
                qFatal("an error without words");
            ++answers;
        });
    }
    opened.close();
    QCOMPARE(answers.load(), submitted);
}

QTEST_GUILESS_MAIN(TestCacheWriter)
#include "tst_cachewriter.moc"
