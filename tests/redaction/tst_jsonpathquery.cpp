// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "redaction/jsonpathquery.h"
#include "redaction/jsonpathwalk.h"
#include "json/jsonpath.h"

#include <QTest>

using namespace runglass;

namespace {

/// The normalized paths of what a query selects.
QByteArrayList selected(const char *path, const char *json)
{
    const auto query = JsonPathQuery::parse(path);
    if (!query)
        return {query.error().oneLine().toUtf8()};
    const auto parsed = JsonDocument::parse(std::make_shared<const std::string>(json));
    const std::vector<JsonPathQuery> queries{*query};
    JsonPathWalk walk(*parsed.document, queries);
    QByteArrayList found;
    for (JsonNodeId node = 0; node < parsed.document->size(); ++node) {
        if (walk.enter(node))
            found << jsonPath(*parsed.document, node).toUtf8();
    }
    return found;
}

} // namespace

class TestJsonPathQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void select_data();
    void select();
    void errors_data();
    void errors();
    void longDescentStaysLinear();
    void leavesOut();
};

void TestJsonPathQuery::select_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArrayList>("found");
    const auto row = [](const char *path, const char *json, const QByteArrayList &found) {
        QTest::addRow("%s on %s", path, json) << QByteArray(path) << QByteArray(json) << found;
    };
    // The examples of RFC 9535, tables 4, 6, 8 and 16, as far as they are of this part of the language.
    row("$", R"({"k": "v"})", {"$"});
    row("$.o['j j']", R"({"o": {"j j": {"k.k": 3}}, "'": {"@": 2}})", {"$['o']['j j']"});
    row("$.o['j j']['k.k']", R"({"o": {"j j": {"k.k": 3}}, "'": {"@": 2}})", {"$['o']['j j']['k.k']"});
    row(R"($.o["j j"]["k.k"])", R"({"o": {"j j": {"k.k": 3}}, "'": {"@": 2}})", {"$['o']['j j']['k.k']"});
    row(R"($["'"]["@"])", R"({"o": {"j j": {"k.k": 3}}, "'": {"@": 2}})", {"$['\\'']['@']"});
    const char *wild = R"({"o": {"j": 1, "k": 2}, "a": [5, 3]})";
    row("$[*]", wild, {"$['o']", "$['a']"});
    row("$.o[*]", wild, {"$['o']['j']", "$['o']['k']"});
    row("$.o.*", wild, {"$['o']['j']", "$['o']['k']"});
    row("$.a[*]", wild, {"$['a'][0]", "$['a'][1]"});
    row("$[1]", R"(["a","b"])", {"$[1]"});
    row("$[-2]", R"(["a","b"])", {"$[0]"});
    row("$[-3]", R"(["a","b"])", {});
    row("$[2]", R"(["a","b"])", {});
    const char *deep = R"({"o": {"j": 1, "k": 2}, "a": [5, 3, [{"j": 4}, {"k": 6}]]})";
    row("$..j", deep, {"$['o']['j']", "$['a'][2][0]['j']"});
    row("$..[0]", deep, {"$['a'][0]", "$['a'][2][0]"});
    row("$.o..[*]", deep, {"$['o']['j']", "$['o']['k']"});
    row("$.a..[0, 1]", deep, {"$['a'][0]", "$['a'][1]", "$['a'][2][0]", "$['a'][2][1]"});
    row("$..['j','k']", deep, {"$['o']['j']", "$['o']['k']", "$['a'][2][0]['j']", "$['a'][2][1]['k']"});
    // Names by what they say, not by how they are written; a name is no index.
    row(R"($['\u0061'])", R"({"\u0061": 1, "b": 2})", {"$['a']"});
    row("$.é", R"({"\u00e9": 1})", {"$['é']"});
    row("$.A", R"({"a": 1})", {});
    row("$['0']", R"(["a"])", {});
    row("$[0]", R"({"0": 1})", {});
    row("$.a", R"({"a": 1, "a": 2})", {"$['a']", "$['a']"});
    row(" $ .a [ 0 ] ", R"({"a": [1]})", {"$['a'][0]"});
    row("$.a", "5", {});
    row("$..a", "[]", {});
    row("$..*", R"([[1],{}])", {"$[0]", "$[0][0]", "$[1]"});
}

void TestJsonPathQuery::select()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, json);
    QFETCH(QByteArrayList, found);
    QCOMPARE(selected(path.constData(), json.constData()), found);
}

void TestJsonPathQuery::errors_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("character");
    const auto row = [](const char *path, int character) {
        QTest::addRow("%s", path) << QByteArray(path) << character;
    };
    row("", 1);
    row("a", 1);
    row(".a", 1);
    row("$a", 2);
    row("$.", 3);
    row("$..", 4);
    row("$.[0]", 3);
    row("$.a-b", 4);
    row("$[", 3);
    row("$[]", 3);
    row("$['a", 3);
    row("$['a'", 6);
    row("$['a',]", 7);
    row("$[01]", 3);
    row("$[-0]", 3);
    row("$[99999999999999999999]", 3);
    row("$[1:2]", 4);
    row("$[:2]", 3);
    row("$[?@.a]", 3);
    row("$[a]", 3);
    row(R"($['\x'])", 4);
    row(R"($['\u12'])", 4);
    row("$.é.1", 5);
}

void TestJsonPathQuery::errors()
{
    QFETCH(QByteArray, path);
    QFETCH(int, character);
    const auto query = JsonPathQuery::parse(path.toStdString());
    QVERIFY(!query);
    QVERIFY2(query.error().reason.startsWith(QStringLiteral("At character %1:").arg(character)),
             qPrintable(query.error().reason));
    QVERIFY(!query.error().help.isEmpty());
}

/// 50,000 levels and five descents: an evaluation by sets of nodes would visit 50,000^5 / 5! of them.
void TestJsonPathQuery::longDescentStaysLinear()
{
    constexpr int depth = 50'000;
    std::string json;
    for (int i = 0; i < depth; ++i)
        json += R"({"a":)";
    json += "1";
    json.append(depth, '}');
    const auto parsed = JsonDocument::parse(std::make_shared<const std::string>(json));
    QVERIFY(parsed.document);
    const std::vector<JsonPathQuery> queries{*JsonPathQuery::parse("$..a..a..a..a..a")};
    JsonPathWalk walk(*parsed.document, queries);
    std::int64_t found = 0;
    for (JsonNodeId node = 0; node < parsed.document->size(); ++node)
        found += walk.enter(node) ? 1 : 0;
    QCOMPARE(found, depth - 4);
}

void TestJsonPathQuery::leavesOut()
{
    const auto parsed = JsonDocument::parse(std::make_shared<const std::string>(R"([{"a":[1,2]},{"a":3}])"));
    const std::vector<JsonPathQuery> queries{*JsonPathQuery::parse("$[*].a")};
    JsonPathWalk walk(*parsed.document, queries);
    QVERIFY(!walk.enter(0));
    QVERIFY(!walk.enter(1));
    QVERIFY(walk.enter(2));
    const JsonNodeId second = parsed.document->after(2);
    QVERIFY(!walk.enter(second));
    QVERIFY(walk.enter(second + 1));
}

QTEST_GUILESS_MAIN(TestJsonPathQuery)
#include "tst_jsonpathquery.moc"
