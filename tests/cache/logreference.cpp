// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logreference.h"

#include "filter/filterlabel.h"
#include "filter/filteroperators.h"
#include "filter/predicate.h"
#include "search/textmatcher.h"

#include <algorithm>

namespace runglass::cachetest {

namespace {

bool acceptsText(const Condition &condition, const std::string &cell)
{
    return TextPredicate::compile(condition)->accepts(cell);
}

bool acceptsNumber(const Condition &condition, std::optional<std::int64_t> cell)
{
    if (comparesText(condition.column, condition.op))
        return acceptsText(condition, filterText(condition.column, cell));
    return NumberPredicate::compile(condition)->accepts(cell);
}

std::string cellOf(const LogEntry &log, LogColumn column)
{
    switch (column) {
    case LogColumn::LogId:
        return log.id;
    case LogColumn::RunId:
        return log.runId;
    case LogColumn::Message:
        return log.message;
    case LogColumn::Level:
        return std::string(1, static_cast<char>('a' + static_cast<int>(log.level)));
    case LogColumn::Timestamp:
        break;
    }
    return {};
}

} // namespace

void LogReference::put(const LogEntry &log)
{
    if (m_ids.insert(log.id).second)
        m_logs.push_back(log);
}

bool LogReference::accepts(const LogEntry &log, const FilterSet &filter, const MarksPointer &marks) const
{
    if (filter.isEmpty())
        return true;
    const bool isAnd = filter.join == FilterSet::Join::And;
    for (const FilterSet::Item &item : filter.items) {
        const auto *set = std::get_if<FilterSet>(&item);
        if (set != nullptr && set->isEmpty())
            continue;
        const bool accepted =
            set != nullptr ? accepts(log, *set, marks) : accepts(log, std::get<Condition>(item), marks);
        if (accepted != isAnd)
            return accepted;
    }
    return isAnd;
}

bool LogReference::accepts(const LogEntry &log, const Condition &condition, const MarksPointer &marks) const
{
    const Mark mark = marks ? marks->of(log.runId) : Mark();
    const auto found = m_runs.find(log.runId);
    const Run none;
    const Run &run = found == m_runs.end() ? none : found->second;
    switch (condition.column) {
    case FilterColumn::LogId:
        return acceptsText(condition, log.id);
    case FilterColumn::Message:
        return acceptsText(condition, log.message);
    case FilterColumn::Level:
        return acceptsNumber(condition, filterNumber(log.level));
    case FilterColumn::RunId:
        return acceptsText(condition, log.runId);
    case FilterColumn::Status:
        return acceptsNumber(condition, filterNumber(run.status));
    case FilterColumn::Version:
        return acceptsNumber(condition, run.deploymentVersion);
    case FilterColumn::ResponseTime:
        return acceptsNumber(condition, run.status == RunStatus::Success ? run.responseTimeMs : std::nullopt);
    case FilterColumn::Function:
        return acceptsText(condition, run.function);
    case FilterColumn::SourceType:
        return acceptsText(condition, std::string(sourceTypeLabel(run.sourceType)));
    case FilterColumn::Source:
        return acceptsText(condition, run.source);
    case FilterColumn::Reviewed:
        return acceptsNumber(condition, mark.reviewed);
    case FilterColumn::Bookmarked:
        return acceptsNumber(condition, mark.bookmarked);
    case FilterColumn::Note:
        return acceptsText(condition, mark.note);
    }
    return false;
}

bool LogReference::matches(const LogEntry &log, const LogsQuery &query) const
{
    return log.scriptId == query.scriptId && query.range.contains(log.time) &&
           (!query.runId || log.runId == *query.runId) && TextMatcher(query.search).matches(log.message) &&
           accepts(log, query.filter, query.marks);
}

std::vector<LogEntry> LogReference::select(const LogsQuery &query) const
{
    std::vector<LogEntry> found;
    std::copy_if(m_logs.begin(), m_logs.end(), std::back_inserter(found),
                 [&](const LogEntry &log) { return matches(log, query); });
    const bool ascending = query.order == SortOrder::Ascending;
    // Equal ones stay in the order of arrival.
    std::stable_sort(found.begin(), found.end(), [&](const LogEntry &a, const LogEntry &b) {
        if (query.sort == LogColumn::Timestamp)
            return ascending ? a.time < b.time : a.time > b.time;
        const std::string left = cellOf(a, query.sort);
        const std::string right = cellOf(b, query.sort);
        if (left.empty() != right.empty())
            return right.empty();
        if (left != right)
            return ascending ? left < right : left > right;
        return a.time > b.time;
    });
    return found;
}

LogStats LogReference::stats(const LogsQuery &query) const
{
    LogStats stats;
    for (const LogEntry &log : select(query)) {
        ++stats.total;
        ++stats.byLevel[static_cast<std::size_t>(log.level)];
    }
    return stats;
}

std::vector<LogBucket> LogReference::buckets(const LogsQuery &query, const std::vector<Micros> &borders) const
{
    std::vector<LogBucket> buckets(borders.size() - 1);
    for (const LogEntry &log : select(query)) {
        for (std::size_t i = 0; i < buckets.size(); ++i) {
            if (log.time >= borders[i] && log.time < borders[i + 1])
                ++buckets[i].byLevel[static_cast<std::size_t>(log.level)];
        }
    }
    return buckets;
}

} // namespace runglass::cachetest
