// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "analysis/percentile.h"

#include "analysis/percentilecounter.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace runglass;

class TestPercentile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNearestRank_data();
    void isNearestRank();
    void meetsItsDefinition();
    void threeAtOnce_data();
    void threeAtOnce();
};

void TestPercentile::isNearestRank_data()
{
    QTest::addColumn<QList<qint64>>("values");
    QTest::addColumn<double>("percent");
    QTest::addColumn<qint64>("expected");

    QTest::newRow("one") << QList<qint64>{7} << 90.0 << qint64(7);
    QTest::newRow("ten, P90 is the ninth")
        << QList<qint64>{10, 9, 8, 7, 6, 5, 4, 3, 2, 1} << 90.0 << qint64(9);
    QTest::newRow("ten, P99 is the last")
        << QList<qint64>{10, 9, 8, 7, 6, 5, 4, 3, 2, 1} << 99.0 << qint64(10);
    QTest::newRow("ten, P91 is the last")
        << QList<qint64>{10, 9, 8, 7, 6, 5, 4, 3, 2, 1} << 91.0 << qint64(10);
    QTest::newRow("median of four") << QList<qint64>{4, 1, 3, 2} << 50.0 << qint64(2);
    QTest::newRow("P100") << QList<qint64>{4, 1, 3, 2} << 100.0 << qint64(4);
    QTest::newRow("tiny") << QList<qint64>{4, 1, 3, 2} << 0.001 << qint64(1);
    QTest::newRow("equal") << QList<qint64>{5, 5, 5} << 90.0 << qint64(5);
    QTest::newRow("negative") << QList<qint64>{-5, 0, 5} << 90.0 << qint64(5);

    // The worked examples of the nearest-rank method in "Percentile", Wikipedia.
    const QList<qint64> five{15, 20, 35, 40, 50};
    QTest::newRow("five, P5") << five << 5.0 << qint64(15);
    QTest::newRow("five, P30") << five << 30.0 << qint64(20);
    QTest::newRow("five, P40") << five << 40.0 << qint64(20);
    QTest::newRow("five, P50") << five << 50.0 << qint64(35);
    QTest::newRow("five, P100") << five << 100.0 << qint64(50);
    const QList<qint64> eleven{3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20};
    QTest::newRow("eleven, P25") << eleven << 25.0 << qint64(7);
    QTest::newRow("eleven, P50") << eleven << 50.0 << qint64(9);
    QTest::newRow("eleven, P75") << eleven << 75.0 << qint64(15);
    QTest::newRow("eleven, P100") << eleven << 100.0 << qint64(20);

    QList<qint64> hundred;
    for (qint64 i = 1; i <= 100; ++i)
        hundred.append(i);
    QTest::newRow("hundred, P99") << hundred << 99.0 << qint64(99);
    QTest::newRow("hundred, P90") << hundred << 90.0 << qint64(90);
}

void TestPercentile::isNearestRank()
{
    QFETCH(QList<qint64>, values);
    QFETCH(double, percent);
    QFETCH(qint64, expected);
    std::vector<std::int64_t> copy(values.begin(), values.end());
    QCOMPARE(nearestRank(copy, percent), std::optional<std::int64_t>(expected));
    QCOMPARE(nearestRank({}, percent), std::nullopt);
}

void TestPercentile::meetsItsDefinition()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 500; ++round) {
        std::vector<std::int64_t> values(1 + random.bounded(400u));
        for (auto &value : values)
            value = random.bounded(50); // many equal ones
        const int percent = 1 + random.bounded(100);
        const auto found = nearestRank(values, percent);
        QVERIFY(found);
        const auto atOrBelow =
            std::count_if(values.begin(), values.end(), [&](auto v) { return v <= *found; });
        const auto below = std::count_if(values.begin(), values.end(), [&](auto v) { return v < *found; });
        const auto wanted = static_cast<std::int64_t>(values.size()) * percent;
        QVERIFY(atOrBelow * 100 >= wanted);
        QVERIFY(below * 100 < wanted);
    }
}

void TestPercentile::threeAtOnce_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<qlonglong>("range");
    QTest::newRow("none") << 0 << 10LL;
    QTest::newRow("one") << 1 << 10LL;
    QTest::newRow("two") << 2 << 10LL;
    QTest::newRow("a hundred") << 100 << 1'000LL;
    QTest::newRow("many, few values") << 40'000 << 7LL;
    QTest::newRow("many, all alike") << 40'000 << 1LL;
    QTest::newRow("many") << 100'000 << 4'000'000'000LL;
    QTest::newRow("all of 32 bits") << 1'000 << 4'294'967'295LL;
}

void TestPercentile::threeAtOnce()
{
    QFETCH(int, count);
    QFETCH(qlonglong, range);
    QRandomGenerator random(11);
    std::vector<std::uint32_t> narrow(static_cast<std::size_t>(count));
    for (auto &value : narrow)
        value = static_cast<std::uint32_t>(random.generate64() % static_cast<quint64>(range));
    // The same spread over all of 64 bits, negative ones among them.
    std::vector<std::int64_t> wide;
    for (const std::uint32_t value : narrow)
        wide.push_back((std::int64_t{value} - 2'000'000'000) * 2'000'000'000);
    std::vector<std::int64_t> narrowCopy(narrow.begin(), narrow.end());
    std::vector<std::int64_t> wideCopy = wide;
    const auto each = [](std::vector<std::int64_t> &values) {
        return Percentiles{nearestRank(values, 50), nearestRank(values, 90), nearestRank(values, 99)};
    };
    PercentileCounter coarse(5);
    PercentileCounter fine(10);
    // The second time with what the first one left.
    for (int round = 0; round < 2; ++round) {
        for (PercentileCounter *counter : {&coarse, &fine}) {
            for (const std::uint32_t value : narrow)
                counter->add(value);
            counter->beginSecondLook();
            for (const std::uint32_t value : narrow)
                counter->addAgain(value);
            QVERIFY(counter->take() == each(narrowCopy));
        }
    }
    QVERIFY(percentilesOf(std::span(narrow)) == each(narrowCopy));
    QVERIFY(percentilesOf(std::span(wide)) == each(wideCopy));
}

QTEST_GUILESS_MAIN(TestPercentile)
#include "tst_percentile.moc"
