// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/runfigures.h"

#include "support/seed.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <random>

using namespace runglass;

namespace {

using Random = std::mt19937_64;

/// Runs of which about a tenth have no response time, in random order.
std::vector<RunEntry> makeRuns(Random &random, std::size_t count, std::int64_t mostMs)
{
    std::vector<RunEntry> runs;
    for (std::size_t i = 0; i < count; ++i) {
        RunEntry run{.time = static_cast<Micros>(random() % 1'000'000),
                     .key = static_cast<RunKey>(i + 1),
                     .status = random() % 10 == 0 ? RunStatus::Failed : RunStatus::Success};
        if (run.status == RunStatus::Success)
            run.responseTimeMs = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(mostMs));
        runs.push_back(run);
    }
    return runs;
}

RunColumnsPointer columnsOf(const std::vector<RunEntry> &runs)
{
    std::vector<RunChunk> chunks;
    for (const RunEntry &run : runs) {
        if (chunks.empty() || chunks.back().size() == RunChunk::capacity)
            chunks.emplace_back();
        chunks.back().append(run);
    }
    return RunColumns::make(std::move(chunks), {});
}

RunStats plainStats(std::vector<RunEntry> runs)
{
    RunStats stats;
    std::vector<std::int64_t> times;
    for (const RunEntry &run : runs) {
        ++stats.total;
        stats.failed += run.status == RunStatus::Failed;
        stats.succeeded += run.status == RunStatus::Success;
        if (run.responseTimeMs)
            times.push_back(*run.responseTimeMs);
    }
    std::sort(times.begin(), times.end());
    const auto rank = [&](std::size_t percent) -> std::optional<std::int64_t> {
        if (times.empty())
            return {};
        return times[(times.size() * percent + 99) / 100 - 1];
    };
    stats.p50Ms = rank(50);
    stats.p90Ms = rank(90);
    stats.p99Ms = rank(99);
    return stats;
}

} // namespace

class TestRunFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void none();
    void one();
    void many_data();
    void many();
    void allAtOnceIsEachAlone();
    void firstRunsOfVersions();
    void orderDoesNotMatter();
    void bucketsMakeTheWhole();
};

void TestRunFigures::none()
{
    const RunColumnsPointer runs = columnsOf({});
    QVERIFY(runfigures::stats(*runs, Bitmap()) == RunStats());
    QVERIFY(!RunStats().failureRate());
    const std::array<Micros, 3> borders{0, 1, 2};
    QCOMPARE(runfigures::buckets(*runs, Bitmap(), borders), std::vector<RunBucket>(2));
    QVERIFY(runfigures::buckets(*runs, Bitmap(), {}).empty());
    QCOMPARE(runfigures::durationCounts(*runs, Bitmap(), std::array<std::int64_t, 2>{0, 9}),
             std::vector<std::int64_t>{0});
    QVERIFY(runfigures::groups(*runs, nullptr, Bitmap(), RunColumn::Status).empty());
}

void TestRunFigures::one()
{
    const RunColumnsPointer runs =
        columnsOf({{.time = 5, .key = 1, .status = RunStatus::Success, .responseTimeMs = 0}});
    const RunStats stats = runfigures::stats(*runs, Bitmap(1, true));
    QVERIFY((stats == RunStats{.total = 1, .succeeded = 1, .p50Ms = 0, .p90Ms = 0, .p99Ms = 0}));
    QCOMPARE(*stats.failureRate(), 0.0);
    // Nothing of it is selected.
    QVERIFY(runfigures::stats(*runs, Bitmap(1)) == RunStats());
    const RunColumnsPointer failed = columnsOf({{.time = 5, .key = 1, .status = RunStatus::Failed}});
    QCOMPARE(*runfigures::stats(*failed, Bitmap(1, true)).failureRate(), 100.0);
}

void TestRunFigures::many_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<qlonglong>("mostMs");
    QTest::addColumn<int>("percent");
    QTest::newRow("few, many ties") << 1000 << 3LL << 50;
    QTest::newRow("all alike") << 70'000 << 1LL << 100;
    QTest::newRow("several chunks") << 200'000 << 600'000LL << 100;
    QTest::newRow("some of several chunks") << 200'000 << 600'000LL << 13;
    QTest::newRow("three weeks") << 100'000 << 1'814'400'000LL << 90;
    QTest::newRow("beyond 32 bits") << 100'000 << 9'000'000'000LL << 90;
}

