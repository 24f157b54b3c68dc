// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "timerange/precedingrange.h"
#include "timerange/rangetext.h"
#include "timerange/rangezoom.h"

#include <QTest>

using namespace runglass;

namespace {

Micros at(const char *rfc3339)
{
    return parseRfc3339(rfc3339).value();
}

QString shown(const std::optional<TimeRange> &range)
{
    const auto text = [](Micros time) {
        return QString::fromStdString(formatRfc3339(time)).remove(QLatin1String(".000"));
    };
    return range ? text(range->from) + QLatin1String(" to ") + text(range->to) : QStringLiteral("none");
}

} // namespace

class TestPrecedingRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void precedes_data();
    void precedes();
    void neverOverlaps();
    void zoomsAndGoesBack();
    void anotherChoiceForgetsTheWay();
    void tooShortIsNoZoom();
};

void TestPrecedingRange::precedes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("before");
    const auto add = [](const char *typed, const char *before) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(before);
    };
    // Now is Wednesday 28 October 2026, 12:00 in Berlin (UTC+1); the clock was put back on the 25th.
    add("all time", "none");
    add("today", "2026-10-26T23:00:00Z to 2026-10-27T11:00:00Z");
    add("yesterday", "2026-10-25T23:00:00Z to 2026-10-26T23:00:00Z");
    add("last 15 minutes", "2026-10-28T10:30:00Z to 2026-10-28T10:45:00Z");
    add("last hour", "2026-10-28T09:00:00Z to 2026-10-28T10:00:00Z");
    add("last 24 hours", "2026-10-26T11:00:00Z to 2026-10-27T11:00:00Z");
    // From the 22nd to the 28th: from the 15th to the 21st at noon, which is 10:00 UTC.
    add("last 7 days", "2026-10-14T22:00:00Z to 2026-10-21T10:00:00Z");
    add("this week", "2026-10-22T22:00:00Z to 2026-10-25T11:00:00Z");
    // As long as September is, not August.
    add("last month", "2026-08-01T22:00:00Z to 2026-08-31T22:00:00Z");
    add("2026-10-01 .. 2026-10-07", "2026-09-23T22:00:00Z to 2026-09-30T22:00:00Z");
    add("2026-10-26 ..", "2026-10-23T11:00:00Z to 2026-10-25T23:00:00Z");
    add(".. 2026-10-26", "none");
    add("2026-10-28T09:30:00Z .. 2026-10-28T10:00:00Z", "2026-10-28T09:00:00Z to 2026-10-28T09:30:00Z");
    // Half of it has passed.
    add("2026-10-28T10:00:00Z .. 2026-10-28T12:00:00Z", "2026-10-28T08:00:00Z to 2026-10-28T09:00:00Z");
    add("2026-10-29 .. 2026-10-30", "none");
}

void TestPrecedingRange::precedes()
{
    QFETCH(QString, typed);
    QFETCH(QString, before);
    const QTimeZone berlin("Europe/Berlin");
    const auto choice = parseRange(typed);
    QVERIFY(choice.ok());
    QCOMPARE(shown(precedingRange(*choice, at("2026-10-28T11:00:00Z"), berlin, Qt::Monday)), before);
}

void TestPrecedingRange::neverOverlaps()
{
    for (const char *zone : {"UTC", "Europe/Berlin", "America/Havana", "Pacific/Apia"}) {
        const QTimeZone where(zone);
        for (Micros now = at("2026-10-20T00:00:00Z"); now < at("2026-11-05T00:00:00Z");
             now += 7 * microsPerHour + 13 * microsPerSecond + 7) {
            for (const RangeChoice &choice : RangeChoice::presets()) {
                const auto before = precedingRange(choice, now, where, Qt::Sunday);
                if (!before)
                    continue;
                const TimeRange range = choice.resolve(now, where, Qt::Sunday);
                QVERIFY(!before->isEmpty());
                QVERIFY(before->to <= range.from);
                // But for the hours by which the clock is changed in either, it is as long as what has
                // passed.
                const Micros passed = std::min(range.to, now) - range.from;
                QVERIFY(std::abs(before->length() - passed) <= 2 * microsPerHour);
            }
        }
    }
}

void TestPrecedingRange::zoomsAndGoesBack()
{
    RangeZoom zoom;
    QVERIFY(!zoom.canGoBack());
    const RangeChoice week;
    const TimeRange day{at("2026-10-27T00:00:00Z"), at("2026-10-28T00:00:00Z")};
    const TimeRange hour{at("2026-10-27T10:00:00Z"), at("2026-10-27T11:00:00Z")};
    const auto first = zoom.zoomTo(week, day);
    QCOMPARE(first, std::optional(RangeChoice{day}));
    const auto second = zoom.zoomTo(*first, hour);
    QCOMPARE(second, std::optional(RangeChoice{hour}));
    zoom.follow(*second);
    QCOMPARE(zoom.back(), RangeChoice{day});
    zoom.follow({day});
    QVERIFY(zoom.canGoBack());
    QCOMPARE(zoom.back(), week);
    QVERIFY(!zoom.canGoBack());
}

void TestPrecedingRange::anotherChoiceForgetsTheWay()
{
    RangeZoom zoom;
    const RangeChoice week;
    const TimeRange day{at("2026-10-27T00:00:00Z"), at("2026-10-28T00:00:00Z")};
    QVERIFY(zoom.zoomTo(week, day));
    zoom.follow({RangeChoice::AllTime{}});
    QVERIFY(!zoom.canGoBack());
}

void TestPrecedingRange::tooShortIsNoZoom()
{
    RangeZoom zoom;
    const Micros time = at("2026-10-27T00:00:00Z");
    QVERIFY(!zoom.zoomTo({}, {time, time}));
    QVERIFY(!zoom.zoomTo({}, {time, time + microsPerSecond - 1}));
    QVERIFY(!zoom.zoomTo({TimeRange{time, time + microsPerDay}}, {time, time + microsPerDay}));
    QVERIFY(!zoom.canGoBack());
    for (int i = 0; i < 1000; ++i) {
        const TimeRange range{time + i, time + microsPerDay};
        QVERIFY(zoom.zoomTo({TimeRange{time + i - 1, time + microsPerDay}}, range));
    }
    int steps = 0;
    while (zoom.canGoBack()) {
        (void)zoom.back();
        ++steps;
    }
    QCOMPARE(steps, 50);
}

QTEST_GUILESS_MAIN(TestPrecedingRange)
#include "tst_precedingrange.moc"
