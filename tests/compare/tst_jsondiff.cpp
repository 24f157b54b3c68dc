// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/jsondiff.h"

#include "compare/jsonvalue.h"
#include "compare/samenumber.h"
#include "support/seed.h"
#include "json/jsonpath.h"
#include "json/randomjson.h"

#include <QTest>

#include <algorithm>

using namespace runglass;
using test::JsonValue;

namespace {

using Document = std::shared_ptr<const JsonDocument>;

constexpr JsonDiff::Limits fixedSeed{7, 0};

Document parse(std::string text)
{
    JsonParseResult parsed = JsonDocument::parse(std::make_shared<const std::string>(std::move(text)));
    Q_ASSERT(parsed.document);
    return parsed.document;
}

std::shared_ptr<const JsonDiff> diffOf(const std::string &left, const std::string &right)
{
    return JsonDiff::compare(parse(left), parse(right), {}, {}, fixedSeed);
}

char signOf(const JsonDifference &place)
{
    switch (place.kind) {
    case DiffKind::Equal:
        return '=';
    case DiffKind::Alike:
        return '~';
    case DiffKind::Inside:
        return place.isByPlace ? '#' : ' ';
    case DiffKind::Added:
        return '+';
    case DiffKind::Removed:
        return '-';
    case DiffKind::Changed:
        return '!';
    case DiffKind::Moved:
        return '>';
    case DiffKind::MovedAway:
        return '<';
    }
    return '?';
}

/// "+$['a']; !$['b']": kinds and paths, of moved ones both; equal ones and those only gone through left out.
QString printed(const JsonDiff &diff)
{
    QStringList lines;
    for (const JsonDifference &place : diff.places()) {
        const char sign = signOf(place);
        if (sign == '=' || sign == ' ')
            continue;
        QString line = QLatin1Char(sign) + (place.right != noJsonNode && place.kind != DiffKind::MovedAway
                                                ? jsonPath(*diff.document(Side::Right), place.right)
                                                : jsonPath(*diff.document(Side::Left), place.left));
        if (place.kind == DiffKind::Moved)
            line += QLatin1Char('<') + jsonPath(*diff.document(Side::Left), place.left);
        lines << line;
    }
    return lines.join(QLatin1Char(' ')).remove(QLatin1Char('\''));
}

/// Another document: values changed, taken out, put in, put elsewhere.
class Mutation
{
public:
    explicit Mutation(std::mt19937_64 &random)
        : m_random(random)
        , m_json(random)
    {
    }

    void change(JsonValue &value, int depth = 0)
    {
        const bool holds = value.kind == JsonKind::Object || value.kind == JsonKind::Array;
        if (!holds) {
            if (m_json.upTo(5) == 0)
                value = fresh(3);
            return;
        }
        for (auto &[key, member] : value.members)
            change(member, depth + 1);
        auto &members = value.members;
        const auto any = [&] { return members.begin() + m_json.upTo(static_cast<int>(members.size()) - 1); };
        if (!members.empty() && m_json.upTo(4) == 0)
            members.erase(any());
        if (m_json.upTo(4) == 0)
            members.insert(
                members.empty() ? members.begin() : any(),
                {value.kind == JsonKind::Object ? "new" + std::to_string(m_json.upTo(9)) : "", fresh(4)});
        if (members.size() > 1 && m_json.upTo(3) == 0)
            std::iter_swap(any(), any());
    }
    void shuffleKeys(JsonValue &value)
    {
        for (auto &[key, member] : value.members)
            shuffleKeys(member);
        if (value.kind != JsonKind::Object)
            return;
        std::shuffle(value.members.begin(), value.members.end(), m_random);
    }

private:
    JsonValue fresh(int size) { return test::valueOf(*parse(m_json.document(size))); }

    std::mt19937_64 &m_random;
    test::RandomJson m_json;
};

bool hasRepeatedKeys(const JsonValue &value)
{
    std::vector<std::string> keys;
    for (const auto &[key, member] : value.members) {
        if (hasRepeatedKeys(member))
            return true;
        keys.push_back(key);
    }
    std::ranges::sort(keys);
    return value.kind == JsonKind::Object && std::ranges::adjacent_find(keys) != keys.end();
}

} // namespace

class TestJsonDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tells_data();
    void tells();
    void sameNumbers_data();
    void sameNumbers();
    void nothingToItself();
    void applyingGivesTheOther();
    void keyOrderIsNoDifference();
    void bothWaysRound();
    void ownOrder();
    void deepOnes();
    void largeOnes();
    void hopelessOnesAreComparedByPlace();
    void stops();
    void tellsProgress();
};

void TestJsonDiff::tells_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *left, const char *right, const char *expected) {
        QTest::newRow(name) << QByteArray(left) << QByteArray(right) << QString::fromUtf8(expected);
    };
    row("equal", R"({"a":1,"b":[1,2]})", R"( { "b" : [ 1, 2 ], "a" : 1 } )", "");
    row("scalar", "1", "2", "!$");
    row("string by meaning", R"("A\u00fc\/")", "\"A\xC3\xBC/\"", "");
    row("number as sent", R"({"a":1})", R"({"a":1.0})", "~$[a]");
    row("number and string", R"({"a":1})", R"({"a":"1"})", "!$[a]");
    row("64 bits", R"([9223372036854775807])", R"([9223372036854775806])", "!$[0]");
    row("null and missing", R"({"a":null})", R"({})", "-$[a]");
    row("members", R"({"a":1,"b":2,"c":3})", R"({"c":4,"a":1,"d":5})", "!$[c] -$[b] +$[d]");
    row("nested", R"({"a":{"b":{"c":[1,{"d":1}]}}})", R"({"a":{"b":{"c":[1,{"d":2}]}}})",
        "!$[a][b][c][1][d]");
    row("another kind", R"({"a":{"b":1}})", R"({"a":[1]})", "-$[a] +$[a]");
    row("root of another kind", R"({"b":1})", "[1]", "-$ +$");
    row("emptied", R"({"a":[1,2]})", R"({"a":[]})", "-$[a][0] -$[a][1]");
    row("empty of another kind", R"({"a":{}})", R"({"a":[]})", "!$[a]");
    row("repeated keys", R"({"a":1,"a":2})", R"({"a":1,"a":3})", "!$[a]");
    row("repeated keys in another order", R"({"a":1,"a":2})", R"({"a":2,"a":1})", "!$[a] !$[a]");
    row("repeated on one side", R"({"a":1})", R"({"a":1,"a":1})", "+$[a]");
    row("element put in", "[1,2,3]", "[1,9,2,3]", "+$[1]");
    row("element taken out", "[1,2,3]", "[1,3]", "-$[1]");
    row("element changed", "[1,2,3]", "[1,5,3]", "!$[1]");
    row("element moved", R"(["a","b","c","d"])", R"(["b","c","d","a"])", "<$[0] >$[3]<$[0]");
    row("moved and changed", R"([{"id":1,"n":1},{"id":2,"n":2},{"id":3,"n":3}])",
        R"([{"id":2,"n":2},{"id":3,"n":3},{"id":1,"n":7}])", "<$[0] >$[2]<$[0] !$[2][n]");
    row("known by id", R"([{"sku":"A-11","n":2},{"sku":"B-07","n":14}])",
        R"([{"sku":"C-40","n":1},{"sku":"A-11","n":3},{"sku":"B-07","n":14}])", "+$[0] !$[1][n]");
    row("ids not unique", R"([{"id":1,"n":1},{"id":1,"n":2}])", R"([{"id":1,"n":1},{"id":1,"n":3}])",
        "!$[1][n]");
    row("alike without an id", R"([{"x":1,"y":2,"z":3}])", R"([{"x":1,"y":2,"z":4},{"q":1}])",
        "!$[0][z] +$[1]");
    row("not alike at all", R"([{"x":1}])", R"([{"y":1}])", "-$[0] +$[0]");
    row("rows of figures", "[[1,2],[3,4]]", "[[1,2],[5,6]]", "!$[1][0] !$[1][1]");
    row("lone surrogates", R"(["\ud800"])", R"(["\ud801"])", "!$[0]");
    row("bidi and control", R"({"a":"\u202e\u0000"})", R"({"a":"\u202d\u0000"})", "!$[a]");
}

