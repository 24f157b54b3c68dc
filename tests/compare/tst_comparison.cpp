// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/comparison.h"

#include "compare/comparisonlines.h"
#include "compare/messagetoken.h"
#include "compare/recordbuilder.h"
#include "compare/textdifference.h"
#include "support/seed.h"
#include "json/randomjson.h"

#include <QTest>

#include <random>

using namespace runglass;
using test::RecordBuilder;
using Kind = ComparisonRow::Kind;

namespace {

QChar signOf(LineTone tone)
{
    switch (tone) {
    case LineTone::Added:
        return u'+';
    case LineTone::Removed:
        return u'-';
    case LineTone::Changed:
        return u'!';
    case LineTone::Moved:
        return u'>';
    case LineTone::Alike:
        return u'~';
    case LineTone::Absent:
        return u'.';
    case LineTone::Heading:
        return u'#';
    case LineTone::Plain:
        break;
    }
    return u' ';
}

QString shownSide(const ComparisonRows &rows, std::size_t row, Side side)
{
    const ShownLine line = ComparisonLines(DisplayValues(QTimeZone::utc())).line(rows, row, side);
    const QString mark = line.fold == ShownLine::Fold::None     ? QString()
                         : line.fold == ShownLine::Fold::Closed ? QStringLiteral("▸")
                                                                : QStringLiteral("▾");
    return signOf(line.tone) + QString(line.depth, u' ') + mark + line.text;
}

/// Both sides of the rows of a part, without its heading: "left | right".
QStringList shown(const ComparisonRows &rows, ComparedPart part)
{
    QStringList lines;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].part == part && rows[i].kind != Kind::Heading)
            lines << shownSide(rows, i, Side::Left) + QStringLiteral(" | ") + shownSide(rows, i, Side::Right);
    }
    return lines;
}

QString headingOf(const ComparisonRows &rows, ComparedPart part)
{
    return ComparisonLines()
        .line(rows, rows.rowOf({Kind::Heading, part, DiffKind::Equal, 0, 0}), Side::Right)
        .text;
}

ComparisonRows rowsOf(const RecordBuilder &left, const RecordBuilder &right, bool onlyDifferences = true)
{
    return ComparisonRows(Comparison::make(left.make(), right.make()), onlyDifferences);
}

/// The row that shows this on the right.
std::size_t find(const ComparisonRows &rows, const QString &text)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (ComparisonLines().line(rows, i, Side::Right).text.contains(text))
            return i;
    }
    qFatal("no row has %s", qPrintable(text));
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patterns_data();
    void patterns();
    void differences_data();
    void differences();
    void unknownErrorIsNoDifference();
    void columns();
    void documents();
    void everything();
    void equalOnes();
    void withinAddedAndEqual();
    void movedElements();
    void longStrings();
    void notHere();
    void onOneSide();
    void notJson();
    void logs();
    void furtherLines();
    void manyLogs();
    void walksDifferences();
    void copies();
    void opensAll();
    void foldsDeepOnes();
    void moreThanCanBeShown();
    void anyFolding();
    void anyDocuments();
    void hostileText();
    void stops();
};

void TestComparison::patterns_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("pattern");
    const auto row = [](const char *message, const char *pattern) {
        QTest::newRow(message) << QByteArray(message) << QByteArray(pattern);
    };
    row("Reconciled 42 invoices", "Reconciled # invoices");
    row("retry 2 of 3 after 0.5 s", "retry # of # after # s");
    row("took 1,204.50 ms at 14:38:07.123", "took # ms at #");
    row("run 4f7a1c55-5b60-4d26-b1f8-4a90c3d7e2a6 began", "run # began");
    row("session 8f2c01 opened", "session # opened");
    row("ledger-7", "ledger-#");
    row("0xFFee at 0x10", "# at #");
    row("deadbeef facade", "deadbeef facade");
    row("v38 and run12345x", "v# and run#x");
    row("\x1b[31mfailed\x1b[0m 3", "failed #");
    row("\xC3\xBC"
        "ber 5",
        "\xC3\xBC"
        "ber #");
    row("", "");
    row("1.", "#.");
    row("\x1b", "\x1b");
    row("\x1b[", "");
}

