// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/builtinfilters.h"

#include "domain/logentry.h"
#include "domain/run.h"
#include "filter/filterlabel.h"

#include <algorithm>

namespace runglass {

namespace {

FilterSet only(FilterColumn column, FilterOperator op, std::int64_t value)
{
    return {FilterSet::Join::And, {Condition{column, op, {value}}}};
}

FilterSet slowerThan(std::optional<std::int64_t> ms)
{
    return ms ? only(FilterColumn::ResponseTime, FilterOperator::Greater, *ms) : FilterSet();
}

} // namespace

FilterSet BuiltInFilters::inbox()
{
    FilterSet set =
        only(FilterColumn::Status, FilterOperator::Equal, static_cast<std::int64_t>(RunStatus::Failed));
    set.items.emplace_back(Condition{FilterColumn::Reviewed, FilterOperator::Equal, {std::int64_t{0}}});
    return set;
}

std::vector<BuiltInFilters::Entry> BuiltInFilters::of(FilterSubject subject,
                                                      const std::optional<RunStats> &stats)
{
    const FilterSet failed =
        only(FilterColumn::Status, FilterOperator::Equal, static_cast<std::int64_t>(RunStatus::Failed));
    const FilterSet errors = only(FilterColumn::Level, FilterOperator::Equal, filterNumber(LogLevel::Error));
    const RunStats known = stats.value_or(RunStats());
    if (subject == FilterSubject::Logs)
        return {{tr("Errors Only"), errors},
                {tr("Entries of Failed Runs"), failed},
                {tr("Entries of Runs Slower Than P90"), slowerThan(known.p90Ms)},
                {tr("Entries of Runs Slower Than P99"), slowerThan(known.p99Ms)}};
    return {{tr("Failures Only"), failed},
            {tr("Failed, Not Reviewed"), inbox()},
            {tr("Slower Than P90"), slowerThan(known.p90Ms)},
            {tr("Slower Than P99"), slowerThan(known.p99Ms)},
            {tr("Runs With Error Entries"), errors}};
}

FilterSet narrowed(const FilterSet &set, const Condition &condition)
{
    FilterSet result = set.normalized();
    if (result.join == FilterSet::Join::Or)
        result = {FilterSet::Join::And, {result}};
    const FilterSet::Item item = condition;
    if (std::find(result.items.begin(), result.items.end(), item) == result.items.end())
        result.items.push_back(item);
    return result;
}

} // namespace runglass