void TestJsonDiff::tells()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(QString, expected);
    const auto diff = diffOf(left.toStdString(), right.toStdString());
    QCOMPARE(printed(*diff), expected);
    QCOMPARE(diff->isEqual(), expected.isEmpty());
}

void TestJsonDiff::sameNumbers_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *left, const char *right, bool same) {
        QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(left), QLatin1String(right))))
            << QByteArray(left) << QByteArray(right) << same;
    };
    row("1", "1.0", true);
    row("1", "10e-1", true);
    row("1200", "1.2E+3", true);
    row("-0", "0.000", true);
    row("0e99999999999999999999", "0", false); // not looked into
    row("0.1", "0.10000000000000000001", false);
    row("9007199254740993", "9007199254740992", false);
    row("-1", "1", false);
    row("1e400", "10e399", true);
    row("1e12345678901234567890", "1e12345678901234567890", true);
    row("1e12345678901234567890", "10e12345678901234567889", false); // not looked into
}

void TestJsonDiff::sameNumbers()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(bool, same);
    QCOMPARE(isSameNumber(left.toStdString(), right.toStdString()), same);
    QCOMPARE(isSameNumber(right.toStdString(), left.toStdString()), same);
}

void TestJsonDiff::nothingToItself()
{
    std::mt19937_64 random(test::seed());
    test::RandomJson json(random);
    for (int i = 0; i < 300; ++i) {
        const std::string text = json.document(1 + json.upTo(200));
        const auto diff = diffOf(text, text);
        QVERIFY(diff->isEqual());
        QCOMPARE(diff->places().size(), std::size_t(1));
        QCOMPARE(diff->places().front().kind, DiffKind::Equal);
    }
}

void TestJsonDiff::applyingGivesTheOther()
{
    std::mt19937_64 random(test::seed());
    test::RandomJson json(random);
    Mutation mutation(random);
    for (int i = 0; i < 1500; ++i) {
        const std::string left = json.document(1 + json.upTo(120));
        JsonValue other = test::valueOf(*parse(left));
        if (i % 10 == 0)
            other = test::valueOf(*parse(json.document(1 + json.upTo(120))));
        else
            mutation.change(other);
        const std::string right = other.written();
        const JsonDiff::Limits limits{7, i % 3 == 0 ? 50 : 0};
        const auto diff = JsonDiff::compare(parse(left), parse(right), {}, {}, limits);
        const JsonValue wanted = test::valueOf(*parse(right));
        QVERIFY2(test::applied(*diff) == wanted, qPrintable(printed(*diff)));
        QCOMPARE(diff->isEqual(), test::valueOf(*parse(left)) == wanted);
    }
}

void TestJsonDiff::keyOrderIsNoDifference()
{
    std::mt19937_64 random(test::seed());
    test::RandomJson json(random);
    Mutation mutation(random);
    for (int i = 0; i < 300; ++i) {
        const std::string text = json.document(1 + json.upTo(200));
        JsonValue other = test::valueOf(*parse(text));
        // The order of repeated keys does count.
        if (hasRepeatedKeys(other))
            continue;
        mutation.shuffleKeys(other);
        QVERIFY(diffOf(text, other.written())->isEqual());
    }
}

void TestJsonDiff::bothWaysRound()
{
    std::mt19937_64 random(test::seed());
    test::RandomJson json(random);
    Mutation mutation(random);
    for (int i = 0; i < 1000; ++i) {
        const std::string left = json.document(1 + json.upTo(120));
        JsonValue other = test::valueOf(*parse(left));
        mutation.change(other);
        const std::string right = other.written();
        const DiffCounts there = diffOf(left, right)->counts();
        DiffCounts back = diffOf(right, left)->counts();
        std::swap(back.added, back.removed);
        QCOMPARE(back, there);
    }
}

