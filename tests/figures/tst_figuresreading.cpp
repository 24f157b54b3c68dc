// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "analysis/percentile.h"
#include "figures/deploymentmarks.h"
#include "figures/figuresreading.h"
#include "tables/sampledata.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace runglass;

namespace {

const std::string scriptId = "s1";
constexpr std::int64_t threeWeeks = std::int64_t{21} * 86'400'000;

struct Made
{
    RunStatus status = RunStatus::Success;
    std::optional<std::int64_t> ms;
    Micros time = sample::newest;
    std::optional<std::int64_t> version = 1;
};

std::vector<Run> runsFrom(const std::vector<Made> &all)
{
    std::vector<Run> runs;
    for (const Made &made : all) {
        Run run = sample::run(static_cast<int>(runs.size()), scriptId);
        run.status = made.status;
        run.responseTimeMs = made.ms;
        run.executedAt = made.time;
        run.deploymentVersion = made.version;
        runs.push_back(run);
    }
    return runs;
}

RunStats bruteForce(const std::vector<Run> &runs, const TimeRange &range)
{
    RunStats stats;
    std::vector<std::int64_t> times;
    for (const Run &run : runs) {
        if (!range.contains(run.executedAt))
            continue;
        ++stats.total;
        stats.succeeded += run.status == RunStatus::Success ? 1 : 0;
        stats.failed += run.status == RunStatus::Failed ? 1 : 0;
        stats.inProgress += run.status == RunStatus::InProgress ? 1 : 0;
        if (run.responseTimeMs)
            times.push_back(*run.responseTimeMs);
    }
    stats.p50Ms = nearestRank(times, 50);
    stats.p90Ms = nearestRank(times, 90);
    stats.p99Ms = nearestRank(times, 99);
    return stats;
}

} // namespace

class TestFiguresReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anyRuns_data();
    void anyRuns();
    void filterCountsEverywhere();
    void logsByLevel();
    void nothingAtAll();
    void comparesOnlyWhatIsKnown();
    void everythingIsComparedWithoutCoverage();
    void deploymentsInTheRange();
    void marksOfUnknownTimes();

private:
    void write(const std::vector<Run> &runs, std::vector<TimeRange> covered = {});
    FiguresPointer ask(const FiguresQuestion &question);
    static FiguresQuestion about(const TimeRange &range, FilterSubject subject = FilterSubject::Runs)
    {
        FiguresQuestion question;
        question.selection.scriptId = scriptId;
        question.selection.range = range;
        question.subject = subject;
        return question;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Cache> m_cache;
    std::unique_ptr<CacheReader> m_reader;
};

void TestFiguresReading::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
    QVERIFY(cache.ok());
    m_cache = *cache;
    auto reader = m_cache->makeReader();
    QVERIFY(reader.ok());
    m_reader = std::move(reader).value();
}

void TestFiguresReading::cleanup()
{
    m_reader.reset();
    m_cache.reset();
    m_folder.reset();
}

void TestFiguresReading::write(const std::vector<Run> &runs, std::vector<TimeRange> covered)
{
    WriteBatch batch;
    batch.scripts.push_back(sample::script(scriptId, "Qbalance", 10));
    for (const Run &run : runs)
        batch.records.add(run);
    for (const TimeRange &range : covered)
        batch.coverage.push_back({CoverageChange::Action::Add, scriptId, RecordKind::Runs, range});
    QVERIFY(sample::write(*m_cache, std::move(batch)));
}

FiguresPointer TestFiguresReading::ask(const FiguresQuestion &question)
{
    const auto first = figuresreading::first(*m_reader, question, nullptr, {});
    if (!first)
        return nullptr;
    const auto whole = figuresreading::rest(*m_reader, *first, {});
    return whole ? *whole : nullptr;
}

