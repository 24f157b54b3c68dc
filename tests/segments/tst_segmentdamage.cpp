// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/decodedsegment.h"
#include "segments/randomentries.h"
#include "segments/segmentencoder.h"

#include <QTest>

#include <algorithm>

using namespace runglass;

/// Damaged segments are an error, never a crash and never other entries.
class TestSegmentDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyByteFlipped_data();
    void everyByteFlipped();
    void everyTruncation();
    void hostileBytesWithARightChecksum();
};

namespace {

constexpr int partCount = 4;

ByteVector &partAt(EncodedSegment &segment, int part)
{
    ByteVector *const parts[partCount] = {&segment.columns, &segment.ids, &segment.messages,
                                          &segment.attributes};
    return *parts[part];
}

/// Reads everything a query could read, without asking whether it makes sense.
std::uint64_t readAll(const EncodedSegment &segment)
{
    const auto view = SegmentView::parse(segment.columns, SegmentCheck::Structure);
    if (!view)
        return 0;
    const std::size_t count = view->count();
    std::vector<std::int64_t> wide(count);
    std::vector<std::uint32_t> offsets(count + 1);
    std::vector<std::uint8_t> levels(count);
    std::uint64_t sum = 0;
    view->decodeTimes(wide);
    view->decodeKeys(wide);
    view->decodeRuns(wide);
    sum += view->decodeLevels(levels) ? 1 : 0;
    sum += view->lowerBound(wide.front()) + view->runCode(wide.front()).value_or(0);
    ByteVector buffer;
    const auto messages = view->messages(segment.messages, SegmentCheck::Structure, buffer);
    if (messages && view->decodeMessageOffsets(offsets)) {
        for (std::size_t i = 0; i < count; ++i) {
            for (const std::byte byte : messages->subspan(offsets[i], offsets[i + 1] - offsets[i]))
                sum += std::to_integer<unsigned>(byte);
        }
    }
    if (view->attributes(segment.attributes, SegmentCheck::Structure, buffer))
        sum += view->decodeAttributesOffsets(offsets) ? offsets.back() : 0;
    const auto ids = view->ids(segment.ids, SegmentCheck::Structure);
    for (std::size_t i = 0; i < count; ++i) {
        sum += static_cast<std::uint64_t>(view->time(i)) + static_cast<std::uint64_t>(view->key(i));
        sum += static_cast<std::uint64_t>(view->run(i)) + static_cast<std::uint64_t>(view->level(i));
        sum += ids ? ids->at(i).size() : 0;
    }
    return sum;
}

EncodedSegment smallSegment(TextCodec codec, Random &random, std::size_t count = 60)
{
    RandomEntries entries = randomEntries(random, count);
    entries.add({7, 1'000'000, 3, LogLevel::Error, "id", "message", "{\"a\":1}"});
    SegmentEncoder encoder(codec);
    return encoder.encode(entries.sorted());
}

} // namespace

void TestSegmentDamage::everyByteFlipped_data()
{
    QTest::addColumn<int>("codec");
    QTest::newRow("raw") << 0;
    QTest::newRow("LZ4") << 1;
    QTest::newRow("zstd") << 2;
}

void TestSegmentDamage::everyByteFlipped()
{
    QFETCH(int, codec);
    Random random(testSeed());
    EncodedSegment segment = smallSegment(static_cast<TextCodec>(codec), random);
    QVERIFY(DecodedSegment::decode(segment.parts()));
    for (int part = 0; part < partCount; ++part) {
        ByteVector &bytes = partAt(segment, part);
        QVERIFY(!bytes.empty());
        for (std::byte &byte : bytes) {
            const std::byte before = byte;
            for (const unsigned bits : {1U, 128U, 255U}) {
                byte = before ^ static_cast<std::byte>(bits);
                SegmentFault fault = SegmentFault::None;
                QVERIFY(!DecodedSegment::decode(segment.parts(), &fault));
                QVERIFY(fault != SegmentFault::None);
                readAll(segment);
            }
            byte = before;
        }
    }
    QVERIFY(DecodedSegment::decode(segment.parts()));
}

void TestSegmentDamage::everyTruncation()
{
    Random random(testSeed());
    const EncodedSegment whole = smallSegment(TextCodec::Lz4, random);
    for (int part = 0; part < partCount; ++part) {
        EncodedSegment segment = whole;
        ByteVector &bytes = partAt(segment, part);
        while (!bytes.empty()) {
            bytes.pop_back();
            bytes.shrink_to_fit();
            QVERIFY(!DecodedSegment::decode(segment.parts()));
            readAll(segment);
        }
    }
}

void TestSegmentDamage::hostileBytesWithARightChecksum()
{
    Random random(testSeed());
    for (int round = 0; round < 5'000; ++round) {
        static thread_local EncodedSegment whole;
        if (round % 100 == 0)
            whole = smallSegment(static_cast<TextCodec>(round / 100 % 3), random, 1 + below(random, 600));
        EncodedSegment segment = whole;
        for (std::uint64_t changes = 1 + below(random, 4); changes > 0; --changes) {
            ByteVector &bytes =
                partAt(segment, below(random, 3) != 0 ? 0 : static_cast<int>(below(random, partCount)));
            // Most of the time where the sizes are.
            const std::size_t limit =
                below(random, 2) != 0 ? std::min<std::size_t>(bytes.size(), 300) : bytes.size();
            bytes[below(random, limit)] = static_cast<std::byte>(below(random, 256));
        }
        SegmentHeader header = loadAt<SegmentHeader>(segment.columns, 0);
        header.ids.checksum = checksumOf(segment.ids);
        header.messages.checksum = checksumOf(segment.messages);
        header.attributes.checksum = checksumOf(segment.attributes);
        storeAt(segment.columns, 0, header);
        header.checksum = checksumOf(ByteSpan(segment.columns).subspan(checkedFrom));
        storeAt(segment.columns, 0, header);
        readAll(segment);
        if (const auto decoded = DecodedSegment::decode(segment.parts()))
            QVERIFY(std::is_sorted(decoded->entries().begin(), decoded->entries().end(), inSegmentOrder));
    }
}

QTEST_GUILESS_MAIN(TestSegmentDamage)
#include "tst_segmentdamage.moc"
