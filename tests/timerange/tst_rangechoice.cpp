// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "support/seed.h"
#include "timerange/rangechoice.h"
#include "timerange/rangelabel.h"
#include "timerange/rangetext.h"

#include <QDateTime>
#include <QTest>

#include <random>

using namespace runglass;

namespace {

Micros at(const char *rfc3339)
{
    return parseRfc3339(rfc3339).value();
}

QString shown(const TimeRange &range)
{
    const auto text = [](Micros time) {
        return QString::fromStdString(formatRfc3339(time)).remove(QLatin1String(".000"));
    };
    const TimeRange all = TimeRange::all();
    return (range.from == all.from ? QStringLiteral("…") : text(range.from)) + QLatin1String(" to ") +
           (range.to == all.to ? QStringLiteral("…") : text(range.to));
}

const QTimeZone &berlin()
{
    static const QTimeZone zone("Europe/Berlin");
    return zone;
}

} // namespace

class TestRangeChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resolves_data();
    void resolves();
    void weeksBeginAsTheLocaleSays();
    void daysHaveTheLengthTheirZoneGivesThem();
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void readsWhatItPrints();
    void presetsAreAllThere();
    void labels_data();
    void labels();
};

void TestRangeChoice::resolves_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("range");
    const auto add = [](const char *typed, const char *range) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(range);
    };
    // Now is Monday 23 November 2026, 00:30 in Berlin (UTC+1): in UTC still Sunday.
    add("all time", "… to …");
    add("last 15 minutes", "2026-11-22T23:15:00Z to 2026-11-22T23:30:00Z");
    add("last hour", "2026-11-22T22:30:00Z to 2026-11-22T23:30:00Z");
    add("last 24 hours", "2026-11-21T23:30:00Z to 2026-11-22T23:30:00Z");
    add("last 36h", "2026-11-21T11:30:00Z to 2026-11-22T23:30:00Z");
    add("today", "2026-11-22T23:00:00Z to 2026-11-23T23:00:00Z");
    add("yesterday", "2026-11-21T23:00:00Z to 2026-11-22T23:00:00Z");
    add("this week", "2026-11-22T23:00:00Z to 2026-11-23T23:00:00Z");
    add("last 7 days", "2026-11-16T23:00:00Z to 2026-11-23T23:00:00Z");
    add("this month", "2026-10-31T23:00:00Z to 2026-11-23T23:00:00Z");
    // Summer time ends on 25 October.
    add("last month", "2026-09-30T22:00:00Z to 2026-10-31T23:00:00Z");
    add("last 30 days", "2026-10-24T22:00:00Z to 2026-11-23T23:00:00Z");
    add("last 90 days", "2026-08-25T22:00:00Z to 2026-11-23T23:00:00Z");
    add("this year", "2025-12-31T23:00:00Z to 2026-11-23T23:00:00Z");
    add("last year", "2024-12-31T23:00:00Z to 2025-12-31T23:00:00Z");
    add("2026-11-01 .. 2026-11-07", "2026-10-31T23:00:00Z to 2026-11-07T23:00:00Z");
    add("2026-11-01 .. 2026-11-07 12:00", "2026-10-31T23:00:00Z to 2026-11-07T11:00:00Z");
    add("2026-11-01 09:30 .. 2026-11-07", "2026-11-01T08:30:00Z to 2026-11-07T23:00:00Z");
    add("2026-11-01 ..", "2026-10-31T23:00:00Z to …");
    add(".. 2026-11-01", "… to 2026-11-01T23:00:00Z");
    add("2026-11-01T08:00:00Z .. 2026-11-01T12:00:00+02:00", "2026-11-01T08:00:00Z to 2026-11-01T10:00:00Z");
    // Days of 25 and of 23 hours, and an hour that does not exist.
    add("2026-10-25", "2026-10-24T22:00:00Z to 2026-10-25T23:00:00Z");
    add("2026-03-29", "2026-03-28T23:00:00Z to 2026-03-29T22:00:00Z");
    add("2026-03-29 03:00 .. 2026-03-29 04:00", "2026-03-29T01:00:00Z to 2026-03-29T02:00:00Z");
}

