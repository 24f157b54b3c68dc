// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "support/seed.h"
#include "json/jsonlines.h"
#include "json/jsonstring.h"
#include "json/jsontimestamp.h"
#include "json/randomjson.h"
#include "json/visibletext.h"

#include <QTest>

using namespace runglass;

namespace {

std::shared_ptr<const JsonDocument> parse(std::string text)
{
    return JsonDocument::parse(std::make_shared<const std::string>(std::move(text))).document;
}

QString printed(const JsonRows &rows, JsonStyle style)
{
    QStringList lines;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const ShownLine line = JsonLineBuilder(style).line(rows, row);
        lines << QString(line.depth * 2, QLatin1Char(' ')) + line.text;
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TestJsonLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asText();
    void asTree();
    void openTextIsTheDocument();
    void longStrings();
    void marks();
    void spansCoverTheLine();
    void hostileCharacters_data();
    void hostileCharacters();
    void rightToLeftStaysInItsPlace();
    void boundedWhateverComes();
    void textLinesCoverTheText();
    void decoding();
    void timestamps_data();
    void timestamps();
};

void TestJsonLines::asText()
{
    JsonRows rows(
        parse(R"({"id":"A","lines":[{"sku":"A-11","n":2},{}],"total":1204.50,"ok":false,"none":[]})"), true);
    rows.openToLevel(2);
    QCOMPARE(printed(rows, JsonStyle::Text), QStringLiteral("{\n"
                                                            "  \"id\": \"A\",\n"
                                                            "  \"lines\": [ 2\n"
                                                            "    { \"sku\": \"A-11\", \"n\": 2 },\n"
                                                            "    {}\n"
                                                            "  ],\n"
                                                            "  \"total\": 1204.50,\n"
                                                            "  \"ok\": false,\n"
                                                            "  \"none\": []\n"
                                                            "}"));
    rows.openToLevel(1);
    QVERIFY(printed(rows, JsonStyle::Text).contains(QStringLiteral("\"lines\": 2 [ {…}, {} ],")));
}

void TestJsonLines::asTree()
{
    JsonRows rows(parse(R"({"id":"A","lines":[{"sku":"A-11"},7]})"), false);
    rows.openToLevel(2);
    QCOMPARE(printed(rows, JsonStyle::Tree), QStringLiteral("{2}\n"
                                                            "  id: \"A\"\n"
                                                            "  lines: [2]\n"
                                                            "    0: {1} { sku: \"A-11\" }\n"
                                                            "    1: 7"));
}

/// What is shown of a document opened everywhere is that document again.
void TestJsonLines::openTextIsTheDocument()
{
    std::mt19937_64 random(test::seed());
    test::RandomJson json(random);
    for (int i = 0; i < 300; ++i) {
        const auto document = parse(json.document(1 + json.upTo(60)));
        JsonRows rows(document, true);
        rows.openToLevel(JsonRows::allLevels);
        std::string text;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const ShownLine line = JsonLineBuilder(JsonStyle::Text).line(rows, row);
            for (const ShownLine::Span &span : line.spans) {
                if (span.role != LineRole::Note)
                    text += line.text.mid(span.at.begin, span.at.length).toStdString();
            }
        }
        const auto again = parse(text);
        QVERIFY2(again, text.c_str());
        QCOMPARE(again->size(), document->size());
        for (JsonNodeId node = 0; node < document->size(); ++node) {
            QCOMPARE(decodedJson(again->keySource(node)), decodedJson(document->keySource(node)));
            QCOMPARE(again->kind(node), document->kind(node));
            if (document->kind(node) == JsonKind::String)
                QVERIFY2(decodedJson(again->stringSource(node)) == decodedJson(document->stringSource(node)),
                         again->stringSource(node).data());
            else if (!document->isContainer(node))
                QCOMPARE(again->source(node), document->source(node));
        }
    }
}

void TestJsonLines::longStrings()
{
    JsonRows rows(parse("[\"" + std::string(5000, 'x') + "\\nend\",1]"), true);
    rows.open(0);
    ShownLine line = JsonLineBuilder(JsonStyle::Text).line(rows, 1);
    QVERIFY(line.text.startsWith(QLatin1String("\"xxx")));
    QVERIFY2(line.text.contains(QStringLiteral("…\",  4.9 ")), qPrintable(line.text));
    QVERIFY(line.text.size() < 300);
    QCOMPARE(line.fold, ShownLine::Fold::Closed);
    QVERIFY(rows.showString(1, std::make_shared<const OpenString>(rows.outermost()->stringSource(1))));
    QString whole;
    for (std::size_t row = 1; row + 2 < rows.size(); ++row) {
        line = JsonLineBuilder(JsonStyle::Text).line(rows, row);
        QVERIFY(line.text.size() <= 410);
        whole += line.text;
    }
    QCOMPARE(whole, QLatin1Char('"') + QString(5000, QLatin1Char('x')) + QLatin1String("\\nend\","));
}

