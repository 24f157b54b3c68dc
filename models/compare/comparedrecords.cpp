// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/comparedrecords.h"

namespace runglass {

namespace {

Condition sameFunction(const std::string &function)
{
    if (function.empty())
        return {FilterColumn::Function, FilterOperator::Empty, {}};
    return {FilterColumn::Function, FilterOperator::Equal, {function}};
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

} // namespace runglass
