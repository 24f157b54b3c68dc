// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/decodedsegment.h"
#include "segments/keyfilter.h"
#include "segments/randomentries.h"
#include "segments/segmentencoder.h"

#include <QTest>

#include <algorithm>

using namespace runglass;

class TestSegment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackRandomHistories_data();
    void readsBackRandomHistories();
    void oneEntryOfEverything();
    void aMillionBytesAndNone();
    void saysWhetherMessagesAreAscii();
    void saysWhetherLettersFoldToAscii();
    void timesOfWholeMillisecondsTakeLessSpace();
    void refusesWhatIsNewer();
};

namespace {

void compareColumns(const std::vector<SegmentEntry> &entries, const EncodedSegment &segment)
{
    const auto view = SegmentView::parse(segment.columns, SegmentCheck::Checksum);
    QVERIFY(view);
    QCOMPARE(view->count(), entries.size());
    std::vector<std::int64_t> runs;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        QCOMPARE(view->time(i), entries[i].time);
        QCOMPARE(view->key(i), entries[i].key);
        QCOMPARE(view->run(i), entries[i].run);
        QCOMPARE(view->level(i), entries[i].level);
        QVERIFY(view->runCode(entries[i].run));
        QVERIFY(mayContain(segment.runFilter, entries[i].run));
        const std::size_t at = view->lowerBound(entries[i].time);
        QVERIFY(at <= i && entries[at].time == entries[i].time &&
                (at == 0 || entries[at - 1].time < entries[i].time));
        runs.push_back(entries[i].run);
    }
    std::sort(runs.begin(), runs.end());
    QVERIFY(!view->runCode(1'000'000'007));
    QCOMPARE(view->runs().size(),
             static_cast<std::size_t>(std::unique(runs.begin(), runs.end()) - runs.begin()));
    if (entries.back().time < std::numeric_limits<Micros>::max())
        QCOMPARE(view->lowerBound(entries.back().time + 1), entries.size());
}

void compareSummary(const std::vector<SegmentEntry> &entries, const SegmentSummary &summary)
{
    const auto byKey = [](const auto &a, const auto &b) { return a.key < b.key; };
    const auto byRun = [](const auto &a, const auto &b) { return a.run < b.run; };
    QCOMPARE(std::size_t{summary.count}, entries.size());
    QCOMPARE(summary.firstTime, entries.front().time);
    QCOMPARE(summary.lastTime, entries.back().time);
    QCOMPARE(summary.firstKey, std::min_element(entries.begin(), entries.end(), byKey)->key);
    QCOMPARE(summary.lastKey, std::max_element(entries.begin(), entries.end(), byKey)->key);
    QCOMPARE(summary.firstRun, std::min_element(entries.begin(), entries.end(), byRun)->run);
    QCOMPARE(summary.lastRun, std::max_element(entries.begin(), entries.end(), byRun)->run);
    for (const LogLevel level : allLogLevels) {
        const auto count =
            std::count_if(entries.begin(), entries.end(), [&](const auto &e) { return e.level == level; });
        QCOMPARE(std::int64_t{summary.levelCounts[static_cast<std::size_t>(level)]}, std::int64_t{count});
    }
}

void readBack(const std::vector<SegmentEntry> &entries, TextCodec codec)
{
    SegmentEncoder encoder(codec);
    const EncodedSegment segment = encoder.encode(entries);
    compareSummary(entries, segment.summary);
    compareColumns(entries, segment);
    const auto decoded = DecodedSegment::decode(segment.parts());
    QVERIFY(decoded);
    QVERIFY(std::equal(entries.begin(), entries.end(), decoded->entries().begin(), decoded->entries().end()));
}

std::vector<SegmentEntry> oneEntry(std::string_view message, Micros time = 5)
{
    return {{time, 1, 1, LogLevel::Info, "id", message, {}}};
}

} // namespace

void TestSegment::readsBackRandomHistories_data()
{
    QTest::addColumn<int>("codec");
    QTest::newRow("raw") << 0;
    QTest::newRow("LZ4") << 1;
    QTest::newRow("zstd") << 2;
}

void TestSegment::readsBackRandomHistories()
{
    QFETCH(int, codec);
    Random random(testSeed());
    for (int round = 0; round < 40; ++round) {
        const std::size_t count = 1 + below(random, round % 4 == 0 ? 3000 : 300);
        readBack(randomEntries(random, count).sorted(), static_cast<TextCodec>(codec));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestSegment::oneEntryOfEverything()
{
    constexpr auto smallest = std::numeric_limits<Micros>::min();
    constexpr auto largest = std::numeric_limits<Micros>::max();
    readBack(oneEntry({}), TextCodec::Lz4);
    readBack(oneEntry("a", smallest), TextCodec::Zstd);
    readBack({{smallest, largest, smallest, LogLevel::Error, {}, {}, {}},
              {largest, smallest, largest, LogLevel::Stdout, {}, std::string_view("\0", 1), "{}"}},
             TextCodec::Raw);
}

void TestSegment::aMillionBytesAndNone()
{
    const std::string large(1'000'000, 'x');
    Random random(1);
    const std::string noise = randomBytes(random, 1'000'000);
    const std::vector<SegmentEntry> entries{{1, 1, 1, LogLevel::Info, "a", large, {}},
                                            {1, 2, 1, LogLevel::Info, "b", {}, large},
                                            {1, 3, 1, LogLevel::Info, "c", noise, {}}};
    for (const TextCodec codec : {TextCodec::Raw, TextCodec::Lz4, TextCodec::Zstd})
        readBack(entries, codec);
}

void TestSegment::saysWhetherMessagesAreAscii()
{
    SegmentEncoder encoder;
    const auto isAscii = [&](const std::string &message) {
        const EncodedSegment segment = encoder.encode(oneEntry(message));
        return SegmentView::parse(segment.columns, SegmentCheck::Checksum)->isAscii();
    };
    QVERIFY(isAscii({}));
    QVERIFY(isAscii(std::string(1000, '\x7f')));
    for (const std::size_t at : {0U, 255U, 256U, 511U, 600U, 999U}) {
        std::string message(1000, 'a');
        message[at] = '\x80';
        QVERIFY(!isAscii(message));
    }
}

void TestSegment::saysWhetherLettersFoldToAscii()
{
    SegmentEncoder encoder;
    const auto folds = [&](std::string_view message) {
        const EncodedSegment segment = encoder.encode(oneEntry(message));
        return SegmentView::parse(segment.columns, SegmentCheck::Checksum)->foldsToAscii();
    };
    QVERIFY(!folds("kelvin"));
    QVERIFY(!folds("M\u00fcller \u00e5"));
    QVERIFY(folds("a \u017f b"));
    QVERIFY(folds("\u212a"));
}

void TestSegment::timesOfWholeMillisecondsTakeLessSpace()
{
    RandomEntries whole;
    RandomEntries fine;
    for (int i = 0; i < 2560; ++i) {
        whole.add({i * 250'000LL, i, 1, LogLevel::Info, "id", {}, {}});
        fine.add({i * 250'000LL + i % 999, i, 1, LogLevel::Info, "id", {}, {}});
    }
    SegmentEncoder encoder;
    // Ten bits of 26 per entry.
    QVERIFY(encoder.encode(whole.sorted()).columns.size() + 2560 <
            encoder.encode(fine.sorted()).columns.size());
}

void TestSegment::refusesWhatIsNewer()
{
    SegmentEncoder encoder;
    EncodedSegment segment = encoder.encode(oneEntry("a"));
    storeAt(segment.columns, 4, SegmentHeader::newestVersion + 1);
    SegmentFault fault = SegmentFault::None;
    QVERIFY(!SegmentView::parse(segment.columns, SegmentCheck::Structure, &fault));
    QCOMPARE(fault, SegmentFault::NewerVersion);
}

QTEST_GUILESS_MAIN(TestSegment)
#include "tst_segment.moc"