void TestComparison::patterns()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, pattern);
    QCOMPARE(QByteArray::fromStdString(messagePattern(message.toStdString())), pattern);
}

void TestComparison::differences_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QByteArray>("onLeft"); ///< in brackets
    QTest::addColumn<QByteArray>("onRight");
    const auto row = [](const char *left, const char *right, const char *onLeft, const char *onRight) {
        QTest::newRow(left) << QByteArray(left) << QByteArray(right) << QByteArray(onLeft)
                            << QByteArray(onRight);
    };
    row("226 prices in 4818 ms", "479 prices in 103 ms", "[226] prices in [4818] ms",
        "[479] prices in [103] ms");
    row("INV-20388", "INV-20391", "INV-[20388]", "INV-[20391]");
    row("one two three", "one three", "one [two ]three", "one three");
    row("abc", "xyz", "[abc]", "[xyz]");
    row("prefix1", "prefix22", "prefix[1]", "prefix[22]");
    row("\xC3\xBC", "\xC3\xA4", "[\xC3\xBC]", "[\xC3\xA4]");
    row("same", "same", "same", "same");
    row("", "x", "", "[x]");
    row("a b c d", "a x y d", "a [b c] d", "a [x y] d");
}

void TestComparison::differences()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    const TextDifference found = differenceOf(left.toStdString(), right.toStdString());
    const auto bracketed = [](QByteArray text, const std::vector<TextRange> &ranges) {
        for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
            if (range->length == 0)
                continue;
            text.insert(static_cast<qsizetype>(range->end()), ']');
            text.insert(static_cast<qsizetype>(range->begin), '[');
        }
        return text;
    };
    QTEST(bracketed(left, found.left), "onLeft");
    QTEST(bracketed(right, found.right), "onRight");
}

/// With the documents of a failed run its error is missing, too.
void TestComparison::unknownErrorIsNoDifference()
{
    RecordBuilder failed("b", RunStatus::Failed);
    failed.details().input.state = failed.details().output.state = DocumentDetails::State::NotHeld;
    const auto rows = rowsOf(RecordBuilder("a"), failed);
    QVERIFY(
        shown(rows, ComparedPart::Columns).contains(QStringLiteral("~Error: none | ~Error: not known here")));
}

