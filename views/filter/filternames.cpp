// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filternames.h"

#include "filter/filteroperators.h"

#include <array>

namespace runglass {

namespace {

using Column = FilterColumn;

constexpr std::array ofRuns{Column::RunId,    Column::Status,     Column::Version,  Column::ResponseTime,
                            Column::Function, Column::SourceType, Column::Source,   Column::Message,
                            Column::Level,    Column::LogId,      Column::Reviewed, Column::Bookmarked,
                            Column::Note};
constexpr std::array ofLogs{Column::LogId,      Column::Level,   Column::Message,      Column::RunId,
                            Column::Status,     Column::Version, Column::ResponseTime, Column::Function,
                            Column::SourceType, Column::Source,  Column::Reviewed,     Column::Bookmarked,
                            Column::Note};

} // namespace

std::span<const FilterColumn> FilterNames::columns(FilterSubject subject)
{
    return subject == FilterSubject::Runs ? std::span<const FilterColumn>(ofRuns) : ofLogs;
}

QString FilterNames::column(FilterColumn column, FilterSubject subject)
{
    const bool runs = subject == FilterSubject::Runs;
    switch (column) {
    case Column::RunId:
        return tr("Run ID");
    case Column::Status:
        return runs ? tr("Status") : tr("Status of the run");
    case Column::Version:
        return runs ? tr("Deployment Version") : tr("Deployment Version of the run");
    case Column::ResponseTime:
        return runs ? tr("Response Time") : tr("Response Time of the run");
    case Column::Function:
        return runs ? tr("Function") : tr("Function of the run");
    case Column::SourceType:
        return runs ? tr("Source Type") : tr("Source Type of the run");
    case Column::Source:
        return runs ? tr("Source") : tr("Source of the run");
    case Column::LogId:
        return runs ? tr("Log ID of an entry") : tr("Log ID");
    case Column::Level:
        return runs ? tr("Log Level of an entry") : tr("Log Level");
    case Column::Message:
        return runs ? tr("Log Message of an entry") : tr("Log Message");
    case Column::Reviewed:
        return runs ? tr("Reviewed") : tr("Reviewed (the run)");
    case Column::Bookmarked:
        return runs ? tr("Bookmarked") : tr("Bookmarked (the run)");
    case Column::Note:
        return runs ? tr("Note") : tr("Note on the run");
    }
    return {};
}

QString FilterNames::op(FilterOperator op)
{
    switch (op) {
    case FilterOperator::Equal:
        return tr("is equal to");
    case FilterOperator::NotEqual:
        return tr("is not equal to");
    case FilterOperator::Contains:
        return tr("contains");
    case FilterOperator::NotContains:
        return tr("does not contain");
    case FilterOperator::StartsWith:
        return tr("starts with");
    case FilterOperator::Matches:
        return tr("matches (regex)");
    case FilterOperator::Less:
        return tr("<");
    case FilterOperator::LessOrEqual:
        return tr("≤");
    case FilterOperator::Greater:
        return tr(">");
    case FilterOperator::GreaterOrEqual:
        return tr("≥");
    case FilterOperator::Between:
        return tr("is between");
    case FilterOperator::Empty:
        return tr("is empty");
    case FilterOperator::NotEmpty:
        return tr("is not empty");
    }
    return {};
}

QString FilterNames::example(FilterColumn column, FilterOperator op)
{
    if (op == FilterOperator::Matches)
        return tr("time(d )?out");
    if (comparesText(column, op))
        return tr("Value, Tab for another");
    const bool between = op == FilterOperator::Between;
    if (kindOf(column) == FilterValueKind::Duration)
        return between ? tr("250ms and 2s") : tr("250ms, 2s, 1.5m");
    return between ? tr("37 and 39") : tr("38");
}

QString FilterNames::value(FilterColumn column, const FilterValue &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return QString::fromStdString(*text);
    return QString::fromStdString(filterValueText(column, std::get<std::int64_t>(value)));
}

} // namespace runglass
