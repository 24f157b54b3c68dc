// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filterlabel.h"
#include "filter/filteroperators.h"
#include "filter/filtervalidation.h"
#include "filter/predicate.h"
#include "search/casefolding.h"
#include "search/utf8units.h"
#include "support/seed.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <limits>
#include <random>

using namespace runglass;

namespace {

using Op = FilterOperator;
using Column = FilterColumn;

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

/// Contains and starts with, written down plainly: unit by unit under simple case folding.
bool holds(const std::string &cell, const std::string &needle, bool atStart)
{
    const auto units = foldedUnits(cell);
    const auto wanted = foldedUnits(needle);
    if (atStart)
        return units.size() >= wanted.size() && std::equal(wanted.begin(), wanted.end(), units.begin());
    return std::search(units.begin(), units.end(), wanted.begin(), wanted.end()) != units.end() ||
           wanted.empty();
}

bool expectedText(Op op, const std::vector<std::string> &values, const std::string &cell)
{
    const auto any = [&](auto fits) { return std::any_of(values.begin(), values.end(), fits); };
    switch (op) {
    case Op::Equal:
        return any([&](const std::string &value) { return value == cell; });
    case Op::NotEqual:
        return !any([&](const std::string &value) { return value == cell; });
    case Op::Contains:
        return any([&](const std::string &value) { return holds(cell, value, false); });
    case Op::NotContains:
        return !any([&](const std::string &value) { return holds(cell, value, false); });
    case Op::StartsWith:
        return any([&](const std::string &value) { return holds(cell, value, true); });
    case Op::Empty:
        return cell.empty();
    case Op::NotEmpty:
        return !cell.empty();
    default:
        return false;
    }
}

bool expectedNumber(Op op, const std::vector<std::int64_t> &values, std::optional<std::int64_t> cell)
{
    if (op == Op::Empty || op == Op::NotEmpty)
        return cell.has_value() == (op == Op::NotEmpty);
    bool any = false;
    for (std::size_t i = 0; cell && i < values.size(); ++i) {
        switch (op) {
        case Op::Less:
            any = any || *cell < values[i];
            break;
        case Op::LessOrEqual:
            any = any || *cell <= values[i];
            break;
        case Op::Greater:
            any = any || *cell > values[i];
            break;
        case Op::GreaterOrEqual:
            any = any || *cell >= values[i];
            break;
        case Op::Between:
            any = any || (i % 2 == 1 && *cell >= values[i - 1] && *cell <= values[i]);
            break;
        default:
            any = any || *cell == values[i];
            break;
        }
    }
    return op == Op::NotEqual ? !any : any;
}

std::string randomText(std::mt19937_64 &random)
{
    static const std::array<std::string, 20> pieces{"a", "A", "b",  "k", "\u212a", "s",       "ſ",
                                                    "ß", "ẞ", "İ",  "i", "ı",      "e\u0301", "😀",
                                                    "%", "_", "\"", "'", "\n",     "Σς"};
    std::string text;
    for (std::size_t count = random() % 5; count > 0; --count)
        text += pieces[random() % pieces.size()];
    return text;
}

} // namespace

class TestPredicate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesTextLikeAPlainLoop();
    void comparesNumbersLikeAPlainLoop();
    void givesIntervals_data();
    void givesIntervals();
    void namesSourceTypesByLabelOrWord();
    void comparesLabelsOfNumbers();
    void matchesExpressions();
    void scansBlocksWithItsMatchers();
    void namesWhatAnExpressionMayNotHold();
    void refusesWhatCannotBeEvaluated_data();
    void refusesWhatCannotBeEvaluated();
    void offersOperatorsByKind();
    void complementsComeInPairs();
    void readsWordsInAnyCase();
};

