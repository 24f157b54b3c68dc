// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logreference.h"
#include "cache/openedcache.h"
#include "cache/randomlogs.h"
#include "cache/rowchange.h"
#include "support/seed.h"

#include <algorithm>

using namespace runglass;
using namespace runglass::cachetest;

namespace {

struct Answer
{
    RowSetPointer rows;
    std::vector<LogRow> all;
    std::vector<LogRow> first;
};

} // namespace

/// Everything that can be asked about log entries, over random histories, against a plain loop.
class TestLogQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithALoop_data();
    void agreesWithALoop();

private:
    void compare(CacheReader &reader, const LogReference &reference, const LogsQuery &query);
    Answer select(CacheReader &reader, const LogsQuery &query);
    void comparePlaces(CacheReader &reader, const Answer &answer);
    void compareMarks(CacheReader &reader, const Answer &answer);
    void compareVisits(CacheReader &reader, const Answer &answer);
    void compareChange(CacheReader &reader, const LogsQuery &query, const Answer &answer);

    std::unique_ptr<RandomLogs> m_random;
    struct Earlier
    {
        LogsQuery query;
        Answer answer;
    };
    std::vector<Earlier> m_earlier;
};

Answer TestLogQueries::select(CacheReader &reader, const LogsQuery &query)
{
    Answer answer;
    QueryEvents<LogRow> events;
    events.firstPageRows = 1 + static_cast<std::int64_t>(m_random->below(50));
    events.firstPage = [&](Page<LogRow> page) { answer.first = std::move(page.rows); };
    auto rows = reader.select(query, events, CancelToken());
    if (!rows)
        qFatal("%s", qPrintable(rows.error().oneLine()));
    answer.rows = *rows;
    // In pages, as a table does.
    for (std::int64_t at = 0; at < answer.rows->size();) {
        auto page = reader.logPage(*answer.rows, at, 1 + static_cast<std::int64_t>(m_random->below(700)),
                                   CancelToken());
        if (!page || page->rows.empty())
            qFatal("a page is missing");
        at += static_cast<std::int64_t>(page->rows.size());
        std::move(page->rows.begin(), page->rows.end(), std::back_inserter(answer.all));
    }
    return answer;
}

void TestLogQueries::compare(CacheReader &reader, const LogReference &reference, const LogsQuery &query)
{
    const std::vector<LogEntry> expected = reference.select(query);
    // Either figures or rows come first, so that both are answered from scratch.
    const bool countsFirst = m_random->oneIn(2);
    if (countsFirst)
        QCOMPARE(*reader.count(query, CancelToken()), static_cast<std::int64_t>(expected.size()));
    const Answer answer = select(reader, query);
    QCOMPARE(answer.rows->size(), static_cast<std::int64_t>(expected.size()));
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (!(answer.all[i].entry == expected[i]))
            QCOMPARE(answer.all[i].entry.id, expected[i].id);
        QVERIFY(answer.all[i].entry == expected[i]);
    }
    for (std::size_t i = 0; i < answer.first.size(); ++i)
        QCOMPARE(answer.first[i].entry.id, expected[i].id);
    const LogStats stats = *reader.logStats(query, CancelToken());
    QCOMPARE(stats.total, reference.stats(query).total);
    QVERIFY(stats.byLevel == reference.stats(query).byLevel);
    std::vector<Micros> borders{m_random->time()};
    while (borders.size() < 9)
        borders.push_back(borders.back() + 1 + static_cast<Micros>(m_random->below(900)));
    QVERIFY(*reader.logBuckets(query, borders, CancelToken()) == reference.buckets(query, borders));
    comparePlaces(reader, answer);
    compareMarks(reader, answer);
    compareVisits(reader, answer);
    compareChange(reader, query, answer);
}

