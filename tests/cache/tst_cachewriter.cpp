// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/openedcache.h"

using namespace runglass;
using namespace runglass::cachetest;

/// Everything else a batch holds, and the queue of batches.
class TestCacheWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replacesScriptsAndDeployments();
    void joinsAndSplitsCoverage();
    void keepsCursors();
    void countsEqualProblems();
    void keepsTheNewestProblemsOnly();
    void countsOnlyChanges();
    void answersQueuedBatchesWhenItCloses();
};

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
