// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "settings/serviceurl.h"

#include <QTest>

using namespace runglass;

class TestServiceUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("url"); // empty: refused
        QTest::addColumn<bool>("clear");
        const auto row = [](const char *text, const char *url, bool clear = false) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(url) << clear;
        };
        row("https://a.example", "https://a.example");
        row("  https://a.example/  ", "https://a.example");
        row("https://a.example:8443/prefix/", "https://a.example:8443/prefix");
        row("a.example", "https://a.example");
        row("a.example:8443", "https://a.example:8443");
        row("localhost:8420", "http://localhost:8420");
        row("127.0.0.1:8420", "http://127.0.0.1:8420");
        row("http://[::1]:8420", "http://[::1]:8420");
        row("http://a.example", "http://a.example", true);
        row("http://127.0.0.1.example.com", "http://127.0.0.1.example.com", true);
        row("http://192.168.1.5:8420", "http://192.168.1.5:8420", true);
        for (const char *bad :
             {"", "   ", "ftp://a.example", "file:///etc/passwd", "https://", "https:// a.example",
              "https://me:pw@a.example", "https://a.example/?key=1", "https://a.example/#x",
              "javascript:alert(1)", "https://a.example:99999", "http://[::1"})
            row(bad, "");
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, url);
        QFETCH(bool, clear);
        const auto parsed = parseServiceUrl(text);
        QCOMPARE(parsed.ok(), !url.isEmpty());
        if (!parsed) {
            QVERIFY(!parsed.error().message.isEmpty());
            QVERIFY(!parsed.error().reason.isEmpty());
            QVERIFY(!parsed.error().oneLine().contains(QStringLiteral("pw")));
            return;
        }
        QCOMPARE(parsed->toString(), url);
        QCOMPARE(sendsKeyInTheClear(*parsed), clear);
    }

    void displayHidesSecrets()
    {
        QCOMPARE(displayUrl(QUrl(QStringLiteral("https://me:pw@a.example:1/x/?key=1#f"))),
                 QStringLiteral("https://a.example:1/x"));
    }
};

QTEST_GUILESS_MAIN(TestServiceUrl)
#include "tst_serviceurl.moc"
