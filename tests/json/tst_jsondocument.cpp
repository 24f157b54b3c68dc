// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "support/seed.h"
#include "json/jsondocument.h"
#include "json/jsonpath.h"
#include "json/jsonpretty.h"
#include "json/jsonstring.h"
#include "json/randomjson.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace runglass;
using Reason = JsonError::Reason;

namespace {

JsonParseResult parse(std::string text, const JsonLimits &limits = {})
{
    return JsonDocument::parse(std::make_shared<const std::string>(std::move(text)), {}, limits);
}

/// The events of a document as text, ours and those of nlohmann's parser.
std::string eventsOf(const JsonDocument &document)
{
    std::string out;
    for (JsonNodeId node = 0; node < document.size(); ++node) {
        if (document.hasKey(node))
            out += "key " + decodedJson(document.keySource(node)) + "\n";
        if (document.isContainer(node))
            out += document.isObject(node) ? "{\n" : "[\n";
        else if (document.kind(node) == JsonKind::String)
            out += "string " + decodedJson(document.stringSource(node)) + "\n";
        else
            out += std::string(document.source(node)) + "\n";
        JsonNodeId last = node;
        if (document.hasChildren(node))
            continue;
        if (document.isContainer(node))
            out += "end\n";
        while (document.isLastChild(last) && document.parent(last) != noJsonNode) {
            last = document.parent(last);
            out += "end\n";
        }
    }
    return out;
}

struct Events : nlohmann::json_sax<nlohmann::json>
{
    std::string out;
    bool isTooLarge = false; ///< a number beyond double, which is grammatical
    bool add(const std::string &event)
    {
        out += event + "\n";
        return true;
    }
    bool null() override { return add("null"); }
    bool boolean(bool value) override { return add(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return add(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return add(std::to_string(value)); }
    bool number_float(number_float_t, const string_t &source) override { return add(source); }
    bool string(string_t &value) override { return add("string " + value); }
    bool binary(binary_t &) override { return false; }
    bool start_object(std::size_t) override { return add("{"); }
    bool key(string_t &value) override { return add("key " + value); }
    bool end_object() override { return add("end"); }
    bool start_array(std::size_t) override { return add("["); }
    bool end_array() override { return add("end"); }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &error) override
    {
        isTooLarge = dynamic_cast<const nlohmann::detail::out_of_range *>(&error) != nullptr;
        return false;
    }
};

} // namespace

class TestJsonDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItsValues();
    void errors_data();
    void errors();
    void agreesWithAnotherParser();
    void damagedTextIsJudgedAsByAnotherParser();
    void placesAreRight();
    void prettyTextIsTheSameDocument();
    void keepsNumbersAndKeysAsSent();
    void anyDepth();
    void limitsAreSaid();
    void canBeCancelled();
    void paths_data();
    void paths();
};

void TestJsonDocument::knowsItsValues()
{
    const auto result = parse(R"( {"a": [1, {"b": null}, []], "c\"\\": "x\ny", "a": true} )");
    QVERIFY(result.document);
    const JsonDocument &doc = *result.document;
    QCOMPARE(doc.size(), 8U);
    QCOMPARE(doc.kind(0), JsonKind::Object);
    QCOMPARE(doc.count(0), 3U);
    QCOMPARE(doc.parent(0), noJsonNode);
    QCOMPARE(doc.firstChild(0), 1U);
    QCOMPARE(doc.count(1), 3U);
    QCOMPARE(doc.nextSibling(1), 6U);
    QCOMPARE(doc.nextSibling(6), 7U);
    QCOMPARE(doc.nextSibling(7), noJsonNode);
    QCOMPARE(doc.position(5), 2U);
    QCOMPARE(doc.firstChild(5), noJsonNode);
    QCOMPARE(doc.depth(4, 10), 3);
    QCOMPARE(doc.depth(4, 2), 2);
    QCOMPARE(decodedJson(doc.keySource(6)), std::string("c\"\\"));
    QCOMPARE(decodedJson(doc.stringSource(6)), std::string("x\ny"));
    QCOMPARE(std::string(doc.source(1)), std::string(R"([1, {"b": null}, []])"));
    QCOMPARE(std::string(doc.source(3)), std::string(R"({"b": null})"));
    QVERIFY(!doc.hasKey(2) && doc.hasKey(4));
    QCOMPARE(doc.nodeAt(doc.begin(4) + 2), 4U);
}

