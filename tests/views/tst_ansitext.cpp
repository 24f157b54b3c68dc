// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/theme.h"
#include "record/ansicolors.h"
#include "record/ansitext.h"
#include "record/errorlines.h"
#include "support/seed.h"

#include <QTest>

#include <random>

using namespace runglass;
using namespace std::string_literals;

namespace {

QString named(const AnsiColor &color)
{
    if (color.basic)
        return QString::number(*color.basic);
    return QStringLiteral("#%1%2%3")
        .arg(color.rgb[0], 2, 16, QLatin1Char('0'))
        .arg(color.rgb[1], 2, 16, QLatin1Char('0'))
        .arg(color.rgb[2], 2, 16, QLatin1Char('0'));
}

QString named(const AnsiStyle &style)
{
    QStringList words;
    if (style.ink)
        words << named(*style.ink);
    if (style.ground)
        words << QStringLiteral("on ") + named(*style.ground);
    for (const auto &[is, word] :
         {std::pair(style.bold, "bold"), std::pair(style.faint, "faint"), std::pair(style.italic, "italic"),
          std::pair(style.underlined, "underlined"), std::pair(style.struckOut, "struck"),
          std::pair(style.reversed, "reversed")}) {
        if (is)
            words << QString::fromLatin1(word);
    }
    return words.join(QLatin1Char(' '));
}

/// "plain <1 bold: red> plain", lines joined by " / ".
QString marked(std::string_view text)
{
    QStringList lines;
    AnsiReader reader(text);
    AnsiLine line;
    while (reader.next(line)) {
        QString out;
        qsizetype at = 0;
        for (const AnsiLine::Span &span : line.spans) {
            out += line.text.mid(at, span.at.begin - at);
            out += QStringLiteral("<%1: %2>")
                       .arg(named(span.style), line.text.mid(span.at.begin, span.at.length));
            at = span.at.begin + span.at.length;
        }
        lines << out + line.text.mid(at);
    }
    return lines.join(QStringLiteral(" / "));
}

} // namespace

class TestAnsiText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sequences_data();
    void sequences();
    void anythingCanBeRead();
    void partsKeepTheirStyle();
    void firstLines_data();
    void firstLines();
    void headlines_data();
    void headlines();
    void everyColorCanBeRead();
};

