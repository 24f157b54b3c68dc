// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/openedcache.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace runglass;
using namespace runglass::cachetest;

namespace {

using Random = std::mt19937_64;

std::string pick(Random &random, std::initializer_list<const char *> words)
{
    return *(words.begin() + random() % words.size());
}

/// The rules again, in the plainest way: vectors, searched from front to back.
class Model
{
public:
    struct KnownRun
    {
        Run run;
        std::size_t arrival = 0;
    };

    void put(const Run &sent)
    {
        Run run = sent;
        if (run.status != RunStatus::Success)
            run.responseTimeMs.reset();
        const std::size_t arrival = arrivalOf(run.id);
        const auto known =
            std::find_if(runs.begin(), runs.end(), [&](const KnownRun &k) { return k.run.id == run.id; });
        if (known == runs.end()) {
            runs.push_back({run, arrival});
            return;
        }
        const bool wasReal = known->run.status != RunStatus::Unknown;
        const bool isReal = run.status != RunStatus::Unknown;
        const auto finished = [](const Run &r) {
            return r.status == RunStatus::Success || r.status == RunStatus::Failed;
        };
        const bool wins = isReal != wasReal                     ? isReal
                          : run.revision != known->run.revision ? run.revision > known->run.revision
                                                                : finished(run) && !finished(known->run);
        if (wins)
            known->run = run;
    }
    void put(const LogEntry &log)
    {
        const auto known =
            std::find_if(logs.begin(), logs.end(), [&](const LogEntry &l) { return l.id == log.id; });
        if (known == logs.end()) {
            logs.push_back(log);
            arrivalOf(log.runId);
        } else if (!(*known == log)) {
            ++conflicts;
        }
    }
    void cover(const CoverageChange &change)
    {
        for (Micros t = change.range.from; t < change.range.to; ++t) {
            if (change.action == CoverageChange::Action::Add)
                covered[{change.scriptId, change.kind}].insert(t);
            else
                covered[{change.scriptId, change.kind}].erase(t);
        }
    }

    std::vector<Run> select(const RunsQuery &query) const;
    std::vector<LogEntry> select(const LogsQuery &query) const;

    std::vector<KnownRun> runs;
    std::vector<LogEntry> logs; ///< in the order they arrived
    std::int64_t conflicts = 0;
    std::map<std::pair<std::string, RecordKind>, std::set<Micros>> covered;

private:
    /// Runs arrive when their id is first heard of.
    std::size_t arrivalOf(const std::string &id)
    {
        return m_arrivals.emplace(id, m_arrivals.size()).first->second;
    }

