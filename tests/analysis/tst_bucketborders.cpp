// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "analysis/bucketborders.h"
#include "analysis/filledbuckets.h"

#include <QDateTime>
#include <QTest>

#include <algorithm>
#include <set>

using namespace runglass;

namespace {

Micros at(const char *rfc3339)
{
    return parseRfc3339(rfc3339).value();
}

QString local(Micros time, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(time / microsPerMillisecond, zone)
        .toString(QStringLiteral("d MMM HH:mm t"));
}

QStringList shown(const std::vector<Micros> &borders)
{
    QStringList list;
    for (const Micros border : borders)
        list << QString::fromStdString(formatRfc3339(border)).remove(QLatin1String(":00.000"));
    return list;
}

/// What stands on a calendar for a time: another text in each minute, hour or day, however its clock goes.
QString cellOf(Micros time, BucketUnit unit, const QTimeZone &zone)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time / microsPerMillisecond, zone);
    const QString day = moment.date().toString(Qt::ISODate);
    if (unit == BucketUnit::Day)
        return day;
    return day +
           moment.time().toString(unit == BucketUnit::Hour ? QStringLiteral(" HH ")
                                                           : QStringLiteral(" HH:mm ")) +
           QString::number(moment.offsetFromUtc());
}

} // namespace

class TestBucketBorders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chosenUnit_data();
    void chosenUnit();
    void agreesWithTheCalendar_data();
    void agreesWithTheCalendar();
    void hoursOfChangedClock();
    void longerStepsFollowTheWall();
    void neverTooMany_data();
    void neverTooMany();
    void nothingForNothing();
    void endsOfTime();
    void filledOnlyAreThoseOfAll();
};

void TestBucketBorders::chosenUnit_data()
{
    QTest::addColumn<Micros>("length");
    QTest::addColumn<int>("unit");
    const auto add = [](const char *name, Micros length, BucketUnit unit) {
        QTest::newRow(name) << length << static_cast<int>(unit);
    };
    add("15 minutes", 15 * microsPerMinute, BucketUnit::Minute);
    add("3 hours", 3 * microsPerHour, BucketUnit::Minute);
    add("3 hours that roll", 3 * microsPerHour + microsPerMinute, BucketUnit::Minute);
    add("4 hours", 4 * microsPerHour, BucketUnit::Hour);
    add("a day", microsPerDay, BucketUnit::Hour);
    add("31 days", 31 * microsPerDay, BucketUnit::Hour);
    add("31 days, clock put back", 31 * microsPerDay + microsPerHour, BucketUnit::Hour);
    add("32 days", 32 * microsPerDay, BucketUnit::Day);
    add("ten years", 3652 * microsPerDay, BucketUnit::Day);
}

void TestBucketBorders::chosenUnit()
{
    QFETCH(Micros, length);
    QFETCH(int, unit);
    QCOMPARE(static_cast<int>(usualBucketUnit({1, 1 + length})), unit);
}

void TestBucketBorders::agreesWithTheCalendar_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("from");
    QTest::addColumn<int>("days");
    const auto add = [](const char *name, const char *zone, const char *from, int days) {
        QTest::newRow(name) << QByteArray(zone) << QString::fromLatin1(from) << days;
    };
    add("UTC", "UTC", "2026-11-22T14:59:46.123456Z", 3);
    add("before 1970", "UTC", "1969-12-30T14:59:46.123456Z", 3);
    add("Berlin, put forward", "Europe/Berlin", "2026-03-27T22:30:00Z", 4);
    add("Berlin, put back", "Europe/Berlin", "2026-10-23T22:30:00Z", 4);
    add("Kathmandu, three quarters of an hour", "Asia/Kathmandu", "2026-05-01T00:10:00Z", 3);
    add("Lord Howe, half an hour forward", "Australia/Lord_Howe", "2026-10-02T13:00:00Z", 3);
    add("Lord Howe, half an hour back", "Australia/Lord_Howe", "2026-04-03T13:00:00Z", 3);
    add("Sao Paulo, no midnight", "America/Sao_Paulo", "2018-11-02T12:00:00Z", 4);
    add("Sao Paulo, 23:00 twice", "America/Sao_Paulo", "2018-02-16T12:00:00Z", 4);
    add("Havana, midnight twice", "America/Havana", "2026-10-30T12:00:00Z", 4);
    add("Apia, a day left out", "Pacific/Apia", "2011-12-28T12:00:00Z", 5);
}