void TestRangeChoice::resolves()
{
    QFETCH(QString, typed);
    QFETCH(QString, range);
    const auto choice = parseRange(typed);
    QVERIFY2(choice.ok(), choice.ok() ? "" : qPrintable(choice.error().oneLine()));
    QCOMPARE(shown(choice->resolve(at("2026-11-22T23:30:00Z"), berlin(), Qt::Monday)), range);
}

void TestRangeChoice::weeksBeginAsTheLocaleSays()
{
    const RangeChoice week{RangeChoice::Period::ThisWeek};
    const Micros wednesday = at("2026-11-18T12:00:00Z");
    const QTimeZone utc = QTimeZone::utc();
    QCOMPARE(shown(week.resolve(wednesday, utc, Qt::Monday)),
             QStringLiteral("2026-11-16T00:00:00Z to 2026-11-19T00:00:00Z"));
    QCOMPARE(shown(week.resolve(wednesday, utc, Qt::Sunday)),
             QStringLiteral("2026-11-15T00:00:00Z to 2026-11-19T00:00:00Z"));
    QCOMPARE(shown(week.resolve(wednesday, utc, Qt::Saturday)),
             QStringLiteral("2026-11-14T00:00:00Z to 2026-11-19T00:00:00Z"));
    QCOMPARE(shown(week.resolve(wednesday, utc, Qt::Wednesday)),
             QStringLiteral("2026-11-18T00:00:00Z to 2026-11-19T00:00:00Z"));
    QCOMPARE(shown(week.resolve(wednesday, utc, Qt::Thursday)),
             QStringLiteral("2026-11-12T00:00:00Z to 2026-11-19T00:00:00Z"));
}

void TestRangeChoice::daysHaveTheLengthTheirZoneGivesThem()
{
    // Every day of a year is where the day before ended, in zones that change the clock at midnight too.
    for (const char *name :
         {"Europe/Berlin", "America/New_York", "America/Havana", "Australia/Lord_Howe", "UTC"}) {
        const QTimeZone zone(name);
        QVERIFY(zone.isValid());
        QDate day(2026, 1, 1);
        Micros end = startOfDay(day, zone);
        for (; day.year() == 2026; day = day.addDays(1)) {
            const TimeRange range = RangeChoice{RangeChoice::Days{day, day}}.resolve(0, zone, Qt::Monday);
            QCOMPARE(range.from, end);
            QCOMPARE(dayAt(range.from, zone), day);
            QCOMPARE(dayAt(range.to - 1, zone), day);
            const auto span = daysOf(range, zone);
            QVERIFY(span.first == day && span.last == day);
            end = range.to;
        }
    }
}

void TestRangeChoice::reads_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("printed");
    const auto add = [](const char *typed, const char *printed) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(printed);
    };
    add("Last 7 Days", "last 7 days");
    add("  LAST   7 days ", "last 7 days");
    add("7d", "last 7 days");
    add("last 2 weeks", "last 14 days");
    add("last week", "last 7 days");
    add("last 1 day", "today");
    add("last day", "today");
    add("36h", "last 36 hours");
    add("last 90 min", "last 90 minutes");
    add("last 90m", "last 90 minutes");
    add("last 120 minutes", "last 2 hours");
    add("45s", "last 45 seconds");
    add("all", "all time");
    add("2026-02", "2026-02-01 .. 2026-02-28");
    add("2026-11-03", "2026-11-03");
    add("2026-11-03..2026-11-03", "2026-11-03");
    add("2026-11-01 to 2026-11-07", "2026-11-01 .. 2026-11-07");
    add("2026-11-01 – 2026-11-07", "2026-11-01 .. 2026-11-07");
    add("2026-11-01 - 2026-11-07", "2026-11-01 .. 2026-11-07");
    add("2026-11-01 ... 2026-11-07", "2026-11-01 .. 2026-11-07");
    add("2026-11-01T9:05 .. 2026-11-07", "2026-11-01 09:05 .. 2026-11-08 00:00");
    add("2026-11-01 09:05:07.5 .. ", "2026-11-01 09:05:07.500 ..");
    add(".. 2026-11-01 10:00", ".. 2026-11-01 10:00");
    add("2026-11-01T00:00:00.5Z ..", "2026-11-01T00:00:00.500Z ..");
}

