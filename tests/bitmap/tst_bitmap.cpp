// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bitmap/bitmap.h"
#include "bitmap/bitmaprank.h"
#include "support/seed.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <random>
#include <vector>

using namespace runglass;

namespace {

const std::vector<std::size_t> sizes{0, 1, 2, 63, 64, 65, 127, 128, 129, 511, 512, 513, 1000, 1024, 5000};
const std::vector<double> densities{0.0, 0.001, 0.1, 0.5, 0.99, 1.0};

std::vector<bool> randomBits(std::mt19937_64 &random, std::size_t size, double density)
{
    std::bernoulli_distribution chance(density);
    std::vector<bool> bits(size);
    for (std::size_t i = 0; i < size; ++i)
        bits[i] = chance(random);
    return bits;
}

Bitmap toBitmap(const std::vector<bool> &bits)
{
    Bitmap bitmap(bits.size());
    for (std::size_t i = 0; i < bits.size(); ++i) {
        if (bits[i])
            bitmap.set(i);
    }
    return bitmap;
}

std::vector<bool> toBits(const Bitmap &bitmap)
{
    std::vector<bool> bits(bitmap.size());
    for (std::size_t i = 0; i < bits.size(); ++i)
        bits[i] = bitmap.test(i);
    return bits;
}

/// The bits behind size() are clear, whatever was done before: counts rely on it.
bool hasCleanTail(const Bitmap &bitmap)
{
    return bitmap.size() % 64 == 0 || bitmap.words().back() >> (bitmap.size() % 64) == 0;
}

std::size_t countOf(const std::vector<bool> &bits, std::size_t begin, std::size_t end)
{
    return static_cast<std::size_t>(std::count(bits.begin() + static_cast<std::ptrdiff_t>(begin),
                                               bits.begin() + static_cast<std::ptrdiff_t>(end), true));
}

} // namespace

class TestBitmap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsClearOrSet();
    void combinesLikeBits();
    void countsAndSteps();
    void setsRanges();
    void takesOverWords();
    void resizes();
    void listsPositions();
    void ranksAndSelects();
    void selectsInMillions();
};

void TestBitmap::startsClearOrSet()
{
    for (const std::size_t size : sizes) {
        const Bitmap clear(size);
        QCOMPARE(clear.count(), std::size_t{0});
        QVERIFY(!clear.any());
        const Bitmap set(size, true);
        QCOMPARE(set.count(), size);
        QCOMPARE(set.any(), size > 0);
        QVERIFY(hasCleanTail(set));
    }
}

void TestBitmap::combinesLikeBits()
{
    std::mt19937_64 random(test::seed());
    for (const std::size_t size : sizes) {
        for (const double density : densities) {
            const std::vector<bool> a = randomBits(random, size, density);
            const std::vector<bool> b = randomBits(random, size, 0.5);
            std::vector<bool> both(size), either(size), without(size), opposite(size);
            for (std::size_t i = 0; i < size; ++i) {
                both[i] = a[i] && b[i];
                either[i] = a[i] || b[i];
                without[i] = a[i] && !b[i];
                opposite[i] = !a[i];
            }
            Bitmap bitmap = toBitmap(a);
            QCOMPARE(toBits(bitmap &= toBitmap(b)), both);
            QCOMPARE(bitmap.count(), countOf(both, 0, size));
            QCOMPARE(toBitmap(a).countCommon(toBitmap(b)), bitmap.count());
            bitmap = toBitmap(a);
            QCOMPARE(toBits(bitmap |= toBitmap(b)), either);
            bitmap = toBitmap(a);
            QCOMPARE(toBits(bitmap.andNot(toBitmap(b))), without);
            bitmap = toBitmap(a);
            bitmap.invert();
            QCOMPARE(toBits(bitmap), opposite);
            QVERIFY(hasCleanTail(bitmap));
            QCOMPARE(bitmap.count(), size - countOf(a, 0, size));
        }
    }
}

void TestBitmap::countsAndSteps()
{
    std::mt19937_64 random(test::seed());
    for (const std::size_t size : sizes) {
        for (const double density : densities) {
            const std::vector<bool> bits = randomBits(random, size, density);
            const Bitmap bitmap = toBitmap(bits);
            for (int round = 0; round < 50; ++round) {
                const std::size_t a = random() % (size + 1);
                const std::size_t b = random() % (size + 1);
                const auto [begin, end] = std::minmax(a, b);
                QCOMPARE(bitmap.count(begin, end), countOf(bits, begin, end));

                std::optional<std::size_t> next, previous;
                for (std::size_t i = size; i-- > a;) {
                    if (bits[i])
                        next = i;
                }
                for (std::size_t i = 0; i < a; ++i) {
                    if (bits[i])
                        previous = i;
                }
                QCOMPARE(bitmap.next(a), next);
                QCOMPARE(bitmap.previous(a), previous);
            }
            QCOMPARE(bitmap.next(size + 1000), std::nullopt);
            QCOMPARE(bitmap.previous(size + 1000), bitmap.previous(size));
        }
    }
}

