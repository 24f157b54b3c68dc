// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "tables/displaytext.h"

#include <QTest>

#include <string>

using namespace runglass;

class TestDisplayText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_data();
    void text();
    void firstLineOf_data();
    void firstLineOf();
    void longTextIsCutBetweenCharacters();
    void largeMessageKeepsOnlyItsBeginning();
};

void TestDisplayText::text_data()
{
    QTest::addColumn<QByteArray>("utf8");
    QTest::addColumn<QString>("shown");
    const auto add = [](const char *name, const QByteArray &utf8, const QString &shown) {
        QTest::newRow(name) << utf8 << shown;
    };
    add("plain", "Müller 世界 🙂", QStringLiteral("Müller 世界 🙂"));
    add("colour", "\x1b[31mred\x1b[0m", QStringLiteral("red"));
    add("csi with intermediates", "a\x1b[1;2 qb\x1b[?25lc", QStringLiteral("abc"));
    add("csi as C1",
        "a\xc2\x9b"
        "31mb",
        QStringLiteral("ab"));
    add("csi cut off", "a\x1b[31", QStringLiteral("a"));
    add("csi broken by a line", "a\x1b[31\nb", QStringLiteral("a\nb"));
    add("osc, bell", "\x1b]0;title\x07text", QStringLiteral("text"));
    add("osc, st", "\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", QStringLiteral("link"));
    add("osc without end hides nothing", "\x1b]0;text", QStringLiteral("0;text"));
    add("dcs", "a\x1bPdata\x1b\\b", QStringLiteral("ab"));
    add("charset", "a\x1b(Bb", QStringLiteral("ab"));
    add("escape at the end", "a\x1b", QStringLiteral("a"));
    add("controls",
        QByteArray("a\x00\x01\x08\x7f"
                   "b\tc",
                   8),
        QStringLiteral("ab c"));
    add("c1",
        "a\xc2\x84"
        "b",
        QStringLiteral("ab"));
    add("line breaks",
        "a\r\nb\rc\nd\xc2\x85"
        "e\xe2\x80\xa8"
        "f",
        QStringLiteral("a\nb\nc\nd\ne\nf"));
    add("bidi override",
        "user\xe2\x80\xae"
        "txt.exe\xe2\x80\xac",
        QStringLiteral("usertxt.exe"));
    add("bidi isolates",
        "\xe2\x81\xa6"
        "a\xe2\x81\xa9",
        QStringLiteral("a"));
    add("joiner is text", "👩\xe2\x80\x8d💻", QStringLiteral("👩\u200d💻"));
    add("not utf-8",
        "a\xff"
        "b",
        QStringLiteral("a\ufffd"
                       "b"));
}

void TestDisplayText::text()
{
    QFETCH(QByteArray, utf8);
    QFETCH(QString, shown);
    QCOMPARE(displayText(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size()))), shown);
}

void TestDisplayText::firstLineOf_data()
{
    QTest::addColumn<QByteArray>("utf8");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<int>("further");
    QTest::newRow("empty") << QByteArray() << QString() << 0;
    QTest::newRow("only breaks") << QByteArray("\n\r\n  \n") << QString() << 0;
    QTest::newRow("one") << QByteArray("a") << QStringLiteral("a") << 0;
    QTest::newRow("break at the end") << QByteArray("a\n") << QStringLiteral("a") << 0;
    QTest::newRow("three") << QByteArray("a\nb\nc") << QStringLiteral("a") << 2;
    QTest::newRow("windows") << QByteArray("a\r\nb\r\nc\r\n") << QStringLiteral("a") << 2;
    QTest::newRow("progress bar") << QByteArray("10%\r20%\r30%") << QStringLiteral("10%") << 2;
    QTest::newRow("blank first") << QByteArray("\n  \nTraceback\n  at x") << QStringLiteral("Traceback") << 1;
    QTest::newRow("colour only first") << QByteArray("\x1b[0m\nb") << QStringLiteral("b") << 0;
    QTest::newRow("indented") << QByteArray("   a\nb") << QStringLiteral("a") << 1;
}

void TestDisplayText::firstLineOf()
{
    QFETCH(QByteArray, utf8);
    QFETCH(QString, shown);
    QFETCH(int, further);
    const FirstLine line = firstLine(utf8.toStdString());
    QCOMPARE(line.text, shown);
    QCOMPARE(line.further, further);
}

void TestDisplayText::longTextIsCutBetweenCharacters()
{
    const std::string umlauts = "aäöü";
    QCOMPARE(displayLine(umlauts, 4), QStringLiteral("aä…"));
    QCOMPARE(displayLine(umlauts, 2), QStringLiteral("a…"));
    QCOMPARE(displayLine(umlauts, 7), QStringLiteral("aäöü"));
}

void TestDisplayText::largeMessageKeepsOnlyItsBeginning()
{
    std::string large(1'000'000, 'x');
    large += "\nlast";
    const FirstLine line = firstLine(large, 100);
    QCOMPARE(line.text, QString(100, QLatin1Char('x')) + QChar(0x2026));
    QCOMPARE(line.further, 1);
}

QTEST_APPLESS_MAIN(TestDisplayText)
#include "tst_displaytext.moc"
