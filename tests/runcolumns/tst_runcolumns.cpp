// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/runcolumns.h"

#include "runcolumns/radixsort.h"
#include "runcolumns/runorder.h"
#include "search/textmatcher.h"
#include "support/seed.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace runglass;

namespace {

using Random = std::mt19937_64;

RunEntry randomEntry(Random &random, RunKey key, Micros mostTime)
{
    RunEntry run{.time = static_cast<Micros>(random() % static_cast<std::uint64_t>(mostTime)),
                 .key = key,
                 .status = static_cast<RunStatus>(random() % 4),
                 .version = {},
                 .responseTimeMs = {},
                 .function = static_cast<LabelId>(random() % 3),
                 .sourceType = static_cast<LabelId>(random() % 3),
                 .source = static_cast<LabelId>(random() % 3)};
    if (random() % 4 > 0)
        run.version = static_cast<std::int64_t>(random() % 40);
    if (random() % 4 > 0)
        run.responseTimeMs = static_cast<std::int64_t>(random() % 10'000);
    return run;
}

std::vector<RunChunk> chunksOf(const std::vector<RunEntry> &runs)
{
    std::vector<RunChunk> chunks;
    for (const RunEntry &run : runs) {
        if (chunks.empty() || chunks.back().size() == RunChunk::capacity)
            chunks.emplace_back();
        chunks.back().append(run);
    }
    return chunks;
}

LabelTexts threeLabels()
{
    LabelTexts labels;
    const std::vector<LabelTexts::Label> added{{1, "a"}, {2, "b"}};
    labels.add(added);
    return labels;
}

} // namespace

class TestRunColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void radixSortIsStable();
    void numbersOfAnySize();
    void labelsAreShared();
    void labelsWithGaps();
    void anyOrderBecomesTimeOrder();
    void changesAreAsIfLoadedAnew();
    void untouchedChunksAreShared();
    void rowsAndPositions();
};

void TestRunColumns::radixSortIsStable()
{
    Random random(test::seed());
    for (int round = 0; round < 60; ++round) {
        std::vector<RadixItem> items(random() % 3000);
        const int bits = static_cast<int>(random() % 65);
        const std::uint64_t base = random();
        for (std::size_t i = 0; i < items.size(); ++i) {
            const std::uint64_t low = bits == 64 ? random() : random() & ((std::uint64_t{1} << bits) - 1);
            items[i] = {bits == 64 ? low : (base >> 1) + (low >> 1), static_cast<std::uint32_t>(i)};
        }
        std::vector<RadixItem> expected = items;
        std::stable_sort(expected.begin(), expected.end(),
                         [](const RadixItem &a, const RadixItem &b) { return a.rank < b.rank; });
        radixSort(items);
        for (std::size_t i = 0; i < items.size(); ++i) {
            QCOMPARE(items[i].rank, expected[i].rank);
            QCOMPARE(items[i].value, expected[i].value);
        }
    }
}