void TestJsonDocument::errors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("reason");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char *name, const QByteArray &text, Reason reason, int offset, int line = 1,
                        int column = -1) {
        QTest::newRow(name) << text << static_cast<int>(reason) << offset << line
                            << (column < 0 ? offset + 1 : column);
    };
    row("nothing", "", Reason::Empty, 0);
    row("blanks", " \n ", Reason::Empty, 3, 2, 2);
    row("html", "<html>", Reason::ValueExpected, 0);
    row("NaN", "{\"a\": NaN}", Reason::NotANumber, 6);
    row("-Infinity", "[1,\n-Infinity]", Reason::NotANumber, 4, 2, 1);
    row("nan", "[nan]", Reason::NotANumber, 1);
    row("None", "{\"a\": None}", Reason::ForeignWord, 6);
    row("undefined", "undefined", Reason::ForeignWord, 0);
    row("True", "[True]", Reason::ForeignWord, 1);
    row("truth", "[trux]", Reason::ForeignWord, 1);
    row("python", "{'a': 1}", Reason::SingleQuotes, 1);
    row("single quotes", "['a']", Reason::SingleQuotes, 1);
    row("comment", "[1, // one\n2]", Reason::Comment, 4);
    row("comment after", "[1 /* one */]", Reason::Comment, 3);
    row("bare key", "{a: 1}", Reason::KeyExpected, 1);
    row("number as key", "{1: 1}", Reason::KeyExpected, 1);
    row("no colon", "{\"a\" 1}", Reason::ColonExpected, 5);
    row("no comma", "[1 2]", Reason::CommaExpected, 3);
    row("comma at end of array", "[1,]", Reason::TrailingComma, 3);
    row("comma at end of object", "{\"a\":1,\n}", Reason::TrailingComma, 8, 2, 1);
    row("only a comma", "[,]", Reason::ValueExpected, 1);
    row("wrong bracket", "{\"a\":1]", Reason::WrongBracket, 6);
    row("leading zero", "[01]", Reason::BadNumber, 1);
    row("leading plus", "[+1]", Reason::BadNumber, 1);
    row("leading point", "[.5]", Reason::BadNumber, 1);
    row("point at end", "[5.]", Reason::BadNumber, 1);
    row("exponent without digits", "1e", Reason::BadNumber, 0);
    row("only a minus", "-", Reason::BadNumber, 0);
    row("hexadecimal", "[0x10]", Reason::CommaExpected, 2);
    row("escape", "\"a\\x\"", Reason::BadEscape, 2);
    row("escape of too few digits", "\"\\u12g4\"", Reason::BadEscape, 1);
    row("escape at the end", "\"\\u12", Reason::BadEscape, 1);
    row("line break in string", "\"a\nb\"", Reason::ControlCharacter, 2);
    row("tab in key", "{\"\t\":1}", Reason::ControlCharacter, 2);
    row("NUL in string", QByteArray("\"\0\"", 3), Reason::ControlCharacter, 1);
    row("NUL", QByteArray("[1\0]", 4), Reason::CommaExpected, 2);
    row("NUL at end", QByteArray("1\0", 2), Reason::TextAfterEnd, 1);
    row("latin-1", "[\"M\xfcller\"]", Reason::InvalidUtf8, 3);
    row("overlong", "\"\xc0\xaf\"", Reason::InvalidUtf8, 1);
    row("surrogate in UTF-8", "\"\xed\xa0\x80\"", Reason::InvalidUtf8, 1);
    row("cut character", "[\"\xe2\x82", Reason::InvalidUtf8, 2);
    row("column counts characters", "[\"\xc3\xbc\xc3\xbc\", x]", Reason::ForeignWord, 9, 1, 8);
    row("unclosed string", "[\"abc", Reason::UnclosedString, 5);
    row("string closed by escape", "\"abc\\\"", Reason::UnclosedString, 6);
    row("unclosed array", "[1, [2]", Reason::EndsEarly, 7);
    row("unclosed object", "{\"a\": 1,", Reason::EndsEarly, 8);
    row("key without value", "{\"a\":", Reason::EndsEarly, 5);
    row("two documents", "{}\n{}", Reason::TextAfterEnd, 3, 2, 1);
    row("a bracket too many", "[]]", Reason::TextAfterEnd, 2);
    row("byte order mark only", "\xef\xbb\xbf", Reason::Empty, 3, 1, 2);
    row("UTF-16", QByteArray("\xff\xfe{\0}\0", 6), Reason::InvalidUtf8, 0);
}