void TestFiguresReading::anyRuns_data()
{
    using Status = RunStatus;
    QTest::addColumn<std::vector<Made>>("made");
    const Micros now = sample::newest;
    QTest::newRow("one") << std::vector<Made>{{Status::Success, 248}};
    QTest::newRow("all failed") << std::vector<Made>{{Status::Failed, {}}, {Status::Failed, {}, now - 5}};
    QTest::newRow("all in progress") << std::vector<Made>{{Status::InProgress, {}}};
    QTest::newRow("no time at all and three weeks")
        << std::vector<Made>{{Status::Success, 0}, {Status::Success, threeWeeks, now - microsPerHour}};
    QTest::newRow("longer than 32 bits hold")
        << std::vector<Made>{{Status::Success, 5'000'000'000}, {Status::Success, 3}};
    QTest::newRow("longer than a bucket is for")
        << std::vector<Made>{{Status::Success, 5'000'000'000'000'000}, {Status::Success, 1}};
    QTest::newRow("a clock that went back")
        << std::vector<Made>{{Status::Success, 5, -microsPerDay}, {Status::Success, 7}};
    QTest::newRow("in the future") << std::vector<Made>{{Status::Success, 5, now + 400 * microsPerDay},
                                                        {Status::Failed, {}}};
    std::vector<Made> many;
    for (int i = 0; i < 3000; ++i) {
        const auto status = static_cast<Status>(i % 4);
        many.push_back(
            {status,
             status == Status::Success ? std::optional<std::int64_t>(i * 7919 % 10'007) : std::nullopt,
             now - i * 11 * microsPerMinute, 1});
    }
    QTest::newRow("many") << many;
}

void TestFiguresReading::anyRuns()
{
    QFETCH(std::vector<Made>, made);
    const std::vector<Run> runs = runsFrom(made);
    write(runs);
    const TimeRange week{sample::newest - 7 * microsPerDay, sample::newest + microsPerDay};
    for (const TimeRange &range : {TimeRange::all(), week, TimeRange{week.from, TimeRange::all().to}}) {
        for (const auto unit : {std::optional<BucketUnit>(), std::optional(BucketUnit::Minute)}) {
            FiguresQuestion question = about(range);
            question.unit = unit;
            question.zone = QTimeZone("Europe/Berlin");
            const FiguresPointer figures = ask(question);
            QVERIFY(figures);
            QCOMPARE(*figures->runs, bruteForce(runs, range));
            const TimeChartData &chart = *figures->timeChart;
            QVERIFY(chart.borders.size() <= mostChartBuckets + 1);
            QCOMPARE(chart.runs.size(), chart.borders.empty() ? 0 : chart.borders.size() - 1);
            std::int64_t sum = 0;
            for (std::size_t i = 0; i < chart.runs.size(); ++i) {
                const TimeRange bucket{chart.borders[i], chart.borders[i + 1]};
                QCOMPARE(chart.runs[i], bruteForce(runs, bucket.intersected(range)));
                sum += chart.runs[i].total;
            }
            QCOMPARE(sum, figures->runs->total);
            const DistributionData &distribution = *figures->distribution;
            QCOMPARE(distribution.counts.size(),
                     distribution.bordersMs.empty() ? 0 : distribution.bordersMs.size() - 1);
            QCOMPARE(std::accumulate(distribution.counts.begin(), distribution.counts.end(), std::int64_t{0}),
                     distribution.total);
            QCOMPARE(distribution.percentiles.p99, figures->runs->p99Ms);
            if (distribution.total > 0) {
                QVERIFY(distribution.counts.front() > 0 && distribution.counts.back() > 0);
                QVERIFY(distribution.bordersMs.front() <= *figures->runs->p50Ms);
                QVERIFY(distribution.bordersMs.back() > *figures->runs->p99Ms);
            }
        }
    }
}

void TestFiguresReading::filterCountsEverywhere()
{
    std::vector<Made> made;
    for (int i = 0; i < 300; ++i)
        made.push_back({i % 3 == 0 ? RunStatus::Failed : RunStatus::Success,
                        i % 3 == 0 ? std::nullopt : std::optional<std::int64_t>(i),
                        sample::newest - i * microsPerHour, i % 2});
    std::vector<Run> runs = runsFrom(made);
    write(runs);
    FiguresQuestion question = about({sample::newest - 5 * microsPerDay, sample::newest + 1});
    question.preceding = TimeRange{sample::newest - 10 * microsPerDay, sample::newest - 5 * microsPerDay};
    question.selection.runFilter = {FilterSet::Join::And,
                                    {Condition{FilterColumn::Version, FilterOperator::Equal, {1}}}};
    std::erase_if(runs, [](const Run &run) { return run.deploymentVersion != 1; });
    const FiguresPointer figures = ask(question);
    QVERIFY(figures);
    QCOMPARE(*figures->runs, bruteForce(runs, question.selection.range));
    QCOMPARE(*figures->runsBefore, bruteForce(runs, *question.preceding));
    QCOMPARE(figures->distribution->total, std::count_if(runs.begin(), runs.end(), [&](const Run &run) {
                 return run.responseTimeMs && question.selection.range.contains(run.executedAt);
             }));
}

void TestFiguresReading::logsByLevel()
{
    QVERIFY(sample::write(*m_cache, sample::batch(sample::script(scriptId, "Qbalance", 10), 200)));
    for (const TimeRange &range :
         {TimeRange::all(), TimeRange{sample::newest - microsPerDay / 2, sample::newest}}) {
        FiguresQuestion question = about(range, FilterSubject::Logs);
        question.preceding = TimeRange{sample::newest - microsPerDay, sample::newest - microsPerDay / 2};
        const FiguresPointer figures = ask(question);
        QVERIFY(figures);
        LogStats expected;
        std::int64_t before = 0;
        for (int i = 0; i < 600; ++i) {
            const LogEntry entry = sample::log(i, scriptId);
            before += question.preceding->contains(entry.time) ? 1 : 0;
            if (!range.contains(entry.time))
                continue;
            ++expected.total;
            ++expected.byLevel[static_cast<std::size_t>(entry.level)];
        }
        QVERIFY(expected.total > 0 && before > 0);
        QCOMPARE(figures->logs->total, expected.total);
        QCOMPARE(figures->logs->byLevel, expected.byLevel);
        QCOMPARE(figures->logsBefore->total, before);
        QVERIFY(!figures->runs && !figures->distribution);
        QCOMPARE(figures->timeChart->logs.size(), figures->timeChart->borders.size() - 1);
        QVERIFY(figures->timeChart->runs.empty());
    }
}

void TestFiguresReading::nothingAtAll()
{
    write({});
    for (const FilterSubject subject : {FilterSubject::Runs, FilterSubject::Logs}) {
        const FiguresPointer all = ask(about(TimeRange::all(), subject));
        QVERIFY(all);
        QVERIFY(all->timeChart->borders.empty());
        QVERIFY(all->deployments.empty());
        const FiguresPointer hour = ask(about({0, microsPerHour}, subject));
        QVERIFY(hour);
        QCOMPARE(hour->timeChart->borders.size(), std::size_t{61});
        const FiguresPointer since = ask(about({5, TimeRange::all().to}, subject));
        QVERIFY(since && since->timeChart->borders.empty());
    }
    FiguresQuestion unknown = about(TimeRange::all());
    unknown.selection.scriptId = "nobody";
    const FiguresPointer figures = ask(unknown);
    QVERIFY(figures);
    QCOMPARE(*figures->runs, RunStats());
    QVERIFY(!figures->runs->failureRate());
}

void TestFiguresReading::comparesOnlyWhatIsKnown()
{
    const Micros now = sample::newest;
    const std::vector<Run> runs =
        runsFrom({{RunStatus::Success, 5, now}, {RunStatus::Success, 9, now - 30 * microsPerHour}});
    write(runs, {{now - microsPerDay, now + 1}});
    FiguresQuestion question = about({now - microsPerDay, now + 1});
    question.preceding = TimeRange{now - 2 * microsPerDay, now - microsPerDay};
    QVERIFY(!ask(question)->runsBefore);
    write({}, {{now - 2 * microsPerDay, now - microsPerDay}});
    QCOMPARE(ask(question)->runsBefore->p90Ms, std::optional<std::int64_t>(9));
}

void TestFiguresReading::everythingIsComparedWithoutCoverage()
{
    const Micros now = sample::newest;
    write(runsFrom({{RunStatus::Success, 5, now}, {RunStatus::Success, 9, now - 30 * microsPerHour}}));
    FiguresQuestion question = about({now - microsPerDay, now + 1});
    QVERIFY(!ask(question)->runsBefore);
    question.preceding = TimeRange{now - 2 * microsPerDay, now - microsPerDay};
    QCOMPARE(ask(question)->runsBefore->total, std::int64_t{1});
}

void TestFiguresReading::deploymentsInTheRange()
{
    const Micros now = sample::newest;
    WriteBatch batch;
    batch.scripts.push_back(sample::script(scriptId, "Qbalance", 10));
    batch.deployments.push_back({scriptId,
                                 {{37, "d37", now - 10 * microsPerDay, "deployed"},
                                  {38, "d38", now - 100, "deployed"},
                                  {39, "d39", {}, "deploying"}}});
    for (const Run &run : runsFrom({{RunStatus::Success, 5, now, 38},
                                    {RunStatus::Success, 5, now - 50, 40},
                                    {RunStatus::Success, 5, now - 70, 40},
                                    {RunStatus::Success, 5, now - 60, {}}}))
        batch.records.add(run);
    QVERIFY(sample::write(*m_cache, std::move(batch)));
    const FiguresPointer figures = ask(about({now - microsPerDay, now + 1}));
    QVERIFY(figures);
    QCOMPARE(figures->deployments.size(), std::size_t{3});
    QCOMPARE(figures->timeChart->deployments,
             (std::vector<DeploymentMark>{{38, now - 100, false}, {40, now - 70, true}}));
    // The next answer has them at once.
    const auto next = figuresreading::first(*m_reader, about({now - 80, now + 1}), figures, {});
    QVERIFY(next.ok());
    QCOMPARE((*next)->timeChart->deployments, (std::vector<DeploymentMark>{{40, now - 70, true}}));
}

void TestFiguresReading::marksOfUnknownTimes()
{
    const std::vector<Deployment> deployments{
        {1, "a", 500, ""}, {2, "b", {}, ""}, {3, "c", {}, ""}, {4, "d", 100, ""}};
    const std::vector<VersionStart> starts{{1, 450}, {2, 600}, {9, 50}};
    QCOMPARE(deploymentMarks(deployments, starts),
             (std::vector<DeploymentMark>{{9, 50, true}, {4, 100, false}, {1, 500, false}, {2, 600, true}}));
    QVERIFY(deploymentMarks({}, {}).empty());
    const auto marks = deploymentMarks(deployments, starts);
    QCOMPARE(marksIn({100, 600}, marks), (std::vector<DeploymentMark>{{4, 100, false}, {1, 500, false}}));
}

QTEST_GUILESS_MAIN(TestFiguresReading)
#include "tst_figuresreading.moc"