void TestPredicate::comparesTextLikeAPlainLoop()
{
    std::mt19937_64 random(test::seed());
    for (int i = 0; i < 3000; ++i) {
        for (const Op op : {Op::Equal, Op::NotEqual, Op::Contains, Op::NotContains, Op::StartsWith, Op::Empty,
                            Op::NotEmpty}) {
            std::vector<std::string> values;
            Condition condition{Column::Function, op, {}};
            for (std::size_t count = takesNoValue(op) ? 0 : 1 + random() % 3; count > 0; --count) {
                values.push_back(randomText(random));
                condition.values.emplace_back(values.back());
            }
            const auto predicate = TextPredicate::compile(condition);
            QVERIFY(predicate.ok());
            for (int cell = 0; cell < 8; ++cell) {
                const std::string text = randomText(random);
                QCOMPARE(predicate->accepts(text), expectedText(op, values, text));
            }
            QCOMPARE(predicate->accepts({}), expectedText(op, values, {}));
        }
    }
}

void TestPredicate::comparesNumbersLikeAPlainLoop()
{
    std::mt19937_64 random(test::seed());
    const auto number = [&]() -> std::int64_t {
        switch (random() % 8) {
        case 0:
            return lowest;
        case 1:
            return highest;
        case 2:
            return lowest + 1;
        case 3:
            return highest - 1;
        default:
            return static_cast<std::int64_t>(random() % 12) - 2;
        }
    };
    for (int i = 0; i < 4000; ++i) {
        for (const Op op : {Op::Equal, Op::NotEqual, Op::Less, Op::LessOrEqual, Op::Greater,
                            Op::GreaterOrEqual, Op::Between, Op::Empty, Op::NotEmpty}) {
            std::vector<std::int64_t> values;
            for (std::size_t count = takesNoValue(op) ? 0 : 1 + random() % 3; count > 0; --count) {
                const std::int64_t first = number();
                if (op == Op::Between) {
                    const std::int64_t second = number();
                    values.push_back(std::min(first, second));
                    values.push_back(std::max(first, second));
                } else {
                    values.push_back(first);
                }
            }
            const auto predicate = NumberPredicate::compile(
                {i % 2 == 0 ? Column::Version : Column::ResponseTime, op, {values.begin(), values.end()}});
            QVERIFY(predicate.ok());
            for (int cell = 0; cell < 8; ++cell) {
                const std::int64_t tested = number();
                QCOMPARE(predicate->accepts(tested), expectedNumber(op, values, tested));
            }
            QCOMPARE(predicate->accepts({}), expectedNumber(op, values, {}));
            // What a scan relies on.
            const auto &intervals = predicate->intervals();
            for (std::size_t k = 0; k < intervals.size(); ++k) {
                QVERIFY(intervals[k].low <= intervals[k].high);
                QVERIFY(k == 0 ||
                        (intervals[k].low > lowest && intervals[k - 1].high < intervals[k].low - 1));
            }
        }
    }
}

void TestPredicate::givesIntervals_data()
{
    using Values = std::vector<FilterValue>;
    using Intervals = std::vector<NumberPredicate::Interval>;
    QTest::addColumn<Condition>("condition");
    QTest::addColumn<Intervals>("intervals");
    QTest::addColumn<bool>("acceptsEmpty");
    const auto add = [](const char *name, Op op, const Values &values, const Intervals &intervals,
                        bool empty) {
        QTest::newRow(name) << Condition{Column::Version, op, values} << intervals << empty;
    };
    const auto n = [](std::int64_t number) { return FilterValue(number); };
    add("equal joins neighbours", Op::Equal, {n(5), n(3), n(4), n(9)}, {{3, 5}, {9, 9}}, false);
    add("not equal", Op::NotEqual, {n(5)}, {{lowest, 4}, {6, highest}}, true);
    add("less than any", Op::Less, {n(3), n(7)}, {{lowest, 6}}, false);
    add("less than the lowest", Op::Less, {n(lowest)}, {}, false);
    add("more than the highest", Op::Greater, {n(highest)}, {}, false);
    add("between", Op::Between, {n(1), n(3), n(2), n(8)}, {{1, 8}}, false);
    add("empty", Op::Empty, {}, {}, true);
    add("not empty", Op::NotEmpty, {}, {{lowest, highest}}, false);
    add("not the ends", Op::NotEqual, {n(lowest), n(highest)}, {{lowest + 1, highest - 1}}, true);
}

