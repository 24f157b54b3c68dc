// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "chartsample.h"

#include "charts/axisticks.h"
#include "charts/charttexts.h"
#include "charts/distributionlayout.h"
#include "charts/durationscale.h"
#include "charts/linepattern.h"
#include "charts/timechartlayout.h"
#include "timerange/rangechoice.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace runglass;

namespace {

/// As if every letter were eight pixels wide.
int widthOf(const QString &text)
{
    return static_cast<int>(text.size()) * 8;
}

TimeChartLayout::Look look(double width, double height = 150)
{
    TimeChartLayout::Look look;
    look.size = {width, height};
    look.lineHeight = 14;
    look.widthOf = widthOf;
    return look;
}

const DisplayValues berlin{QTimeZone("Europe/Berlin")};
constexpr Micros now = sample::chartStart + 7 * microsPerDay;

TimeChartLayout layoutOf(const TimeChartData &data, double width = 1000)
{
    return {&data, berlin, now, look(width)};
}

} // namespace

/// Where things of a chart lie, without a window.
class TestChartLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeTicksFit_data();
    void timeTicksFit();
    void timeTicksFollowTheClockOnTheWall();
    void countsAreRounded_data();
    void countsAreRounded();
    void durationsAreScaled_data();
    void durationsAreScaled();
    void linearScaleBeginsAtZero();
    void labelsAreSpreadOut();
    void bucketsAndPlacesAgree();
    void emptyBucketIsAGap();
    void bucketAloneIsADot();
    void neverMoreThanPixels();
    void rareFailureIsSeen();
    void hiddenSeriesMakeRoom();
    void deploymentLabelsDoNotTouch();
    void nothingIsDividedByZero();
    void dashesCoverTheirLine();
    void distributionIsALogarithmicAxis();
    void distributionMarkersDoNotTouch();
    void spansAreWrittenOut();
};

