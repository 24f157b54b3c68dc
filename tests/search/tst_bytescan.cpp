// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/anchor.h"
#include "search/bytescan.h"
#include "search/candidatescan.h"
#include "search/textblock.h"
#include "search/vectortargets.h"
#include "support/seed.h"

#include <QTest>

#include <array>
#include <cstring>
#include <memory>
#include <random>
#include <set>
#include <string>

using namespace runglass;

namespace {

/// A copy that ends where its allocation ends, at any alignment: AddressSanitizer sees a byte read too many.
class TightCopy
{
public:
    TightCopy(std::string_view text, std::size_t alignment)
        : m_bytes(std::make_unique<char[]>(text.size() + alignment))
        , m_view(m_bytes.get() + alignment, text.size())
    {
        std::memcpy(m_bytes.get() + alignment, text.data(), text.size());
    }
    std::string_view view() const { return m_view; }

private:
    std::unique_ptr<char[]> m_bytes;
    std::string_view m_view;
};

std::string randomBytes(std::mt19937_64 &random, std::size_t size)
{
    static constexpr char few[] = {'a', 'A', 'b', '\x80', '\xFF', '\0'};
    std::string bytes(size, '\0');
    for (char &byte : bytes)
        byte = few[random() % std::size(few)];
    return bytes;
}

BytePair randomPair(std::mt19937_64 &random, std::size_t farthest)
{
    const auto test = [&]() -> ByteTest {
        const auto mask = static_cast<std::uint8_t>(std::array{0, 0x20, 0x81}[random() % 3]);
        return {mask,
                static_cast<std::uint8_t>(mask | static_cast<unsigned char>("ab\x80\xFF\0"[random() % 5]))};
    };
    return {test(), random() % (farthest + 1), test(), random() % (farthest + 1), random() % 4 == 0};
}

std::vector<std::size_t> sizesAroundVectors()
{
    std::vector<std::size_t> sizes;
    for (std::size_t size = 0; size <= 200; ++size)
        sizes.push_back(size);
    for (const std::size_t edge : {256, 512, 1024, 4096, 4160, 8192}) {
        for (std::size_t size = edge - 2; size <= edge + 2; ++size)
            sizes.push_back(size);
    }
    return sizes;
}

void eachTarget()
{
    QTest::addColumn<qint64>("target");
    for (const std::int64_t target : test::vectorTargets())
        QTest::newRow(hwy::TargetName(target)) << qint64(target);
}

} // namespace

class TestByteScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasSeveralTargets();
    void marksWhatAPlainLoopMarks_data() { eachTarget(); }
    void marksWhatAPlainLoopMarks();
    void visitsEveryCandidateOnce_data() { eachTarget(); }
    void visitsEveryCandidateOnce();
    void skipsWhatTheVisitorSkips_data() { eachTarget(); }
    void skipsWhatTheVisitorSkips();
    void seesNonAsciiAnywhere_data() { eachTarget(); }
    void seesNonAsciiAnywhere();
    void knowsTheTraitsOfAText();
    void makesTestsThatAcceptTheirBytes();
    void anchorsOnWhatIsRare();
};

void TestByteScan::hasSeveralTargets()
{
    // On x86 at least the baseline and one with real vectors; else the data-driven tests prove little.
    QVERIFY(test::vectorTargets().size() >= 2);
}

void TestByteScan::marksWhatAPlainLoopMarks()
{
    QFETCH(qint64, target);
    const test::VectorTarget chosen(target);
    std::mt19937_64 random(test::seed());
    for (std::size_t count = 1; count <= scanStep; count += count < 300 ? 1 : 61) {
        const BytePair pair = randomPair(random, 40);
        const std::size_t reach = std::max(pair.firstOffset, pair.secondOffset);
        const TightCopy text(randomBytes(random, count + reach), random() % 64);
        std::array<std::uint64_t, scanStep / 64> words;
        words.fill(~std::uint64_t{0});
        const std::uint64_t filled = scanBytes(text.view().data(), count, pair, words.data());
        for (std::size_t p = 0; p < (count + 63) / 64 * 64; ++p) {
            const bool expected = p < count && pair.accepts(text.view().data() + p);
            QCOMPARE((words[p / 64] >> (p % 64) & 1) != 0, expected);
        }
        for (std::size_t word = 0; word < 64; ++word)
            QCOMPARE((filled >> word & 1) != 0, word * 64 < count && words[word] != 0);
    }
}