void TestJsonDocument::errors()
{
    QFETCH(QByteArray, text);
    QFETCH(int, reason);
    QFETCH(int, offset);
    QFETCH(int, line);
    QFETCH(int, column);
    const auto result = parse(text.toStdString());
    QVERIFY(!result.document);
    QVERIFY(result.error);
    QCOMPARE(static_cast<int>(result.error->reason), reason);
    QCOMPARE(static_cast<int>(result.error->offset), offset);
    QCOMPARE(static_cast<int>(result.error->line), line);
    QCOMPARE(static_cast<int>(result.error->column), column);
    const QString what = result.error->what();
    QVERIFY2(what.endsWith(QLatin1Char('.')) && !what.contains(QLatin1Char('%')), qPrintable(what));
    for (const QChar c : what)
        QVERIFY(c.category() != QChar::Other_Control);
}

void TestJsonDocument::agreesWithAnotherParser()
{
    std::mt19937_64 random(test::seed());
    test::RandomJson json(random);
    for (int i = 0; i < 2000; ++i) {
        const std::string text = json.document(1 + json.upTo(60));
        const auto result = parse(text);
        QVERIFY2(result.document, text.c_str());
        Events events;
        QVERIFY2(nlohmann::json::sax_parse(text, &events), text.c_str());
        QCOMPARE(eventsOf(*result.document), events.out);
    }
}

void TestJsonDocument::damagedTextIsJudgedAsByAnotherParser()
{
    std::mt19937_64 random(test::seed());
    test::RandomJson json(random);
    int accepted = 0;
    int refused = 0;
    for (int i = 0; i < 6000; ++i) {
        const std::string text = json.damaged(json.document(1 + json.upTo(12)));
        // Lone surrogates are grammatical, which nlohmann sees otherwise.
        if (text.find("\\ud") != std::string::npos || text.find("\\uD") != std::string::npos)
            continue;
        const auto result = parse(text);
        Events events;
        const bool isGood = nlohmann::json::sax_parse(text, &events);
        if (events.isTooLarge)
            continue;
        QVERIFY2(isGood == (result.document != nullptr), text.c_str());
        ++(result.document ? accepted : refused);
        QVERIFY(!result.error || result.error->offset <= text.size());
    }
    QVERIFY(accepted > 100 && refused > 1000);
}

void TestJsonDocument::placesAreRight()
{
    std::mt19937_64 random(test::seed());
    test::RandomJson json(random);
    for (int i = 0; i < 500; ++i) {
        const auto result = parse(json.document(1 + json.upTo(80)));
        const JsonDocument &doc = *result.document;
        std::vector<std::uint32_t> counted(doc.size(), 0);
        for (JsonNodeId node = 0; node < doc.size(); ++node) {
            // What is cut out of the text is a document of its own with the values inside.
            const auto part = parse(std::string(doc.source(node)));
            QVERIFY(part.document);
            QCOMPARE(part.document->size(), doc.after(node) - node);
            QCOMPARE(doc.nodeAt(doc.begin(node)), node);
            if (node > 0) {
                QCOMPARE(doc.position(node), counted[doc.parent(node)]);
                ++counted[doc.parent(node)];
            }
        }
        for (JsonNodeId node = 0; node < doc.size(); ++node)
            QCOMPARE(doc.count(node), counted[node]);
    }
}

void TestJsonDocument::prettyTextIsTheSameDocument()
{
    std::mt19937_64 random(test::seed());
    test::RandomJson json(random);
    for (int i = 0; i < 500; ++i) {
        const auto result = parse(json.document(1 + json.upTo(40)));
        const auto pretty = prettyJson(*result.document, 0);
        QVERIFY(pretty);
        const auto again = parse(*pretty);
        QVERIFY2(again.document, pretty->c_str());
        QCOMPARE(eventsOf(*again.document), eventsOf(*result.document));
    }
    const auto result = parse(R"({"a":[1,{}],"b":[]})");
    QCOMPARE(*prettyJson(*result.document, 0),
             std::string("{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}"));
    QCOMPARE(*prettyJson(*result.document, 1), std::string("[\n  1,\n  {}\n]"));
}

void TestJsonDocument::keepsNumbersAndKeysAsSent()
{
    const auto result =
        parse(R"([9223372036854775807, 1e400, 0.1000, -0, {"k":1,"k":2}, 12345678901234567890123])");
    const JsonDocument &doc = *result.document;
    QCOMPARE(std::string(doc.source(1)), std::string("9223372036854775807"));
    QCOMPARE(std::string(doc.source(2)), std::string("1e400"));
    QCOMPARE(std::string(doc.source(3)), std::string("0.1000"));
    QCOMPARE(std::string(doc.source(4)), std::string("-0"));
    QCOMPARE(doc.count(5), 2U);
    QCOMPARE(doc.keySource(6), doc.keySource(7));
    QCOMPARE(std::string(doc.source(8)), std::string("12345678901234567890123"));
}