void TestChartLayout::timeTicksFit_data()
{
    QTest::addColumn<Micros>("length");
    QTest::addColumn<int>("width");
    QTest::addColumn<QStringList>("first");
    const auto row = [](const char *name, Micros length, int width, const char *first) {
        QTest::newRow(name) << length << width << QString::fromLatin1(first).split(QLatin1Char('|'));
    };
    row("15 minutes", 15 * microsPerMinute, 600, "16 Nov|00:02|00:04");
    row("a day", microsPerDay, 900, "16 Nov|02:00");
    row("a narrow day", microsPerDay, 300, "16 Nov|06:00");
    row("a week", 7 * microsPerDay, 1000, "16 Nov|12:00|17 Nov");
    row("a narrow week", 7 * microsPerDay, 480, "16 Nov|17 Nov");
    row("a quarter", 90 * microsPerDay, 1000, "23 Nov|7 Dec");
    row("three years", 1095 * microsPerDay, 700, "Jan 2027|Jul 2027");
    row("a century", Micros{36'500} * microsPerDay, 700, "2030|2040");
}

void TestChartLayout::timeTicksFit()
{
    QFETCH(Micros, length);
    QFETCH(int, width);
    QFETCH(QStringList, first);
    const auto ticks =
        timeTicks({sample::chartStart, sample::chartStart + length}, width, berlin, now, widthOf);
    QStringList labels;
    double free = 0;
    for (const AxisTick &tick : ticks) {
        QVERIFY(tick.place >= 0 && tick.place < width);
        if (tick.label.isEmpty())
            continue;
        QVERIFY2(tick.place >= free, qPrintable(tick.label));
        free = tick.place + widthOf(tick.label);
        QVERIFY(free <= width);
        labels.append(tick.label);
    }
    QCOMPARE(labels.mid(0, first.size()), first);
    QVERIFY(labels.size() <= width / 30);
}

/// Hours keep their names through a night in which the clocks are put back, and none is named twice.
void TestChartLayout::timeTicksFollowTheClockOnTheWall()
{
    const Micros start = startOfDay(QDate(2026, 10, 25), berlin.zone());
    const auto ticks = timeTicks({start, start + 25 * microsPerHour}, 400, berlin, now, widthOf);
    QStringList labels;
    for (const AxisTick &tick : ticks)
        labels.append(tick.label);
    QCOMPARE(labels.join(QLatin1Char('|')), QStringLiteral("25 Oct|06:00|12:00|18:00"));
    QCOMPARE(ticks[1].place, 7.0 / 25 * 400);
    // Where no midnight is on the axis the first label tells the day.
    const auto noon =
        timeTicks({start + 13 * microsPerHour, start + 16 * microsPerHour}, 400, berlin, now, widthOf);
    QCOMPARE(noon.front().label, QStringLiteral("25 Oct 12:00"));
}

void TestChartLayout::countsAreRounded_data()
{
    QTest::addColumn<qint64>("highest");
    QTest::addColumn<qint64>("end");
    for (const auto &[highest, end] : {std::pair<qint64, qint64>{-5, 1},
                                       {0, 1},
                                       {1, 1},
                                       {7, 8},
                                       {9, 10},
                                       {11, 20},
                                       {41, 50},
                                       {61'000, 80'000},
                                       {1'234'567, 2'000'000}})
        QTest::addRow("%lld", highest) << highest << end;
}

void TestChartLayout::countsAreRounded()
{
    QFETCH(qint64, highest);
    QTEST(qint64{roundedUp(highest)}, "end");
}

void TestChartLayout::durationsAreScaled_data()
{
    QTest::addColumn<qint64>("lowest");
    QTest::addColumn<qint64>("highest");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto row = [](const char *name, qint64 lowest, qint64 highest, const char *from, const char *to) {
        QTest::newRow(name) << lowest << highest << QString::fromLatin1(from) << QString::fromLatin1(to);
    };
    row("usual", 240, 9400, "200 ms", "10 s");
    row("one value", 300, 300, "200 ms", "500 ms");
    row("one round value", 200, 200, "100 ms", "500 ms");
    row("nothing but 0 ms", 0, 0, "1 ms", "2 ms");
    row("from 0 ms to 3 weeks", 0, 21LL * 86'400'000, "1 ms", "28 d");
    row("years", 1, 20'000LL * 86'400'000, "1 ms", "20000 d");
}

void TestChartLayout::durationsAreScaled()
{
    QFETCH(qint64, lowest);
    QFETCH(qint64, highest);
    const DurationScale scale = DurationScale::around(lowest, highest, true);
    QCOMPARE(DurationScale::label(scale.lowest()),
             *static_cast<QString *>(QTest::qData("from", QMetaType::QString)));
    QCOMPARE(DurationScale::label(scale.highest()),
             *static_cast<QString *>(QTest::qData("to", QMetaType::QString)));
    QVERIFY(scale.lowest() < scale.highest());
    QCOMPARE(scale.share(scale.lowest()), 0.0);
    QCOMPARE(scale.share(scale.highest()), 1.0);
    for (const qint64 inside : {lowest, highest})
        QVERIFY(scale.share(inside) >= 0 && scale.share(inside) <= 1);
    for (const int most : {2, 3, 4, 6}) {
        const auto ticks = scale.ticks(most);
        QVERIFY(std::ssize(ticks) >= 2 && std::ssize(ticks) <= most);
        QVERIFY(std::ranges::is_sorted(ticks, std::less_equal()));
        QCOMPARE(ticks.front(), scale.lowest());
        QCOMPARE(ticks.back(), scale.highest());
    }
}

void TestChartLayout::linearScaleBeginsAtZero()
{
    const DurationScale scale = DurationScale::around(7000, 9400, false);
    QCOMPARE(scale.lowest(), 0);
    QCOMPARE(scale.share(5000), 0.5);
    QCOMPARE(scale.ticks(3), (std::vector<std::int64_t>{0, 5000, 10'000}));
    QVERIFY(DurationScale::around(0, 0, false).highest() > 0);
}

void TestChartLayout::labelsAreSpreadOut()
{
    QCOMPARE(spreadOut({10, 12, 50}, 10, 0, 100), (std::vector<double>{10, 20, 50}));
    QCOMPARE(spreadOut({95, 99, 97}, 10, 0, 100), (std::vector<double>{80, 100, 90}));
    QCOMPARE(spreadOut({200}, 10, 0, 100), (std::vector<double>{100}));
    QVERIFY(spreadOut({}, 10, 0, 100).empty());
    const auto tight = spreadOut({5, 5, 5}, 10, 0, 10);
    QCOMPARE(tight, (std::vector<double>{0, 5, 10}));
}

void TestChartLayout::bucketsAndPlacesAgree()
{
    for (const int count : {1, 2, 13, 168, 720, 5000}) {
        const auto data = sample::runsOverTime(count);
        const TimeChartLayout layout = layoutOf(*data);
        for (int i = 0; i < count; ++i) {
            const auto bucket = static_cast<std::size_t>(i);
            const double middle = (layout.x(data->borders[bucket]) + layout.x(data->borders[bucket + 1])) / 2;
            QCOMPARE(layout.bucketAt(middle), std::optional(bucket));
            QVERIFY(layout.span(bucket, bucket).width() >= 1);
        }
        QCOMPARE(layout.bucketAt(-100), std::optional<std::size_t>(0));
        QCOMPARE(layout.bucketAt(5000), std::optional(static_cast<std::size_t>(count - 1)));
        QVERIFY(layout.span(static_cast<std::size_t>(count), static_cast<std::size_t>(count)).isEmpty());
    }
}

void TestChartLayout::emptyBucketIsAGap()
{
    const auto data = sample::runsOverTime(21); // 6, 13 and 20 are empty
    const TimeChartLayout layout = layoutOf(*data);
    for (const auto &pieces : layout.lines()) {
        QCOMPARE(pieces.size(), 3);
        for (const QPolygonF &piece : pieces)
            QCOMPARE(piece.size(), 6);
    }
    const double empty = layout.span(6, 6).center().x();
    QVERIFY(std::ranges::none_of(layout.bars(), [&](const TimeChartLayout::Bar &bar) {
        return bar.rect.left() <= empty && bar.rect.right() >= empty;
    }));
}

void TestChartLayout::bucketAloneIsADot()
{
    auto data = sample::runsOverTime(9);
    for (std::size_t i = 0; i < data->runs.size(); ++i) {
        if (i != 4)
            data->runs[i] = {};
    }
    const TimeChartLayout layout = layoutOf(*data);
    for (const auto &pieces : layout.lines()) {
        QCOMPARE(pieces.size(), 1);
        QCOMPARE(pieces.front().size(), 1);
    }
    QCOMPARE(layout.bars().size(), 2);
    // One value has its place between two others, not at an end of the axis.
    QCOMPARE(layout.durationMarks().size(), 3);
}

void TestChartLayout::neverMoreThanPixels()
{
    const auto data = sample::runsOverTime(20'000, BucketUnit::Minute);
    const double width = 400;
    const TimeChartLayout layout = layoutOf(*data, width);
    std::set<double> lefts;
    for (const TimeChartLayout::Bar &bar : layout.bars())
        lefts.insert(bar.rect.left());
    QVERIFY(lefts.size() <= width);
    for (const auto &pieces : layout.lines()) {
        std::size_t points = 0;
        for (const QPolygonF &piece : pieces)
            points += static_cast<std::size_t>(piece.size());
        QVERIFY(points > 0 && points <= width);
    }
}

void TestChartLayout::rareFailureIsSeen()
{
    auto data = sample::runsOverTime(1);
    data->runs[0] = {100'001, 100'000, 1, 0, 10, 20, 30};
    const TimeChartLayout layout = layoutOf(*data);
    QCOMPARE(layout.bars().size(), 2);
    QCOMPARE(layout.bars().front().series, 0); // Failed lies lowest
    QCOMPARE(layout.bars().front().rect.height(), 1.0);
    QCOMPARE(layout.bars().front().rect.bottom(), layout.counts().bottom());
    QCOMPARE(layout.bars().back().rect.bottom(), layout.bars().front().rect.top());
}

void TestChartLayout::hiddenSeriesMakeRoom()
{
    const auto data = sample::runsOverTime(24);
    TimeChartLayout::Look onlyFailed = look(1000);
    onlyFailed.hidden.set(1);
    onlyFailed.hidden.set(firstPercentile + 2);
    const TimeChartLayout layout(data.get(), berlin, now, onlyFailed);
    QVERIFY(std::ranges::none_of(layout.bars(), [](const auto &bar) { return bar.series == 1; }));
    QVERIFY(layout.lines()[2].empty());
    QVERIFY(!layout.lineEnds()[2]);
    double tallest = 0;
    for (const TimeChartLayout::Bar &bar : layout.bars())
        tallest = std::max(tallest, bar.rect.height());
    QVERIFY(tallest > layout.counts().height() / 2);
}

void TestChartLayout::deploymentLabelsDoNotTouch()
{
    auto data = sample::runsOverTime(48);
    data->deployments.clear();
    for (int i = 0; i < 12; ++i)
        data->deployments.push_back(
            {30 + i, sample::chartStart + (10 + i * i / 4) * microsPerHour, i % 2 == 1});
    const TimeChartLayout layout = layoutOf(*data);
    QCOMPARE(layout.deployments().size(), 12);
    double free = 0;
    int written = 0;
    for (const TimeChartLayout::Deployment &deployment : layout.deployments()) {
        if (deployment.label.isEmpty())
            continue;
        QVERIFY(deployment.x + 4 >= free);
        free = deployment.x + 4 + widthOf(deployment.label);
        ++written;
    }
    QVERIFY(written >= 4 && written < 12);
    QCOMPARE(layout.deployments().back().label, QString::fromUtf8("≈ v41 first run"));
}

void TestChartLayout::nothingIsDividedByZero()
{
    const auto check = [](const TimeChartData *data, QSizeF size) {
        TimeChartLayout::Look small = look(size.width(), size.height());
        for (const bool logarithmic : {true, false}) {
            small.logarithmic = logarithmic;
            const TimeChartLayout layout(data, berlin, now, small);
            for (const TimeChartLayout::Bar &bar : layout.bars())
                QVERIFY(std::isfinite(bar.rect.top()) && std::isfinite(bar.rect.height()));
            for (const auto &pieces : layout.lines()) {
                for (const QPolygonF &piece : pieces) {
                    for (const QPointF &point : piece)
                        QVERIFY(std::isfinite(point.x()) && std::isfinite(point.y()));
                }
            }
            (void)layout.bucketAt(size.width() / 2);
        }
    };
    auto none = sample::runsOverTime(24);
    for (RunBucket &bucket : none->runs)
        bucket = {};
    auto failed = none;
    failed = sample::runsOverTime(24);
    for (RunBucket &bucket : failed->runs)
        bucket = {5, 0, 5, 0, {}, {}, {}};
    auto running = sample::runsOverTime(24);
    for (RunBucket &bucket : running->runs)
        bucket = {5, 0, 0, 5, {}, {}, {}};
    auto instant = sample::runsOverTime(1);
    instant->runs[0] = {1, 1, 0, 0, 0, 0, 0};
    auto slow = sample::runsOverTime(1);
    slow->runs[0] = {1, 1, 0, 0, 21LL * 86'400'000, 21LL * 86'400'000, 21LL * 86'400'000};
    auto empty = std::make_shared<TimeChartData>();
    auto moment = sample::runsOverTime(1);
    moment->borders[1] = moment->borders[0];
    for (const auto &data : {none, failed, running, instant, slow, empty, moment}) {
        for (const QSizeF size : {QSizeF(1000, 150), QSizeF(60, 40), QSizeF(1, 1), QSizeF(0, 0)})
            check(data.get(), size);
    }
    check(nullptr, {1000, 150});
    const TimeChartLayout allFailed = layoutOf(*failed);
    QVERIFY(allFailed.durationMarks().empty());
    QCOMPARE(allFailed.bars().size(), 24);
}

void TestChartLayout::dashesCoverTheirLine()
{
    const QPolygonF line{{0, 0}, {30, 40}, {30, 40}, {90, 40}};
    for (const Qt::PenStyle style : {Qt::DashLine, Qt::DotLine}) {
        double drawn = 0;
        for (const QLineF &dash : dashesOf(line, style)) {
            QVERIFY(dash.length() > 0 && dash.length() <= 6.001);
            drawn += dash.length();
        }
        QVERIFY(drawn > 0.3 * 110 && drawn < 0.7 * 110);
    }
    QVERIFY(dashesOf({}, Qt::DashLine).isEmpty());
}

void TestChartLayout::distributionIsALogarithmicAxis()
{
    const auto data = sample::durations(40);
    const DistributionLayout layout(data.get(), berlin, {{1000, 150}, 14, widthOf, {}});
    QCOMPARE(layout.rects().size(), 40);
    double before = layout.x(0);
    for (const std::int64_t ms : {10, 100, 1000, 10'000, 100'000}) {
        QVERIFY(layout.x(ms) >= before);
        before = layout.x(ms);
    }
    // A decade is as wide as another.
    QVERIFY(std::abs((layout.x(1000) - layout.x(100)) - (layout.x(10'000) - layout.x(1000))) < 60);
    for (std::size_t bucket = 0; bucket < 40; ++bucket)
        QCOMPARE(layout.bucketAt(layout.span(bucket, bucket).center().x()), std::optional(bucket));
    QStringList marks;
    for (const AxisTick &mark : layout.durationMarks())
        marks.append(mark.label);
    QVERIFY(marks.contains(QStringLiteral("1 s")));
    const DistributionLayout nothing(nullptr, berlin, {{1000, 150}, 14, widthOf, {}});
    QVERIFY(!nothing.bucketAt(10));
    DistributionData none;
    const DistributionLayout without(&none, berlin, {{0, 0}, 14, widthOf, {}});
    QVERIFY(without.rects().empty());
}

void TestChartLayout::distributionMarkersDoNotTouch()
{
    auto data = sample::durations(40);
    for (const Percentiles &percentiles :
         {Percentiles{500, 501, 502}, Percentiles{90'000, 95'000, 99'000}, Percentiles{10, 10, 10}}) {
        data->percentiles = percentiles;
        const DistributionLayout layout(data.get(), berlin, {{600, 150}, 14, widthOf, {}});
        QCOMPARE(layout.markers().size(), 3);
        double free = 0;
        for (const DistributionLayout::Marker &marker : layout.markers()) {
            QVERIFY(marker.labelLeft >= free);
            free = marker.labelLeft + widthOf(marker.label);
            QVERIFY(free <= 600);
        }
    }
}

void TestChartLayout::spansAreWrittenOut()
{
    const auto span = [](Micros from, Micros to, BucketUnit unit) {
        return ChartTexts::span({sample::chartStart + from, sample::chartStart + to}, unit, berlin, now);
    };
    QCOMPARE(span(14 * microsPerHour, 15 * microsPerHour, BucketUnit::Hour),
             QString::fromUtf8("Mon 16 Nov 14:00 – 15:00"));
    QCOMPARE(span(23 * microsPerHour, 24 * microsPerHour, BucketUnit::Hour),
             QString::fromUtf8("Mon 16 Nov 23:00 – 00:00"));
    QCOMPARE(span(23 * microsPerHour, 26 * microsPerHour, BucketUnit::Hour),
             QString::fromUtf8("Mon 16 Nov 23:00 – Tue 17 Nov 02:00"));
    QCOMPARE(span(0, microsPerDay, BucketUnit::Day), QStringLiteral("Mon 16 Nov"));
    QCOMPARE(span(0, 3 * microsPerDay, BucketUnit::Day), QString::fromUtf8("Mon 16 Nov – Wed 18 Nov"));
    const auto data = sample::runsOverTime(24);
    const ChartReadout one = ChartTexts::buckets(*data, 16, 16, berlin, now);
    QVERIFY(one.spoken().contains(QStringLiteral("P99 ")));
    QVERIFY(one.spoken().contains(QStringLiteral("v38 deployed")));
    // Percentiles of several buckets can't be told from theirs.
    const ChartReadout several = ChartTexts::buckets(*data, 3, 9, berlin, now);
    QVERIFY(!several.spoken().contains(QStringLiteral("P99")));
    QVERIFY(several.spoken().contains(QStringLiteral("Failed 6")));
}

QTEST_MAIN(TestChartLayout)
#include "tst_chartlayout.moc"