void TestRangeChoice::reads()
{
    QFETCH(QString, typed);
    QFETCH(QString, printed);
    const auto choice = parseRange(typed);
    QVERIFY2(choice.ok(), choice.ok() ? "" : qPrintable(choice.error().oneLine()));
    QCOMPARE(printRange(*choice), printed);
}

void TestRangeChoice::refuses_data()
{
    QTest::addColumn<QString>("says");
    QTest::newRow("") << QStringLiteral("no time range");
    QTest::newRow("..") << QStringLiteral("no time range");
    QTest::newRow("last") << QStringLiteral("no time range");
    QTest::newRow("last 0 days") << QStringLiteral("no time range");
    QTest::newRow("last 5 moons") << QStringLiteral("no time range");
    QTest::newRow("last 999999999 weeks") << QStringLiteral("no time range");
    QTest::newRow("last 99999999999h") << QStringLiteral("no time range");
    QTest::newRow("days") << QStringLiteral("no time range");
    QTest::newRow("2026-13") << QStringLiteral("no time range");
    QTest::newRow("2026-02-30") << QStringLiteral("no time range");
    QTest::newRow("2026-11-01 .. 2026-11-31") << QStringLiteral("“2026-11-31” is no date or time");
    QTest::newRow("2026-11-01 25:00 ..") << QStringLiteral("“2026-11-01 25:00” is no date or time");
    QTest::newRow("soon .. later") << QStringLiteral("“soon” is no date or time");
    QTest::newRow("2026-11-07 .. 2026-11-01") << QStringLiteral("Write 2026-11-01 .. 2026-11-07.");
    QTest::newRow("2026-11-01 12:00 .. 2026-11-01 11:00") << QStringLiteral("ends before it begins");
    QTest::newRow("2026-11-01 12:00 .. 2026-11-01 12:00") << QStringLiteral("ends before it begins");
    QTest::newRow("2026-11-01T00:00:00Z .. 2026-11-01") << QStringLiteral("Only one end");
    QTest::newRow("2026-11-01T00:00:00Z .. 2026-11-01T00:00:00Z") << QStringLiteral("ends before it begins");
}

void TestRangeChoice::refuses()
{
    QFETCH(QString, says);
    const auto choice = parseRange(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!choice.ok());
    QVERIFY2(choice.error().oneLine().contains(says), qPrintable(choice.error().oneLine()));
    QVERIFY(!choice.error().help.isEmpty());
}