void TestLogQueries::comparePlaces(CacheReader &reader, const Answer &answer)
{
    std::vector<RecordKey> wanted{std::int64_t(1) << 50, -7};
    std::vector<std::optional<std::int64_t>> places{std::nullopt, std::nullopt};
    for (int i = 0; i < 5 && !answer.all.empty(); ++i) {
        const std::size_t row = m_random->below(answer.all.size());
        wanted.push_back(answer.all[row].key);
        places.emplace_back(static_cast<std::int64_t>(row));
    }
    QVERIFY(*reader.positions(*answer.rows, wanted, CancelToken()) == places);
    const auto keys = *reader.keys(*answer.rows, 3, 40, CancelToken());
    QCOMPARE(keys.size(), std::min<std::size_t>(40, answer.all.size() < 3 ? 0 : answer.all.size() - 3));
    for (std::size_t i = 0; i < keys.size(); ++i)
        QCOMPARE(keys[i], answer.all[i + 3].key);
}

/// All at once, then some, and no more than were wanted.
void TestLogQueries::compareVisits(CacheReader &reader, const Answer &answer)
{
    const auto size = static_cast<std::int64_t>(answer.all.size());
    for (int round = 0; round < 3; ++round) {
        const std::int64_t first = round == 0 ? 0 : static_cast<std::int64_t>(m_random->below(300)) - 1;
        const std::int64_t count = round == 0 ? size : static_cast<std::int64_t>(m_random->below(3000));
        const std::size_t calls =
            round == 2 ? 1 + m_random->below(3) : std::numeric_limits<std::size_t>::max();
        const bool attributes = m_random->oneIn(2);
        std::size_t called = 0;
        std::size_t row = static_cast<std::size_t>(std::clamp<std::int64_t>(first, 0, size));
        const std::size_t begin = row;
        const auto take = [&](std::span<const LogRecord> records) {
            for (const LogRecord &record : records) {
                LogEntry expected = answer.all.at(row++).entry;
                if (!attributes)
                    expected.attributes.clear();
                const LogEntry entry{std::string(record.id),        std::string(record.runId),
                                     std::string(record.scriptId),  record.level,
                                     std::string(record.message),   record.time,
                                     std::string(record.attributes)};
                if (!(entry == expected))
                    qFatal("row %zu: %s instead of %s", row - 1, entry.id.c_str(), expected.id.c_str());
            }
            return ++called < calls;
        };
        const auto visited =
            reader.visitLogs(*answer.rows, first, count, {.attributes = attributes}, take, CancelToken());
        QVERIFY(visited.ok());
        QCOMPARE(*visited, static_cast<std::int64_t>(row - begin));
        if (called < calls)
            QCOMPARE(static_cast<std::int64_t>(row),
                     std::clamp<std::int64_t>(std::max<std::int64_t>(first, 0) + count,
                                              static_cast<std::int64_t>(begin), size));
    }
}

void TestLogQueries::compareMarks(CacheReader &reader, const Answer &answer)
{
    const auto size = static_cast<std::int64_t>(answer.all.size());
    const auto isError = [&](std::int64_t row) {
        return answer.all[static_cast<std::size_t>(row)].entry.level == LogLevel::Error;
    };
    for (const std::int64_t from :
         {std::int64_t(-1), size, std::int64_t(m_random->below(answer.all.size() + 1))}) {
        std::optional<std::int64_t> next;
        for (std::int64_t row = from + 1; row < size && !next; ++row)
            next = isError(row) ? std::optional(row) : std::nullopt;
        QCOMPARE(*reader.findRow(*answer.rows, from, Direction::Forward, RowMark::Problem, CancelToken()),
                 next);
        std::optional<std::int64_t> previous;
        for (std::int64_t row = std::min(from, size) - 1; row >= 0 && !previous; --row)
            previous = isError(row) ? std::optional(row) : std::nullopt;
        QCOMPARE(*reader.findRow(*answer.rows, from, Direction::Backward, RowMark::Problem, CancelToken()),
                 previous);
    }
}