void TestAnsiText::sequences_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, std::string text, const char *shown) {
        QTest::newRow(name) << std::move(text) << QString::fromUtf8(shown);
    };
    row("plain", "Reconciled 42 invoices", "Reconciled 42 invoices");
    row("nothing", "", "");
    row("red", "\x1b[31mred\x1b[0m plain", "<1: red> plain");
    row("empty resets", "\x1b[1mbold\x1b[m plain", "<bold: bold> plain");
    row("bright", "\x1b[93;104mx\x1b[0m", "<11 on 12: x>");
    row("all attributes", "\x1b[1;2;3;4;7;9mx", "<bold faint italic underlined struck reversed: x>");
    row("taken back", "\x1b[1;3;4;7;9;31;41m\x1b[22;23;24;27;29;39;49mx", "x");
    row("underline off by sub-parameter", "\x1b[4m\x1b[4:0mx", "x");
    row("curly underline", "\x1b[4:3mx", "<underlined: x>");
    row("256 colors", "\x1b[38;5;9ma\x1b[38;5;196mb\x1b[48;5;232mc",
        "<9: a><#ff0000: b><#ff0000 on #080808: c>");
    row("direct color", "\x1b[38;2;18;52;86mx", "<#123456: x>");
    row("direct color with colons", "\x1b[38:2:18:52:86mx\x1b[38:2::1:2:3my", "<#123456: x><#010203: y>");
    row("what follows a color", "\x1b[38;5;1;4mx", "<1 underlined: x>");
    row("underline color is no color", "\x1b[58;5;1;3mx", "<italic: x>");
    row("color out of range", "\x1b[38;5;256;1mx", "<bold: x>");
    row("color cut off", "\x1b[38;2;1mx", "x");
    row("unknown codes", "\x1b[5;8;10;51;999mshown", "shown");
    row("huge number", "\x1b[99999999999999999999mx", "x");
    row("concealed text is shown", "\x1b[8msecret", "secret");
    row("goes on over lines", "\x1b[31mone\ntwo\x1b[0m\nthree", "<1: one> / <1: two> / three");
    row("line breaks", "a\nb\r\nc\rd\n", "a / b / c / d");
    row("blank lines", "a\n\n\nb", "a /  /  / b");
    row("no color without text", "\x1b[31m\x1b[0m\x1b[32m", "");
    row("cursor up", "a\x1b[2Ab", "a\\u001b[2Ab");
    row("clear screen", "\x1b[2J\x1b[H", "\\u001b[2J\\u001b[H");
    row("private mode", "\x1b[?25l", "\\u001b[?25l");
    row("xterm's modifyOtherKeys", "\x1b[>4;1m", "\\u001b[>4;1m");
    row("title", "\x1b]0;evil\x07", "\\u001b]0;evil\\u0007");
    row("hyperlink", "\x1b]8;;http://x\x1b\\y", "\\u001b]8;;http://x\\u001b\\y");
    row("cut off", "\x1b[31", "\\u001b[31");
    row("cut by a line break", "\x1b[3\n1m", "\\u001b[3 / 1m");
    row("escape alone", "\x1b", "\\u001b");
    row("endless parameters", "\x1b[" + std::string(500, '1') + "m",
        ("\\u001b[" + std::string(500, '1') + "m").c_str());
    row("eight-bit CSI",
        "\xc2\x9b"
        "31mx",
        "\\u009b31mx");
    row("bell and backspace", "a\x07\x08", "a\\u0007\\b");
    row("tab", "a\tb", "a    b");
    row("bidi override",
        "a\xe2\x80\xae"
        "b",
        "a\\u202eb");
    row("no UTF-8",
        "a\xff"
        "b",
        "a\\xffb");
    row("NUL", "a\0b"s, "a\\u0000b");
    row("emoji and CJK", "\x1b[32m世界 🎉\x1b[0m", "<2: 世界 🎉>");
}

void TestAnsiText::sequences()
{
    QFETCH(const std::string, text);
    QTEST(marked(text), "shown");
}

/// Nothing of a text is lost, nothing in it acts, spans lie within their line in order.
void TestAnsiText::anythingCanBeRead()
{
    std::mt19937 random(test::seed());
    const std::string pieces[] = {"\x1b", "[",  "m",  ";", ":",    "3",   "8",       "5",
                                  "a",    "\n", "\r", "é", "\xff", "\0"s, "\x1b[31m"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::size_t n = random() % 40; n > 0; --n)
            text += pieces[random() % std::size(pieces)];
        AnsiReader reader(text);
        AnsiLine line;
        std::size_t before = 0;
        while (reader.next(line)) {
            QVERIFY(reader.position() > before);
            before = reader.position();
            qsizetype at = 0;
            for (const AnsiLine::Span &span : line.spans) {
                QVERIFY(span.at.begin >= at && span.at.length > 0);
                at = span.at.begin + span.at.length;
            }
            QVERIFY(at <= line.text.size());
            for (const QChar c : line.text)
                QVERIFY(c.unicode() >= 0x20 && c.unicode() != 0x7F);
        }
        QCOMPARE(before, text.size());
    }
}

void TestAnsiText::partsKeepTheirStyle()
{
    AnsiReader reader("ab\x1b[31mcd\x1b[0me\x07z");
    AnsiLine line;
    QVERIFY(reader.next(line));
    QCOMPARE(line.text, QStringLiteral("abcde\\u0007z"));
    const AnsiLine part = line.part(3, 5);
    QCOMPARE(part.text, QStringLiteral("de\\u0"));
    QCOMPARE(part.spans.size(), 1U);
    QCOMPARE(part.spans[0].at, (TextStretch{0, 1}));
    QCOMPARE(part.escapes.size(), 1U);
    QCOMPARE(part.escapes[0], (TextStretch{2, 3}));
}