/// Parents before what is in them, ends behind it, depths one by one.
void TestJsonDiff::ownOrder()
{
    std::mt19937_64 random(test::seed());
    test::RandomJson json(random);
    Mutation mutation(random);
    for (int i = 0; i < 300; ++i) {
        const std::string left = json.document(60);
        JsonValue other = test::valueOf(*parse(left));
        mutation.change(other);
        const auto diff = diffOf(left, other.written());
        const std::vector<JsonDifference> &places = diff->places();
        for (std::uint32_t at = 0; at < places.size(); ++at) {
            const JsonDifference &place = places[at];
            QVERIFY(place.end > at && place.end <= places.size());
            if (place.parent == JsonDifference::none) {
                QCOMPARE(place.depth, 0U);
                continue;
            }
            QVERIFY(place.parent < at && places[place.parent].end >= place.end);
            QCOMPARE(place.depth, places[place.parent].depth + 1);
        }
    }
}

void TestJsonDiff::deepOnes()
{
    constexpr int depth = 100'000;
    const std::string opened(depth, '[');
    const std::string closed(depth, ']');
    const auto arrays = diffOf(opened + "1" + closed, opened + "2" + closed);
    QCOMPARE(arrays->counts().changed, 1);
    QCOMPARE(arrays->places().size(), std::size_t(depth + 1));
    QCOMPARE(arrays->places().back().depth, std::uint32_t(depth));
    std::string left;
    for (int i = 0; i < depth; ++i)
        left += R"({"a":)";
    const std::string end(depth, '}');
    QCOMPARE(diffOf(left + "1" + end, left + "{}" + end)->counts().changed, 1);
    QCOMPARE(diffOf(left + "1" + end, "1")->counts().total(), 2);
}

void TestJsonDiff::largeOnes()
{
    std::string left = "[";
    std::string right = "[";
    constexpr int elements = 60'000;
    for (int i = 0; i < elements; ++i) {
        const std::string separator = i == 0 ? "" : ",";
        const std::string element = R"({"id":)" + std::to_string(i) + R"(,"name":"line )" +
                                    std::to_string(i % 100) + R"(","values":[1,2,3],"total":)";
        left += separator + element + std::to_string(i) + "}";
        right += separator + element + std::to_string(i % 1000 == 0 ? -1 : i) + "}";
    }
    right += R"(,{"id":-5}])";
    left += "]";
    const auto diff = diffOf(left, right);
    QCOMPARE(diff->counts().changed, 60);
    QCOMPARE(diff->counts().added, 1);
    QCOMPARE(diff->counts().total(), 61);
}

void TestJsonDiff::hopelessOnesAreComparedByPlace()
{
    std::mt19937_64 random(test::seed());
    const auto figures = [&random] {
        std::string text = "[0";
        for (int i = 0; i < 50'000; ++i)
            text += "," + std::to_string(std::uniform_int_distribution(0, 3)(random));
        return text + "]";
    };
    const std::string left = figures();
    const std::string right = figures();
    const auto diff = diffOf(left, right);
    QVERIFY(diff->places().front().isByPlace);
    QVERIFY(test::applied(*diff) == test::valueOf(*parse(right)));
}

void TestJsonDiff::stops()
{
    CancelToken stop;
    stop.cancel();
    QVERIFY(!JsonDiff::compare(parse("[1]"), parse("[2]"), stop, {}));
}

void TestJsonDiff::tellsProgress()
{
    std::string text = "[0";
    for (int i = 0; i < 20'000; ++i)
        text += ",[" + std::to_string(i) + "]";
    std::vector<double> told;
    const auto diff = JsonDiff::compare(parse(text + "]"), parse(text + ",1]"), {},
                                        [&told](double done) { told.push_back(done); });
    QCOMPARE(diff->counts().added, 1);
    QVERIFY(told.size() > 2);
    QVERIFY(std::ranges::is_sorted(told) && told.front() >= 0 && told.back() <= 1);
}

QTEST_APPLESS_MAIN(TestJsonDiff)
#include "tst_jsondiff.moc"
