// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/jsonsplitter.h"
#include "support/seed.h"

#include <QtTest>

using namespace runglass;

class TestJsonSplitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splits_data();
    void splits();
    void piecesMakeNoDifference();
    void limits();
};

namespace {

/// "1:{}" is an object on line 1, "3!unfinished" a fault.
std::string split(std::string_view text, std::size_t piece,
                  std::uint32_t longest = JsonSplitter::defaultLongest)
{
    static constexpr std::array faults{"not an object", "unfinished", "mismatched", "deep", "long"};
    JsonSplitter splitter(longest);
    std::string out;
    for (;;) {
        switch (splitter.next()) {
        case JsonSplitter::Step::Object:
            out += std::to_string(splitter.line()) + ':' +
                   std::string(splitter.object().data(), splitter.object().size()) + '\n';
            break;
        case JsonSplitter::Step::Fault:
            out += std::to_string(splitter.line()) + '!' +
                   faults[static_cast<std::size_t>(splitter.fault())] + '\n';
            break;
        case JsonSplitter::Step::NeedMore:
            if (text.empty())
                splitter.finish();
            splitter.append(text.substr(0, piece));
            text.remove_prefix(std::min(piece, text.size()));
            break;
        case JsonSplitter::Step::End:
            return out;
        }
    }
}

const std::string pretty = "{\n    \"a\": {\n        \"b\": [\n            {\n                \"c\": 1\n"
                           "            }\n        ]\n    }\n}";

} // namespace

void TestJsonSplitter::splits_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("objects");
    const auto row = [](const char *name, std::string text, std::string objects) {
        QTest::newRow(name) << std::move(text) << std::move(objects);
    };
    row("nothing", "", "");
    row("blanks", " \r\n\t\n", "");
    row("one", "{}", "1:{}\n");
    row("lines", "{\"a\":1}\n{\"b\":2}\r\n\n{}\n", "1:{\"a\":1}\n2:{\"b\":2}\n4:{}\n");
    row("side by side", "{}{} {}", "1:{}\n1:{}\n1:{}\n");
    row("array", "[{\"a\":1},{},\n {\"b\":2}]\n", "1:{\"a\":1}\n1:{}\n2:{\"b\":2}\n");
    row("empty array", "[ ]\n", "");
    row("record separators", "\x1e{}\n\x1e{}\n", "1:{}\n2:{}\n");
    row("pretty-printed", pretty + "\n" + pretty + "\n", "1:" + pretty + "\n10:" + pretty + "\n");
    row("brackets in strings", "{\"}{][\": \"}\\\"}\\\\\"}\n{}", "1:{\"}{][\": \"}\\\"}\\\\\"}\n2:{}\n");
    row("backslash before the end of a string", "{\"a\":\"\\\\\"}{}", "1:{\"a\":\"\\\\\"}\n1:{}\n");
    row("text between", "{}\nhello \"{\" there\n{}\n", "1:{}\n2!not an object\n3:{}\n");
    row("numbers", "1\n2\n", "1!not an object\n2!not an object\n");
    row("a closing bracket too many", "{}}\n{}\n", "1:{}\n1!not an object\n2:{}\n");
    row("cut in a string", "{\"a\":\"b\n{\"c\":1}\n", "1!unfinished\n2:{\"c\":1}\n");
    row("cut after a comma", "{\"a\":1,\n{\"c\":1}\n", "1!unfinished\n2:{\"c\":1}\n");
    row("cut after a value", "{\"a\":[1]\n{\"c\":1}\n{}", "1!unfinished\n2:{\"c\":1}\n3:{}\n");
    row("cut at the end", "{}\n{\"a\":[", "1:{}\n2!unfinished\n");
    row("mismatched", "{\"a\":[}]}\n{}\n", "1!mismatched\n2:{}\n");
    row("backslash outside", "{\\}\n{}\n", "1!mismatched\n2:{}\n");
    row("cut pretty-printed", pretty.substr(0, 40) + "\n" + pretty + "\n",
        "1!unfinished\n5:" + pretty + "\n");
    row("in an indented array", "[\n    {\n        \"a\": ]\n    },\n    {\n        \"a\": 1\n    }\n]\n",
        "2!mismatched\n5:{\n        \"a\": 1\n    }\n");
    row("objects begin lines inside", "{\"a\":[\n{},\n{}\n]}\n{}\n", "1:{\"a\":[\n{},\n{}\n]}\n5:{}\n");
    row("an object begins the line after a colon", "{\"a\":\n{}\n}\n", "1:{\"a\":\n{}\n}\n");
}

void TestJsonSplitter::splits()
{
    QFETCH(std::string, text);
    QFETCH(std::string, objects);
    for (const std::size_t piece : {1000, 1, 2, 5})
        QCOMPARE(split(text, piece), objects);
}

void TestJsonSplitter::piecesMakeNoDifference()
{
    std::mt19937_64 random(test::seed());
    const std::array<std::string, 16> parts{"{",  "}",  "{", "}", "[", "]",    "\"",     "\\",
                                            "\n", "  ", ",", ":", "a", "{}\n", "\"b\":", "{\"c\":[1]}"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::size_t count = random() % 60; count > 0; --count)
            text += parts[random() % parts.size()];
        const std::string whole = split(text, text.size() + 1);
        for (const std::size_t piece : {std::size_t{1}, 1 + random() % 10, 1 + random() % 50})
            QVERIFY2(split(text, piece) == whole,
                     (text + "\n---\n" + whole + "---\n" + split(text, piece)).c_str());
    }
}

void TestJsonSplitter::limits()
{
    std::string deep;
    for (std::size_t i = 0; i <= JsonSplitter::deepest; ++i)
        deep += "{\"a\":";
    QCOMPARE(split(deep + "\n{}\n", 100), std::string("1!deep\n2:{}\n"));
    const std::string big = "{\"a\":\"" + std::string(500, 'x') + "\"}";
    QCOMPARE(split("{}\n" + big + "\n{}\n", 10, 100), std::string("1:{}\n2!long\n3:{}\n"));
    QCOMPARE(split("{}\n" + std::string(500, 'x') + "\n{}\n", 10, 100),
             std::string("1:{}\n2!not an object\n3:{}\n"));
    // Each of these begins what never ends; looking for its end from each line must not take forever.
    std::string hostile;
    for (int i = 0; i < 50'000; ++i)
        hostile += "{\"a\":[1,\n";
    QVERIFY(split(hostile, 65'536).ends_with("unfinished\n"));
}

QTEST_GUILESS_MAIN(TestJsonSplitter)
#include "tst_jsonsplitter.moc"