void TestAnsiText::firstLines_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("first");
    QTest::addColumn<int>("others");
    QTest::addColumn<bool>("isCut");
    QTest::newRow("one") << "one"s << QStringLiteral("one") << 0 << false;
    QTest::newRow("none") << ""s << QString() << 0 << false;
    QTest::newRow("with a break at the end") << "one\n"s << QStringLiteral("one") << 0 << false;
    QTest::newRow("three") << "one\ntwo\r\nthree\n"s << QStringLiteral("one") << 2 << false;
    QTest::newRow("blank ones before") << "\n  \none\ntwo"s << QStringLiteral("one") << 1 << false;
    QTest::newRow("cut") << std::string(40, 'x') + "\ny" << QString(16, QLatin1Char('x')) << 1 << true;
    QTest::newRow("cut before a character")
        << std::string(15, 'x') + "éé" << QString(15, QLatin1Char('x')) << 0 << true;
    QTest::newRow("break at the limit")
        << std::string(15, 'x') + "\ny\nz" << QString(15, QLatin1Char('x')) << 2 << false;
}

void TestAnsiText::firstLines()
{
    QFETCH(const std::string, text);
    const AnsiFirstLine first = ansiFirstLine(text, 16);
    QTEST(first.line.text, "first");
    QTEST(static_cast<int>(first.others), "others");
    QTEST(first.isCut, "isCut");
}

void TestAnsiText::headlines_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("headline");
    QTest::newRow("one line") << "LedgerTimeout: no answer"s << QStringLiteral("LedgerTimeout: no answer");
    QTest::newRow("JavaScript") << "TypeError: x is undefined\n    at main (index.js:3:1)"s
                                << QStringLiteral("TypeError: x is undefined");
    QTest::newRow("Python")
        << "Traceback (most recent call last):\n  File \"main.py\", line 3\n    main()\nValueError: no amount\n"s
        << QStringLiteral("ValueError: no amount");
    QTest::newRow("Python, long") << "Traceback (most recent call last):\n" + std::string(5000, ' ') +
                                         "x\nKeyError: 'vendor'"
                                  << QStringLiteral("KeyError: 'vendor'");
    QTest::newRow("nothing") << ""s << QString();
}

void TestAnsiText::headlines()
{
    QFETCH(const std::string, text);
    QTEST(errorHeadline(text), "headline");
}

void TestAnsiText::everyColorCanBeRead()
{
    for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
        const QPalette palette = themePalette(scheme);
        for (const ColorRole ground : {ColorRole::Surface, ColorRole::Selection}) {
            const QColor below = color(palette, ground);
            std::vector<AnsiStyle> styles;
            for (std::uint8_t ink = 0; ink < 16; ++ink) {
                AnsiStyle style;
                style.ink = AnsiColor{ink, {}};
                styles.push_back(style);
                for (std::uint8_t own = 0; own < 16; ++own) {
                    style.ground = AnsiColor{own, {}};
                    styles.push_back(style);
                    style.reversed = !style.reversed;
                }
            }
            AnsiStyle direct;
            direct.ink = AnsiColor{{}, {1, 2, 3}};
            styles.push_back(direct);
            AnsiStyle plain;
            plain.reversed = true;
            styles.push_back(plain);
            for (const AnsiStyle &style : styles) {
                const AnsiLook look = lookOf(style, palette, below);
                const QColor on = look.ground.isValid() ? look.ground : below;
                QVERIFY2(contrast(look.ink, on) >= 4.4, qPrintable(named(style)));
            }
        }
    }
}

QTEST_MAIN(TestAnsiText)
#include "tst_ansitext.moc"
