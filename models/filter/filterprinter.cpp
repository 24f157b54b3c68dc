// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filterlexer.h"
#include "filter/filteroperators.h"
#include "filter/filtertext.h"

namespace runglass {

namespace {

std::string printed(FilterColumn column, const FilterValue &value)
{
    const auto *number = std::get_if<std::int64_t>(&value);
    const std::string text = number ? filterValueText(column, *number) : std::get<std::string>(value);
    return isBareFilterValue(text) ? text : quotedFilterValue(text);
}

std::string pairs(const Condition &condition)
{
    std::string text;
    for (std::size_t i = 0; i + 1 < condition.values.size(); i += 2) {
        if (i > 0)
            text += ", ";
        text += printed(condition.column, condition.values[i]) + " and " +
                printed(condition.column, condition.values[i + 1]);
    }
    return condition.values.size() > 2 ? '(' + text + ')' : text;
}

std::string values(const Condition &condition)
{
    std::string text;
    for (const FilterValue &value : condition.values)
        text += (text.empty() ? "" : ", ") + printed(condition.column, value);
    return condition.values.size() > 1 ? '(' + text + ')' : text;
}

std::string printed(const Condition &condition, FilterSubject subject)
{
    std::string text = filterWord(condition.column, subject) + ' ';
    const bool isList = condition.values.size() > 1;
    if (isList && condition.op == FilterOperator::Equal)
        text += "in";
    else if (isList && condition.op == FilterOperator::NotEqual)
        text += "not in";
    else
        text += filterWord(condition.op);
    if (takesNoValue(condition.op))
        return text;
    return text + ' ' + (condition.op == FilterOperator::Between ? pairs(condition) : values(condition));
}

} // namespace

std::string printFilter(const FilterSet &set, FilterSubject subject)
{
    const std::string_view join = set.join == FilterSet::Join::Or ? " or " : " and ";
    std::string text;
    for (const FilterSet::Item &item : set.items) {
        const auto *inner = std::get_if<FilterSet>(&item);
        if (inner && inner->isEmpty())
            continue;
        if (!text.empty())
            text += join;
        text +=
            inner ? '(' + printFilter(*inner, subject) + ')' : printed(std::get<Condition>(item), subject);
    }
    return text;
}

} // namespace runglass