void TestPredicate::givesIntervals()
{
    QFETCH(Condition, condition);
    QFETCH(std::vector<NumberPredicate::Interval>, intervals);
    QFETCH(bool, acceptsEmpty);
    const auto predicate = NumberPredicate::compile(condition);
    QVERIFY(predicate.ok());
    QVERIFY(predicate->intervals() == intervals);
    QCOMPARE(predicate->acceptsEmpty(), acceptsEmpty);
}

void TestPredicate::namesSourceTypesByLabelOrWord()
{
    for (const char *value : {"workflow", "Tool", "WORKFLOW"}) {
        const auto predicate = TextPredicate::compile({Column::SourceType, Op::Equal, {std::string(value)}});
        QVERIFY(predicate.ok());
        QVERIFY(predicate->accepts(sourceTypeLabel("tool")));
        QVERIFY(predicate->accepts(sourceTypeLabel("workflow")));
        QVERIFY(!predicate->accepts(sourceTypeLabel("api")));
    }
    const auto other = TextPredicate::compile({Column::SourceType, Op::NotEqual, {std::string("test")}});
    QVERIFY(other.ok());
    QVERIFY(!other->accepts(sourceTypeLabel("test")));
    QVERIFY(other->accepts(sourceTypeLabel("Test")));
    QVERIFY(other->accepts({}));
}

void TestPredicate::comparesLabelsOfNumbers()
{
    const auto progress = TextPredicate::compile({Column::Status, Op::Contains, {std::string("PROG")}});
    QVERIFY(progress.ok());
    QVERIFY(progress->accepts(filterText(Column::Status, 1)));
    QVERIFY(!progress->accepts(filterText(Column::Status, 3)));
    const auto warning =
        TextPredicate::compile({Column::Level, Op::StartsWith, {std::string("std"), std::string("w")}});
    QVERIFY(warning.ok());
    for (const LogLevel level : allLogLevels)
        QCOMPARE(warning->accepts(filterLabel(level)),
                 level == LogLevel::Stdout || level == LogLevel::Stderr || level == LogLevel::Warning);
    QCOMPARE(filterText(Column::Version, 38), std::string("38"));
    QCOMPARE(filterText(Column::ResponseTime, 1500), std::string("1500"));
    QVERIFY(filterText(Column::Version, {}).empty());
    QVERIFY(filterText(Column::Status, 0).empty());
    QVERIFY(filterText(Column::Level, 99).empty());
}

void TestPredicate::matchesExpressions()
{
    const auto predicate = TextPredicate::compile(
        {Column::Message, Op::Matches, {std::string("^time.?out"), std::string("(?-i)E[0-9]+$")}});
    QVERIFY(predicate.ok());
    QVERIFY(predicate->accepts("TimeOut after 3"));
    QVERIFY(predicate->accepts("code E42"));
    QVERIFY(!predicate->accepts("code e42"));
    QVERIFY(!predicate->accepts("a timeout"));
    QVERIFY(!predicate->accepts({}));
    QCOMPARE(predicate->matchers().size(), std::size_t(2));
}

void TestPredicate::scansBlocksWithItsMatchers()
{
    const auto predicate =
        TextPredicate::compile({Column::Message, Op::NotContains, {std::string("aa"), std::string("B")}});
    QVERIFY(predicate.ok());
    QVERIFY(predicate->isNegated());
    QCOMPARE(predicate->test(), TextPredicate::Test::Contains);
    const std::string text = "aaxbyAAzz";
    const std::array<std::uint32_t, 5> offsets{0, 3, 5, 7, 9};
    const TextBlock block{text, offsets, {}};
    std::uint64_t any = 0;
    for (const auto &matcher : predicate->matchers()) {
        std::array<std::uint64_t, 1> hits{};
        matcher->scan(block, hits);
        any |= hits[0];
    }
    for (std::size_t i = 0; i < block.size(); ++i)
        QCOMPARE((any >> i & 1) == 0, predicate->accepts(block.message(i)));
}

