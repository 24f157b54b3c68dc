// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filtervalidation.h"

#include "domain/logentry.h"
#include "filter/filterlabel.h"
#include "filter/filteroperators.h"
#include "filter/filterwords.h"
#include "filter/predicate.h"

#include <QCoreApplication>

#include <algorithm>

namespace runglass {

namespace {

struct FilterValidation
{
    Q_DECLARE_TR_FUNCTIONS(runglass::FilterValidation)
};

QString quoted(std::string_view word)
{
    return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
}

UserError wrongOperator(const Condition &condition)
{
    if (kindOf(condition.column) == FilterValueKind::Flag)
        return {
            .message = FilterValidation::tr("The column %1 has no operator “%2”.")
                           .arg(quoted(filterWord(condition.column)), quoted(filterWord(condition.op))),
            .reason = FilterValidation::tr("It is either yes or no."),
            .help =
                FilterValidation::tr("Write %1 = yes or %1 = no.").arg(quoted(filterWord(condition.column)))};
    return {.message = FilterValidation::tr("The column %1 has no operator “%2”.")
                           .arg(quoted(filterWord(condition.column)), quoted(filterWord(condition.op))),
            .reason = FilterValidation::tr("It can be compared by magnitude only where cells hold numbers."),
            .help = FilterValidation::tr("Choose another operator.")};
}

UserError missingValue(const Condition &condition)
{
    return {.message = FilterValidation::tr("The condition on %1 has no value.")
                           .arg(quoted(filterWord(condition.column))),
            .reason = {},
            .help = FilterValidation::tr("Give it a value or remove it.")};
}

UserError wrongValue(const Condition &condition)
{
    return {.message = FilterValidation::tr("The condition on %1 holds a value of another kind.")
                           .arg(quoted(filterWord(condition.column))),
            .reason = {},
            .help = FilterValidation::tr("Remove the value and enter it again.")};
}

UserError oddBetween(const Condition &condition)
{
    return {.message = FilterValidation::tr("“Between” on %1 has only one end.")
                           .arg(quoted(filterWord(condition.column))),
            .reason = {},
            .help = FilterValidation::tr("Give it a lower and an upper end.")};
}

UserError swappedBetween(const Condition &condition, std::int64_t low, std::int64_t high)
{
    const std::string first = filterValueText(condition.column, low);
    const std::string second = filterValueText(condition.column, high);
    return {.message = FilterValidation::tr("The ends of “between” on %1 are swapped.")
                           .arg(quoted(filterWord(condition.column))),
            .reason = FilterValidation::tr("%1 is more than %2.").arg(quoted(first), quoted(second)),
            .help = FilterValidation::tr("Write the smaller one first: between %1 and %2.")
                        .arg(quoted(second), quoted(first))};
}

/// Whether the value is one that cells of the column can hold.
bool fits(FilterColumn column, FilterOperator op, const FilterValue &value)
{
    if (comparesText(column, op))
        return std::holds_alternative<std::string>(value);
    const auto *number = std::get_if<std::int64_t>(&value);
    if (!number)
        return false;
    switch (kindOf(column)) {
    case FilterValueKind::Status:
    case FilterValueKind::Level:
    case FilterValueKind::Flag:
        return !filterText(column, *number).empty();
    default:
        return true;
    }
}

std::optional<FilterProblem> problemIn(const FilterSet &set, int depth)
{
    if (depth > maxFilterDepth)
        return FilterProblem{{},
                             {.message = FilterValidation::tr("The filter holds too many sets inside sets."),
                              .reason = FilterValidation::tr("%1 is the most.").arg(maxFilterDepth),
                              .help = FilterValidation::tr("Join some of them.")}};
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        if (const auto *inner = std::get_if<FilterSet>(&set.items[i])) {
            if (auto problem = problemIn(*inner, depth + 1)) {
                problem->path.insert(problem->path.begin(), i);
                return problem;
            }
            continue;
        }
        const auto &condition = std::get<Condition>(set.items[i]);
        auto error = conditionError(condition);
        if (!error)
            error = valueError(condition);
        if (error)
            return FilterProblem{{i}, *std::move(error)};
    }
    return {};
}

} // namespace

std::optional<UserError> conditionError(const Condition &condition)
{
    if (!offersOperator(condition.column, condition.op))
        return wrongOperator(condition);
    if (takesNoValue(condition.op))
        return {};
    const auto &values = condition.values;
    if (values.empty())
        return missingValue(condition);
    if (!std::all_of(values.begin(), values.end(),
                     [&](const FilterValue &value) { return fits(condition.column, condition.op, value); }))
        return wrongValue(condition);
    if (condition.op != FilterOperator::Between)
        return {};
    if (values.size() % 2 != 0)
        return oddBetween(condition);
    for (std::size_t i = 0; i < values.size(); i += 2) {
        const auto low = std::get<std::int64_t>(values[i]);
        const auto high = std::get<std::int64_t>(values[i + 1]);
        if (low > high)
            return swappedBetween(condition, low, high);
    }
    return {};
}

std::optional<UserError> valueError(const Condition &condition)
{
    const auto &values = condition.values;
    if (!std::all_of(values.begin(), values.end(),
                     [&](const FilterValue &value) { return fits(condition.column, condition.op, value); }))
        return wrongValue(condition);
    if (condition.op != FilterOperator::Matches || values.empty())
        return {};
    const auto compiled = TextPredicate::compile(condition);
    return compiled ? std::nullopt : std::optional(compiled.error());
}

std::optional<FilterProblem> findProblem(const FilterSet &set)
{
    return problemIn(set, 1);
}

} // namespace runglass
