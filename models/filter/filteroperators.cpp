// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filteroperators.h"

#include <algorithm>
#include <array>

namespace runglass {

namespace {

constexpr std::array textOperators{
    FilterOperator::Equal,       FilterOperator::NotEqual,   FilterOperator::Contains,
    FilterOperator::NotContains, FilterOperator::StartsWith, FilterOperator::Matches,
    FilterOperator::Empty,       FilterOperator::NotEmpty,
};

constexpr std::array numberOperators{
    FilterOperator::Equal,       FilterOperator::NotEqual, FilterOperator::Less,
    FilterOperator::LessOrEqual, FilterOperator::Greater,  FilterOperator::GreaterOrEqual,
    FilterOperator::Between,     FilterOperator::Contains, FilterOperator::NotContains,
    FilterOperator::StartsWith,  FilterOperator::Matches,  FilterOperator::Empty,
    FilterOperator::NotEmpty,
};

constexpr std::array flagOperators{FilterOperator::Equal, FilterOperator::NotEqual};

} // namespace

std::span<const FilterOperator> operatorsFor(FilterColumn column)
{
    switch (kindOf(column)) {
    case FilterValueKind::Version:
    case FilterValueKind::Duration:
        return numberOperators;
    case FilterValueKind::Flag:
        return flagOperators;
    case FilterValueKind::Text:
    case FilterValueKind::Status:
    case FilterValueKind::Level:
        break;
    }
    return textOperators;
}

bool offersOperator(FilterColumn column, FilterOperator op)
{
    const auto offered = operatorsFor(column);
    return std::find(offered.begin(), offered.end(), op) != offered.end();
}

bool isNegative(FilterOperator op)
{
    return positiveOf(op) != op;
}

FilterOperator positiveOf(FilterOperator op)
{
    switch (op) {
    case FilterOperator::NotEqual:
        return FilterOperator::Equal;
    case FilterOperator::NotContains:
        return FilterOperator::Contains;
    case FilterOperator::NotEmpty:
        return FilterOperator::Empty;
    default:
        return op;
    }
}

FilterOperator complementOf(FilterOperator op)
{
    switch (op) {
    case FilterOperator::Equal:
        return FilterOperator::NotEqual;
    case FilterOperator::Contains:
        return FilterOperator::NotContains;
    case FilterOperator::Empty:
        return FilterOperator::NotEmpty;
    default:
        return positiveOf(op);
    }
}

bool isTextOperator(FilterOperator op)
{
    switch (positiveOf(op)) {
    case FilterOperator::Contains:
    case FilterOperator::StartsWith:
    case FilterOperator::Matches:
        return true;
    default:
        return false;
    }
}

bool comparesText(FilterColumn column, FilterOperator op)
{
    return kindOf(column) == FilterValueKind::Text || isTextOperator(op);
}

bool takesNoValue(FilterOperator op)
{
    return positiveOf(op) == FilterOperator::Empty;
}

} // namespace runglass
