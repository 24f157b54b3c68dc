// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "support/seed.h"
#include "json/jsonrows.h"
#include "json/randomjson.h"

#include <QTest>

#include <set>

using namespace runglass;

namespace {

std::shared_ptr<const JsonDocument> parse(std::string text)
{
    return JsonDocument::parse(std::make_shared<const std::string>(std::move(text))).document;
}

/// The rows in words: the value's place, a closing bracket, or a further line of a string.
QString printed(const JsonRows &rows)
{
    QStringList lines;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QString line(rows.depth(i, 99) * 2, QLatin1Char(' '));
        if (rows[i].document)
            line += QStringLiteral("d%1 ").arg(rows[i].document);
        line += QString::number(rows[i].node);
        if (rows[i].isClosing())
            line += QLatin1String(" end");
        else if (rows[i].isFurtherLine())
            line += QStringLiteral(" line %1").arg(rows[i].part);
        else if (rows.canOpen(i))
            line += rows.isOpen(i) ? QLatin1String(" -") : QLatin1String(" +");
        lines << line;
    }
    return lines.join(QLatin1Char('\n'));
}

/// The same from a plain recursive walk over what is open.
class Reference
{
public:
    Reference(const JsonDocument &document, bool withClosings)
        : m_document(document)
        , m_withClosings(withClosings)
    {
    }

    std::set<JsonNodeId> open;

    std::vector<JsonRow> rows() const
    {
        std::vector<JsonRow> out;
        add(0, out);
        return out;
    }
    void openBelow(JsonNodeId node, int levels)
    {
        if (levels < 1)
            return;
        if (m_document.hasChildren(node))
            open.insert(node);
        for (JsonNodeId child = m_document.firstChild(node); child != noJsonNode;
             child = m_document.nextSibling(child))
            openBelow(child, levels - 1);
    }
    void closeBelow(JsonNodeId node)
    {
        std::erase_if(open, [&](JsonNodeId at) { return at >= node && at < m_document.after(node); });
    }

private:
    void add(JsonNodeId node, std::vector<JsonRow> &out) const
    {
        out.push_back({node, 0, 0});
        if (!open.contains(node))
            return;
        for (JsonNodeId child = m_document.firstChild(node); child != noJsonNode;
             child = m_document.nextSibling(child))
            add(child, out);
        if (m_withClosings)
            out.push_back({node, JsonRow::closingPart, 0});
    }

    const JsonDocument &m_document;
    const bool m_withClosings;
};

} // namespace

class TestJsonRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAndCloses();
    void anyOrderOfOpeningAndClosing();
    void levelsCount();
    void revealsOnlyWhatIsNeeded();
    void stringsInFull();
    void unfoldsStrings();
    void closingsComeAndGo();
    void deepAndWide();
};

void TestJsonRows::opensAndCloses()
{
    JsonRows rows(parse(R"({"a":[1,2],"b":{"c":{}},"d":3})"), true);
    QCOMPARE(printed(rows), QStringLiteral("0 +"));
    rows.open(0);
    QCOMPARE(printed(rows), QStringLiteral("0 -\n  1 +\n  4 +\n  6\n0 end"));
    rows.open(1);
    rows.open(5);
    QCOMPARE(printed(rows),
             QStringLiteral("0 -\n  1 -\n    2\n    3\n  1 end\n  4 -\n    5\n  4 end\n  6\n0 end"));
    QCOMPARE(rows.parentRow(2), std::optional<std::size_t>(1));
    QCOMPARE(rows.parentRow(4), std::optional<std::size_t>(1));
    QCOMPARE(rows.parentRow(0), std::nullopt);
    rows.close(1);
    QCOMPARE(printed(rows), QStringLiteral("0 -\n  1 +\n  4 -\n    5\n  4 end\n  6\n0 end"));
    rows.close(0);
    QCOMPARE(printed(rows), QStringLiteral("0 +"));
    rows.close(0);
    rows.open(0, JsonRows::allLevels);
    QCOMPARE(rows.size(), std::size_t(10));
}

