// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/openedcache.h"
#include "cache/plainruns.h"
#include "cache/randomruns.h"
#include "cache/runids.h"

#include "filter/filtervalidation.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "support/seed.h"

#include <algorithm>
#include <set>

using namespace runglass;
using namespace runglass::cachetest;

namespace {

/// Writes to a cache and tells the plain rules the same.
class History
{
public:
    explicit History(Random &random)
        : m_random(random)
    {
    }

    WriteBatch next(PlainRuns &plain)
    {
        WriteBatch batch;
        const std::size_t runCount = m_random() % 40;
        for (std::size_t i = 0; i < runCount; ++i) {
            const Run run = randomRun(m_random);
            batch.records.add(run);
            plain.put(run);
        }
        const std::size_t entryCount = m_random() % 30;
        for (std::size_t i = 0; i < entryCount; ++i) {
            const LogEntry entry = randomEntry(m_random, m_entries++);
            batch.records.add(entry);
            plain.put(entry);
        }
        return batch;
    }

private:
    Random &m_random;
    int m_entries = 0;
};

/// Deletes runs as retention does: with a new change sequence, and telling readers.
void deleteRuns(const QString &file, const std::vector<std::string> &ids)
{
    Connection connection;
    QVERIFY(connection.open(QFile::encodeName(file).toStdString(), Connection::Mode::ReadWrite));
    connection.setBusyTimeout(std::chrono::seconds(10));
    Transaction transaction(connection, Transaction::Kind::Write);
    const std::int64_t sequence =
        *connection.integer("SELECT value FROM meta WHERE name = 'change_sequence'") + 1;
    for (const std::string &id : ids) {
        const RecordKey key = runKey(connection, id);
        Statement(connection, "DELETE FROM run WHERE key = ?").execute(key);
        Statement(connection, "INSERT OR IGNORE INTO run_change VALUES (?, ?)").execute(sequence, key);
    }
    Statement(connection, "UPDATE meta SET value = ? WHERE name = 'change_sequence'").execute(sequence);
    QVERIFY(transaction.commit());
}

RunsQuery randomQuery(Random &random)
{
    RunsQuery query{.scriptId = random() % 5 == 0 ? "t" : "s"};
    if (random() % 3 == 0) {
        query.range.from = static_cast<Micros>(random() % 40);
        query.range.to = query.range.from + static_cast<Micros>(random() % 20);
    }
    do {
        query.filter = randomFilter(random, 3, true);
    } while (findProblem(query.filter));
    query.marks = randomMarks(random);
    query.search = randomNeedle(random);
    query.sort = static_cast<RunColumn>(random() % 8);
    query.order = random() % 2 == 0 ? SortOrder::Ascending : SortOrder::Descending;
    return query;
}

QByteArray describe(const RunsQuery &query)
{
    return QByteArray("sort ") + QByteArray::number(int(query.sort)) + " order " +
           QByteArray::number(int(query.order)) + " search '" + query.search.c_str() + "' conditions " +
           QByteArray::number(query.filter.conditionCount());
}

} // namespace

/// Whatever is written by whom: the same random questions get the answers of the plain rules.
class TestRunQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithThePlainRules_data();
    void agreesWithThePlainRules();
    void everyOperatorOnEveryColumn();
    void filterOfEntriesByRuns();
    void firstRowsComeBeforeTheColumns();
    void olderChangesAreForgotten();
    void wrongConditionsAreErrors();
    void unknownScript();

private:
    static void compare(CacheReader &reader, const PlainRuns &plain, const RunsQuery &query, Random &random);
    static void comparePlaces(CacheReader &reader, const RowSet &rows, const std::vector<Run> &expected,
                              Random &random);
};

void TestRunQueries::agreesWithThePlainRules_data()
{
    QTest::addColumn<quint64>("seed");
    Random random(test::seed());
    for (int i = 0; i < 12; ++i) {
        const quint64 seed = random();
        QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
    }
}

