// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "tables/displayvalues.h"

#include <QTest>

using namespace runglass;

namespace {

constexpr Micros now = 1'795'359'586 * microsPerSecond + 123'456; // 22 Nov 2026 14:59:46.123456 UTC

} // namespace

class TestDisplayValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void duration_data();
    void duration();
    void times();
    void zones();
    void ago();
    void numbersFollowTheLocale();
};

void TestDisplayValues::duration_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    const auto add = [](qint64 ms, const char *text) {
        QTest::addRow("%lld", static_cast<long long>(ms)) << ms << QString::fromUtf8(text);
    };
    add(0, "0 ms");
    add(248, "248 ms");
    add(999, "999 ms");
    add(1000, "1.00 s");
    add(3'700, "3.70 s");
    add(9'994, "9.99 s");
    add(9'995, "10.0 s");
    add(12'440, "12.4 s");
    add(59'949, "59.9 s");
    add(59'950, "1 min 00 s");
    add(125'000, "2 min 05 s");
    add(3'599'499, "59 min 59 s");
    add(3'599'500, "1 h 00 min");
    add(3'725'000, "1 h 02 min");
}

void TestDisplayValues::duration()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(DisplayValues().duration(ms), text);
}

void TestDisplayValues::times()
{
    const DisplayValues utc(QTimeZone::utc());
    QCOMPARE(utc.time(now, now), QStringLiteral("22 Nov 14:59:46"));
    QCOMPARE(utc.time(now - 400 * microsPerDay, now), QStringLiteral("18 Oct 2025 14:59:46"));
    QCOMPARE(utc.timeWithZone(now), QStringLiteral("22 Nov 2026 14:59:46.123 (UTC)"));
    QCOMPARE(utc.time(-1, -1), QStringLiteral("31 Dec 23:59:59"));
    QCOMPARE(utc.date(now, now), QStringLiteral("22 Nov"));
    const DisplayValues berlin(QTimeZone("Europe/Berlin"));
    QCOMPARE(berlin.timeWithZone(now), QStringLiteral("22 Nov 2026 15:59:46.123 (UTC+1)"));
}

void TestDisplayValues::zones()
{
    QCOMPARE(DisplayValues(QTimeZone("Europe/Berlin")).zoneName(now - 150 * microsPerDay),
             QStringLiteral("UTC+2"));
    QCOMPARE(DisplayValues(QTimeZone("Asia/Kolkata")).zoneName(now), QStringLiteral("UTC+5:30"));
    QCOMPARE(DisplayValues(QTimeZone("America/St_Johns")).zoneName(now), QStringLiteral("UTC\u22123:30"));
}

void TestDisplayValues::ago()
{
    const DisplayValues values;
    QCOMPARE(values.ago(now + microsPerHour, now), QStringLiteral("just now"));
    QCOMPARE(values.ago(now - 2 * microsPerSecond, now), QStringLiteral("2 s ago"));
    QCOMPARE(values.ago(now - 3 * microsPerMinute, now), QStringLiteral("3 min ago"));
    QCOMPARE(values.ago(now - 5 * microsPerHour, now), QStringLiteral("5 h ago"));
    QCOMPARE(values.ago(now - 9 * microsPerDay, now), QStringLiteral("9 d ago"));
}

void TestDisplayValues::numbersFollowTheLocale()
{
    QLocale::setDefault(QLocale::c());
    QCOMPARE(DisplayValues().count(12'408), QStringLiteral("12,408"));
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(DisplayValues().count(12'408), QStringLiteral("12.408"));
    QCOMPARE(DisplayValues().percent(4.306), QStringLiteral("4,31 %"));
    QLocale::setDefault(QLocale::c());
}

QTEST_GUILESS_MAIN(TestDisplayValues)
#include "tst_displayvalues.moc"
