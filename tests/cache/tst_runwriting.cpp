// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/openedcache.h"

using namespace runglass;
using namespace runglass::cachetest;

namespace {

constexpr const char *uuid = "4f7a1c55-5b60-4d26-b1f8-4a90c3d7e2a6";

}

/// Runs and their payloads on the way into the cache.
class TestRunWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLaterState_data();
    void keepsTheLaterState();
    void ignoresResponseTimeUnlessSucceeded();
    void keepsEveryFieldOfARun();
    void tellsIdsOfBothKindsApart();
    void showsTheRunIdOfAnUnknownRun();
    void dropsAPayloadOfARunThatWentOn();
    void keepsPayloads_data();
    void keepsPayloads();
    void dropsAPayloadFetchedTooEarly_data();
    void dropsAPayloadFetchedTooEarly();
};

void TestRunWriting::keepsTheLaterState_data()
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

void TestRunWriting::keepsTheLaterState()
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

void TestRunWriting::ignoresResponseTimeUnlessSucceeded()
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

void TestRunWriting::keepsEveryFieldOfARun()
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

void TestRunWriting::tellsIdsOfBothKindsApart()
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

void TestRunWriting::showsTheRunIdOfAnUnknownRun()
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

void TestRunWriting::dropsAPayloadOfARunThatWentOn()
{
    OpenedCache opened;
    const Payload early{.runId = "r", .input = Document{.text = "{}"}};
    const Payload last{.runId = "r", .input = Document{.text = "{}"}, .output = Document{.text = "1"}};
    const auto write = [&](const Run &run, const Payload *payload) {
        WriteBatch batch = batchOf({run});
        if (payload)
            batch.payloads.push_back({.payload = *payload, .status = run.status, .revision = run.revision});
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

void TestRunWriting::keepsPayloads_data()
{
    QTest::addColumn<int>("which");
    for (int i = 0; i < 5; ++i)
        QTest::addRow("%d", i) << i;
}

void TestRunWriting::keepsPayloads()
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
    batch.payloads.push_back({.payload = {.runId = uuid, .error = "replaced"}, .status = RunStatus::Success});
    batch.payloads.push_back({.payload = payload, .status = RunStatus::Success});
    opened.write(std::move(batch));
    QVERIFY(*opened.reader().payload(uuid, CancelToken()) == payload);
}

void TestRunWriting::dropsAPayloadFetchedTooEarly_data()
{
    QTest::addColumn<int>("fetchedStatus");
    QTest::addColumn<int>("fetchedRevision");
    QTest::addColumn<bool>("kept");
    const int unknown = int(RunStatus::Unknown), going = int(RunStatus::InProgress);
    QTest::newRow("while it was in progress") << going << 1 << false;
    QTest::newRow("in progress, this revision") << going << 2 << false;
    QTest::newRow("before anything was known") << unknown << 0 << false;
    QTest::newRow("after it had succeeded") << int(RunStatus::Success) << 2 << true;
    QTest::newRow("after it had failed, before a correction") << int(RunStatus::Failed) << 1 << true;
}

/// The answer to a request is written after the change of the run that came in meanwhile.
void TestRunWriting::dropsAPayloadFetchedTooEarly()
{
    QFETCH(int, fetchedStatus);
    QFETCH(int, fetchedRevision);
    QFETCH(bool, kept);
    OpenedCache opened;
    opened.write(batchOf({makeRun("r", RunStatus::InProgress, 1)}));
    opened.write(batchOf({makeRun("r", RunStatus::Success, 2)}));
    const Payload payload{.runId = "r", .input = Document{.text = "{}"}};
    WriteBatch batch;
    batch.payloads.push_back(
        {.payload = payload, .status = RunStatus(fetchedStatus), .revision = fetchedRevision});
    opened.write(std::move(batch));
    const std::optional<Payload> expected = kept ? std::optional(payload) : std::nullopt;
    QVERIFY(*opened.reader().payload("r", CancelToken()) == expected);
}

QTEST_GUILESS_MAIN(TestRunWriting)
#include "tst_runwriting.moc"