void TestRunQueries::agreesWithThePlainRules()
{
    QFETCH(quint64, seed);
    Random random(seed);
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("cache.db"));
    OpenedCache one(file, {});
    // Stands for another process.
    OpenedCache other(file, {});
    // The columns of a reader that is asked rarely are far behind.
    OpenedCache lazy(file, {});
    PlainRuns plain;
    History history(random);
    for (int step = 0; step < 14; ++step) {
        OpenedCache &writes = random() % 2 == 0 ? one : other;
        writes.write(history.next(plain));
        if (random() % 4 == 0 && plain.size() > 0) {
            std::vector<std::string> gone;
            for (std::size_t i = 0; i < random() % 4 && plain.size() > 0; ++i) {
                gone.push_back(plain.runAt(random() % plain.size()).id);
                plain.remove(gone.back());
            }
            deleteRuns(file, gone);
        }
        for (int i = 0; i < 8; ++i)
            compare(one.reader(), plain, randomQuery(random), random);
        if (step % 5 == 4)
            compare(lazy.reader(), plain, randomQuery(random), random);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestRunQueries::compare(CacheReader &reader, const PlainRuns &plain, const RunsQuery &query,
                             Random &random)
{
    const CancelToken token;
    const std::vector<Run> expected = plain.select(query);
    std::vector<Run> firstPage;
    const auto rows = reader.select(query,
                                    {.firstPageRows = 7,
                                     .firstPage =
                                         [&](Page<RunRow> page) {
                                             for (RunRow &row : page.rows)
                                                 firstPage.push_back(std::move(row.run));
                                         },
                                     .progress = {}},
                                    token);
    QVERIFY2(rows, rows ? "" : qPrintable(rows.error().oneLine()));
    const auto page = reader.runPage(**rows, 0, (*rows)->size(), token);
    QVERIFY(page);
    std::vector<Run> runs;
    for (const RunRow &row : page->rows)
        runs.push_back(row.run);
    QVERIFY2(runs == expected, describe(query));
    std::vector<Run> visited;
    const auto take = [&](std::span<const VisitedRun> some) {
        for (const auto &[run, payload] : some)
            visited.push_back({std::string(run.id), std::string(run.scriptId), run.revision, run.status,
                               run.deploymentVersion, run.responseTimeMs, std::string(run.function),
                               run.executedAt, std::string(run.sourceType), std::string(run.source)});
        return true;
    };
    QCOMPARE(*reader.visitRuns(**rows, 0, (*rows)->size(), {.revision = true}, take, token), (*rows)->size());
    QVERIFY2(visited == expected, describe(query));
    QVERIFY2(
        std::equal(firstPage.begin(), firstPage.end(), expected.begin(),
                   expected.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(7, expected.size()))),
        describe(query));
    QCOMPARE(*reader.count(query, token), static_cast<std::int64_t>(expected.size()));
    comparePlaces(reader, **rows, expected, random);

    QVERIFY2(*reader.runStats(query, token) == plain.stats(query), describe(query));
    const std::vector<Micros> borders{-9'000'000'000'000, 0, 5, 5, 11, 30, 41, 10'000'000'000'000'000};
    QVERIFY2(*reader.runBuckets(query, borders, token) == plain.buckets(query, borders), describe(query));
    const std::vector<std::int64_t> durations{-10, 0, 1, 10, 40, 5'000'000'000};
    QVERIFY2(*reader.durationCounts(query, durations, token) == plain.durationCounts(query, durations),
             describe(query));
    const auto column = static_cast<RunColumn>(random() % 8);
    QVERIFY2(*reader.runGroups(query, column, token) == plain.groups(query, column),
             describe(query) + " by " + QByteArray::number(int(column)));
}

void TestRunQueries::comparePlaces(CacheReader &reader, const RowSet &rows, const std::vector<Run> &expected,
                                   Random &random)
{
    const CancelToken token;
    const std::int64_t size = rows.size();
    const std::vector<RecordKey> keys = *reader.keys(rows, 0, size, token);
    QCOMPARE(keys.size(), expected.size());
    const auto places = *reader.positions(rows, keys, token);
    for (std::size_t i = 0; i < places.size(); ++i)
        QCOMPARE(places[i].value_or(-1), std::int64_t(i));
    QVERIFY((*reader.positions(rows, std::vector<RecordKey>{1'000'000}, token)).front() == std::nullopt);

    const std::int64_t from = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(size + 2)) - 1;
    for (const Direction direction : {Direction::Forward, Direction::Backward}) {
        const std::int64_t step = direction == Direction::Forward ? 1 : -1;
        std::int64_t wanted = std::min(from, size) + step;
        while (wanted >= 0 && wanted < size &&
               expected[static_cast<std::size_t>(wanted)].status != RunStatus::Failed)
            wanted += step;
        if (wanted < 0 || wanted >= size)
            wanted = -1;
        QCOMPARE((*reader.findRow(rows, from, direction, RowMark::Problem, token)).value_or(-1), wanted);
    }
}

void TestRunQueries::everyOperatorOnEveryColumn()
{
    Random random(test::seed());
    OpenedCache opened;
    PlainRuns plain;
    History history(random);
    for (int i = 0; i < 6; ++i)
        opened.write(history.next(plain));
    std::set<std::pair<FilterColumn, FilterOperator>> seen;
    const MarksPointer marks =
        Marks().with(std::vector<MarkedRun>{{plain.runAt(0).id, "s", {true, false, "reconcile"}},
                                            {plain.runAt(1).id, "s", {false, true, "e 38"}}});
    // Until each pair has come up.
    for (int i = 0; i < 40'000 && seen.size() < 102; ++i) {
        FilterSet filter = randomFilter(random, 1, true);
        for (const FilterSet::Item &item : filter.items) {
            const Condition &condition = std::get<Condition>(item);
            RunsQuery query{.scriptId = "s", .filter = {.items = {condition}}, .marks = marks};
            if (!seen.emplace(condition.column, condition.op).second || findProblem(query.filter))
                continue;
            const std::string what =
                std::to_string(int(condition.column)) + " " + std::to_string(int(condition.op));
            QVERIFY2(opened.runs(query) == plain.select(query), what.c_str());
        }
    }
    // Nine columns of text or words with 8 operators, two of numbers with 13, two of yes or no with 2.
    QCOMPARE(seen.size(), std::size_t{9 * 8 + 2 * 13 + 2 * 2});
}

void TestRunQueries::filterOfEntriesByRuns()
{
    Random random(test::seed());
    OpenedCache opened;
    PlainRuns plain;
    History history(random);
    for (int i = 0; i < 6; ++i)
        opened.write(history.next(plain));
    for (int i = 0; i < 200; ++i) {
        LogsQuery query{.scriptId = "s"};
        query.filter = randomFilter(random, 3, true);
        query.marks = randomMarks(random);
        if (findProblem(query.filter))
            continue;
        std::vector<std::string> ids;
        for (const LogEntry &entry : opened.logs(query))
            ids.push_back(entry.id);
        std::sort(ids.begin(), ids.end());
        QVERIFY2(ids == plain.entriesWhere("s", query.filter, query.marks), QByteArray::number(i));
    }
}

void TestRunQueries::firstRowsComeBeforeTheColumns()
{
    OpenedCache opened;
    std::vector<Run> runs;
    for (int i = 0; i < 500; ++i)
        runs.push_back(makeRun(std::to_string(i).c_str(), RunStatus::Success, 0, i / 3));
    opened.write(batchOf(runs));
    const auto reader = std::move(*opened.cache().makeReader());
    for (const SortOrder order : {SortOrder::Descending, SortOrder::Ascending}) {
        OpenedCache fresh(opened.file(), {});
        std::vector<RecordKey> first;
        const RunsQuery query{.scriptId = "s", .order = order};
        const auto rows = *fresh.reader().select(query,
                                                 {.firstPageRows = 100,
                                                  .firstPage =
                                                      [&](Page<RunRow> page) {
                                                          for (const RunRow &row : page.rows)
                                                              first.push_back(row.key);
                                                      },
                                                  .progress = {}},
                                                 CancelToken());
        QCOMPARE(first.size(), std::size_t{100});
        QCOMPARE(first, *fresh.reader().keys(*rows, 0, 100, CancelToken()));
    }
}

void TestRunQueries::olderChangesAreForgotten()
{
    OpenedCache opened;
    opened.write(batchOf({makeRun("a", RunStatus::InProgress), makeRun("b", RunStatus::InProgress)}));
    const RunsQuery query{.scriptId = "s"};
    QCOMPARE((*opened.reader().runStats(query, CancelToken())).inProgress, 2);
    opened.write(batchOf({makeRun("a", RunStatus::Failed, 1)}));
    {
        Connection connection;
        QVERIFY(connection.open(QFile::encodeName(opened.file()).toStdString(), Connection::Mode::ReadWrite));
        QCOMPARE(connection.integer("SELECT count(*) FROM run_change"), std::optional<std::int64_t>(1));
        QVERIFY(connection.execute("DELETE FROM run_change; UPDATE meta SET value = (SELECT value FROM meta"
                                   " WHERE name = 'change_sequence') WHERE name = 'run_change_since'"));
    }
    QCOMPARE((*opened.reader().runStats(query, CancelToken())).failed, 1);
    opened.write(batchOf({makeRun("b", RunStatus::Success, 1)}));
    QCOMPARE((*opened.reader().runStats(query, CancelToken())).succeeded, 1);
}

void TestRunQueries::wrongConditionsAreErrors()
{
    OpenedCache opened;
    opened.write(batchOf({makeRun("a")}));
    RunsQuery query{.scriptId = "s"};
    query.filter.items = {Condition{FilterColumn::Function, FilterOperator::Matches, {"(unclosed"}}};
    const auto rows = opened.reader().select(query, {}, CancelToken());
    QVERIFY(!rows);
    QVERIFY(!rows.error().oneLine().isEmpty());
    QVERIFY(!opened.reader().runStats(query, CancelToken()));
    // The reader is as good as before.
    query.filter = {};
    QCOMPARE((*opened.reader().runStats(query, CancelToken())).total, 1);
}

void TestRunQueries::unknownScript()
{
    OpenedCache opened;
    const RunsQuery query{.scriptId = "nobody", .search = "x", .sort = RunColumn::RunId};
    QCOMPARE((*opened.reader().select(query, {}, CancelToken()))->size(), 0);
    QVERIFY(*opened.reader().runStats(query, CancelToken()) == RunStats());
    QVERIFY((*opened.reader().runGroups(query, RunColumn::Function, CancelToken())).empty());
}

QTEST_GUILESS_MAIN(TestRunQueries)
#include "tst_runqueries.moc"