void TestPredicate::namesWhatAnExpressionMayNotHold()
{
    const auto predicate = TextPredicate::compile({Column::Message, Op::Matches, {std::string("a(?<=b)")}});
    QVERIFY(!predicate.ok());
    QVERIFY2(predicate.error().reason.contains(QLatin1String("Look-behind")),
             qPrintable(predicate.error().oneLine()));
}

void TestPredicate::refusesWhatCannotBeEvaluated_data()
{
    QTest::addColumn<Condition>("condition");
    QTest::addColumn<QString>("says");
    const auto add = [](const char *name, const Condition &condition, const char *says) {
        QTest::newRow(name) << condition << QString::fromUtf8(says);
    };
    const FilterValue text = std::string("x");
    const FilterValue number = std::int64_t{7};
    add("operator", {Column::Function, Op::Less, {text}}, "no operator");
    add("magnitude of a status", {Column::Status, Op::Between, {number, number}}, "no operator");
    add("no value", {Column::Function, Op::Equal, {}}, "no value");
    add("number for text", {Column::Function, Op::Equal, {number}}, "another kind");
    add("text for number", {Column::Version, Op::Equal, {number, text}}, "another kind");
    add("number for a text operator", {Column::Version, Op::Contains, {number}}, "another kind");
    add("no such status", {Column::Status, Op::Equal, {number}}, "another kind");
    add("unknown status", {Column::Status, Op::Equal, {std::int64_t{0}}}, "another kind");
    add("no such level", {Column::Level, Op::Equal, {std::int64_t{6}}}, "another kind");
    add("one end", {Column::Version, Op::Between, {number, number, number}}, "one end");
    add("swapped", {Column::ResponseTime, Op::Between, {std::int64_t{1500}, std::int64_t{250}}},
        "between 250ms and 1.5s");
}

void TestPredicate::refusesWhatCannotBeEvaluated()
{
    QFETCH(Condition, condition);
    QFETCH(QString, says);
    const auto error = comparesText(condition.column, condition.op)
                           ? TextPredicate::compile(condition).error()
                           : NumberPredicate::compile(condition).error();
    QVERIFY2(error.oneLine().contains(says), qPrintable(error.oneLine()));
    const FilterSet set{
        FilterSet::Join::And,
        {Condition{Column::Function, Op::Empty, {}}, FilterSet{FilterSet::Join::Or, {condition}}}};
    const auto problem = findProblem(set);
    QVERIFY(problem.has_value());
    QVERIFY((problem->path == std::vector<std::size_t>{1, 0}));
    QVERIFY(problem->error == error);
}

void TestPredicate::offersOperatorsByKind()
{
    for (int number = 0; number < 10; ++number) {
        const auto column = static_cast<Column>(number);
        const bool isNumber = column == Column::Version || column == Column::ResponseTime;
        QCOMPARE(offersOperator(column, Op::Between), isNumber);
        QCOMPARE(offersOperator(column, Op::GreaterOrEqual), isNumber);
        QVERIFY(offersOperator(column, Op::Matches));
        QVERIFY(offersOperator(column, Op::NotEmpty));
        QCOMPARE(operatorsFor(column).front(), Op::Equal);
    }
}

void TestPredicate::complementsComeInPairs()
{
    for (int number = 0; number <= static_cast<int>(Op::NotEmpty); ++number) {
        const auto op = static_cast<Op>(number);
        QCOMPARE(isNegative(op), op == Op::NotEqual || op == Op::NotContains || op == Op::NotEmpty);
        QCOMPARE(complementOf(complementOf(op)), op);
        QVERIFY(!isNegative(positiveOf(op)));
    }
}

void TestPredicate::readsWordsInAnyCase()
{
    QCOMPARE(runStatusFromFilterWord("in PROGRESS"), std::optional(RunStatus::InProgress));
    QCOMPARE(runStatusFromFilterWord("In_Progress"), std::optional(RunStatus::InProgress));
    QCOMPARE(logLevelFromFilterWord("WARNING"), std::optional(LogLevel::Warning));
    QVERIFY(!runStatusFromFilterWord(""));
    QVERIFY(!logLevelFromFilterWord("warn"));
}

QTEST_GUILESS_MAIN(TestPredicate)
#include "tst_predicate.moc"
