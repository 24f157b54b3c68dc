// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/predicate.h"

#include "domain/run.h"
#include "filter/filteroperators.h"
#include "filter/filtervalidation.h"
#include "search/regexmatcher.h"

#include <algorithm>

namespace runglass {

namespace {

using Test = TextPredicate::Test;
using Interval = NumberPredicate::Interval;

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

Test testOf(FilterOperator op)
{
    switch (positiveOf(op)) {
    case FilterOperator::Contains:
        return Test::Contains;
    case FilterOperator::StartsWith:
        return Test::StartsWith;
    case FilterOperator::Matches:
        return Test::Matches;
    case FilterOperator::Empty:
        return Test::Empty;
    default:
        return Test::Equal;
    }
}

/// The numbers that pass the positive operator; neither sorted nor disjoint.
std::vector<Interval> passing(FilterOperator op, const std::vector<FilterValue> &values)
{
    std::vector<Interval> intervals;
    const auto number = [&](std::size_t i) { return std::get<std::int64_t>(values[i]); };
    for (std::size_t i = 0; i < values.size(); ++i) {
        switch (positiveOf(op)) {
        case FilterOperator::Less:
            if (number(i) > lowest)
                intervals.push_back({lowest, number(i) - 1});
            break;
        case FilterOperator::LessOrEqual:
            intervals.push_back({lowest, number(i)});
            break;
        case FilterOperator::Greater:
            if (number(i) < highest)
                intervals.push_back({number(i) + 1, highest});
            break;
        case FilterOperator::GreaterOrEqual:
            intervals.push_back({number(i), highest});
            break;
        case FilterOperator::Between:
            if (i % 2 == 1)
                intervals.push_back({number(i - 1), number(i)});
            break;
        default:
            intervals.push_back({number(i), number(i)});
            break;
        }
    }
    return intervals;
}

std::vector<Interval> joined(std::vector<Interval> intervals)
{
    std::sort(intervals.begin(), intervals.end(),
              [](const Interval &a, const Interval &b) { return a.low < b.low; });
    std::vector<Interval> result;
    for (const Interval &interval : intervals) {
        const bool touches =
            !result.empty() && (result.back().high == highest || interval.low <= result.back().high + 1);
        if (touches)
            result.back().high = std::max(result.back().high, interval.high);
        else
            result.push_back(interval);
    }
    return result;
}

/// All other numbers, of joined() intervals.
std::vector<Interval> complement(const std::vector<Interval> &intervals)
{
    std::vector<Interval> result;
    std::int64_t low = lowest;
    for (const Interval &interval : intervals) {
        if (interval.low > low)
            result.push_back({low, interval.low - 1});
        if (interval.high == highest)
            return result;
        low = interval.high + 1;
    }
    result.push_back({low, highest});
    return result;
}

} // namespace

Result<TextPredicate> TextPredicate::compile(const Condition &condition)
{
    if (auto error = conditionError(condition))
        return *std::move(error);
    TextPredicate predicate;
    predicate.m_test = testOf(condition.op);
    predicate.m_negated = isNegative(condition.op);
    for (const FilterValue &value : condition.values) {
        const std::string &text = std::get<std::string>(value);
        switch (predicate.m_test) {
        case Test::Equal:
            // Named by label or API word, in any case.
            predicate.m_texts.emplace_back(
                condition.column == FilterColumn::SourceType ? sourceTypeLabel(text) : text);
            break;
        case Test::Contains:
            predicate.m_matchers.push_back(std::make_shared<TextMatcher>(text));
            break;
        case Test::StartsWith:
            predicate.m_prefixes.push_back(std::make_shared<TextMatcher>(text));
            break;
        case Test::Matches: {
            auto matcher = RegexMatcher::compile(text);
            if (!matcher)
                return matcher.error();
            predicate.m_matchers.push_back(*std::move(matcher));
            break;
        }
        case Test::Empty:
            break;
        }
    }
    auto &texts = predicate.m_texts;
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    return predicate;
}

bool TextPredicate::test(std::string_view cell) const
{
    switch (m_test) {
    case Test::Equal:
        return std::binary_search(m_texts.begin(), m_texts.end(), cell, std::less<>());
    case Test::Contains:
    case Test::Matches:
        return std::any_of(m_matchers.begin(), m_matchers.end(),
                           [&](const auto &matcher) { return matcher->matches(cell); });
    case Test::StartsWith:
        return std::any_of(m_prefixes.begin(), m_prefixes.end(),
                           [&](const auto &prefix) { return prefix->matchesStart(cell); });
    case Test::Empty:
        break;
    }
    return cell.empty();
}

Result<NumberPredicate> NumberPredicate::compile(const Condition &condition)
{
    if (auto error = conditionError(condition))
        return *std::move(error);
    NumberPredicate predicate;
    // Of the operators that take no value, passing() knows nothing: no number is empty.
    predicate.m_intervals = joined(passing(condition.op, condition.values));
    predicate.m_acceptsEmpty =
        condition.op == FilterOperator::Empty || condition.op == FilterOperator::NotEqual;
    if (isNegative(condition.op))
        predicate.m_intervals = complement(predicate.m_intervals);
    return predicate;
}

bool NumberPredicate::acceptsNumber(std::int64_t number) const
{
    const auto after =
        std::upper_bound(m_intervals.begin(), m_intervals.end(), number,
                         [](std::int64_t value, const Interval &interval) { return value < interval.low; });
    return after != m_intervals.begin() && number <= std::prev(after)->high;
}

} // namespace runglass
