// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filterwords.h"

#include "domain/logentry.h"
#include "domain/run.h"
#include "filter/asciicase.h"
#include "filter/filterlabel.h"

#include <array>
#include <utility>

namespace runglass {

namespace {

constexpr std::array<std::pair<FilterColumn, std::string_view>, 13> columns{{
    {FilterColumn::RunId, "run_id"},
    {FilterColumn::Status, "status"},
    {FilterColumn::Version, "version"},
    {FilterColumn::ResponseTime, "response_time"},
    {FilterColumn::Function, "function"},
    {FilterColumn::SourceType, "source_type"},
    {FilterColumn::Source, "source"},
    {FilterColumn::LogId, "log_id"},
    {FilterColumn::Level, "level"},
    {FilterColumn::Message, "message"},
    {FilterColumn::Reviewed, "reviewed"},
    {FilterColumn::Bookmarked, "bookmarked"},
    {FilterColumn::Note, "note"},
}};

/// The number with at most one digit behind the point, if that is exact.
std::optional<std::string> inUnit(std::int64_t ms, std::int64_t unit)
{
    const std::int64_t tenth = unit / 10;
    if (ms == 0 || ms % tenth != 0)
        return {};
    std::string text = std::to_string(ms / unit);
    if (const std::int64_t digit = ms % unit / tenth; digit != 0)
        text += '.' + std::to_string(digit);
    return text;
}

} // namespace

std::string_view filterWord(FilterColumn column)
{
    return columns[static_cast<std::size_t>(column)].second;
}

std::optional<FilterColumn> filterColumnFromWord(std::string_view word)
{
    for (const auto &[column, name] : columns) {
        if (equalIgnoringAsciiCase(name, word))
            return column;
    }
    return {};
}

std::string filterWord(FilterColumn column, FilterSubject subject)
{
    std::string prefix;
    if (subject == FilterSubject::Runs && isLogColumn(column))
        prefix = "log.";
    else if (subject == FilterSubject::Logs && !isLogColumn(column) && !isMarkColumn(column) &&
             column != FilterColumn::RunId)
        prefix = "run.";
    return prefix.append(filterWord(column));
}

std::string_view filterWord(FilterOperator op)
{
    switch (op) {
    case FilterOperator::Equal:
        return "=";
    case FilterOperator::NotEqual:
        return "!=";
    case FilterOperator::Contains:
        return "contains";
    case FilterOperator::NotContains:
        return "not contains";
    case FilterOperator::StartsWith:
        return "starts with";
    case FilterOperator::Matches:
        return "matches";
    case FilterOperator::Less:
        return "<";
    case FilterOperator::LessOrEqual:
        return "<=";
    case FilterOperator::Greater:
        return ">";
    case FilterOperator::GreaterOrEqual:
        return ">=";
    case FilterOperator::Between:
        return "between";
    case FilterOperator::Empty:
        return "is empty";
    case FilterOperator::NotEmpty:
        return "is not empty";
    }
    return {};
}

std::string filterValueText(FilterColumn column, std::int64_t number)
{
    switch (kindOf(column)) {
    case FilterValueKind::Status:
    case FilterValueKind::Level:
    case FilterValueKind::Flag:
        return filterText(column, number);
    case FilterValueKind::Duration:
        return durationText(number);
    case FilterValueKind::Text:
    case FilterValueKind::Version:
        break;
    }
    return std::to_string(number);
}

std::string durationText(std::int64_t ms)
{
    if (ms >= 60'000) {
        if (const auto minutes = inUnit(ms, 60'000))
            return *minutes + 'm';
    }
    if (ms >= 1'000) {
        if (const auto seconds = inUnit(ms, 1'000))
            return *seconds + 's';
    }
    return std::to_string(ms) + "ms";
}

} // namespace runglass
