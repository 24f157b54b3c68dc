// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filterlexer.h"
#include "filter/filtertext.h"
#include "filter/filtervalidation.h"
#include "filter/filtervalue.h"
#include "filter/randomfilter.h"
#include "support/seed.h"

#include <QTest>

using namespace runglass;

namespace {

constexpr auto runs = FilterSubject::Runs;
constexpr auto logs = FilterSubject::Logs;

} // namespace

class TestFilterText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsInOneForm_data();
    void printsInOneForm();
    void tellsTheErrorWhereItIs_data();
    void tellsTheErrorWhereItIs();
    void readsWhatItPrints();
    void survivesAnyText();
    void ignoresEmptySets();
    void readsDurations_data();
    void readsDurations();
    void refusesDurations_data();
    void refusesDurations();
    void showsWhereParenthesesGo();
    void limitsDepth();
};

void TestFilterText::printsInOneForm_data()
{
    QTest::addColumn<bool>("isLogs");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("printed");
    const auto add = [](const char *name, bool isLogs, const char *typed, const char *printed) {
        QTest::newRow(name) << isLogs << QString::fromUtf8(typed) << QString::fromUtf8(printed);
    };
    const auto same = [&](const char *name, bool isLogs, const char *text) { add(name, isLogs, text, text); };
    same("empty", false, "");
    add("blanks", false, "  \t ", "");
    same("example", false, "status = Failed and (function = reconcile or version >= 38)");
    same("with an entry", false,
         "status = Failed and (function = reconcile or log.message contains timeout)");
    same("of the run", true, "run.function = reconcile and level in (Warning, Error)");
    add("any case", false, "STATUS = fAILED AND Version IN (V38, 39)",
        "status = Failed and version in (38, 39)");
    add("API words", false, "status in (in_progress, \"In Progress\", success)",
        "status in (\"In Progress\", \"In Progress\", Success)");
    add("level words", true, "level = STDERR or level = \"debug\"", "level = Stderr or level = Debug");
    add("tight", false, "(status=Failed)and(response_time>=2000ms)",
        "(status = Failed) and (response_time >= 2s)");
    add("durations", false, "response_time between 250ms and 90s", "response_time between 250ms and 1.5m");
    same("between and more", false, "response_time between 1s and 2s and status = Failed");
    same("several between", false, "version between (1 and 2, 5 and 5)");
    add("lists", false, "function not in (a, b) and source = (c, d) and source not contains (x, \"y z\")",
        "function not in (a, b) and source in (c, d) and source not contains (x, \"y z\")");
    add("list of one", false, "function in (a)", "function = a");
    same("empty cells", false, "source is empty or function is not empty");
    same("text on numbers", false,
         "status contains fail and version starts with 3 and response_time matches \"^12\"");
    same("grammar words", false, "function in (\"and\", \"OR\", \"empty\")");
    add("escapes", false, R"(source = "a\"b\\c\/\u00e9\ud83d\ude00\n")", R"(source = "a\"b\\c/é😀\n")");
    same("bare letters", false, "source = straße.1-2_3:4@5/6");
    same("empty text", false, "function = \"\"");
    add("prefixes that are not needed", true, "log.level = Error and log.run_id = x and run.run_id = y",
        "level = Error and run_id = x and run_id = y");
    add("signs", false, "version ≥ 3 and version ≤ 9 and version ≠ 5",
        "version >= 3 and version <= 9 and version != 5");
    same("nested twice", false, "((version = 1 or version = 2) and status = Failed) or source = x");
    same("marks", false, "status = Failed and reviewed = no and (bookmarked = yes or note contains ledger)");
    same("marks of an entry's run", true, "reviewed != yes and note is not empty");
    add("marks by their long names", true, "run.reviewed = TRUE and Bookmarked in (Yes, false)",
        "reviewed = yes and bookmarked in (yes, no)");
    same("mirror controls are written out", false, R"(source = "\u202eabc")");
}

void TestFilterText::printsInOneForm()
{
    QFETCH(bool, isLogs);
    QFETCH(QString, typed);
    QFETCH(QString, printed);
    const FilterParse parse = parseFilter(typed.toStdString(), isLogs ? logs : runs);
    QVERIFY2(parse.ok(), parse.ok() ? "" : qPrintable(parse.error->error.oneLine()));
    QVERIFY(!findProblem(parse.set));
    QCOMPARE(QString::fromStdString(printFilter(parse.set, isLogs ? logs : runs)), printed);
}