void TestJsonRows::anyOrderOfOpeningAndClosing()
{
    std::mt19937_64 random(test::seed());
    test::RandomJson json(random);
    for (int i = 0; i < 300; ++i) {
        const auto document = parse(json.document(2 + json.upTo(60)));
        const bool closings = i % 2 == 0;
        JsonRows rows(document, closings);
        Reference reference(*document, closings);
        for (int step = 0; step < 20; ++step) {
            const auto row = static_cast<std::size_t>(json.upTo(static_cast<int>(rows.size()) - 1));
            const JsonNodeId node = rows[row].node;
            switch (json.upTo(3)) {
            case 0:
                if (rows[row].isValue() && rows.isOpen(row)) {
                    rows.close(row);
                    reference.closeBelow(node);
                }
                break;
            case 1:
                if (rows[row].isValue() && rows.canOpen(row)) {
                    const int levels = 1 + json.upTo(3);
                    rows.open(row, levels);
                    reference.closeBelow(node);
                    reference.openBelow(node, levels);
                }
                break;
            case 2: {
                const auto target =
                    static_cast<JsonNodeId>(json.upTo(static_cast<int>(document->size()) - 1));
                const std::size_t at = rows.reveal(target);
                for (JsonNodeId up = document->parent(target); up != noJsonNode; up = document->parent(up))
                    reference.open.insert(up);
                QCOMPARE(rows[at].node, target);
                QVERIFY(rows[at].isValue());
                break;
            }
            default:
                if (step == 10) {
                    rows.openToLevel(2);
                    reference.open.clear();
                    reference.openBelow(0, 2);
                }
                break;
            }
            const std::vector<JsonRow> expected = reference.rows();
            QCOMPARE(rows.size(), expected.size());
            for (std::size_t at = 0; at < rows.size(); ++at) {
                QVERIFY(rows[at] == expected[at]);
                QCOMPARE(rows.rowOf(rows[at]), at);
            }
        }
    }
}

void TestJsonRows::levelsCount()
{
    std::mt19937_64 random(test::seed());
    test::RandomJson json(random);
    for (int i = 0; i < 100; ++i) {
        JsonRows rows(parse(json.document(2 + json.upTo(60))), i % 2 == 0);
        for (int levels = 0; levels < 6; ++levels) {
            const std::size_t counted = rows.countToLevel(levels, 1000);
            rows.openToLevel(levels);
            QCOMPARE(rows.size(), counted);
            QCOMPARE(rows.countToLevel(levels, 5), std::min<std::size_t>(counted, 5));
        }
    }
}

void TestJsonRows::revealsOnlyWhatIsNeeded()
{
    JsonRows rows(parse(R"([[1,[2]],[3,[4,[5]]],[6]])"), false);
    const std::size_t row = rows.reveal(9);
    QCOMPARE(rows[row].node, 9U);
    QCOMPARE(printed(rows), QStringLiteral("0 -\n  1 +\n  5 -\n    6\n    7 -\n      8\n      9 +\n  11 +"));
    // Something that is hidden stands for by what is around it.
    rows.close(2);
    QCOMPARE(rows.rowOf({9, 0, 0}), std::size_t(2));
    QCOMPARE(rows.rowOf({5, JsonRow::closingPart, 0}), std::size_t(2));
}

void TestJsonRows::stringsInFull()
{
    JsonRows rows(parse("[1,\"" + std::string(900, 'x') + "\\ny\",2]"), true);
    rows.open(0);
    const JsonRow string = rows[2];
    const auto show = [&](std::size_t row) {
        return rows.showString(
            row, std::make_shared<const OpenString>(rows.documentOf(rows[row]).stringSource(2)));
    };
    QVERIFY(!show(1));
    QVERIFY(show(2));
    QCOMPARE(printed(rows), QStringLiteral("0 -\n  1\n  2\n  2 line 1\n  2 line 2\n  2 line 3\n  3\n0 end"));
    QCOMPARE(rows.openString(string)->line(3), std::string_view("y"));
    QCOMPARE(rows.parentRow(4), std::optional<std::size_t>(2));
    QCOMPARE(rows.rowOf({2, 3, 0}), std::size_t(5));
    rows.close(2);
    QVERIFY(!rows.openString(string));
    QCOMPARE(rows.size(), std::size_t(5));
    QCOMPARE(rows.rowOf({2, 3, 0}), std::size_t(2));
    // Closing what is around it closes the string too.
    QVERIFY(show(2));
    rows.close(0);
    rows.open(0);
    QVERIFY(!rows.openString(string));
    QCOMPARE(rows.size(), std::size_t(5));
}

