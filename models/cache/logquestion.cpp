// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logquestion.h"

#include "filter/filterlabel.h"
#include "filter/filteroperators.h"

namespace runglass {

namespace {

Result<LogConditionPointer> compileLevel(const Condition &condition)
{
    LogLevels accepted;
    if (comparesText(condition.column, condition.op)) {
        const auto predicate = TextPredicate::compile(condition);
        if (!predicate)
            return predicate.error();
        for (std::size_t level = 0; level < logLevelCount; ++level)
            accepted[level] = predicate->accepts(filterLabel(static_cast<LogLevel>(level)));
    } else {
        const auto predicate = NumberPredicate::compile(condition);
        if (!predicate)
            return predicate.error();
        for (std::size_t level = 0; level < logLevelCount; ++level)
            accepted[level] = predicate->accepts(filterNumber(static_cast<LogLevel>(level)));
    }
    return logcondition::levelIn(accepted);
}

Result<LogConditionPointer> compile(const Condition &condition, const RunsWhere &runsWhere)
{
    if (condition.column == FilterColumn::Level)
        return compileLevel(condition);
    if (!isLogColumn(condition.column)) {
        auto runs = runsWhere(condition);
        if (!runs)
            return runs.error();
        return logcondition::runIn(std::move(*runs));
    }
    auto predicate = TextPredicate::compile(condition);
    if (!predicate)
        return predicate.error();
    return condition.column == FilterColumn::LogId ? logcondition::idIs(std::move(*predicate))
                                                   : logcondition::messageIs(std::move(*predicate));
}

} // namespace

Result<LogConditionPointer> compileLogFilter(const FilterSet &filter, const RunsWhere &runsWhere)
{
    std::vector<LogConditionPointer> parts;
    for (const FilterSet::Item &item : filter.items) {
        const auto *set = std::get_if<FilterSet>(&item);
        auto part = set != nullptr ? compileLogFilter(*set, runsWhere)
                                   : compile(std::get<Condition>(item), runsWhere);
        if (!part)
            return part.error();
        // Sets without conditions count for nothing, whatever joins them.
        if (*part)
            parts.push_back(std::move(*part));
    }
    if (parts.empty())
        return LogConditionPointer();
    if (parts.size() == 1)
        return parts.front();
    return filter.join == FilterSet::Join::And ? logcondition::allOf(std::move(parts))
                                               : logcondition::anyOf(std::move(parts));
}

Result<LogConditionPointer> compileLogConditions(const FilterSet &filter, const std::string &search,
                                                 const RunsWhere &runsWhere)
{
    auto filtered = compileLogFilter(filter, runsWhere);
    if (!filtered || search.empty())
        return filtered;
    auto found = compile({FilterColumn::Message, FilterOperator::Contains, {search}}, runsWhere);
    if (!found || !*filtered)
        return found;
    return logcondition::allOf({std::move(*filtered), std::move(*found)});
}

} // namespace runglass
