// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "analysis/histogram.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace runglass;

class TestHistogram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsByBorders();
    void noBuckets();
    void agreesWithPlainCounting();
};

void TestHistogram::countsByBorders()
{
    // The lower border is inside, the upper one is not.
    const std::vector<std::int64_t> borders{10, 20, 30, 40};
    Histogram histogram(borders);
    for (const std::int64_t value : {9, 10, 19, 20, 20, 29, 30, 39, 39, 40, 100, -5})
        histogram.add(value);
    QCOMPARE(histogram.counts(), (std::vector<std::int64_t>{2, 3, 3}));
}

void TestHistogram::noBuckets()
{
    Histogram none({});
    none.add(1);
    QVERIFY(none.counts().empty());
    const std::vector<std::int64_t> border{5};
    Histogram one(border);
    one.add(5);
    QVERIFY(one.counts().empty());
}

void TestHistogram::agreesWithPlainCounting()
{
    QRandomGenerator random(3);
    // Near and far, and to the very ends of the numbers.
    const std::vector<std::int64_t> borders{
        -1'000'000'000'000, -3, 0, 1, 70'000, 1'000'000, std::numeric_limits<std::int64_t>::max()};
    Histogram histogram(borders);
    std::vector<std::int64_t> expected(borders.size() - 1);
    for (int i = 0; i < 20'000; ++i) {
        const auto value = static_cast<std::int64_t>(random.generate64()) >> random.bounded(64);
        histogram.add(value);
        for (std::size_t bucket = 0; bucket < expected.size(); ++bucket)
            expected[bucket] += value >= borders[bucket] && value < borders[bucket + 1];
    }
    QCOMPARE(histogram.counts(), expected);
}

QTEST_GUILESS_MAIN(TestHistogram)
#include "tst_histogram.moc"