void TestByteScan::visitsEveryCandidateOnce()
{
    QFETCH(qint64, target);
    const test::VectorTarget chosen(target);
    std::mt19937_64 random(test::seed());
    for (const std::size_t size : sizesAroundVectors()) {
        const BytePair pair = randomPair(random, 5);
        const std::size_t extent = std::max(pair.firstOffset, pair.secondOffset) + 1 + random() % 3;
        const TightCopy text(randomBytes(random, size), size % 64);
        std::vector<std::size_t> visited, expected;
        forEachCandidate(text.view(), pair, extent, [&](std::size_t position) {
            visited.push_back(position);
            return position + 1;
        });
        for (std::size_t p = 0; p + extent <= size; ++p) {
            if (pair.accepts(text.view().data() + p))
                expected.push_back(p);
        }
        QCOMPARE(visited, expected);
    }
}

void TestByteScan::skipsWhatTheVisitorSkips()
{
    QFETCH(qint64, target);
    const test::VectorTarget chosen(target);
    std::mt19937_64 random(test::seed());
    for (int round = 0; round < 300; ++round) {
        const std::size_t size = random() % 20'000;
        const BytePair pair = randomPair(random, 5);
        const std::size_t extent = std::max(pair.firstOffset, pair.secondOffset) + 1;
        const TightCopy text(randomBytes(random, size), random() % 64);
        const std::size_t longest = std::array<std::size_t, 4>{2, 70, 500, 9000}[random() % 4];
        std::vector<std::size_t> skips(64);
        for (std::size_t &skip : skips)
            skip = 1 + random() % longest;

        std::vector<std::size_t> visited, expected;
        forEachCandidate(text.view(), pair, extent, [&](std::size_t position) {
            visited.push_back(position);
            return position + skips[visited.size() % skips.size()];
        });
        for (std::size_t p = 0; p + extent <= size;) {
            if (!pair.accepts(text.view().data() + p)) {
                ++p;
                continue;
            }
            expected.push_back(p);
            p += skips[expected.size() % skips.size()];
        }
        QCOMPARE(visited, expected);
    }
}

void TestByteScan::seesNonAsciiAnywhere()
{
    QFETCH(qint64, target);
    const test::VectorTarget chosen(target);
    for (const std::size_t size : sizesAroundVectors()) {
        std::string text(size, '\x7F');
        QVERIFY(!hasNonAscii(TightCopy(text, size % 64).view()));
        for (std::size_t at = 0; at < size; at += size < 300 ? 1 : 37) {
            text[at] = '\x80';
            QVERIFY(hasNonAscii(TightCopy(text, at % 64).view()));
            text[at] = '\x7F';
        }
    }
}

void TestByteScan::knowsTheTraitsOfAText()
{
    const TextTraits ascii{.nonAscii = false, .foldsToAscii = false};
    const TextTraits other{.nonAscii = true, .foldsToAscii = false};
    const TextTraits folds{.nonAscii = true, .foldsToAscii = true};
    QCOMPARE(traitsOf({}), ascii);
    QCOMPARE(traitsOf("Kelvin s"), ascii);
    QCOMPARE(traitsOf("größer"), other);
    QCOMPARE(traitsOf("\xFF"), other);
    QCOMPARE(traitsOf(std::string(5000, 'x') + "\u017F"), folds);
    QCOMPARE(traitsOf("300 \u212A" + std::string(5000, 'x')), folds);
    QCOMPARE(TextTraits{}, folds);
}

void TestByteScan::makesTestsThatAcceptTheirBytes()
{
    std::mt19937_64 random(test::seed());
    for (int round = 0; round < 1000; ++round) {
        std::vector<std::uint8_t> bytes(1 + random() % 4);
        for (std::uint8_t &byte : bytes)
            byte = static_cast<std::uint8_t>(random());
        const ByteTest test = testFor(bytes);
        for (const std::uint8_t byte : bytes)
            QVERIFY(test.accepts(byte));
        unsigned sum = 0;
        for (unsigned byte = 0; byte < 256; ++byte) {
            const auto one = static_cast<std::uint8_t>(byte);
            sum += test.accepts(one) ? frequencyOf(testFor({&one, 1})) : 0;
        }
        QCOMPARE(frequencyOf(test), sum);
    }
}

void TestByteScan::anchorsOnWhatIsRare()
{
    const auto anchors = [](std::string_view word) {
        std::vector<ByteTest> tests;
        for (const char c : word)
            tests.push_back({0, static_cast<std::uint8_t>(c)});
        const BytePair pair = rarestPair(tests);
        return std::set<char>{word[pair.firstOffset], word[pair.secondOffset]};
    };
    QCOMPARE(anchors("tea"), (std::set<char>{'t', 'a'}));
    QCOMPARE(anchors("taxi quota"), (std::set<char>{'x', 'q'}));
    QCOMPARE(anchors("e"), std::set<char>{'e'});
}

QTEST_GUILESS_MAIN(TestByteScan)
#include "tst_bytescan.moc"