void TestJsonDocument::anyDepth()
{
    constexpr std::size_t levels = 100'000;
    std::string text;
    for (std::size_t i = 0; i < levels; ++i)
        text += i % 2 ? "{\"k\":" : "[";
    text += "1";
    for (std::size_t i = levels; i-- > 0;)
        text += i % 2 ? "}" : "]";
    const auto result = parse(text);
    QVERIFY(result.document);
    const JsonDocument &doc = *result.document;
    QCOMPARE(doc.size(), JsonNodeId(levels + 1));
    QCOMPARE(doc.depth(levels, 1 << 30), int(levels));
    QCOMPARE(doc.end(0), text.size());
    QVERIFY(jsonPath(doc, levels).startsWith(QLatin1String("$[0]['k'][0]['k']")));
    const auto pretty = prettyJson(doc, 0);
    QVERIFY(pretty && pretty->size() < 200 * levels * 2);
    QVERIFY(parse(*pretty).document);
    // As deep, but never closed.
    const auto open = parse(std::string(levels, '['));
    QCOMPARE(open.error->reason, Reason::EndsEarly);
}

void TestJsonDocument::limitsAreSaid()
{
    const auto large = parse("[1,2,3,4,5,6,7,8,9]", {10, 100});
    QCOMPARE(large.error->reason, Reason::TooLarge);
    QVERIFY(large.error->what().contains(QLatin1String("10 byte")));
    const auto many = parse("[1,2,3,4,5,6,7,8,9]", {100, 5});
    QCOMPARE(many.error->reason, Reason::TooManyValues);
    QVERIFY(many.error->what().contains(QLatin1String("5 values")));
    QVERIFY(many.error->where().isEmpty());
    QVERIFY(parse("[1,2,3,4]", {100, 5}).document);
}

void TestJsonDocument::canBeCancelled()
{
    CancelToken token;
    token.cancel();
    const auto text = std::make_shared<const std::string>("[1]");
    QCOMPARE(JsonDocument::parse(text, token).error->reason, Reason::Cancelled);
    const auto result = JsonDocument::parse(text);
    QVERIFY(!prettyJson(*result.document, 0, token));
}

void TestJsonDocument::paths_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("node");
    QTest::addColumn<QString>("path");
    QTest::newRow("root") << QByteArray("1") << 0 << QStringLiteral("$");
    QTest::newRow("index") << QByteArray("[0,[1,2]]") << 4 << QStringLiteral("$[1][1]");
    QTest::newRow("name") << QByteArray(R"({"a":{"b c":1}})") << 2 << QStringLiteral("$['a']['b c']");
    QTest::newRow("quote") << QByteArray(R"({"it's":1})") << 1 << QStringLiteral("$['it\\'s']");
    QTest::newRow("double quote") << QByteArray(R"({"\"":1})") << 1 << QStringLiteral("$['\"']");
    QTest::newRow("backslash") << QByteArray(R"({"\\":1})") << 1 << QStringLiteral("$['\\\\']");
    QTest::newRow("controls") << QByteArray(R"({"\n\u000b\u001f":1})") << 1
                              << QStringLiteral("$['\\n\\u000b\\u001f']");
    QTest::newRow("NUL") << QByteArray(R"({"\u0000":1})") << 1 << QStringLiteral("$['\\u0000']");
    QTest::newRow("umlaut") << QByteArray(R"({"\u00fc":1})") << 1 << QStringLiteral("$['ü']");
    QTest::newRow("pair") << QByteArray(R"({"\ud83d\ude00":1})") << 1 << QStringLiteral("$['😀']");
    QTest::newRow("lone surrogate") << QByteArray(R"({"\ud83d":1})") << 1 << QStringLiteral("$['\\ud83d']");
    QTest::newRow("empty") << QByteArray(R"({"":1})") << 1 << QStringLiteral("$['']");
}

void TestJsonDocument::paths()
{
    QFETCH(QByteArray, text);
    QFETCH(int, node);
    QFETCH(QString, path);
    const auto result = parse(text.toStdString());
    QCOMPARE(jsonPath(*result.document, static_cast<JsonNodeId>(node)), path);
}

QTEST_GUILESS_MAIN(TestJsonDocument)
#include "tst_jsondocument.moc"