/// What is told of the way from an earlier answer is true of every row.
void TestLogQueries::compareChange(CacheReader &reader, const LogsQuery &query, const Answer &answer)
{
    for (const Earlier &earlier : m_earlier) {
        if (!(earlier.query == query) && !m_random->oneIn(4))
            continue;
        const RowChange change = *reader.change(*earlier.answer.rows, *answer.rows, CancelToken());
        std::vector<bool> isOld(answer.all.size());
        for (std::size_t row = 0; row < earlier.answer.all.size(); ++row) {
            const auto at = positionAfter(change, static_cast<std::int64_t>(row));
            if (!at)
                continue;
            QVERIFY(*at < answer.rows->size());
            QCOMPARE(answer.all[static_cast<std::size_t>(*at)].key, earlier.answer.all[row].key);
            isOld[static_cast<std::size_t>(*at)] = true;
        }
        const std::int64_t added = answer.rows->size() - earlier.answer.rows->size();
        if (change.kind == RowChange::Kind::Inserted)
            QCOMPARE(change.head + change.count, added);
        if (change.kind == RowChange::Kind::Removed)
            QCOMPARE(change.count, -added);
        if (change.kind == RowChange::Kind::Same)
            QCOMPARE(added, 0);
        // An earlier answer still gives its rows, whatever has been merged since.
        if (!earlier.answer.all.empty()) {
            const std::size_t row = m_random->below(earlier.answer.all.size());
            const auto page =
                reader.logPage(*earlier.answer.rows, static_cast<std::int64_t>(row), 3, CancelToken());
            QVERIFY(page->rows.front().entry == earlier.answer.all[row].entry);
        }
    }
    if (m_earlier.size() < 6)
        m_earlier.push_back({query, answer});
    else
        m_earlier[m_random->below(6)] = {query, answer};
}

void TestLogQueries::agreesWithALoop_data()
{
    QTest::addColumn<int>("batches");
    QTest::addColumn<int>("largest");
    QTest::addColumn<int>("times");
    QTest::addColumn<int>("questions");
    QTest::newRow("few times") << 8 << 300 << 40 << 10;
    QTest::newRow("many times") << 8 << 300 << 1'000'000 << 10;
    QTest::newRow("one time") << 4 << 200 << 1 << 20;
    QTest::newRow("many small batches") << 40 << 12 << 2'000 << 4;
    QTest::newRow("large batches") << 3 << 9'000 << 3'000 << 12;
    QTest::newRow("sorted in parts") << 2 << 60'000 << 50'000 << 5;
}

void TestLogQueries::agreesWithALoop()
{
    QFETCH(int, batches);
    QFETCH(int, largest);
    QFETCH(int, times);
    QFETCH(int, questions);
    m_random = std::make_unique<RandomLogs>(test::seed());
    m_earlier.clear();
    OpenedCache opened;
    LogReference reference;
    m_random->setTimes(0, static_cast<std::size_t>(times));
    for (int i = 0; i < batches; ++i) {
        WriteBatch batch;
        for (std::size_t n = m_random->below(10); n > 0; --n) {
            const Run run = m_random->run();
            batch.records.add(run);
            reference.put(run);
        }
        for (auto n = 1 + m_random->below(static_cast<std::size_t>(largest)); n > 0; --n) {
            const LogEntry log = m_random->entry();
            batch.records.add(log);
            reference.put(log);
        }
        opened.write(std::move(batch));
        const LogsQuery plain{.scriptId = "s"};
        compare(opened.reader(), reference, plain);
        if (QTest::currentTestFailed())
            return;
        for (int question = 0; question < questions; ++question) {
            compare(opened.reader(), reference, m_random->query());
            if (QTest::currentTestFailed())
                return;
        }
        // New ones mostly come later than what there is.
        if (m_random->oneIn(2))
            m_random->setTimes(m_random->time(), static_cast<std::size_t>(times));
    }
    QVERIFY(!reference.logs().empty());
}

QTEST_APPLESS_MAIN(TestLogQueries)
#include "tst_logqueries.moc"
