// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "analysis/percentile.h"

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

QTEST_GUILESS_MAIN(TestPercentile)
#include "tst_percentile.moc"