void TestBucketBorders::agreesWithTheCalendar()
{
    QFETCH(QByteArray, zone);
    QFETCH(QString, from);
    QFETCH(int, days);
    const QTimeZone where(zone);
    QVERIFY(where.isValid());
    const Micros begin = at(qPrintable(from));
    const TimeRange range{begin, begin + days * microsPerDay + 7 * microsPerMinute};
    for (const BucketUnit unit : {BucketUnit::Minute, BucketUnit::Hour, BucketUnit::Day}) {
        const std::vector<Micros> borders = bucketBorders(range, {unit, 1}, where);
        QVERIFY(std::is_sorted(borders.begin(), borders.end()));
        QVERIFY(std::adjacent_find(borders.begin(), borders.end()) == borders.end());
        QVERIFY(borders.front() <= range.from && borders[1] > range.from);
        QVERIFY(borders.back() >= range.to && borders[borders.size() - 2] < range.to);
        const std::set<Micros> all(borders.begin(), borders.end());
        // No clock is ever changed but at a quarter of an hour.
        const Micros step = unit == BucketUnit::Minute ? microsPerMinute : 15 * microsPerMinute;
        QString before = cellOf(borders.front() - microsPerMillisecond, unit, where);
        for (Micros time = borders.front(); time < borders.back(); time += step) {
            const QString cell = cellOf(time, unit, where);
            QVERIFY2(all.contains(time) == (cell != before), qPrintable(local(time, where)));
            before = cell;
        }
    }
}

void TestBucketBorders::hoursOfChangedClock()
{
    const QTimeZone berlin("Europe/Berlin");
    const auto hours = [&](const char *from, const char *to) {
        return shown(bucketBorders({at(from), at(to)}, {BucketUnit::Hour, 1}, berlin));
    };
    QCOMPARE(hours("2026-10-25T00:30:00Z", "2026-10-25T02:30:00Z"),
             (QStringList{QStringLiteral("2026-10-25T00:00Z"), QStringLiteral("2026-10-25T01:00Z"),
                          QStringLiteral("2026-10-25T02:00Z"), QStringLiteral("2026-10-25T03:00Z")}));
    // From 2:00 to 2:00 and a half again.
    const QTimeZone lordHowe("Australia/Lord_Howe");
    QCOMPARE(shown(bucketBorders({at("2026-04-04T14:10:00Z"), at("2026-04-04T16:10:00Z")},
                                 {BucketUnit::Hour, 1}, lordHowe)),
             (QStringList{QStringLiteral("2026-04-04T14:00Z"), QStringLiteral("2026-04-04T15:00Z"),
                          QStringLiteral("2026-04-04T15:30Z"), QStringLiteral("2026-04-04T16:30Z")}));
}