    std::map<std::string, std::size_t> m_arrivals;
};

struct Cell
{
    std::optional<std::int64_t> number;
    std::string text;
    bool isEmpty() const { return !number && text.empty(); }
    friend auto operator<=>(const Cell &, const Cell &) = default;
};

Cell cellOf(const Run &run, RunColumn column)
{
    switch (column) {
    case RunColumn::RunId:
        return {.text = run.id};
    case RunColumn::Status:
        return {.number = run.status == RunStatus::Unknown ? std::nullopt
                                                           : std::optional<std::int64_t>(int(run.status))};
    case RunColumn::Version:
        return {.number = run.deploymentVersion};
    case RunColumn::ResponseTime:
        return {.number = run.responseTimeMs};
    case RunColumn::Function:
        return {.text = run.function};
    case RunColumn::SourceType:
        return {.text = std::string(sourceTypeLabel(run.sourceType))};
    case RunColumn::Source:
        return {.text = run.source};
    case RunColumn::ExecutedOn:
        break;
    }
    return {.number = run.executedAt};
}

Cell cellOf(const LogEntry &log, LogColumn column)
{
    switch (column) {
    case LogColumn::LogId:
        return {.text = log.id};
    case LogColumn::Level:
        return {.number = int(log.level)};
    case LogColumn::Message:
        return {.text = log.message};
    case LogColumn::RunId:
        return {.text = log.runId};
    case LogColumn::Timestamp:
        break;
    }
    return {.number = log.time};
}

/// -1, 0, 1 as the first cell comes before, with, after the second.
int compareCells(const Cell &a, const Cell &b, SortOrder order)
{
    if (a.isEmpty() || b.isEmpty())
        return int(a.isEmpty()) - int(b.isEmpty());
    const int sign = a < b ? -1 : b < a ? 1 : 0;
    return order == SortOrder::Ascending ? sign : -sign;
}

std::vector<Run> Model::select(const RunsQuery &query) const
{
    std::vector<KnownRun> found;
    for (const KnownRun &known : runs) {
        if (known.run.scriptId == query.scriptId && query.range.contains(known.run.executedAt))
            found.push_back(known);
    }
    std::sort(found.begin(), found.end(), [&](const KnownRun &a, const KnownRun &b) {
        if (const int c = compareCells(cellOf(a.run, query.sort), cellOf(b.run, query.sort), query.order))
            return c < 0;
        if (a.run.executedAt != b.run.executedAt)
            return a.run.executedAt > b.run.executedAt;
        return a.arrival < b.arrival;
    });
    std::vector<Run> result;
    for (const KnownRun &known : found)
        result.push_back(known.run);
    return result;
}

std::vector<LogEntry> Model::select(const LogsQuery &query) const
{
    std::vector<LogEntry> found;
    for (const LogEntry &log : logs) {
        if (log.scriptId == query.scriptId && query.range.contains(log.time) &&
            (!query.runId || log.runId == *query.runId))
            found.push_back(log);
    }
    std::stable_sort(found.begin(), found.end(), [&](const LogEntry &a, const LogEntry &b) {
        if (const int c = compareCells(cellOf(a, query.sort), cellOf(b, query.sort), query.order))
            return c < 0;
        return a.time > b.time;
    });
    return found;
}

std::string randomId(Random &random, const char *prefix, unsigned range)
{
    const unsigned number = static_cast<unsigned>(random() % range);
    if (number % 3 == 0)
        return prefix + std::to_string(number);
    char uuid[37];
    std::snprintf(uuid, sizeof uuid, "%08x-0000-4000-8000-%012x", number * 2654435761U, number);
    return uuid;
}

Run randomRun(Random &random)
{
    Run run{.id = randomId(random, "run ", 80),
            .scriptId = pick(random, {"s", "t"}),
            .revision = static_cast<std::int64_t>(random() % 4),
            .status = static_cast<RunStatus>(random() % 4),
            .function = pick(random, {"", "reconcile", "Reconcile", "ärger", "zeta"}),
            .executedAt = static_cast<Micros>(random() % 30),
            .sourceType = pick(random, {"", "workflow", "tool", "api", "API", "cron"}),
            .source = pick(random, {"", "billing", "crm"})};
    if (random() % 3 > 0)
        run.deploymentVersion = static_cast<std::int64_t>(random() % 5) - 1;
    if (random() % 3 > 0)
        run.responseTimeMs = static_cast<std::int64_t>(random() % 50);
    return run;
}

LogEntry randomLog(Random &random)
{
    return {.id = randomId(random, "log ", 900),
            .runId = random() % 20 == 0 ? "" : randomId(random, "run ", 80),
            .scriptId = pick(random, {"s", "t"}),
            .level = allLogLevels[random() % logLevelCount],
            .message = pick(random, {"", "a", "b", "same prefix 1", "same prefix 2", "ü", "line\nline"}),
            .time = static_cast<Micros>(random() % 60),
            .attributes = pick(random, {"", "{}"})};
}

} // namespace

class TestCacheHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithThePlainModel_data();
    void agreesWithThePlainModel();

private:
    static void compareAll(OpenedCache &opened, const Model &model, Random &random);
    static void compareStats(OpenedCache &opened, const Model &model, const TimeRange &range);
    static void compareCoverage(OpenedCache &opened, const Model &model);
};

void TestCacheHistory::agreesWithThePlainModel_data()
{
    QTest::addColumn<quint64>("seed");
    std::random_device device;
    for (int i = 0; i < 8; ++i) {
        const quint64 seed = quint64(device()) << 32 | device();
        QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
    }
    const quint64 fixed = qEnvironmentVariable("RUNGLASS_SEED").toULongLong();
    QTest::addRow("seed from RUNGLASS_SEED (%llu)", static_cast<unsigned long long>(fixed)) << fixed;
}