void TestRunFigures::many()
{
    QFETCH(int, count);
    QFETCH(qlonglong, mostMs);
    QFETCH(int, percent);
    Random random(test::seed());
    const RunColumnsPointer runs = columnsOf(makeRuns(random, static_cast<std::size_t>(count), mostMs));
    Bitmap among(runs->size());
    std::vector<RunEntry> selected;
    for (std::size_t i = 0; i < runs->size(); ++i) {
        if (random() % 100 < static_cast<unsigned>(percent)) {
            among.set(i);
            selected.push_back(runs->at(i));
        }
    }
    QVERIFY(runfigures::stats(*runs, among) == plainStats(selected));

    // Unequal parts, one of them empty, some runs outside.
    const std::vector<Micros> borders{100, 5'000, 5'000, 5'001, 400'000, 999'999};
    std::vector<RunBucket> expected;
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
        std::vector<RunEntry> part;
        std::copy_if(selected.begin(), selected.end(), std::back_inserter(part), [&](const RunEntry &run) {
            return run.time >= borders[i] && run.time < borders[i + 1];
        });
        expected.push_back(plainStats(part));
    }
    QVERIFY(runfigures::buckets(*runs, among, borders) == expected);

    const std::vector<std::int64_t> durations{1, 2, 50, 70'000, 500'000, 8'000'000'000};
    std::vector<std::int64_t> counts;
    for (std::size_t i = 0; i + 1 < durations.size(); ++i) {
        counts.push_back(std::count_if(selected.begin(), selected.end(), [&](const RunEntry &run) {
            return run.responseTimeMs && *run.responseTimeMs >= durations[i] &&
                   *run.responseTimeMs < durations[i + 1];
        }));
    }
    QCOMPARE(runfigures::durationCounts(*runs, among, durations), counts);
}

void TestRunFigures::allAtOnceIsEachAlone()
{
    // Fewer and more than helper threads are made for.
    for (const int count : {1000, 120'000}) {
        std::vector<RunEntry> entries;
        for (int i = 0; i < count; ++i) {
            RunEntry run;
            run.time = Micros{i} * 1000;
            run.key = static_cast<RunKey>(i + 1);
            run.status = static_cast<RunStatus>(i % 4);
            if (run.status == RunStatus::Success)
                run.responseTimeMs = i * 7919LL % 10'007;
            entries.push_back(run);
        }
        const auto runs = columnsOf(entries);
        Bitmap among(runs->size());
        Bitmap preceding(runs->size());
        for (std::size_t i = 0; i < runs->size(); ++i) {
            if (i % 3 != 0)
                (i < runs->size() / 2 ? preceding : among).set(i);
        }
        const Micros middle = Micros{count / 2} * 1000;
        RunFiguresRequest request{
            {middle, middle + 5, middle * 3 / 2, middle * 2}, {0, 100, 5000, 20'000}, {}};
        RunFigures figures = runfigures::figures(*runs, among, preceding, request);
        QVERIFY(figures.stats == runfigures::stats(*runs, among));
        QVERIFY(figures.buckets == runfigures::buckets(*runs, among, request.borders));
        QCOMPARE(figures.durationCounts, runfigures::durationCounts(*runs, among, request.bordersMs));
        QVERIFY(figures.preceding == RunStats());
        request = {{}, {}, TimeRange{0, middle}};
        figures = runfigures::figures(*runs, among, preceding, request);
        QVERIFY(figures.preceding == runfigures::stats(*runs, preceding));
        QVERIFY(figures.buckets.empty() && figures.durationCounts.empty());
    }
}

void TestRunFigures::firstRunsOfVersions()
{
    std::vector<RunEntry> entries(5);
    const std::array<std::optional<std::int64_t>, 5> versions{3, {}, 2, 3, std::int64_t{5'000'000'000}};
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i].time = static_cast<Micros>(10 * i);
        entries[i].key = static_cast<RunKey>(i + 1);
        entries[i].version = versions[i];
    }
    QCOMPARE(runfigures::versionStarts(*columnsOf(entries)),
             (std::vector<VersionStart>{{2, 20}, {3, 0}, {5'000'000'000, 40}}));
    entries.pop_back();
    QCOMPARE(runfigures::versionStarts(*columnsOf(entries)), (std::vector<VersionStart>{{2, 20}, {3, 0}}));
    QVERIFY(runfigures::versionStarts(*columnsOf({})).empty());
}

void TestRunFigures::orderDoesNotMatter()
{
    Random random(test::seed());
    std::vector<RunEntry> runs = makeRuns(random, 50'000, 4000);
    const RunColumnsPointer before = columnsOf(runs);
    std::vector<RunEntry> shuffled = runs;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    const RunColumnsPointer after = columnsOf(shuffled);
    const Bitmap all(runs.size(), true);
    QVERIFY(runfigures::stats(*before, all) == runfigures::stats(*after, all));
    const std::vector<Micros> borders{0, 300'000, 600'000, 1'000'000};
    QVERIFY(runfigures::buckets(*before, all, borders) == runfigures::buckets(*after, all, borders));
}

void TestRunFigures::bucketsMakeTheWhole()
{
    Random random(test::seed());
    const RunColumnsPointer runs = columnsOf(makeRuns(random, 120'000, 4000));
    const Bitmap all(runs->size(), true);
    std::vector<Micros> borders{0};
    while (borders.back() < 1'000'000)
        borders.push_back(borders.back() + 1'389);
    const RunStats whole = runfigures::stats(*runs, all);
    RunStats sum;
    std::int64_t lowest = 5000;
    std::int64_t highest = 0;
    for (const RunBucket &bucket : runfigures::buckets(*runs, all, borders)) {
        sum.total += bucket.total;
        sum.failed += bucket.failed;
        sum.succeeded += bucket.succeeded;
        lowest = std::min(lowest, bucket.p90Ms.value_or(lowest));
        highest = std::max(highest, bucket.p90Ms.value_or(highest));
        QVERIFY(bucket.p50Ms <= bucket.p90Ms && bucket.p90Ms <= bucket.p99Ms);
    }
    QCOMPARE(sum.total, whole.total);
    QCOMPARE(sum.failed, whole.failed);
    QCOMPARE(sum.succeeded, whole.succeeded);
    QVERIFY(lowest <= *whole.p90Ms && *whole.p90Ms <= highest);
    // One bucket with everything is the whole.
    QVERIFY(runfigures::buckets(*runs, all, std::vector<Micros>{0, 1'000'000}).front() == whole);
    const std::vector<RunGroup> byStatus = runfigures::groups(*runs, nullptr, all, RunColumn::Status);
    QCOMPARE(byStatus.size(), std::size_t{2});
    QCOMPARE(byStatus[0].stats.succeeded + byStatus[1].stats.failed, whole.total);
}

QTEST_GUILESS_MAIN(TestRunFigures)
#include "tst_runfigures.moc"