void TestBucketBorders::longerStepsFollowTheWall()
{
    const QTimeZone berlin("Europe/Berlin");
    const TimeRange back{at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z")};
    QCOMPARE(shown(bucketBorders(back, {BucketUnit::Hour, 6}, berlin)),
             (QStringList{QStringLiteral("2026-10-24T22:00Z"), QStringLiteral("2026-10-25T05:00Z"),
                          QStringLiteral("2026-10-25T11:00Z"), QStringLiteral("2026-10-25T17:00Z"),
                          QStringLiteral("2026-10-25T23:00Z")}));
    // 3:00 is there twice, but only the second one begins a part.
    QCOMPARE(shown(bucketBorders({back.from, at("2026-10-25T05:00:00Z")}, {BucketUnit::Hour, 3}, berlin)),
             (QStringList{QStringLiteral("2026-10-24T22:00Z"), QStringLiteral("2026-10-25T02:00Z"),
                          QStringLiteral("2026-10-25T05:00Z")}));
    // Weeks begin on Mondays.
    for (const Micros border : bucketBorders({at("2026-01-01T00:00:00Z"), at("2026-12-31T00:00:00Z")},
                                             {BucketUnit::Day, 7}, berlin)) {
        const QDateTime moment = QDateTime::fromMSecsSinceEpoch(border / microsPerMillisecond, berlin);
        QCOMPARE(moment.date().dayOfWeek(), 1);
        QCOMPARE(moment.time(), QTime(0, 0));
    }
}

void TestBucketBorders::neverTooMany_data()
{
    QTest::addColumn<Micros>("length");
    for (Micros length = 1; length < 4000 * 365 * microsPerDay; length = length * 5 / 2 + 1)
        QTest::addRow("%lld", static_cast<long long>(length)) << length;
}

void TestBucketBorders::neverTooMany()
{
    QFETCH(Micros, length);
    const QTimeZone berlin("Europe/Berlin");
    const TimeRange range{at("2026-10-24T23:17:00Z"), at("2026-10-24T23:17:00Z") + length};
    for (const BucketUnit unit : {BucketUnit::Minute, BucketUnit::Hour, BucketUnit::Day}) {
        for (const std::size_t most : {2, 60, 800}) {
            const BucketStep step = bucketStepFor(range, unit, most);
            const std::vector<Micros> borders = bucketBorders(range, step, berlin);
            QVERIFY(borders.size() >= 2);
            QVERIFY2(borders.size() <= most + 2, qPrintable(QString::number(borders.size())));
            QVERIFY(borders.front() <= range.from);
            QVERIFY(borders.back() >= range.to);
            if (static_cast<std::size_t>(length / microsPerMinute) + 2 <= most)
                QCOMPARE(step.count, 1);
        }
    }
    QCOMPARE(bucketStepFor({0, 31 * microsPerDay}, BucketUnit::Hour), (BucketStep{BucketUnit::Hour, 1}));
    QCOMPARE(bucketStepFor({0, microsPerDay}, BucketUnit::Minute), (BucketStep{BucketUnit::Minute, 2}));
    QCOMPARE(bucketStepFor({0, 5 * 365 * microsPerDay}, BucketUnit::Day), (BucketStep{BucketUnit::Day, 7}));
}

void TestBucketBorders::nothingForNothing()
{
    QVERIFY(bucketBorders({5, 5}, {BucketUnit::Hour, 1}, QTimeZone::utc()).empty());
    QVERIFY(bucketBorders({5, 4}, {BucketUnit::Day, 1}, QTimeZone::utc()).empty());
    QCOMPARE(bucketBorders({0, 1}, {BucketUnit::Day, 1}, QTimeZone::utc()),
             (std::vector<Micros>{0, microsPerDay}));
}

void TestBucketBorders::endsOfTime()
{
    const TimeRange all = TimeRange::all();
    const BucketStep step = bucketStepFor({all.from / 2, all.to / 2}, BucketUnit::Minute);
    const std::vector<Micros> borders = bucketBorders({all.from / 2, all.to / 2}, step, QTimeZone::utc());
    QVERIFY(borders.size() > 2);
    QVERIFY(borders.size() <= mostChartBuckets + 1);
    QVERIFY(std::is_sorted(borders.begin(), borders.end()));
}

/// Records far apart: only what is around them is cut into hours, and those are hours of the whole.
void TestBucketBorders::filledOnlyAreThoseOfAll()
{
    const QTimeZone berlin("Europe/Berlin");
    const std::vector<Micros> records{at("1970-01-03T04:05:06Z"), at("2026-10-25T00:30:00Z"),
                                      at("2026-10-25T01:30:00Z"), at("2026-11-22T14:59:46Z"),
                                      at("9990-01-01T00:00:00Z")};
    for (const BucketUnit unit : {BucketUnit::Hour, BucketUnit::Day}) {
        FilledBuckets buckets(unit, berlin, {records.front(), records.back() + 1});
        while (buckets.narrow()) {
            const std::vector<Micros> borders = buckets.borders();
            QVERIFY(borders.size() < 200'000);
            std::vector<bool> filled(borders.size() - 1);
            for (const Micros record : records) {
                const auto behind = std::upper_bound(borders.begin(), borders.end(), record);
                QVERIFY(behind != borders.begin() && behind != borders.end());
                filled[static_cast<std::size_t>(behind - borders.begin()) - 1] = true;
            }
            buckets.keep(filled);
        }
        const std::vector<Micros> borders = buckets.borders();
        for (const Micros record : records) {
            const std::vector<Micros> own = bucketBorders({record, record + 1}, {unit, 1}, berlin);
            const auto behind = std::upper_bound(borders.begin(), borders.end(), record);
            QCOMPARE(*(behind - 1), own.front());
            QCOMPARE(*behind, own.back());
        }
    }
}

QTEST_GUILESS_MAIN(TestBucketBorders)
#include "tst_bucketborders.moc"
