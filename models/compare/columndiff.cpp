// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/columndiff.h"

namespace runglass {

namespace {

using Number = std::optional<std::int64_t>;

DiffKind kindOf(bool onLeft, bool onRight, bool same)
{
    if (onLeft != onRight)
        return onRight ? DiffKind::Added : DiffKind::Removed;
    return same ? DiffKind::Equal : DiffKind::Changed;
}

ColumnDifference ofTexts(ComparedColumn column, std::string_view left, std::string_view right)
{
    return {column, kindOf(!left.empty(), !right.empty(), left == right), {}};
}

ColumnDifference ofNumbers(ComparedColumn column, const Number &left, const Number &right)
{
    ColumnDifference found{column, kindOf(left.has_value(), right.has_value(), left == right), {}};
    if (left && right)
        found.delta = *right - *left;
    return found;
}

std::string_view errorOf(const RecordDetails &record)
{
    return record.error ? std::string_view(*record.error) : std::string_view();
}

} // namespace

bool isErrorKnown(const RecordDetails &record)
{
    const auto isHere = [](const DocumentDetails &document) {
        return document.state == DocumentDetails::State::Present ||
               document.state == DocumentDetails::State::NotGiven;
    };
    return record.error || record.run.status != RunStatus::Failed || isHere(record.input) ||
           isHere(record.output);
}

std::vector<ColumnDifference> diffColumns(const RecordDetails &left, const RecordDetails &right)
{
    const Run &a = left.run;
    const Run &b = right.run;
    std::vector<ColumnDifference> columns{
        {ComparedColumn::Status, a.status == b.status ? DiffKind::Equal : DiffKind::Changed, {}},
        ofNumbers(ComparedColumn::Version, a.deploymentVersion, b.deploymentVersion),
        ofNumbers(ComparedColumn::ResponseTime, a.responseTimeMs, b.responseTimeMs),
        ofTexts(ComparedColumn::Function, a.function, b.function),
        {ComparedColumn::ExecutedOn, a.executedAt == b.executedAt ? DiffKind::Equal : DiffKind::Alike,
         b.executedAt - a.executedAt},
        ofTexts(ComparedColumn::SourceType, sourceTypeLabel(a.sourceType), sourceTypeLabel(b.sourceType)),
        ofTexts(ComparedColumn::Source, a.source, b.source),
        isErrorKnown(left) && isErrorKnown(right)
            ? ofTexts(ComparedColumn::Error, errorOf(left), errorOf(right))
            : ColumnDifference{ComparedColumn::Error, DiffKind::Alike, {}}};
    if (left.logs && right.logs)
        columns.push_back({ComparedColumn::LogEntries,
                           left.totalLogs == right.totalLogs ? DiffKind::Equal : DiffKind::Alike,
                           right.totalLogs - left.totalLogs});
    return columns;
}

} // namespace runglass
