// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "analysis/figurechange.h"
#include "analysis/histogram.h"
#include "analysis/logborders.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace runglass;

class TestFigureChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void compares_data();
    void compares();
    void percentOfNothing();
    void bordersOfADecade();
    void bordersAreEquallyFar();
    void trimsEmptyEnds();
    void histogramIsTheSameInAnyOrder();
};

void TestFigureChange::compares_data()
{
    using Kind = FigureChange::Kind;
    QTest::addColumn<double>("now");
    QTest::addColumn<double>("before");
    QTest::addColumn<double>("tolerance");
    QTest::addColumn<int>("kind");
    const double none = std::numeric_limits<double>::quiet_NaN();
    const auto add = [](const char *name, double now, double before, double tolerance, Kind kind) {
        QTest::newRow(name) << now << before << tolerance << static_cast<int>(kind);
    };
    add("higher", 1.82, 1.51, 0.01, Kind::Higher);
    add("lower", 9.40, 9.52, 0.01, Kind::Lower);
    add("equal", 3, 3, 0, Kind::Same);
    add("both nothing", 0, 0, 0, Kind::Same);
    add("hardly", 100, 100.5, 1, Kind::Same);
    add("from nothing", 1, 0, 0, Kind::Higher);
    add("to nothing", 0, 1, 0, Kind::Lower);
    add("not known now", none, 1, 0, Kind::NoData);
    add("not known before", 1, none, 0, Kind::NoData);
}

void TestFigureChange::compares()
{
    QFETCH(double, now);
    QFETCH(double, before);
    QFETCH(double, tolerance);
    QFETCH(int, kind);
    const FigureChange change = figureChange(now, before, tolerance);
    QCOMPARE(static_cast<int>(change.kind), kind);
    const auto optional = [](double number) {
        return std::isnan(number) ? std::nullopt : std::optional(number);
    };
    QCOMPARE(figureChange(optional(now), optional(before), tolerance), change);
}

void TestFigureChange::percentOfNothing()
{
    QVERIFY(!percentOf(3, 0));
    QCOMPARE(percentOf(3, 12), std::optional(25.0));
    QCOMPARE(percentOf(-3, 12), std::optional(-25.0));
}

void TestFigureChange::bordersOfADecade()
{
    // Round numbers of the R10 series of preferred numbers (ISO 3) where whole numbers reach them.
    QCOMPARE(logarithmicBorders(10, 999),
             (std::vector<std::int64_t>{0,  1,  2,  3,   4,   5,   6,   8,   10,  13,  16,  20,  25,  32,  40,
                                        50, 63, 79, 100, 126, 158, 200, 251, 316, 398, 501, 631, 794, 1000}));
    QCOMPARE(logarithmicBorders(10, 0), (std::vector<std::int64_t>{0, 1}));
}

void TestFigureChange::bordersAreEquallyFar()
{
    for (const int perDecade : {1, 3, 10, 20, 100}) {
        const auto borders = logarithmicBorders(perDecade, std::numeric_limits<std::int64_t>::max() - 1);
        QCOMPARE(borders.front(), std::int64_t{0});
        QCOMPARE(borders.back(), std::numeric_limits<std::int64_t>::max());
        QVERIFY(std::adjacent_find(borders.begin(), borders.end(), std::greater_equal<>()) == borders.end());
        const double step = std::pow(10.0, 1.0 / perDecade);
        for (std::size_t i = 1; i + 1 < borders.size() - 1; ++i) {
            if (borders[i] < 100 * perDecade)
                continue;
            const double ratio = static_cast<double>(borders[i + 1]) / static_cast<double>(borders[i]);
            QVERIFY(std::abs(ratio / step - 1) < 0.02);
        }
    }
}

void TestFigureChange::trimsEmptyEnds()
{
    const std::vector<std::int64_t> borders{0, 1, 2, 4, 8, 16};
    const auto result = trimmed(borders, std::vector<std::int64_t>{0, 3, 0, 2, 0});
    QCOMPARE(result.borders, (std::vector<std::int64_t>{1, 2, 4, 8}));
    QCOMPARE(result.counts, (std::vector<std::int64_t>{3, 0, 2}));
    QVERIFY(trimmed(borders, std::vector<std::int64_t>(5)).borders.empty());
    QVERIFY(trimmed({}, {}).counts.empty());
}

void TestFigureChange::histogramIsTheSameInAnyOrder()
{
    const std::vector<std::int64_t> borders = logarithmicBorders(20, 1'000'000'000);
    std::mt19937 random(7);
    std::lognormal_distribution<double> times(7, 3);
    std::vector<std::int64_t> values{0, 0, 3 * 7 * 86'400'000};
    for (int i = 0; i < 5000; ++i)
        values.push_back(static_cast<std::int64_t>(times(random)) % 1'000'000'000);
    const auto countsOf = [&](const std::vector<std::int64_t> &some) {
        Histogram histogram(borders);
        for (const std::int64_t value : some)
            histogram.add(value);
        return histogram.counts();
    };
    const auto counts = countsOf(values);
    QCOMPARE(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}),
             static_cast<std::int64_t>(values.size()) - (3 * 7 * 86'400'000LL >= borders.back() ? 1 : 0));
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto inside = std::count_if(values.begin(), values.end(), [&](std::int64_t value) {
            return value >= borders[i] && value < borders[i + 1];
        });
        QCOMPARE(counts[i], static_cast<std::int64_t>(inside));
    }
    std::shuffle(values.begin(), values.end(), random);
    QCOMPARE(countsOf(values), counts);
}

QTEST_GUILESS_MAIN(TestFigureChange)
#include "tst_figurechange.moc"