void TestJsonRows::unfoldsStrings()
{
    JsonRows rows(parse(R"(["{\"a\":[1]}","[\"[7]\"]",3])"), true);
    rows.open(0);
    QVERIFY(rows.unfold(2, parse(R"(["[7]"])")));
    QVERIFY(rows.unfold(1, parse(R"({"a":[1]})")));
    QVERIFY(!rows.unfold(0, parse("1")));
    QCOMPARE(printed(rows),
             QStringLiteral("0 -\n  1\n    d2 0 -\n      d2 1 +\n    d2 0 end\n  2\n    d1 0 -\n      d1 1\n"
                            "    d1 0 end\n  3\n0 end"));
    // One more level: a string in an unfolded document.
    QVERIFY(rows.unfold(7, parse("[7]")));
    QCOMPARE(rows.depth(9, 99), 5);
    for (std::size_t row = 0; row < rows.size(); ++row)
        QCOMPARE(rows.rowOf(rows[row]), row);
    QCOMPARE(rows.parentRow(2), std::optional<std::size_t>(1));
    QVERIFY(rows.hostOf(rows[9]).has_value());
    const JsonRow deep = rows[9];
    QVERIFY(rows.isUnfolded(5));
    rows.close(5);
    QVERIFY(!rows.isUnfolded(5));
    QCOMPARE(rows.rowOf(deep), std::size_t(5));
    rows.close(0);
    rows.open(0);
    QCOMPARE(printed(rows), QStringLiteral("0 -\n  1\n  2\n  3\n0 end"));
    QVERIFY(rows.unfold(1, parse("{}")));
    QCOMPARE(rows.size(), std::size_t(6));
}

void TestJsonRows::closingsComeAndGo()
{
    std::mt19937_64 random(test::seed());
    test::RandomJson json(random);
    for (int i = 0; i < 200; ++i) {
        const auto document = parse(json.document(2 + json.upTo(60)));
        JsonRows with(document, true);
        JsonRows without(document, false);
        for (int step = 0; step < 6; ++step) {
            const auto target = static_cast<JsonNodeId>(json.upTo(static_cast<int>(document->size()) - 1));
            const std::size_t a = with.reveal(target);
            const std::size_t b = without.reveal(target);
            if (document->kind(target) == JsonKind::String) {
                QVERIFY(with.unfold(a, parse(R"({"x":[1,2]})")));
                QVERIFY(without.unfold(b, parse(R"({"x":[1,2]})")));
                with.open(a + 2);
                without.open(b + 2);
            }
        }
        const QString text = printed(with);
        const QString tree = printed(without);
        with.setClosings(false);
        without.setClosings(true);
        QCOMPARE(printed(with), tree);
        QCOMPARE(printed(without), text);
    }
}

void TestJsonRows::deepAndWide()
{
    constexpr JsonNodeId levels = 100'000;
    JsonRows deep(parse(std::string(levels, '[') + std::string(levels, ']')), true);
    QCOMPARE(deep.reveal(levels - 1), std::size_t(levels - 1));
    deep.openToLevel(JsonRows::allLevels);
    QCOMPARE(deep.size(), std::size_t(2 * levels - 1));
    QCOMPARE(deep.depth(levels - 1, 48), 48);
    deep.close(0);
    QCOMPARE(deep.size(), std::size_t(1));
    std::string wide = "[0";
    for (int i = 1; i < 300'000; ++i)
        wide += ",{}";
    JsonRows flat(parse(wide + "]"), false);
    flat.open(0);
    QCOMPARE(flat.size(), std::size_t(300'001));
    QCOMPARE(flat.rowOf({200'000, 0, 0}), std::size_t(200'000));
}

QTEST_GUILESS_MAIN(TestJsonRows)
#include "tst_jsonrows.moc"