void TestJsonLines::marks()
{
    const auto document = parse("{\"a\\nkey\":\"x\xc3\xbcy\"}");
    JsonRows rows(document, true);
    rows.open(0);
    const std::vector<JsonHit> hits{{1, true, 1, 4}, {1, false, 1, 2}};
    const ShownLine line = JsonLineBuilder(JsonStyle::Text).line(rows, 1, hits);
    QCOMPARE(line.text, QStringLiteral("\"a\\nkey\": \"xüy\""));
    QCOMPARE(line.hits.size(), std::size_t(2));
    QCOMPARE(line.text.mid(line.hits[0].at.begin, line.hits[0].at.length), QStringLiteral("\\nkey"));
    QCOMPARE(line.text.mid(line.hits[1].at.begin, line.hits[1].at.length), QStringLiteral("ü"));
    QCOMPARE(line.hits[1].index, std::size_t(1));
}

void TestJsonLines::spansCoverTheLine()
{
    std::mt19937_64 random(test::seed());
    test::RandomJson json(random);
    for (int i = 0; i < 200; ++i) {
        JsonRows rows(parse(json.document(1 + json.upTo(60))), i % 2 == 0);
        rows.openToLevel(1 + i % 4);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const ShownLine line = JsonLineBuilder(i % 2 ? JsonStyle::Tree : JsonStyle::Text).line(rows, row);
            qsizetype at = 0;
            for (const ShownLine::Span &span : line.spans) {
                QCOMPARE(span.at.begin, at);
                at += span.at.length;
            }
            QCOMPARE(at, line.text.size());
        }
    }
}

void TestJsonLines::hostileCharacters_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QByteArray &text, const char16_t *shown) {
        QTest::newRow(name) << text << QString::fromUtf16(shown);
    };
    row("escape sequence", "\x1b[31mred", u"\\u001b[31mred");
    row("NUL", QByteArray("a\0b", 3), u"a\\u0000b");
    row("C1",
        "\xc2\x9b"
        "1m",
        u"\\u009b1m");
    row("line breaks", "a\nb\r\nc", u"a\\nb\\r\\nc");
    row("bidi override",
        "\xe2\x80\xae"
        "gpj.exe",
        u"\\u202egpj.exe");
    row("bidi isolate", "\xe2\x81\xa6x\xe2\x81\xa9", u"\\u2066x\\u2069");
    row("bidi marks", "\xe2\x80\x8f\xd8\x9c", u"\\u200f\\u061c");
    row("line separator", "\xe2\x80\xa8", u"\\u2028");
    row("zero width space",
        "a\xe2\x80\x8b"
        "b",
        u"a\\u200bb");
    row("byte order mark", "\xef\xbb\xbf", u"\\ufeff");
    row("tags", "\xf3\xa0\x81\x81", u"\\udb40\\udc41");
    row("lone surrogate", "\xed\xa0\xbd", u"\\ud83d");
    row("no UTF-8", "a\xff\xc3(", u"a\\xff\\xc3(");
    row("overlong", "\xc0\xaf", u"\\xc0\\xaf");
    row("beyond Unicode", "\xf4\x90\x80\x80", u"\\xf4\\x90\\x80\\x80");
    row("cut off", "\xe2\x82", u"\\xe2\\x82");
    row("quotes stay", "\"\\", u"\"\\");
    row("family emoji keeps its joiner", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", u"👩\u200d👧");
    row("accents", "M\xc3\xbcller", u"Müller");
}

void TestJsonLines::hostileCharacters()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, shown);
    QCOMPARE(visibleText(std::string_view(text.data(), static_cast<std::size_t>(text.size()))), shown);
}

void TestJsonLines::rightToLeftStaysInItsPlace()
{
    JsonRows rows(parse("{\"\xd7\xa9\":\"\xd7\xa9\xd7\x9c\"}"), true);
    rows.open(0);
    const QString text = JsonLineBuilder(JsonStyle::Text).line(rows, 1).text;
    QCOMPARE(text, QStringLiteral("\"\u2068ש\u2069\": \"\u2068של\u2069\""));
}