void TestRangeChoice::readsWhatItPrints()
{
    std::mt19937_64 random(test::seed());
    const auto date = [&] { return QDate(1999, 1, 1).addDays(static_cast<qint64>(random() % 20'000)); };
    const auto moment = [&] {
        return LocalMoment{date(),
                           QTime::fromMSecsSinceStartOfDay(static_cast<int>(
                               random() % 3 == 0 ? random() % 86'400'000 : random() % 1440 * 60'000))};
    };
    const auto any = [&]() -> RangeChoice {
        switch (random() % 7) {
        case 0:
            return {static_cast<RangeChoice::Period>(random() % 7)};
        case 1:
            return {RangeChoice::LastDays{2 + static_cast<int>(random() % 1000)}};
        case 2:
            return {RangeChoice::Rolling{microsPerSecond * static_cast<Micros>(1 + random() % 1'000'000)}};
        case 3: {
            const QDate first = date();
            return {RangeChoice::Days{first, first.addDays(static_cast<qint64>(random() % 60))}};
        }
        case 4: {
            const LocalMoment from = moment();
            return {RangeChoice::Moments{from, LocalMoment{from.date.addDays(1), moment().time}}};
        }
        case 5:
            return random() % 2 == 0 ? RangeChoice{RangeChoice::Moments{moment(), {}}}
                                     : RangeChoice{RangeChoice::Moments{{}, moment()}};
        default: {
            const Micros from = static_cast<Micros>(random() % 2'000'000'000'000'000);
            return {TimeRange{from, from + 1 + static_cast<Micros>(random() % 1'000'000'000)}};
        }
        }
    };
    for (int i = 0; i < 3000; ++i) {
        const RangeChoice choice = any();
        const auto read = parseRange(printRange(choice));
        QVERIFY2(read.ok() && *read == choice, qPrintable(printRange(choice)));
        QVERIFY(!choice.resolve(at("2026-11-22T23:30:00Z"), berlin(), Qt::Monday).isEmpty());
    }
}

void TestRangeChoice::presetsAreAllThere()
{
    QStringList names;
    for (const RangeChoice &choice : RangeChoice::presets()) {
        names.append(RangeLabel::brief(choice, 0, QTimeZone::utc(), QLocale(QLocale::English)));
        const auto read = parseRange(names.last());
        QVERIFY2(read.ok() && *read == choice, qPrintable(names.last()));
    }
    QCOMPARE(names.join(QLatin1String(", ")),
             QStringLiteral(
                 "Last 15 Minutes, Last Hour, Last 24 Hours, Today, Yesterday, This Week, Last 7 Days, This "
                 "Month, Last Month, Last 30 Days, Last 90 Days, This Year, Last Year, All Time"));
}

void TestRangeChoice::labels_data()
{
    QTest::addColumn<QString>("brief");
    QTest::addColumn<QString>("written");
    const auto add = [](const char *typed, const char *brief, const char *written) {
        QTest::newRow(typed) << QString::fromUtf8(brief) << QString::fromUtf8(written);
    };
    add("last 7 days", "Last 7 Days", "Tue 17 Nov 2026 – Mon 23 Nov 2026, 7 days");
    add("today", "Today", "Mon 23 Nov 2026");
    add("last 36h", "Last 36 Hours", "Sat 21 Nov 2026 12:30 – Mon 23 Nov 2026 00:30");
    add("2026-11-01 .. 2026-11-07", "1 Nov – 7 Nov", "Sun 1 Nov 2026 – Sat 7 Nov 2026, 7 days");
    add("2025-11-01", "1 Nov 2025", "Sat 1 Nov 2025");
    add("2026-11-01 .. 2026-11-07 12:00", "1 Nov 00:00 – 7 Nov 12:00",
        "Sun 1 Nov 2026 00:00 – Sat 7 Nov 2026 12:00");
    add("2026-11-01 ..", "Since 1 Nov", "Everything since Sun 1 Nov 2026");
    add(".. 2026-11-01", "Until 1 Nov", "Everything until Sun 1 Nov 2026");
    add("all time", "All Time", "Everything there is");
}

void TestRangeChoice::labels()
{
    QFETCH(QString, brief);
    QFETCH(QString, written);
    const auto choice = parseRange(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(choice.ok());
    const QLocale english(QLocale::English, QLocale::UnitedKingdom);
    const Micros now = at("2026-11-22T23:30:00Z");
    QCOMPARE(RangeLabel::brief(*choice, now, berlin(), english), brief);
    QCOMPARE(RangeLabel::writtenOut(*choice, now, berlin(), english), written);
}

QTEST_GUILESS_MAIN(TestRangeChoice)
#include "tst_rangechoice.moc"