/// The part of `typed` in which the error is stands between « and »; « alone is the end.
void TestFilterText::tellsTheErrorWhereItIs_data()
{
    QTest::addColumn<bool>("isLogs");
    QTest::addColumn<QString>("marked");
    QTest::addColumn<QString>("says");
    const auto add = [](const char *name, bool isLogs, const char *marked, const char *says) {
        QTest::newRow(name) << isLogs << QString::fromUtf8(marked) << QString::fromUtf8(says);
    };
    add("unknown column", false, "status = Failed and «functoin» = x", "Did you mean function?");
    add("nothing near", false, "«foo» = x", "Columns are run_id, status");
    add("of a log", false, "«message» contains x", "Write log.message.");
    add("of a run", true, "«status» = Failed", "Write run.status.");
    add("wrong prefix", true, "«log.status» = Failed", "Write run.status.");
    add("nearest with prefix", false, "«log.mesage» contains x", "Did you mean log.message?");
    add("mixed", false, "status = Failed and version = 38 «or» function = x", "side by side");
    add("mixed in parentheses", false, "status = Failed and (version = 1 or version = 2 «and» version = 3)",
        "side by side");
    add("no operator", false, "status «Failed»", "Operators are");
    add("nothing after the column", false, "status«»", "Expected an operator at the end.");
    add("no value", false, "status =«»", "Expected a value at the end.");
    add("grammar word", false, "function = «and»", "double quotes");
    add("no such status", false, "status = «Broken»", "Success, Failed");
    add("no such level", true, "level in (Info, «Fatal»)", "Stdout");
    add("mark of a log", true, "«log.note» is empty", "Write note.");
    add("neither yes nor no", false, "reviewed = «maybe»", "Write yes or no.");
    add("part of yes", false, "reviewed «contains» y", "Write reviewed = yes or reviewed = no.");
    add("no version", false, "version > «v3x»", "whole number");
    add("too large", false, "version = «99999999999999999999»", "whole number");
    add("duration without number", false, "response_time > «ms»", "without a number");
    add("duration without unit", false, "response_time > «250»", "without a unit");
    add("finer than kept", false, "response_time > «0.5ms»", "whole milliseconds");
    add("swapped", false, "response_time between «2s and 1s»", "between 1s and 2s");
    add("second pair swapped", false, "version between (1 and 2, «9 and 3»)", "9 is more than 3");
    add("one end", false, "version between 3«»", "Expected “and” between the two ends");
    add("not a magnitude", false, "function «>» x", "no operator “>”");
    add("regular expression", false, "function matches «\"a(?=b)\"»", "Look-ahead");
    add("one of two expressions", true, "message matches (a, «\"b[\"»)", "closing ]");
    add("unclosed text", false, "source = «\"abc»", "closing double quote");
    add("wrong escape", false, "source = \"a«\\x»\"", "stands before");
    add("half a surrogate pair", false, "source = \"«\\ud800»\"", "stands before");
    add("strange sign", false, "source = a«*»b", "double quotes");
    add("not closed", false, "(status = Failed«»", "Expected “)”");
    add("not opened", false, "status = Failed«)»", "no ( for this )");
    add("two conditions", false, "status = Failed «version» = 3", "Expected “and” or “or”");
    add("empty parentheses", false, "(«)»", "Expected a column");
    add("in without list", false, "function in «a»", "list of values");
    add("list not closed", false, "function in (a «b»", "Expected “,” or “)”");
    add("ends with and", false, "status = Failed and«»", "Expected a column at the end.");
    add("half an operator", false, "source starts «\"a\"»", "“with” after “starts”");
    add("is what", false, "source is «a»", "write = or !=");
    add("in what is not ASCII", false, "source = \"äöü😀\" and «fün» = 1", "There is no column");
}

void TestFilterText::tellsTheErrorWhereItIs()
{
    QFETCH(bool, isLogs);
    QFETCH(QString, marked);
    QFETCH(QString, says);
    QString typed = marked;
    typed.remove(u'«').remove(u'»');
    const FilterParse parse = parseFilter(typed.toStdString(), isLogs ? logs : runs);
    QVERIFY(!parse.ok());
    QVERIFY(parse.set.isEmpty());
    const UserError &error = parse.error->error;
    QVERIFY(!error.message.isEmpty());
    QVERIFY2(error.oneLine().contains(says), qPrintable(error.oneLine()));
    if (!marked.contains(u'«'))
        return;
    const auto begin = marked.indexOf(u'«');
    const auto length = marked.indexOf(u'»') - begin - 1;
    QCOMPARE(parse.error->position, static_cast<std::size_t>(marked.left(begin).toUtf8().size()));
    QCOMPARE(parse.error->length, static_cast<std::size_t>(marked.mid(begin + 1, length).toUtf8().size()));
}

void TestFilterText::readsWhatItPrints()
{
    test::Random random(test::seed());
    for (int i = 0; i < 4000; ++i) {
        const FilterSet set = test::randomFilter(random).normalized();
        for (const FilterSubject subject : {runs, logs}) {
            const std::string text = printFilter(set, subject);
            const FilterParse parse = parseFilter(text, subject);
            QVERIFY2(parse.ok(),
                     parse.ok() ? "" : (text + " — " + parse.error->error.oneLine().toStdString()).c_str());
            QVERIFY2(parse.set == set, text.c_str());
        }
    }
}

