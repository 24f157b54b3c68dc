// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/comparedrecords.h"

#include <algorithm>

namespace runglass {

namespace {

constexpr std::int64_t mostEntries = 20'000; // of a run that are compared

Condition sameFunction(const std::string &function)
{
    if (function.empty())
        return {FilterColumn::Function, FilterOperator::Empty, {}};
    return {FilterColumn::Function, FilterOperator::Equal, {function}};
}

DocumentDetails detailsOf(const std::optional<Document> &document)
{
    DocumentDetails details;
    if (!document) {
        details.state = DocumentDetails::State::NotGiven;
    } else {
        details.state = DocumentDetails::State::Present;
        details.text = std::make_shared<const std::string>(document->text);
        details.isJson = document->isJson;
    }
    return details;
}

std::optional<UserError> readLogs(CacheReader &reader, RecordDetails &record, const CancelToken &stop)
{
    LogsQuery query;
    query.scriptId = record.run.scriptId;
    query.runId = record.run.id;
    query.order = SortOrder::Ascending;
    const auto rows = reader.select(query, {}, stop);
    if (!rows)
        return rows.error();
    record.totalLogs = (*rows)->size();
    auto page = reader.logPage(**rows, 0, std::min(record.totalLogs, mostEntries), stop);
    if (!page)
        return page.error();
    record.logs = std::make_shared<const std::vector<LogRow>>(std::move(page->rows));
    return std::nullopt;
}

} // namespace

Result<std::optional<Run>> findEarlierRun(CacheReader &reader, const Run &run, EarlierRun which,
                                          const CancelToken &stop)
{
    RunsQuery query;
    query.scriptId = run.scriptId;
    query.range = {TimeRange::all().from, run.executedAt};
    query.filter.items.emplace_back(sameFunction(run.function));
    if (which == EarlierRun::Successful)
        query.filter.items.emplace_back(Condition{
            FilterColumn::Status, FilterOperator::Equal, {static_cast<std::int64_t>(RunStatus::Success)}});
    const auto rows = reader.select(query, {}, stop);
    if (!rows)
        return rows.error();
    const auto page = reader.runPage(**rows, 0, 1, stop);
    if (!page)
        return page.error();
    if (page->rows.empty() || page->rows.front().run.id.empty())
        return std::optional<Run>();
    return std::optional(page->rows.front().run);
}

Result<std::optional<RecordDetails>> readRecord(CacheReader &reader, std::string_view runId,
                                                const CancelToken &stop)
{
    const auto run = reader.run(runId, stop);
    if (!run)
        return run.error();
    if (!*run)
        return std::optional<RecordDetails>();
    RecordDetails record;
    record.run = **run;
    const auto payload = reader.payload(runId, stop);
    if (!payload)
        return payload.error();
    if (*payload) {
        record.input = detailsOf((*payload)->input);
        record.output = detailsOf((*payload)->output);
        if ((*payload)->error)
            record.error = std::make_shared<const std::string>(*(*payload)->error);
    } else {
        record.input.state = record.output.state = DocumentDetails::State::NotHeld;
    }
    record.logsError = readLogs(reader, record, stop);
    return std::optional(std::move(record));
}

} // namespace runglass
