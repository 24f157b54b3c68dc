// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "figures/trendpoints.h"

#include <QTest>

using namespace runglass;

class TestTrendPoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyBucketsAreGaps();
    void severalBucketsMakeAPoint();
    void levelsAreAddedUp();
};

void TestTrendPoints::emptyBucketsAreGaps()
{
    std::vector<RunBucket> buckets(3);
    buckets[1].total = 4;
    buckets[1].failed = 1;
    buckets[1].p90Ms = 0;
    QCOMPARE(trendPoints(buckets, TrendFigure::Total, 10), (TrendPoints{{}, 4, {}}));
    QCOMPARE(trendPoints(buckets, TrendFigure::FailureRate, 10), (TrendPoints{{}, 25, {}}));
    QCOMPARE(trendPoints(buckets, TrendFigure::P90, 10), (TrendPoints{{}, 0, {}}));
    QCOMPARE(trendPoints(buckets, TrendFigure::P99, 10), (TrendPoints{{}, {}, {}}));
    QVERIFY(trendPoints(std::vector<RunBucket>(), TrendFigure::Total, 10).empty());
}

void TestTrendPoints::severalBucketsMakeAPoint()
{
    std::vector<RunBucket> buckets(7);
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        buckets[i].total = 10;
        buckets[i].failed = static_cast<std::int64_t>(i);
        buckets[i].p99Ms = static_cast<std::int64_t>(100 * (i % 3));
    }
    QCOMPARE(trendPoints(buckets, TrendFigure::Total, 3), (TrendPoints{30, 30, 10}));
    QCOMPARE(trendPoints(buckets, TrendFigure::FailureRate, 3), (TrendPoints{10, 40, 60}));
    QCOMPARE(trendPoints(buckets, TrendFigure::P99, 3), (TrendPoints{200, 200, 0}));
    for (std::size_t most = 1; most < 20; ++most)
        QVERIFY(trendPoints(buckets, TrendFigure::Total, most).size() <= most);
}

void TestTrendPoints::levelsAreAddedUp()
{
    std::vector<LogBucket> buckets(2);
    buckets[0].byLevel = {1, 2, 3, 0, 0, 4};
    QCOMPARE(trendPoints(buckets, 10), (TrendPoints{10, {}}));
    QCOMPARE(trendPoints(buckets, 1), (TrendPoints{10}));
}

QTEST_GUILESS_MAIN(TestTrendPoints)
#include "tst_trendpoints.moc"
