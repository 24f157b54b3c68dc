// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/decodedsegment.h"
#include "segments/randomentries.h"
#include "segments/segmentmerge.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace runglass;

class TestSegmentMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergesLikeSorting();
    void throughSegmentsAndBack();
    void piecesStayWithinTheLimits();
    void fullPiecesAreEven();
    void piecesAreToldApartByTheirSummaries();
};

void TestSegmentMerge::mergesLikeSorting()
{
    Random random(testSeed());
    for (int round = 0; round < 200; ++round) {
        const RandomEntries all = randomEntries(random, below(random, 500));
        const auto expected = all.sorted();
        std::vector<std::vector<SegmentEntry>> parts(1 + below(random, 8));
        // Whole stretches as well as single entries change places.
        const std::uint64_t stretch = 1 + below(random, 50);
        std::size_t part = 0;
        for (const SegmentEntry &entry : expected) {
            if (below(random, stretch) == 0)
                part = below(random, parts.size());
            parts[part].push_back(entry);
        }
        const std::vector<std::span<const SegmentEntry>> sources(parts.begin(), parts.end());
        QCOMPARE(mergedEntries(sources), expected);
    }
}

void TestSegmentMerge::throughSegmentsAndBack()
{
    Random random(testSeed());
    SegmentEncoder encoder(TextCodec::Lz4);
    const RandomEntries all = randomEntries(random, 3000);
    const auto expected = all.sorted();
    std::vector<SegmentEntry> odd;
    std::vector<SegmentEntry> even;
    for (const SegmentEntry &entry : expected)
        (entry.key % 2 == 0 ? even : odd).push_back(entry);
    const EncodedSegment left = encoder.encode(odd);
    const EncodedSegment right = encoder.encode(even);
    const auto decodedLeft = DecodedSegment::decode(left.parts());
    const auto decodedRight = DecodedSegment::decode(right.parts());
    QVERIFY(decodedLeft && decodedRight);
    const std::vector<std::span<const SegmentEntry>> sources{decodedLeft->entries(), decodedRight->entries()};
    const auto merged = encodeSegments(mergedEntries(sources), {.entries = 700, .bytes = 1 << 20}, encoder);
    QCOMPARE(merged.size(), std::size_t{5});
    std::size_t at = 0;
    for (const EncodedSegment &segment : merged) {
        const auto decoded = DecodedSegment::decode(segment.parts());
        QVERIFY(decoded);
        for (const SegmentEntry &entry : decoded->entries())
            QCOMPARE(entry, expected.at(at++));
    }
    QCOMPARE(at, expected.size());
}

void TestSegmentMerge::piecesStayWithinTheLimits()
{
    Random random(testSeed());
    for (int round = 0; round < 200; ++round) {
        const RandomEntries all = randomEntries(random, below(random, 300));
        const auto entries = all.sorted();
        const SegmentLimits limits{1 + below(random, 100), 1 + below(random, 2000)};
        const auto sizes = segmentSizes(entries, limits);
        QCOMPARE(std::accumulate(sizes.begin(), sizes.end(), std::size_t{0}), entries.size());
        auto entry = entries.begin();
        for (const std::size_t size : sizes) {
            QVERIFY(size > 0 && size <= limits.entries);
            std::size_t bytes = 0;
            for (std::size_t i = 0; i < size; ++i, ++entry)
                bytes += entry->id.size() + entry->message.size() + entry->attributes.size();
            QVERIFY(size == 1 || bytes <= limits.bytes);
        }
    }
}

void TestSegmentMerge::fullPiecesAreEven()
{
    const std::vector<SegmentEntry> entries(5000);
    QCOMPARE(segmentSizes(entries, {}), (std::vector<std::size_t>{2500, 2500}));
    QCOMPARE(segmentSizes(std::span(entries).first(4096), {}), (std::vector<std::size_t>{4096}));
    QVERIFY(segmentSizes({}, {}).empty());
}

void TestSegmentMerge::piecesAreToldApartByTheirSummaries()
{
    Random random(testSeed());
    SegmentEncoder encoder;
    for (int round = 0; round < 200; ++round) {
        std::vector<SegmentEntry> entries(1 + below(random, 300));
        // Few different times, and keys that do not follow them.
        const std::uint64_t times = 1 + below(random, 100);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            entries[i].time = static_cast<Micros>(below(random, times) * below(random, times));
            entries[i].key = static_cast<std::int64_t>(entries.size() - i);
        }
        std::sort(entries.begin(), entries.end(), inSegmentOrder);
        const auto segments =
            encodeSegments(entries, {.entries = 1 + below(random, 40), .bytes = 1 << 20}, encoder);
        for (std::size_t i = 1; i < segments.size(); ++i) {
            const SegmentSummary &before = segments[i - 1].summary;
            const SegmentSummary &after = segments[i].summary;
            QVERIFY(before.lastTime < after.firstTime ||
                    (before.lastTime == after.firstTime && before.lastKey < after.firstKey));
        }
    }
}

QTEST_GUILESS_MAIN(TestSegmentMerge)
#include "tst_segmentmerge.moc"