/// Whatever is typed is either understood, and then comes back from its own printed form, or has an error
/// inside it.
void TestFilterText::survivesAnyText()
{
    test::Random random(test::seed());
    for (int i = 0; i < 20000; ++i) {
        std::string text = printFilter(test::randomFilter(random, 1), runs);
        for (int change = 0; change < 3 && !text.empty(); ++change) {
            const std::size_t at = random() % text.size();
            switch (random() % 3) {
            case 0:
                text.erase(at, 1 + random() % 4);
                break;
            case 1:
                text.insert(at, test::randomValueText(random));
                break;
            default:
                text[at] = static_cast<char>(random());
                break;
            }
        }
        const FilterParse parse = parseFilter(text, runs);
        if (parse.ok()) {
            QVERIFY2(!findProblem(parse.set), text.c_str());
            const FilterParse again = parseFilter(printFilter(parse.set, runs), runs);
            QVERIFY2(again.ok() && again.set == parse.set, text.c_str());
        } else {
            QVERIFY(parse.set.isEmpty());
            QVERIFY2(parse.error->position + parse.error->length <= text.size(), text.c_str());
            QVERIFY(!parse.error->error.message.isEmpty());
        }
    }
}

void TestFilterText::ignoresEmptySets()
{
    const Condition failed{FilterColumn::Status, FilterOperator::Equal, {std::int64_t{3}}};
    const FilterSet set{FilterSet::Join::Or,
                        {FilterSet{}, failed, FilterSet{FilterSet::Join::Or, {FilterSet{}}}}};
    QCOMPARE(printFilter(set, runs), std::string("status = Failed"));
    QCOMPARE(set.conditionCount(), 1);
    QVERIFY(!set.isEmpty());
    QVERIFY((FilterSet{FilterSet::Join::Or, {FilterSet{}}}).isEmpty());
    QVERIFY((set.normalized() == FilterSet{FilterSet::Join::And, {failed}}));
}

void TestFilterText::readsDurations_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("ms") << QByteArray("250ms") << qint64(250);
    QTest::newRow("s") << QByteArray("2s") << qint64(2000);
    QTest::newRow("fraction") << QByteArray("1.5m") << qint64(90'000);
    QTest::newRow("blank") << QByteArray("1.5 s") << qint64(1500);
    QTest::newRow("any case") << QByteArray("3MS") << qint64(3);
    QTest::newRow("three digits") << QByteArray("0.001s") << qint64(1);
    QTest::newRow("zeros") << QByteArray("2.50000000s") << qint64(2500);
    QTest::newRow("hours") << QByteArray("0.25h") << qint64(900'000);
    QTest::newRow("nothing") << QByteArray("0s") << qint64(0);
}

void TestFilterText::readsDurations()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, ms);
    const auto read = readDuration(text.toStdString());
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().oneLine()));
    QCOMPARE(qint64(*read), ms);
    const auto again = readDuration(durationText(*read));
    QVERIFY(again.ok());
    QCOMPARE(qint64(*again), ms);
}

void TestFilterText::refusesDurations_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "s", "5", "1.s", "1..5s", "1.5.5s", "-", "-s", "1d", "0.0001s", "1.2345678m",
                             "9223372036854775808ms", "9223372036854775807m", "5 5ms", "1,5s", "٣ms"})
        QTest::newRow(text) << QByteArray(text);
}

void TestFilterText::refusesDurations()
{
    QFETCH(QByteArray, text);
    const auto read = readDuration(text.toStdString());
    QVERIFY(!read.ok());
    QVERIFY(!read.error().message.isEmpty());
    QVERIFY(!read.error().help.isEmpty());
}

void TestFilterText::showsWhereParenthesesGo()
{
    const auto parse = parseFilter("status = Failed and version = 38 or function = x", runs);
    QVERIFY(!parse.ok());
    QCOMPARE(
        parse.error->error.help,
        QStringLiteral(
            "Write (status = Failed and version = 38) or …, or status = Failed and (version = 38 or …)."));
}

void TestFilterText::limitsDepth()
{
    const auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '(') + "version = 1" +
               std::string(static_cast<std::size_t>(depth), ')');
    };
    QVERIFY(parseFilter(nested(maxFilterDepth - 1), runs).ok());
    const auto parse = parseFilter(nested(maxFilterDepth), runs);
    QVERIFY(!parse.ok());
    QVERIFY(!parseFilter(std::string(1'000'000, '('), runs).ok());
}

QTEST_GUILESS_MAIN(TestFilterText)
#include "tst_filtertext.moc"