void TestComparison::columns()
{
    const auto rows = rowsOf(
        RecordBuilder("a").version(37).took(1200).logs({{LogLevel::Info, "x"}}),
        RecordBuilder("b", RunStatus::Failed).version(38).later(7'500'000'000).error("LedgerTimeout: 3"));
    QCOMPARE(shown(rows, ComparedPart::Columns),
             (QStringList{QStringLiteral("!Status: Success | !Status: Failed"),
                          QStringLiteral("!Deployment Version: v37 | !Deployment Version: v38   +1"),
                          QStringLiteral("-Response Time: 1.20 s | .Response Time: none"),
                          QStringLiteral(" Function: reconcile |  Function: reconcile"),
                          QStringLiteral("~Executed On: 18 Nov 2026 11:06:40.000 (UTC) | "
                                         "~Executed On: 18 Nov 2026 13:11:40.000 (UTC)   2 h 05 min later"),
                          QStringLiteral(" ▸… 2 equal |  ▸… 2 equal"),
                          QStringLiteral(".Error: none | +Error: LedgerTimeout: 3"),
                          QStringLiteral("~Log Entries: 1 | ~Log Entries: 0   −1")}));
    QCOMPARE(headingOf(rows, ComparedPart::Columns), QStringLiteral("2 changed, 1 added, 1 removed"));
    const auto slower = rowsOf(RecordBuilder("a").took(1000), RecordBuilder("b").took(1480));
    QVERIFY(
        shown(slower, ComparedPart::Columns)
            .contains(QStringLiteral("!Response Time: 1.00 s | !Response Time: 1.48 s   +480 ms (+48 %)")));
}

void TestComparison::documents()
{
    const auto rows = rowsOf(RecordBuilder("a").input(R"({"id":1,"kept":[1,2],"total":1204.50,"gone":true})"),
                             RecordBuilder("b").input(R"({"new":null,"kept":[1,2],"total":1204.75,"id":1})"));
    QCOMPARE(shown(rows, ComparedPart::Input),
             (QStringList{QStringLiteral(" ▾{4} |  ▾{4}"), QStringLiteral(".  | + new: null"),
                          QStringLiteral("  ▸kept: [2] [ 1, 2 ] |   ▸kept: [2] [ 1, 2 ]"),
                          QStringLiteral("! total: 1204.50 | ! total: 1204.75"),
                          QStringLiteral("- gone: true | . "), QStringLiteral("  id: 1 |   id: 1")}));
}

void TestComparison::everything()
{
    const auto left = RecordBuilder("a").input(R"({"a":1,"b":2,"c":{"d":3}})");
    auto rows = rowsOf(left, left);
    QCOMPARE(headingOf(rows, ComparedPart::Input), QStringLiteral("no differences"));
    QCOMPARE(shown(rows, ComparedPart::Input), QStringList());
    QVERIFY(!rows.nextDifference(-1, 1));
    rows.setOnlyDifferences(false);
    QCOMPARE(shown(rows, ComparedPart::Input).size(), 4);
    QVERIFY(shown(rows, ComparedPart::Output).first().contains(QStringLiteral("The run has none.")));
}

void TestComparison::equalOnes()
{
    auto rows = rowsOf(RecordBuilder("a").input(R"({"a":1,"b":2,"c":3,"d":4})"),
                       RecordBuilder("b").input(R"({"a":1,"b":2,"c":3,"d":5})"));
    QCOMPARE(shown(rows, ComparedPart::Input),
             (QStringList{QStringLiteral(" ▾{4} |  ▾{4}"), QStringLiteral("  ▸… 3 equal |   ▸… 3 equal"),
                          QStringLiteral("! d: 4 | ! d: 5")}));
    rows.setOpen(rows[find(rows, QStringLiteral("3 equal"))], true);
    QCOMPARE(shown(rows, ComparedPart::Input).size(), 6);
    rows.setOpen(rows[find(rows, QStringLiteral("3 equal"))], false);
    QCOMPARE(shown(rows, ComparedPart::Input).size(), 3);
    rows.setOnlyDifferences(false);
    QCOMPARE(shown(rows, ComparedPart::Input).size(), 5);
}

void TestComparison::withinAddedAndEqual()
{
    auto rows = rowsOf(RecordBuilder("a").input(R"({"same":{"x":[1]}})"),
                       RecordBuilder("b").input(R"({"same":{"x":[1]},"more":{"y":[2]}})"));
    QCOMPARE(shown(rows, ComparedPart::Input),
             (QStringList{QStringLiteral(" ▾{1} |  ▾{2}"),
                          QStringLiteral("  ▸same: {1} { x: […] } |   ▸same: {1} { x: […] }"),
                          QStringLiteral(".  | + ▾more: {1}"), QStringLiteral(".   | +  ▾y: [1]"),
                          QStringLiteral(".    | +   0: 2")}));
    rows.setOpen(rows[find(rows, QStringLiteral("same"))], true);
    QVERIFY(shown(rows, ComparedPart::Input).contains(QStringLiteral("   ▸x: [1] [ 1 ] |    ▸x: [1] [ 1 ]")));
}

void TestComparison::movedElements()
{
    const auto rows = rowsOf(RecordBuilder("a").input(R"(["one","two","three","four"])"),
                             RecordBuilder("b").input(R"(["two","three","four","one"])"));
    QCOMPARE(shown(rows, ComparedPart::Input),
             (QStringList{QStringLiteral(" ▾[4] |  ▾[4]"), QStringLiteral("> 0: \"one\" | > moved to 3"),
                          QStringLiteral("  ▸… 3 equal |   ▸… 3 equal"),
                          QStringLiteral("> moved from 0 | > 3: \"one\"")}));
}

void TestComparison::longStrings()
{
    const std::string same(5000, 'x');
    const auto rows = rowsOf(RecordBuilder("a").input("[\"" + same + "left" + same + "\"]"),
                             RecordBuilder("b").input("[\"" + same + "other" + same + "\"]"));
    const ShownLine line = ComparisonLines().line(rows, find(rows, QStringLiteral("other")), Side::Right);
    QVERIFY(line.text.size() < 400);
    QCOMPARE(line.hits.size(), std::size_t(1));
    QCOMPARE(line.text.mid(line.hits.front().at.begin, line.hits.front().at.length), QStringLiteral("other"));
    QVERIFY(ComparisonLines()
                .line(rows, find(rows, QStringLiteral("other")), Side::Left)
                .text.contains(QStringLiteral("left")));
}

void TestComparison::notHere()
{
    RecordBuilder left("a");
    left.details().input.state = DocumentDetails::State::NotHeld;
    RecordBuilder right("b");
    right.details().input.state = DocumentDetails::State::Missing;
    right.details().input.error = UserError{QStringLiteral("Gone."), QStringLiteral("Kept for 30 days."), {}};
    right.details().output.state = DocumentDetails::State::Loading;
    right.details().logs = nullptr;
    const auto rows = rowsOf(left, right);
    QCOMPARE(shown(rows, ComparedPart::Input),
             QStringList{QStringLiteral(" Not held here. |  Gone. Kept for 30 days.")});
    QCOMPARE(shown(rows, ComparedPart::Output),
             QStringList{QStringLiteral(" The run has none. |  Loading…")});
    QCOMPARE(shown(rows, ComparedPart::Logs), QStringList{QStringLiteral(" No entries. |  Loading…")});
    QCOMPARE(headingOf(rows, ComparedPart::Input), QStringLiteral("not compared"));
    QCOMPARE(headingOf(rows, ComparedPart::Logs), QStringLiteral("not compared"));
}

void TestComparison::onOneSide()
{
    const auto rows =
        rowsOf(RecordBuilder("a").output(R"({"ok":true})"), RecordBuilder("b", RunStatus::Failed));
    QCOMPARE(shown(rows, ComparedPart::Output),
             (QStringList{QStringLiteral("-▾{1} | ."), QStringLiteral("- ok: true | . ")}));
    QCOMPARE(headingOf(rows, ComparedPart::Output), QStringLiteral("1 removed"));
}

void TestComparison::notJson()
{
    const auto rows = rowsOf(RecordBuilder("a").input("first\nsecond line\nthird\n", false),
                             RecordBuilder("b").input("first\nsecond lime\nthird\nfourth", false));
    QCOMPARE(shown(rows, ComparedPart::Input),
             (QStringList{QStringLiteral(" first |  first"), QStringLiteral("!second line | !second lime"),
                          QStringLiteral(" third |  third"), QStringLiteral(". | +fourth")}));
    // One that is JSON against one that only says so.
    const auto mixed = rowsOf(RecordBuilder("a").input("{}"), RecordBuilder("b").input("{,}"));
    QCOMPARE(shown(mixed, ComparedPart::Input).size(), 1);
}

void TestComparison::logs()
{
    const auto rows = rowsOf(RecordBuilder("a").logs({{LogLevel::Info, "Start reconcile, 3 lines"},
                                                      {LogLevel::Debug, "ledger session 8f2c01 opened"},
                                                      {LogLevel::Info, "Reconciled 42 invoices"},
                                                      {LogLevel::Info, "done"}}),
                             RecordBuilder("b").logs({{LogLevel::Info, "Start reconcile, 7 lines"},
                                                      {LogLevel::Debug, "ledger session 77aa02 opened"},
                                                      {LogLevel::Warning, "retry 1 of 3 after 503"},
                                                      {LogLevel::Error, "timeout contacting ledger-7"},
                                                      {LogLevel::Warning, "done"}}));
    QCOMPARE(shown(rows, ComparedPart::Logs),
             (QStringList{QStringLiteral(" ▸… 2 equal or alike |  ▸… 2 equal or alike"),
                          QStringLiteral("-  +0.300 s  Info     Reconciled 42 invoices | ."),
                          QStringLiteral(". | +  +0.300 s  Warning  retry 1 of 3 after 503"),
                          QStringLiteral(". | +  +0.400 s  Error    timeout contacting ledger-7"),
                          QStringLiteral("!  +0.400 s  Info     done | !  +0.500 s  Warning  done")}));
}

void TestComparison::furtherLines()
{
    auto rows =
        rowsOf(RecordBuilder("a").logs({{LogLevel::Info, "x"}}),
               RecordBuilder("b").logs({{LogLevel::Info, "x"},
                                        {LogLevel::Error, "Traceback\r\n  File \"a.py\"\nLedgerTimeout\n"}}));
    QCOMPARE(shown(rows, ComparedPart::Logs).mid(1),
             (QStringList{QStringLiteral(". | +▾  +0.200 s  Error    Traceback"),
                          QStringLiteral(".  | +   File \"a.py\""), QStringLiteral(".  | + LedgerTimeout")}));
    rows.setOpen(rows[find(rows, QStringLiteral("Traceback"))], false);
    QCOMPARE(shown(rows, ComparedPart::Logs).mid(1),
             QStringList{QStringLiteral(". | +▸  +0.200 s  Error    Traceback …")});
}

void TestComparison::manyLogs()
{
    std::mt19937_64 random(test::seed());
    std::vector<LogRow> left;
    std::vector<LogRow> right;
    constexpr int entries = 20'000;
    int onlyRight = 0;
    for (int i = 0; i < entries; ++i) {
        LogRow row;
        row.entry.message = "step " + std::string(1, static_cast<char>('a' + i % 26)) +
                            std::string(1, static_cast<char>('a' + i / 26 % 26)) + " took " +
                            std::to_string(random() % 1000) + " ms";
        left.push_back(row);
        if (i % 500 == 0) {
            LogRow more;
            more.entry.level = LogLevel::Error;
            more.entry.message = "unheard of";
            right.push_back(more);
            ++onlyRight;
        }
        row.entry.message.back() = 's';
        right.push_back(row);
    }
    Effort effort;
    const SequenceDiff diff = diffLogs(left, right, effort);
    QVERIFY(diff.isComplete);
    QCOMPARE(diff.counts.added, onlyRight);
    QCOMPARE(diff.counts.removed, 0);
    std::size_t nextLeft = 0;
    std::size_t nextRight = 0;
    for (const SequencePlace &place : diff.places) {
        if (place.left != SequencePlace::none)
            QCOMPARE(std::size_t(place.left), nextLeft++);
        if (place.right != SequencePlace::none)
            QCOMPARE(std::size_t(place.right), nextRight++);
    }
    QCOMPARE(nextLeft, left.size());
    QCOMPARE(nextRight, right.size());
}

void TestComparison::walksDifferences()
{
    const auto rows =
        rowsOf(RecordBuilder("a").version(37).input(R"({"a":1,"b":[1,2]})").logs({{LogLevel::Info, "x"}}),
               RecordBuilder("b").input(R"({"a":2,"b":[1,3]})").logs({{LogLevel::Info, "x"}}));
    QStringList texts;
    std::vector<std::size_t> stops;
    for (auto at = rows.nextDifference(-1, 1); at; at = rows.nextDifference(std::ptrdiff_t(*at), 1)) {
        texts << ComparisonLines().line(rows, *at, Side::Right).text;
        stops.push_back(*at);
    }
    QCOMPARE(texts, (QStringList{QStringLiteral("Deployment Version: v38   +1"), QStringLiteral("a: 2"),
                                 QStringLiteral("1: 3")}));
    QCOMPARE(rows.nextDifference(std::ptrdiff_t(rows.size()), -1), stops.back());
    QCOMPARE(rows.nextDifference(std::ptrdiff_t(stops[1]), -1), stops[0]);
    QVERIFY(!rows.nextDifference(std::ptrdiff_t(stops[0]), -1));
}

void TestComparison::copies()
{
    auto rows = rowsOf(RecordBuilder("a")
                           .input(R"([{"id":1,"v":"A\u00fc"},{"id":2,"in":{"x":[7]}}])")
                           .logs({{LogLevel::Info, "a\nb"}}),
                       RecordBuilder("b")
                           .input(R"([{"id":2,"in":{"x":[7]}},{"id":1,"v":"B"}])")
                           .logs({{LogLevel::Info, "a\nb"}}));
    const DisplayValues values(QTimeZone::utc());
    const ComparisonRow changed = rows[find(rows, QStringLiteral("v: \"B\""))];
    QCOMPARE(comparedPath(rows, changed, Side::Left), QStringLiteral("$[0]['v']"));
    QCOMPARE(comparedPath(rows, changed, Side::Right), QStringLiteral("$[1]['v']"));
    QCOMPARE(comparedValue(rows, changed, Side::Left, values), QStringLiteral("Aü"));
    QCOMPARE(comparedValue(rows, changed, Side::Right, values), QStringLiteral("B"));
    // What is inside of something at another place is so on each side.
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows.openAll(rows[i]);
    const ComparisonRow within = rows[find(rows, QStringLiteral("0: 7"))];
    QCOMPARE(within.kind, Kind::Within);
    QCOMPARE(comparedPath(rows, within, Side::Left), QStringLiteral("$[1]['in']['x'][0]"));
    QCOMPARE(comparedPath(rows, within, Side::Right), QStringLiteral("$[0]['in']['x'][0]"));
    QCOMPARE(comparedValue(rows, within, Side::Left, values), QStringLiteral("7"));
    const ComparisonRow status = rows[1];
    QVERIFY(comparedPath(rows, status, Side::Left).isEmpty());
    rows.setOnlyDifferences(false);
    QCOMPARE(comparedValue(rows, rows[find(rows, QStringLiteral("Info"))], Side::Right, values),
             QStringLiteral("a\nb"));
}

void TestComparison::opensAll()
{
    std::string text = "[";
    constexpr int elements = 50'000;
    for (int i = 0; i < elements; ++i)
        text += (i == 0 ? "[" : ",[") + std::to_string(i) + "]";
    const RecordBuilder record = RecordBuilder("a").input(text + "]");
    auto rows = rowsOf(record, record, false);
    rows.openAll(rows[find(rows, QStringLiteral("[50000]"))]);
    QVERIFY(rows.size() > std::size_t(elements));
    QVERIFY(rows.size() < std::size_t(elements) + 30'000);
}

void TestComparison::foldsDeepOnes()
{
    constexpr int depth = 100'000;
    const std::string opened(depth, '[');
    const std::string closed(depth, ']');
    auto rows = rowsOf(RecordBuilder("a").input(opened + "1" + closed),
                       RecordBuilder("b").input(opened + "2" + closed));
    QVERIFY(rows.size() > 2);
    const auto change = rows.nextDifference(1, 1);
    if (change)
        QCOMPARE(ComparisonLines().line(rows, *change, Side::Right).depth, ComparisonLines::deepest);
    for (std::size_t i = 0; i < 3 && i < rows.size(); ++i)
        rows.openAll(rows[i]);
    const auto added = rowsOf(RecordBuilder("a"), RecordBuilder("b").input(opened + "2" + closed));
    auto all = added;
    all.openAll(all[find(all, QStringLiteral("[ […] ]"))]);
    QVERIFY(all.size() > 10'000);
    QVERIFY(all.parentOf(5'000).has_value());
}

void TestComparison::moreThanCanBeShown()
{
    std::string left = "[0";
    std::string right = "[0";
    for (std::size_t i = 0; i < 2 * ComparisonRows::mostRows; ++i) {
        left += ",1";
        right += ",[2]";
    }
    const auto rows = rowsOf(RecordBuilder("a").input(left + "]"), RecordBuilder("b").input(right + "]"));
    QVERIFY(rows.size() < ComparisonRows::mostRows + 100);
    const std::size_t more = find(rows, QStringLiteral("more than can be shown"));
    QCOMPARE(rows[more].kind, Kind::More);
    QCOMPARE(rows.rowOf(rows[more]), more);
    QCOMPARE(rows[*rows.parentOf(more)].kind, Kind::Heading);
    QCOMPARE(rows[more + 1].kind, Kind::Heading);
}

/// Whatever is opened and closed: rows stay in order, each is found again, parents stand above.
void TestComparison::anyFolding()
{
    std::mt19937_64 random(test::seed());
    auto rows = rowsOf(
        RecordBuilder("a")
            .input(R"({"a":{"b":[1,2,{"c":3}]},"d":[{"id":1,"e":[1]},{"id":2}],"f":1,"g":[[]]})")
            .output("one\ntwo", false)
            .logs({{LogLevel::Info, "x\ny"}, {LogLevel::Info, "z"}, {LogLevel::Info, "w"}}),
        RecordBuilder("b")
            .input(
                R"({"a":{"b":[1,2,{"c":3}]},"d":[{"id":2},{"id":1,"e":[2]},{"h":{"i":[]}}],"f":1,"g":[[]]})")
            .output("one\ntwo\nthree", false)
            .logs({{LogLevel::Info, "x\ny"}, {LogLevel::Info, "w"}}));
    for (int step = 0; step < 500; ++step) {
        const auto at = std::uniform_int_distribution<std::size_t>(0, rows.size() - 1)(random);
        const ComparisonRow row = rows[at];
        switch (std::uniform_int_distribution(0, 4)(random)) {
        case 0:
            rows.openAll(row);
            break;
        case 1:
            rows.setOnlyDifferences(!rows.onlyDifferences());
            break;
        default:
            rows.setOpen(row, !rows.isOpen(row));
            break;
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows.rowOf(rows[i]), i);
            const auto parent = rows.parentOf(i);
            QCOMPARE(!parent.has_value(), rows[i].kind == Kind::Heading);
            QVERIFY(!parent || *parent < i);
        }
    }
}

/// Documents of any shape, some of them broken: every line of both sides can be shown and copied.
void TestComparison::anyDocuments()
{
    std::mt19937_64 random(test::seed());
    test::RandomJson json(random);
    for (int i = 0; i < 400; ++i) {
        std::string left = json.document(json.upTo(80));
        std::string right = i % 2 == 0 ? json.document(json.upTo(80)) : left;
        if (i % 3 == 0)
            right = json.damaged(right);
        if (i % 7 == 0)
            left = json.damaged(left);
        auto rows =
            rowsOf(RecordBuilder("a").input(left).output(right, false).logs({{LogLevel::Info, left}}),
                   RecordBuilder("b").input(right).output(left).logs({{LogLevel::Info, right}}), i % 4 == 0);
        for (std::size_t row = 0; row < rows.size() && row < 100; ++row)
            rows.openAll(rows[row]);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            for (const Side side : {Side::Left, Side::Right}) {
                const ShownLine line = ComparisonLines().line(rows, row, side);
                qsizetype shownLength = 0;
                for (const ShownLine::Span &span : line.spans)
                    shownLength += span.at.length;
                QCOMPARE(shownLength, line.text.size());
                for (const ShownLine::Hit &hit : line.hits)
                    QVERIFY(hit.at.begin + hit.at.length <= line.text.size());
                if (!comparedPath(rows, rows[row], side).isEmpty())
                    QVERIFY(comparedPath(rows, rows[row], side).startsWith(QLatin1Char('$')));
                (void)comparedValue(rows, rows[row], side, DisplayValues());
            }
        }
    }
}

void TestComparison::hostileText()
{
    const auto rows =
        rowsOf(RecordBuilder("a").input("{\"k\\u202e\":\"\xff\\u0000\"}").error("x\x1b[31m"),
               RecordBuilder("b").input("{\"k\\u202e\":\"\xfe\\ud800\"}").error("y\xE2\x80\xAE"));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (const Side side : {Side::Left, Side::Right}) {
            const QString text = ComparisonLines().line(rows, i, side).text;
            for (const QChar c : text)
                QVERIFY(c.unicode() >= 0x20 && c.unicode() != 0x202E && !c.isSurrogate());
        }
    }
}

void TestComparison::stops()
{
    CancelToken stop;
    stop.cancel();
    QVERIFY(!Comparison::make(RecordBuilder("a").input("[1]").make(), RecordBuilder("b").input("[2]").make(),
                              stop));
}

QTEST_APPLESS_MAIN(TestComparison)
#include "tst_comparison.moc"
