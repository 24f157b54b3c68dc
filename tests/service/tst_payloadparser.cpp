// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/pageparser.h"

#include <QTest>

#include <simdjson.h>

#include <random>

using namespace runglass;

Q_DECLARE_METATYPE(std::string)

namespace {

struct Parsed
{
    Result<Payload> payload;
    std::vector<ProblemReport> problems;
};

Parsed parse(const std::string &body)
{
    PageParser parser;
    PageContext context;
    context.where = "GET /runs/r1/payload";
    std::vector<ProblemReport> problems;
    Result<Payload> payload =
        parser.parsePayload(std::make_shared<std::string>(body), "r1", context, problems);
    return {std::move(payload), std::move(problems)};
}

std::optional<Document> json(std::string text)
{
    return Document{std::move(text), true};
}

} // namespace

class TestPayloadParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsDocumentsAsTheyAre_data();
    void keepsDocumentsAsTheyAre();
    void nullAndAbsentAreNotGiven();
    void textIsNotJson();
    void invalidUtf8IsReplaced();
    void aBadErrorIsReported();
    void refusesWhatIsNoPayload_data();
    void refusesWhatIsNoPayload();
    void survivesMutations();
};

/// Documents are what was sent, byte for byte, however odd.
void TestPayloadParser::keepsDocumentsAsTheyAre_data()
{
    QTest::addColumn<std::string>("input");
    const auto row = [](const char *name, const std::string &input) { QTest::newRow(name) << input; };
    row("object", R"({"b": 1,  "a":{"x":[]}})");
    row("large and long numbers", R"([12345678901234567890123, 1.10, 1e400, -0.0])");
    row("text", R"("é \" \\ \u00e9 \ud800")");
    row("number", "1.50");
    row("boolean", "false");
    row("duplicate keys", R"({"a":1,"a":2})");
    row("NaN", R"({"a":NaN,"b":Infinity})");
    row("trailing comma", R"([1,2,])");
    row("control characters, escaped", R"("\u0000\u001b\u202e")");
    constexpr int deep = 100'000;
    row("deeply nested", std::string(deep, '[') + std::string(deep, ']'));
}
void TestPayloadParser::keepsDocumentsAsTheyAre()
{
    QFETCH(std::string, input);
    const Parsed parsed = parse(R"({"run_id":"r1", "input" : )" + input + " ,\n\"output\":" + input +
                                R"(, "error":null, "later":{"x":1}})");
    QVERIFY2(parsed.payload.ok(), input.substr(0, 60).c_str());
    QCOMPARE(parsed.payload->runId, std::string("r1"));
    QVERIFY(parsed.payload->input == json(input));
    QVERIFY(parsed.payload->output == json(input));
    QVERIFY(!parsed.payload->error);
    QVERIFY(parsed.problems.empty());
}

void TestPayloadParser::nullAndAbsentAreNotGiven()
{
    const Parsed parsed = parse(R"({"input":null})");
    QVERIFY(parsed.payload.ok());
    QVERIFY(!parsed.payload->input && !parsed.payload->output && !parsed.payload->error);
}

void TestPayloadParser::textIsNotJson()
{
    const Parsed parsed = parse(R"({"input_text":"a\nb","output_text":"","error":"x\ty"})");
    QVERIFY(parsed.payload.ok());
    QVERIFY(parsed.payload->input == std::optional(Document{"a\nb", false}));
    QVERIFY(parsed.payload->output == std::optional(Document{"", false}));
    QCOMPARE(*parsed.payload->error, std::string("x\ty"));
}

void TestPayloadParser::invalidUtf8IsReplaced()
{
    const Parsed parsed =
        parse("{\"input\":[\"a\xff\xfe\",\"\xed\xa0\x80\",\"\xc3\xa9\"],\"error\":\"\xc3\"}");
    QVERIFY(parsed.payload.ok());
    QVERIFY(simdjson::validate_utf8(parsed.payload->input->text));
    QVERIFY(parsed.payload->input->text.find("\xc3\xa9") != std::string::npos);
    QCOMPARE(*parsed.payload->error, std::string("\xef\xbf\xbd"));
}

void TestPayloadParser::aBadErrorIsReported()
{
    const Parsed parsed = parse(R"({"input":1,"error":{"code":7},"output_text":5})");
    QVERIFY(parsed.payload.ok());
    QVERIFY(parsed.payload->input == json("1"));
    QVERIFY(!parsed.payload->error && !parsed.payload->output);
    QCOMPARE(parsed.problems.size(), std::size_t{2});
    QCOMPARE(parsed.problems[0].where, std::string("GET /runs/r1/payload"));
}

void TestPayloadParser::refusesWhatIsNoPayload_data()
{
    QTest::addColumn<std::string>("body");
    const auto row = [](const char *name, const std::string &body) { QTest::newRow(name) << body; };
    row("nothing", "");
    row("a list", "[1]");
    row("a text", "\"x\"");
    row("of another run", R"({"run_id":"r2","input":1})");
    row("cut off", R"({"input":{"a":1)");
    row("brackets that don't match", R"({"input":{"a":[1},"output":2})");
    row("more after it", R"({"input":1} {"input":2})");
}
void TestPayloadParser::refusesWhatIsNoPayload()
{
    QFETCH(std::string, body);
    const Parsed parsed = parse(body);
    QVERIFY(!parsed.payload.ok());
    QVERIFY(!parsed.payload.error().message.isEmpty());
}

void TestPayloadParser::survivesMutations()
{
    const std::string whole =
        R"({"run_id":"r1","input":{"a":[1,2,{"b":"c\u00e9"}]},"output":"text","error":"no \"luck\""})";
    std::mt19937 random(3);
    const std::string alphabet("{}[]\",:\\u0dn1 \xff\x01\x00", 18);
    int readable = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string body = whole;
        for (unsigned change = 0; change <= random() % 3; ++change)
            body[random() % body.size()] = alphabet[random() % alphabet.size()];
        readable += parse(body).payload.ok() ? 1 : 0;
    }
    QVERIFY(readable > 1'000);
}

QTEST_GUILESS_MAIN(TestPayloadParser)
#include "tst_payloadparser.moc"