void TestCacheHistory::agreesWithThePlainModel()
{
    QFETCH(quint64, seed);
    Random random(seed);
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("cache.db"));
    Model model;
    auto opened = std::make_unique<OpenedCache>(file, Cache::Options{});
    for (int step = 0; step < 12; ++step) {
        WriteBatch batch;
        WriteSummary expected;
        const std::size_t runsBefore = model.runs.size();
        const std::size_t logsBefore = model.logs.size();
        const std::int64_t conflictsBefore = model.conflicts;
        const std::size_t runCount = random() % 40;
        for (std::size_t i = 0; i < runCount; ++i) {
            const Run run = randomRun(random);
            batch.records.add(run);
            model.put(run);
        }
        const std::size_t logCount = random() % (step == 5 ? 2000 : 60);
        for (std::size_t i = 0; i < logCount; ++i) {
            LogEntry log = randomLog(random);
            if (!model.logs.empty() && random() % 5 == 0)
                log = model.logs[random() % model.logs.size()];
            batch.records.add(log);
            model.put(log);
        }
        for (std::size_t i = 0; i < random() % 4; ++i) {
            const Micros from = static_cast<Micros>(random() % 50);
            batch.coverage.push_back(
                {random() % 3 ? CoverageChange::Action::Add : CoverageChange::Action::Remove,
                 pick(random, {"s", "t"}),
                 static_cast<RecordKind>(random() % 2),
                 {from, from + static_cast<Micros>(random() % 12)}});
            model.cover(batch.coverage.back());
        }
        const WriteSummary summary = opened->write(std::move(batch));
        QCOMPARE(summary.runsInserted, std::int64_t(model.runs.size() - runsBefore));
        QCOMPARE(summary.runsInserted + summary.runsUpdated + summary.runsUnchanged, std::int64_t(runCount));
        QCOMPARE(summary.logsInserted, std::int64_t(model.logs.size() - logsBefore));
        QCOMPARE(summary.logsInserted + summary.logsRepeated, std::int64_t(logCount));
        QCOMPARE(summary.logConflicts, model.conflicts - conflictsBefore);
        if (random() % 4 == 0)
            opened = std::make_unique<OpenedCache>(file, Cache::Options{});
        compareAll(*opened, model, random);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestCacheHistory::compareAll(OpenedCache &opened, const Model &model, Random &random)
{
    const Micros from = static_cast<Micros>(random() % 30);
    const TimeRange part{from, from + 15};
    for (const TimeRange &range : {TimeRange::all(), part}) {
        for (const SortOrder order : {SortOrder::Ascending, SortOrder::Descending}) {
            for (int column = 0; column <= int(RunColumn::Source); ++column) {
                const RunsQuery query{
                    .scriptId = "s", .range = range, .sort = static_cast<RunColumn>(column), .order = order};
                QVERIFY2(opened.runs(query) == model.select(query), qPrintable(QString::number(column)));
            }
            for (int column = 0; column <= int(LogColumn::RunId); ++column) {
                LogsQuery query{
                    .scriptId = "s", .range = range, .sort = static_cast<LogColumn>(column), .order = order};
                QVERIFY2(opened.logs(query) == model.select(query), qPrintable(QString::number(column)));
                query.runId = randomId(random, "run ", 80);
                QVERIFY2(opened.logs(query) == model.select(query), qPrintable(QString::number(column)));
            }
        }
        compareStats(opened, model, range);
    }
    compareCoverage(opened, model);
}

void TestCacheHistory::compareStats(OpenedCache &opened, const Model &model, const TimeRange &range)
{
    const RunsQuery runs{.scriptId = "s", .range = range};
    const std::vector<Run> found = model.select(runs);
    const auto count = [&](RunStatus status) {
        return std::count_if(found.begin(), found.end(),
                             [&](const Run &run) { return run.status == status; });
    };
    std::vector<std::int64_t> times;
    for (const Run &run : found) {
        if (run.responseTimeMs)
            times.push_back(*run.responseTimeMs);
    }
    std::sort(times.begin(), times.end());
    const auto rank = [&](std::size_t percent) -> std::optional<std::int64_t> {
        if (times.empty())
            return {};
        return times[(times.size() * percent + 99) / 100 - 1];
    };
    const RunStats stats = *opened.reader().runStats(runs, CancelToken());
    QCOMPARE(stats.total, std::int64_t(found.size()));
    QCOMPARE(stats.succeeded, count(RunStatus::Success));
    QCOMPARE(stats.failed, count(RunStatus::Failed));
    QCOMPARE(stats.inProgress, count(RunStatus::InProgress));
    QVERIFY(stats.p90Ms == rank(90));
    QVERIFY(stats.p99Ms == rank(99));

    const LogsQuery logs{.scriptId = "s", .range = range};
    LogStats expected;
    for (const LogEntry &log : model.select(logs)) {
        ++expected.total;
        ++expected.byLevel[static_cast<std::size_t>(log.level)];
    }
    const LogStats logStats = *opened.reader().logStats(logs, CancelToken());
    QCOMPARE(logStats.total, expected.total);
    QVERIFY(logStats.byLevel == expected.byLevel);
}

void TestCacheHistory::compareCoverage(OpenedCache &opened, const Model &model)
{
    for (const auto &[of, points] : model.covered) {
        std::set<Micros> read;
        Micros last = -2;
        const std::vector<TimeRange> ranges = *opened.reader().coverage(of.first, of.second, CancelToken());
        for (const TimeRange &range : ranges) {
            QVERIFY(range.from > last && !range.isEmpty());
            last = range.to;
            for (Micros t = range.from; t < range.to; ++t)
                read.insert(t);
        }
        QVERIFY(read == points);
    }
}

QTEST_GUILESS_MAIN(TestCacheHistory)
#include "tst_cachehistory.moc"