void TestJsonLines::boundedWhateverComes()
{
    const std::string huge(3'000'000, 'k');
    std::string many = "{";
    for (int i = 0; i < 100'000; ++i)
        many += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":\"" + std::string(50, 'v') + '"';
    for (const std::string &text :
         {"{\"" + huge + "\":1}", "[\"" + huge + "\"]", "[" + std::string(3'000'000, '9') + "]", many + "}",
          "{\"" + std::string(1000, '\x7f') + "\":\"" + std::string(1000, '\x7f') + "\"}"}) {
        for (const JsonStyle style : {JsonStyle::Tree, JsonStyle::Text}) {
            JsonRows rows(parse(text), style == JsonStyle::Text);
            QVERIFY(JsonLineBuilder(style).line(rows, 0).text.size() < 400);
            rows.open(0);
            QVERIFY(JsonLineBuilder(style).line(rows, 1).text.size() < 3000);
        }
    }
}

void TestJsonLines::textLinesCoverTheText()
{
    std::mt19937_64 random(test::seed());
    test::RandomJson json(random);
    for (int i = 0; i < 200; ++i) {
        std::string text = json.document(json.upTo(400));
        if (i % 3 == 0)
            text = json.damaged(text);
        const TextLines lines(text);
        std::string joined;
        for (std::size_t piece = 0; piece < lines.size(); ++piece) {
            const std::string_view part = lines.piece(text, piece);
            QVERIFY(part.size() <= TextLines::longestPiece);
            const std::size_t feed = part.find('\n');
            QVERIFY(feed == std::string_view::npos || feed + 1 == part.size());
            if (!part.empty())
                QCOMPARE(lines.pieceAt(joined.size()), piece);
            joined += part;
        }
        QCOMPARE(joined, text);
    }
    // Never within a character.
    std::string umlauts;
    for (int i = 0; i < 1000; ++i)
        umlauts += "\xf0\x9f\x98\x80"
                   "a";
    const TextLines lines(umlauts);
    for (std::size_t piece = 0; piece < lines.size(); ++piece)
        QVERIFY((lines.piece(umlauts, piece).front() & 0xC0) != 0x80);
}

void TestJsonLines::decoding()
{
    QCOMPARE(decodedJson(R"(a\"\\\/\b\f\n\r\t\u00fc\ud83d\ude00)"),
             std::string("a\"\\/\b\f\n\r\t\xc3\xbc\xf0\x9f\x98\x80"));
    QCOMPARE(decodedJson(R"(\ud83d)"), std::string("\xed\xa0\xbd"));
    QCOMPARE(decodedJsonString(R"(\ud83dx)"), QString(QChar(0xd83d)) + QLatin1Char('x'));
    QCOMPARE(decodedJsonString(R"(\ude00\ud83d\ude00\u0000)").size(), 4);
    std::string out;
    QVERIFY(!appendDecodedJson("\xc3\xbc\xc3\xbc\xc3\xbc", out, 3));
    QCOMPARE(out, std::string("\xc3\xbc\xc3\xbc"));
    out.clear();
    QVERIFY(appendDecodedJson("abc", out, 3));
}

void TestJsonLines::timestamps_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isNumber");
    QTest::addColumn<QByteArray>("time");
    const auto string = [](const char *text, const char *time) {
        QTest::newRow(text) << QByteArray(text) << false << QByteArray(time);
    };
    const auto number = [](const char *text, const char *time) {
        QTest::newRow(text) << QByteArray(text) << true << QByteArray(time);
    };
    string("2026-05-14T06:07:27.238927Z", "2026-05-14T06:07:27.238927Z");
    string("2026-05-14T06:07:27+02:00", "2026-05-14T04:07:27.000Z");
    string("2026-05-14 06:07:27", "2026-05-14T06:07:27.000Z");
    string("2026-05-14T06:07", "2026-05-14T06:07:00.000Z");
    string("2026-05-14 06:07:27,5 +0200", "2026-05-14T04:07:27.500Z");
    string("2026-05-14T06:07:27-03", "2026-05-14T09:07:27.000Z");
    string("2026-05-14", "2026-05-14T00:00:00.000Z");
    string("2026-02-30", "");
    string("2026-05-14T06:07:27 and so on", "");
    string("2026-05-1", "");
    string("INV-2026-05-14", "");
    string("2026-05-14T06:07:27+2", "");
    number("1778738847", "2026-05-14T06:07:27.000Z");
    number("1778738847238", "2026-05-14T06:07:27.238Z");
    number("1778738847238927", "2026-05-14T06:07:27.238927Z");
    number("1778738847238927123", "2026-05-14T06:07:27.238927Z");
    number("1778738847.238", "2026-05-14T06:07:27.238Z");
    number("1778738847238.927", "2026-05-14T06:07:27.238927Z");
    number("978307199", "");
    number("9999999999", "");
    number("-1778738847", "");
    number("1.778738847e9", "");
    number("12345", "");
}

void TestJsonLines::timestamps()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isNumber);
    QFETCH(QByteArray, time);
    const std::string_view view(text.data(), static_cast<std::size_t>(text.size()));
    const std::optional<Micros> found = isNumber ? timestampInNumber(view) : timestampInString(view);
    QCOMPARE(found ? QByteArray::fromStdString(formatRfc3339(*found)) : QByteArray(), time);
}

QTEST_GUILESS_MAIN(TestJsonLines)
#include "tst_jsonlines.moc"
