// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/backoff.h"
#include "service/httpdate.h"
#include "service/pagecursor.h"
#include "service/rangeplan.h"
#include "service/serviceaddress.h"
#include "service/unreadablesearch.h"

#include <QTest>

using namespace runglass;
using std::chrono::milliseconds;

class TestSyncParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plansWhatIsMissing_data();
    void plansWhatIsMissing();
    void backsOff();
    void readsRetryAfter();
    void completesAddresses_data();
    void completesAddresses();
    void refusesKeysNoHeaderTakes();
    void keepsPageCursors();
    void findsTheUnreadableRecord();
};

using Ranges = std::vector<std::pair<Micros, Micros>>;

void TestSyncParts::plansWhatIsMissing_data()
{
    QTest::addColumn<Ranges>("covered");
    QTest::addColumn<Ranges>("missing");
    QTest::addColumn<double>("share");
    QTest::newRow("nothing covered") << Ranges{} << Ranges{{0, 100}} << 0.0;
    QTest::newRow("all covered") << Ranges{{-5, 200}} << Ranges{} << 1.0;
    QTest::newRow("exactly") << Ranges{{0, 100}} << Ranges{} << 1.0;
    QTest::newRow("the newest half") << Ranges{{50, 100}} << Ranges{{0, 50}} << 0.5;
    QTest::newRow("a hole") << Ranges{{0, 20}, {60, 100}} << Ranges{{20, 60}} << 0.6;
    QTest::newRow("newest first") << Ranges{{20, 40}, {60, 80}} << Ranges{{80, 100}, {40, 60}, {0, 20}}
                                  << 0.4;
    QTest::newRow("overlapping") << Ranges{{50, 80}, {20, 90}} << Ranges{{90, 100}, {0, 20}} << 0.7;
    QTest::newRow("touching") << Ranges{{20, 50}, {50, 80}} << Ranges{{80, 100}, {0, 20}} << 0.6;
    QTest::newRow("outside") << Ranges{{-50, -10}, {100, 200}} << Ranges{{0, 100}} << 0.0;
    QTest::newRow("empty one") << Ranges{{50, 50}} << Ranges{{0, 100}} << 0.0;
}

void TestSyncParts::plansWhatIsMissing()
{
    QFETCH(Ranges, covered);
    QFETCH(Ranges, missing);
    QFETCH(double, share);
    std::vector<TimeRange> ranges;
    for (const auto &[from, to] : covered)
        ranges.push_back({from, to});
    Ranges found;
    for (const TimeRange &range : missingRanges({0, 100}, ranges))
        found.push_back({range.from, range.to});
    QVERIFY(found == missing);
    QVERIFY(std::abs(coveredShare({0, 100}, ranges) - share) < 1e-9);
}

void TestSyncParts::backsOff()
{
    Backoff backoff(milliseconds(500), milliseconds(60'000));
    milliseconds longest(500);
    for (int i = 0; i < 40; ++i) {
        const double random = (i % 10) / 10.0;
        const milliseconds delay = backoff.next(random);
        QVERIFY(delay >= longest / 2 && delay <= longest);
        longest = std::min(longest * 2, milliseconds(60'000));
    }
    QCOMPARE(backoff.next(0.5, milliseconds(90'000)), milliseconds(90'000));
    backoff.reset();
    QVERIFY(backoff.next(1.0) <= milliseconds(500));
}

void TestSyncParts::readsRetryAfter()
{
    const Micros now = *parseRfc3339("1994-11-06T08:49:37Z");
    QCOMPARE(parseHttpDate("Sun, 06 Nov 1994 08:49:37 GMT"), std::optional(now));
    QVERIFY(!parseHttpDate("yesterday"));
    QVERIFY(parseRetryAfter("7", now) == milliseconds(7'000));
    QVERIFY(parseRetryAfter("Sun, 06 Nov 1994 08:50:07 GMT", now) == milliseconds(30'000));
    QVERIFY(parseRetryAfter("Sun, 06 Nov 1994 08:00:00 GMT", now) == milliseconds(0));
    QVERIFY(parseRetryAfter("99999999999", now) == milliseconds(3'600'000));
    QVERIFY(parseRetryAfter("-4", now) == milliseconds(0));
    QVERIFY(!parseRetryAfter("soon", now));
    QVERIFY(!parseRetryAfter("", now));
}

void TestSyncParts::completesAddresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("root");
    const auto row = [](const char *typed, const char *root) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(root);
    };
    row("https://h", "https://h/api/public/monitoring/v1");
    row("https://h/", "https://h/api/public/monitoring/v1");
    row("HTTP://h:8420", "http://h:8420/api/public/monitoring/v1");
    row("https://h/api/public/monitoring/v1", "https://h/api/public/monitoring/v1");
    row("https://h/api/public/monitoring/v1/", "https://h/api/public/monitoring/v1");
    row("https://h/tenant?x=1#y", "https://h/tenant/api/public/monitoring/v1");
    row("", "");
    row("h", "");
    row("ftp://h", "");
    row("file:///etc/passwd", "");
    row("https://", "");
    row("https://user:secret@h", "");
}

void TestSyncParts::completesAddresses()
{
    QFETCH(QString, typed);
    QFETCH(QString, root);
    const Result<QUrl> result = ServiceAddress::root(QUrl(typed));
    QCOMPARE(result.ok(), !root.isEmpty());
    if (result.ok())
        QCOMPARE(result->toString(), root);
    else
        QVERIFY(!result.error().help.isEmpty() &&
                !result.error().oneLine().contains(QLatin1String("secret")));
}

void TestSyncParts::refusesKeysNoHeaderTakes()
{
    QVERIFY(ServiceAddress::checkKey(SecretKey("abc-DEF_123.~=")).ok());
    QVERIFY(ServiceAddress::checkKey(SecretKey()).ok());
    for (const char *key : {"a b", "a\r\nX-Evil: 1", "a\tb", "schl\xC3\xBCssel"})
        QVERIFY(!ServiceAddress::checkKey(SecretKey(key)).ok());
}

void TestSyncParts::keepsPageCursors()
{
    const PageCursor cursor{{-5, 123456789}, "opaque with blanks =="};
    QCOMPARE(PageCursor::fromText(cursor.toText()), std::optional(cursor));
    for (const char *text : {"", "1", "1 2", "1 2 ", "x 2 c", "1 x c"})
        QVERIFY(!PageCursor::fromText(text));
}

void TestSyncParts::findsTheUnreadableRecord()
{
    for (const Micros bad : {Micros{999'999}, Micros{500'000}, Micros{123'457}, Micros{2}}) {
        UnreadableSearch search(0, 1'000'000);
        int asked = 0;
        while (const std::optional<Micros> to = search.probe()) {
            search.answer(*to <= bad); // the newest record before `to` is the bad one as long as to > bad
            QVERIFY(++asked < 100);
        }
        QCOMPARE(search.found(), std::optional(bad));
    }
    UnreadableSearch hopeless(0, 1'000'000);
    int asked = 0;
    while (hopeless.probe()) {
        hopeless.answer(false);
        QVERIFY(++asked < 100);
    }
    QVERIFY(!hopeless.found());
}

QTEST_GUILESS_MAIN(TestSyncParts)
#include "tst_syncparts.moc"