void TestBitmap::setsRanges()
{
    std::mt19937_64 random(test::seed());
    for (const std::size_t size : sizes) {
        std::vector<bool> bits = randomBits(random, size, 0.5);
        Bitmap bitmap = toBitmap(bits);
        for (int round = 0; round < 200; ++round) {
            const std::size_t a = random() % (size + 1);
            const std::size_t b = random() % (size + 1);
            const auto [begin, end] = std::minmax(a, b);
            const bool value = (random() & 1) != 0;
            bitmap.setRange(begin, end, value);
            for (std::size_t i = begin; i < end; ++i)
                bits[i] = value;
            QCOMPARE(toBits(bitmap), bits);
            if (size > 0) {
                bitmap.reset(a % size);
                bits[a % size] = false;
            }
        }
        QVERIFY(hasCleanTail(bitmap));
    }
}

void TestBitmap::takesOverWords()
{
    std::mt19937_64 random(test::seed());
    for (int round = 0; round < 2000; ++round) {
        const std::size_t size = 1 + random() % 600;
        const std::size_t first = random() % size;
        const std::size_t count = random() % (size - first + 1);
        std::vector<bool> bits = randomBits(random, size, 0.5);
        Bitmap bitmap = toBitmap(bits);
        std::vector<std::uint64_t> words((count + 63) / 64);
        for (std::uint64_t &word : words)
            word = random(); // bits behind count are rubbish and must not be taken
        bitmap.assign(first, count, words);
        for (std::size_t i = 0; i < count; ++i)
            bits[first + i] = (words[i / 64] >> (i % 64) & 1) != 0;
        QCOMPARE(toBits(bitmap), bits);
        QVERIFY(hasCleanTail(bitmap));
    }
}

void TestBitmap::resizes()
{
    std::mt19937_64 random(test::seed());
    std::vector<bool> bits;
    Bitmap bitmap;
    for (int round = 0; round < 500; ++round) {
        const std::size_t size = random() % 400;
        bits.resize(size, false);
        bitmap.resize(size);
        QCOMPARE(toBits(bitmap), bits);
        QVERIFY(hasCleanTail(bitmap));
        for (std::size_t i = 0; i < size; i += 1 + random() % 5) {
            bits[i] = true;
            bitmap.set(i);
        }
    }
}

void TestBitmap::listsPositions()
{
    std::mt19937_64 random(test::seed());
    for (const std::size_t size : sizes) {
        for (const double density : densities) {
            const std::vector<bool> bits = randomBits(random, size, density);
            const Bitmap bitmap = toBitmap(bits);
            std::vector<std::uint32_t> expected;
            for (std::size_t i = 0; i < size; ++i) {
                if (bits[i])
                    expected.push_back(static_cast<std::uint32_t>(i));
            }
            QCOMPARE(bitmap.positions(), expected);
            std::reverse(expected.begin(), expected.end());
            QCOMPARE(bitmap.positionsDescending(), expected);
        }
    }
}

void TestBitmap::ranksAndSelects()
{
    std::mt19937_64 random(test::seed());
    for (const std::size_t size : sizes) {
        for (const double density : densities) {
            const std::vector<bool> bits = randomBits(random, size, density);
            const BitmapRank ranked(std::make_shared<const Bitmap>(toBitmap(bits)));
            QCOMPARE(ranked.count(), countOf(bits, 0, size));
            std::size_t rank = 0;
            for (std::size_t i = 0; i < size; ++i) {
                QCOMPARE(ranked.rank(i), rank);
                if (bits[i])
                    QCOMPARE(ranked.select(rank++), i);
            }
            QCOMPARE(ranked.rank(size), rank);
        }
    }
}

void TestBitmap::selectsInMillions()
{
    std::mt19937_64 random(test::seed());
    auto bitmap = std::make_shared<Bitmap>(10'000'019);
    // Long empty and long full stretches, which a regular pattern would never have.
    for (int stretch = 0; stretch < 200; ++stretch) {
        const std::size_t begin = random() % bitmap->size();
        bitmap->setRange(begin, std::min(bitmap->size(), begin + random() % 30'000));
    }
    const BitmapRank ranked(bitmap);
    for (int round = 0; round < 10'000; ++round) {
        const std::size_t rank = random() % ranked.count();
        const std::size_t position = ranked.select(rank);
        QVERIFY(bitmap->test(position));
        QCOMPARE(ranked.rank(position), rank);
    }
    QCOMPARE(ranked.select(0), *bitmap->next(0));
    QCOMPARE(ranked.select(ranked.count() - 1), *bitmap->previous(bitmap->size()));
}

QTEST_GUILESS_MAIN(TestBitmap)
#include "tst_bitmap.moc"
