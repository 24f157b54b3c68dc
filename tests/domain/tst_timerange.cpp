// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "domain/timerange.h"

#include <QTest>

using namespace runglass;

namespace {

Micros at(const char *text)
{
    return *parseRfc3339(text);
}

} // namespace

class TestTimeRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isHalfOpen();
    void intersects();
    void lastDaysAreWholeLocalDays();
    void lastDaysSpanDaylightSaving();
};

void TestTimeRange::isHalfOpen()
{
    const TimeRange range{10, 20};
    QVERIFY(range.contains(10));
    QVERIFY(range.contains(19));
    QVERIFY(!range.contains(20));
    QCOMPARE(range.length(), Micros{10});
    QVERIFY((TimeRange{20, 20}.isEmpty()));
    QCOMPARE((TimeRange{20, 10}.length()), Micros{0});
}

void TestTimeRange::intersects()
{
    const TimeRange range{10, 20};
    QCOMPARE(range.intersected({15, 30}), (TimeRange{15, 20}));
    QCOMPARE(range.intersected(TimeRange::all()), range);
    QVERIFY(range.intersected({20, 30}).isEmpty());
    QVERIFY(range.intersected({0, 10}).isEmpty());
}

void TestTimeRange::lastDaysAreWholeLocalDays()
{
    const QTimeZone berlin("Europe/Berlin");
    // 00:30 in Berlin is still the day before in UTC.
    QCOMPARE(TimeRange::lastDays(7, at("2026-11-22T23:30:00Z"), berlin),
             (TimeRange{at("2026-11-16T23:00:00Z"), at("2026-11-23T23:00:00Z")}));
    QCOMPARE(TimeRange::lastDays(7, at("2026-11-22T23:30:00Z"), QTimeZone::utc()),
             (TimeRange{at("2026-11-16T00:00:00Z"), at("2026-11-23T00:00:00Z")}));
    QCOMPARE(TimeRange::lastDays(1, at("2026-11-22T12:00:00Z"), QTimeZone::utc()),
             (TimeRange{at("2026-11-22T00:00:00Z"), at("2026-11-23T00:00:00Z")}));
}

void TestTimeRange::lastDaysSpanDaylightSaving()
{
    const QTimeZone berlin("Europe/Berlin");
    const TimeRange spring = TimeRange::lastDays(2, at("2026-03-29T10:00:00Z"), berlin);
    QCOMPARE(spring.length(), 47 * microsPerHour);
    const TimeRange autumn = TimeRange::lastDays(1, at("2026-10-25T10:00:00Z"), berlin);
    QCOMPARE(autumn.length(), 25 * microsPerHour);

    // In Beirut the clock goes from 23:59:59 to 01:00:00: a day that does not begin at midnight.
    const QTimeZone beirut("Asia/Beirut");
    const TimeRange day = TimeRange::lastDays(1, at("2026-03-29T10:00:00Z"), beirut);
    QCOMPARE(day.length(), 23 * microsPerHour);
    QCOMPARE(day.from, at("2026-03-28T22:00:00Z"));
}

QTEST_GUILESS_MAIN(TestTimeRange)
#include "tst_timerange.moc"
