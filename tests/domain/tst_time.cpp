// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "domain/time.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace runglass;

class TestTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void formats_data();
    void formats();
    void readsBackWhatItWrote();
};

void TestTime::parses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("micros");

    QTest::newRow("epoch") << QByteArray("1970-01-01T00:00:00Z") << qint64(0);
    QTest::newRow("six digits") << QByteArray("2026-05-14T06:07:27.238927Z") << qint64(1'778'738'847'238'927);
    QTest::newRow("three digits") << QByteArray("2026-05-14T06:07:27.238Z") << qint64(1'778'738'847'238'000);
    QTest::newRow("one digit") << QByteArray("1970-01-01T00:00:00.5Z") << qint64(500'000);
    QTest::newRow("nanoseconds are cut off") << QByteArray("1970-01-01T00:00:00.000001999Z") << qint64(1);
    QTest::newRow("lower case") << QByteArray("1970-01-01t00:00:01z") << qint64(1'000'000);
    QTest::newRow("blank for T") << QByteArray("1970-01-01 00:00:01Z") << qint64(1'000'000);
    QTest::newRow("east") << QByteArray("1970-01-01T02:00:00+02:00") << qint64(0);
    QTest::newRow("west over midnight") << QByteArray("1969-12-31T18:30:00-05:30") << qint64(0);
    QTest::newRow("before the epoch") << QByteArray("1969-12-31T23:59:59.999999Z") << qint64(-1);
    QTest::newRow("leap day") << QByteArray("2024-02-29T00:00:00Z") << qint64(1'709'164'800'000'000);
    QTest::newRow("leap second") << QByteArray("2016-12-31T23:59:60Z") << qint64(1'483'228'800'000'000);
    QTest::newRow("year 0") << QByteArray("0000-01-01T00:00:00Z") << qint64(-62'167'219'200'000'000);
    QTest::newRow("year 9999") << QByteArray("9999-12-31T23:59:59.999999Z")
                               << qint64(253'402'300'799'999'999);
}

void TestTime::parses()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, micros);
    const auto time = parseRfc3339({text.constData(), static_cast<std::size_t>(text.size())});
    QVERIFY(time);
    QCOMPARE(qint64{*time}, micros);
}

void TestTime::refuses_data()
{
    QTest::addColumn<QByteArray>("text");

    for (const char *text : {"",
                             "Z",
                             "2026",
                             "2026-05-14",
                             "2026-05-14T06:07:27",
                             "2026-05-14T06:07Z",
                             "2026-02-30T00:00:00Z",
                             "2025-02-29T00:00:00Z",
                             "2026-13-01T00:00:00Z",
                             "2026-00-01T00:00:00Z",
                             "2026-01-00T00:00:00Z",
                             "2026-01-01T24:00:00Z",
                             "2026-01-01T00:60:00Z",
                             "2026-01-01T00:00:61Z",
                             "2026-01-01T00:00:00.Z",
                             "2026-01-01T00:00:00.1234567890Z",
                             "2026-01-01T00:00:00+0200",
                             "2026-01-01T00:00:00+24:00",
                             "2026-01-01T00:00:00+02",
                             "2026-01-01T00:00:00Z ",
                             " 2026-01-01T00:00:00Z",
                             "2026/01/01T00:00:00Z",
                             "+2026-01-01T00:00:00Z",
                             "2026-1-01T00:00:00Z",
                             "yesterday",
                             "1778738847238"})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("NUL behind it") << QByteArray("2026-01-01T00:00:00Z\0", 21);
}

void TestTime::refuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseRfc3339({text.constData(), static_cast<std::size_t>(text.size())}));
}

void TestTime::formats_data()
{
    QTest::addColumn<qint64>("micros");
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("epoch") << qint64(0) << QByteArray("1970-01-01T00:00:00.000Z");
    QTest::newRow("millisecond") << qint64(1'000) << QByteArray("1970-01-01T00:00:00.001Z");
    QTest::newRow("microsecond") << qint64(1) << QByteArray("1970-01-01T00:00:00.000001Z");
    QTest::newRow("before the epoch") << qint64(-1) << QByteArray("1969-12-31T23:59:59.999999Z");
}

void TestTime::formats()
{
    QFETCH(qint64, micros);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(formatRfc3339(micros)), text);
}

void TestTime::readsBackWhatItWrote()
{
    // Against Qt as a second opinion on the calendar, and against ourselves on the microseconds.
    QRandomGenerator random(20260514);
    for (int i = 0; i < 20'000; ++i) {
        const Micros time =
            static_cast<Micros>(random.bounded(quint64{315'000'000'000'000'000})) - 62'000'000'000'000'000;
        const std::string text = formatRfc3339(time);
        QCOMPARE(parseRfc3339(text), std::optional<Micros>(time));

        const auto second =
            QDateTime::fromString(QString::fromStdString(text.substr(0, 19)) + QLatin1Char('Z'), Qt::ISODate);
        const Micros floorSecond =
            time >= 0 ? time / microsPerSecond : -((-time + microsPerSecond - 1) / microsPerSecond);
        QCOMPARE(Micros{second.toSecsSinceEpoch()}, floorSecond);
    }
}

QTEST_GUILESS_MAIN(TestTime)
#include "tst_time.moc"