void TestRunColumns::numbersOfAnySize()
{
    const std::vector<std::optional<std::int64_t>> numbers{0,
                                                           std::nullopt,
                                                           7,
                                                           4'294'967'294,
                                                           4'294'967'295,
                                                           std::nullopt,
                                                           -1,
                                                           std::numeric_limits<std::int64_t>::max(),
                                                           std::numeric_limits<std::int64_t>::min() + 1};
    NumberColumn column;
    for (std::size_t count = 1; count <= numbers.size(); ++count) {
        column.append(numbers[count - 1]);
        QCOMPARE(column.size(), count);
        for (std::size_t i = 0; i < count; ++i)
            QVERIFY(column.at(i) == numbers[i]);
    }
    // Joining narrow and wide ones in either order.
    NumberColumn narrow;
    for (std::size_t i = 0; i < 4; ++i)
        narrow.append(numbers[i]);
    NumberColumn joined = narrow;
    joined.append(column, 2, numbers.size());
    joined.append(narrow, 0, 4);
    QCOMPARE(joined.size(), 4 + numbers.size() - 2 + 4);
    QVERIFY(joined.at(1) == std::nullopt);
    QVERIFY(joined.at(4 + 4) == std::optional<std::int64_t>(-1));
    QVERIFY(joined.at(joined.size() - 1) == std::optional<std::int64_t>(4'294'967'294));
    QVERIFY(joined.at(joined.size() - 3) == std::nullopt);
}

void TestRunColumns::labelsAreShared()
{
    LabelTexts before;
    std::vector<LabelTexts::Label> labels;
    for (int i = 1; i <= 2500; ++i)
        labels.push_back({i, "label " + std::to_string(i)});
    before.add(labels);
    LabelTexts after = before;
    const std::vector<LabelTexts::Label> more{{2501, "one more"}, {2502, ""}};
    after.add(more);
    QCOMPARE(before.size(), std::size_t{2501});
    QCOMPARE(after.size(), std::size_t{2503});
    QCOMPARE(before.text(2501), std::string_view());
    QCOMPARE(after.text(2501), std::string_view("one more"));
    QCOMPARE(after.text(0), std::string_view());
    QCOMPARE(after.idOf(1024), LabelId{1024});
    QCOMPARE(after.text(1024), std::string_view("label 1024"));
    QCOMPARE(after.lastKey(), 2502);
    const std::vector<std::shared_ptr<const MessageMatcher>> matchers{std::make_shared<TextMatcher>("EL 24"),
                                                                      std::make_shared<TextMatcher>("more")};
    const std::vector<std::uint8_t> found = after.scan(matchers);
    QCOMPARE(found.size(), after.size());
    for (LabelId id = 0; id < found.size(); ++id) {
        const std::string text(after.text(id));
        const bool expected = text.starts_with("label 24") || text == "one more";
        QCOMPARE(found[id] != 0, expected);
    }
}

void TestRunColumns::labelsWithGaps()
{
    LabelTexts labels;
    const std::vector<LabelTexts::Label> added{{5, "five"}, {1'000'000'000'000, "far"}};
    labels.add(added);
    QCOMPARE(labels.text(labels.idOf(5)), std::string_view("five"));
    QCOMPARE(labels.text(labels.idOf(1'000'000'000'000)), std::string_view("far"));
    QCOMPARE(labels.idOf(1), noLabel);
    QCOMPARE(labels.idOf(-3), noLabel);
}

void TestRunColumns::anyOrderBecomesTimeOrder()
{
    Random random(test::seed());
    std::vector<RunEntry> runs;
    for (RunKey key = 1; key <= 150'000; ++key)
        runs.push_back(randomEntry(random, key, 60'000));
    runs.front().time = -5;
    const RunColumnsPointer columns = RunColumns::make(chunksOf(runs), threeLabels());
    QCOMPARE(columns->size(), runs.size());
    QCOMPARE(columns->highestKey(), RunKey{150'000});
    std::sort(runs.begin(), runs.end(), [](const RunEntry &a, const RunEntry &b) {
        return std::tuple(a.time, a.key) < std::tuple(b.time, b.key);
    });
    for (std::size_t i = 0; i < runs.size(); ++i)
        QVERIFY2(columns->at(i) == runs[i], QByteArray::number(qulonglong(i)));
    for (const Micros time : {Micros{-6}, Micros{-5}, Micros{0}, Micros{30'000}, Micros{70'000}}) {
        const auto bound = std::lower_bound(runs.begin(), runs.end(), time,
                                            [](const RunEntry &run, Micros t) { return run.time < t; });
        QCOMPARE(columns->lowerBound(time), static_cast<std::size_t>(bound - runs.begin()));
    }
    std::vector<RunKey> keys{runs[0].key, 0, 4'000'000'000, runs[99'999].key, runs[5].key, runs[149'999].key};
    const auto found = columns->find(keys);
    QCOMPARE(found[0].value_or(1), std::size_t{0});
    QVERIFY(!found[1] && !found[2]);
    QCOMPARE(found[3].value_or(0), std::size_t{99'999});
    QCOMPARE(found[4].value_or(0), std::size_t{5});
    QCOMPARE(found[5].value_or(0), std::size_t{149'999});
    QCOMPARE(columns->find(runs[77'777].key).value_or(0), std::size_t{77'777});
}

void TestRunColumns::changesAreAsIfLoadedAnew()
{
    Random random(test::seed());
    std::map<RunKey, RunEntry> all;
    RunKey lastKey = 0;
    RunColumnsPointer columns = RunColumns::make({}, threeLabels());
    for (int round = 0; round < 60; ++round) {
        std::vector<RunKey> outdated;
        std::vector<RunEntry> current;
        // Sometimes much at once, so that chunks split.
        const std::size_t added = random() % (round % 10 == 0 ? 90'000 : 50);
        const Micros span = round % 3 == 0 ? 50 : 1'000'000;
        for (std::size_t i = 0; i < added; ++i) {
            current.push_back(randomEntry(random, ++lastKey, span));
            all[lastKey] = current.back();
        }
        for (std::size_t i = 0; i < random() % 30 && !all.empty(); ++i) {
            const auto old = all.lower_bound(static_cast<RunKey>(random() % (lastKey + 1)));
            if (old == all.end() || old->first + added > lastKey ||
                std::find(outdated.begin(), outdated.end(), old->first) != outdated.end())
                continue;
            outdated.push_back(old->first);
            if (random() % 3 == 0) {
                all.erase(old);
            } else {
                old->second = randomEntry(random, old->first, 1'000'000);
                current.push_back(old->second);
            }
        }
        outdated.push_back(lastKey + 1000); // of another script
        const bool changes = !current.empty() || outdated.size() > 1;
        const RunColumnsPointer next = columns->updated(outdated, current, threeLabels());
        QCOMPARE(next != nullptr, changes);
        if (next)
            columns = next;
        QCOMPARE(columns->size(), all.size());
        std::vector<RunEntry> expected;
        for (const auto &[key, run] : all)
            expected.push_back(run);
        const RunColumnsPointer anew = RunColumns::make(chunksOf(expected), threeLabels());
        for (std::size_t i = 0; i < columns->size(); ++i)
            QVERIFY2(columns->at(i) == anew->at(i), QByteArray::number(qulonglong(i)));
        for (const RunColumns::Part &part : columns->parts())
            QVERIFY(part.chunk->size() > 0 && part.chunk->size() <= RunChunk::capacity);
    }
}

void TestRunColumns::untouchedChunksAreShared()
{
    std::vector<RunEntry> runs;
    for (RunKey key = 1; key <= 3 * RunChunk::capacity; ++key)
        runs.push_back({.time = Micros{key}, .key = key});
    const RunColumnsPointer before = RunColumns::make(chunksOf(runs), {});
    const RunColumnsPointer after =
        before->updated({70'000}, {{.time = 70'000, .key = 70'000, .version = 1}}, {});
    QCOMPARE(after->parts().size(), std::size_t{3});
    QVERIFY(after->parts()[0].chunk == before->parts()[0].chunk);
    QVERIFY(after->parts()[1].chunk != before->parts()[1].chunk);
    QVERIFY(after->parts()[2].chunk == before->parts()[2].chunk);
    QVERIFY(before->at(69'999).version == std::nullopt);
    QVERIFY(after->at(69'999).version == std::optional<std::int64_t>(1));
}

void TestRunColumns::rowsAndPositions()
{
    Random random(test::seed());
    std::vector<RunEntry> runs;
    for (RunKey key = 1; key <= 90'000; ++key)
        runs.push_back(randomEntry(random, key, 20'000));
    const RunColumnsPointer columns = RunColumns::make(chunksOf(runs), threeLabels());
    for (const unsigned percent : {100U, 30U, 1U, 0U}) {
        Bitmap among(columns->size());
        for (std::size_t i = 0; i < columns->size(); ++i) {
            if (random() % 100 < percent)
                among.set(i);
        }
        std::vector<std::uint32_t> expected = among.positions();
        for (const SortOrder order : {SortOrder::Ascending, SortOrder::Descending}) {
            std::stable_sort(expected.begin(), expected.end(), [&](std::uint32_t a, std::uint32_t b) {
                const RunEntry left = columns->at(a);
                const RunEntry right = columns->at(b);
                if (left.time != right.time)
                    return order == SortOrder::Ascending ? left.time < right.time : left.time > right.time;
                return left.key < right.key;
            });
            QVERIFY(runorder::sorted(*columns, among, RunColumn::ExecutedOn, order) == expected);
            const runorder::ByTime rows(columns, among, order);
            QCOMPARE(rows.size(), expected.size());
            for (std::size_t row = 0; row < expected.size(); row += 1 + random() % 20) {
                QCOMPARE(rows.positionOf(row), std::size_t{expected[row]});
                QCOMPARE(rows.rowOf(expected[row]), row);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestRunColumns)
#include "tst_runcolumns.moc"
