// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/textmatcher.h"
#include "support/seed.h"
#include "json/jsonfind.h"
#include "json/jsonstring.h"
#include "json/randomjson.h"

#include <QTest>

using namespace runglass;

namespace {

std::shared_ptr<const JsonDocument> parse(std::string text)
{
    return JsonDocument::parse(std::make_shared<const std::string>(std::move(text))).document;
}

std::vector<JsonHit> find(const JsonDocument &document, const std::string &needle,
                          std::size_t limit = 1 << 30, JsonFindEnd *end = nullptr,
                          const CancelToken &token = {})
{
    std::vector<JsonHit> all;
    const TextMatcher matcher(needle);
    const JsonFindEnd ended =
        findInJson(document, matcher, needle, token, limit, [&](const std::vector<JsonHit> &hits) {
            all.insert(all.end(), hits.begin(), hits.end());
        });
    if (end)
        *end = ended;
    return all;
}

/// The same value by value.
std::vector<JsonHit> findPlainly(const JsonDocument &document, const std::string &needle)
{
    std::vector<JsonHit> all;
    const TextMatcher matcher(needle);
    for (JsonNodeId node = 0; node < document.size(); ++node) {
        const auto look = [&](std::string_view raw, bool inKey) {
            for (const TextRange &range : matcher.findAll(decodedJson(raw)))
                all.push_back({node, inKey, static_cast<std::uint32_t>(range.begin),
                               static_cast<std::uint32_t>(range.length)});
        };
        if (document.hasKey(node))
            look(document.keySource(node), true);
        if (document.kind(node) == JsonKind::String)
            look(document.stringSource(node), false);
        else if (!document.isContainer(node))
            look(document.source(node), false);
    }
    return all;
}

} // namespace

class TestJsonFind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsInKeysAndValues()
    {
        const auto document =
            parse(R"({"Total": 1204.50, "total\u0020due": ["TOTAL", "sub\ttotal total", true]})");
        const auto hits = find(*document, "total");
        QCOMPARE(hits.size(), std::size_t(5));
        QVERIFY((hits[0] == JsonHit{1, true, 0, 5}));
        QVERIFY((hits[1] == JsonHit{2, true, 0, 5}));
        QVERIFY((hits[2] == JsonHit{3, false, 0, 5}));
        QVERIFY((hits[3] == JsonHit{4, false, 4, 5}));
        QVERIFY((hits[4] == JsonHit{4, false, 10, 5}));
        QCOMPARE(find(*document, "04.5").size(), std::size_t(1));
        QCOMPARE(find(*document, "TRUE").size(), std::size_t(1));
        QCOMPARE(find(*document, "\t").size(), std::size_t(1));
        QCOMPARE(find(*document, "total d").size(), std::size_t(1));
        QCOMPARE(find(*document, "\"").size(), std::size_t(0));
        QCOMPARE(find(*document, ": ").size(), std::size_t(0));
    }
    void agreesWithLookingValueByValue()
    {
        std::mt19937_64 random(test::seed());
        test::RandomJson json(random);
        const char *needles[] = {"a",    "key", "KEY", "Ä",  "ü",  " ",  "1",  "9",  "0",
                                 "true", "ULL", "\"",  "\\", "{[", ":,", "\n", "a ", " k",
                                 "ak",   "€",   "e",   "e1", "0,", "-",  ".",  "😀"};
        for (int i = 0; i < 400; ++i) {
            const auto document = parse(json.document(1 + json.upTo(100)));
            const std::string needle = needles[json.upTo(static_cast<int>(std::size(needles)) - 1)];
            const auto found = find(*document, needle);
            const auto expected = findPlainly(*document, needle);
            QVERIFY2(found == expected, (needle + " in " + *document->sharedText()).c_str());
        }
    }
    void agreesInLargeDocuments()
    {
        // Pieces of both kinds, with and without escapes, and borders between them everywhere.
        std::mt19937_64 random(test::seed());
        test::RandomJson json(random);
        std::string text = "[0";
        while (text.size() < 700'000) {
            text +=
                ",{\"vendor name\":\"M\xc3\xbcller 7 GmbH\",\"n\":" + std::to_string(json.upTo(9999)) + "}";
            if (json.upTo(3000) == 0)
                text += "," + json.document(200);
        }
        const auto document = parse(text + ",\"" + std::string(300'000, 'm') + "\"]");
        for (const char *needle : {"7", "m\xc3\xbc", "r name", "7 g", "99", "n"})
            QVERIFY2(find(*document, needle) == findPlainly(*document, needle), needle);
    }
    void endsWhenToldTo()
    {
        const auto document = parse("[" + std::string("\"aa\",\"a\",") + "\"aaa\"]");
        JsonFindEnd end = JsonFindEnd::Stopped;
        QCOMPARE(find(*document, "a", 4, &end).size(), std::size_t(4));
        QCOMPARE(end, JsonFindEnd::LimitReached);
        QCOMPARE(find(*document, "a", 7, &end).size(), std::size_t(6));
        QCOMPARE(end, JsonFindEnd::Complete);
        CancelToken token;
        token.cancel();
        QCOMPARE(find(*document, "a", 7, &end, token).size(), std::size_t(0));
        QCOMPARE(end, JsonFindEnd::Stopped);
    }
};

QTEST_GUILESS_MAIN(TestJsonFind)
#include "tst_jsonfind.moc"
