// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/plainruns.h"

#include "search/foldedreference.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>

namespace runglass::cachetest {

namespace {

/// A cell: a number, a text, or neither.
struct Cell
{
    std::optional<std::int64_t> number;
    std::string text;

    bool isEmpty() const { return !number && text.empty(); }
    friend auto operator<=>(const Cell &, const Cell &) = default;
};

Cell cellOf(const Run &run, RunColumn column)
{
    switch (column) {
    case RunColumn::RunId:
        return {.text = run.id};
    case RunColumn::Status:
        if (run.status == RunStatus::Unknown)
            return {};
        return {.number = static_cast<std::int64_t>(run.status)};
    case RunColumn::Version:
        return {.number = run.deploymentVersion};
    case RunColumn::ResponseTime:
        return {.number = run.responseTimeMs};
    case RunColumn::Function:
        return {.text = run.function};
    case RunColumn::SourceType:
        return {.text = std::string(sourceTypeLabel(run.sourceType))};
    case RunColumn::Source:
        return {.text = run.source};
    case RunColumn::ExecutedOn:
        break;
    }
    return {.number = run.executedAt};
}

/// -1, 0, 1 as the first cell comes before, with, after the second.
int compareCells(const Cell &a, const Cell &b, SortOrder order)
{
    if (a.isEmpty() || b.isEmpty())
        return int(a.isEmpty()) - int(b.isEmpty());
    const int sign = a < b ? -1 : b < a ? 1 : 0;
    return order == SortOrder::Ascending ? sign : -sign;
}

std::string statusLabel(RunStatus status)
{
    switch (status) {
    case RunStatus::Success:
        return "Success";
    case RunStatus::Failed:
        return "Failed";
    case RunStatus::InProgress:
        return "In Progress";
    case RunStatus::Unknown:
        break;
    }
    return {};
}

/// What a cell shows.
std::string shown(const Run &run, FilterColumn column)
{
    const auto digits = [](std::optional<std::int64_t> number) {
        return number ? std::to_string(*number) : std::string();
    };
    switch (column) {
    case FilterColumn::RunId:
        return run.id;
    case FilterColumn::Status:
        return statusLabel(run.status);
    case FilterColumn::Version:
        return digits(run.deploymentVersion);
    case FilterColumn::ResponseTime:
        return digits(run.responseTimeMs);
    case FilterColumn::Function:
        return run.function;
    case FilterColumn::SourceType:
        return std::string(sourceTypeLabel(run.sourceType));
    default:
        return run.source;
    }
}

std::optional<std::int64_t> number(const Run &run, FilterColumn column)
{
    if (column == FilterColumn::Version)
        return run.deploymentVersion;
    if (column == FilterColumn::ResponseTime)
        return run.responseTimeMs;
    if (run.status == RunStatus::Unknown)
        return {};
    return static_cast<std::int64_t>(run.status);
}

std::string shown(const LogEntry &entry, FilterColumn column)
{
    static constexpr const char *labels[] = {"Stdout", "Stderr", "Debug", "Info", "Warning", "Error"};
    if (column == FilterColumn::Level)
        return labels[static_cast<std::size_t>(entry.level)];
    return column == FilterColumn::LogId ? entry.id : entry.message;
}

std::optional<std::int64_t> number(const LogEntry &entry, FilterColumn)
{
    return static_cast<std::int64_t>(entry.level);
}

std::string shown(const Mark &mark, FilterColumn)
{
    return mark.note;
}

std::optional<std::int64_t> number(const Mark &mark, FilterColumn column)
{
    return column == FilterColumn::Reviewed ? mark.reviewed : mark.bookmarked;
}

Mark markOf(const MarksPointer &marks, const std::string &runId)
{
    Mark found;
    if (marks)
        marks->forEach([&](const MarkedRun &marked) {
            if (marked.runId == runId)
                found = marked.mark;
        });
    return found;
}

/// One of the values, at the positive operators.
bool fits(FilterOperator op, const std::string &text, std::optional<std::int64_t> number,
          const FilterValue &value, FilterColumn column)
{
    if (const auto *wanted = std::get_if<std::string>(&value)) {
        const auto hits = test::findAllPlainly(text, *wanted);
        switch (op) {
        case FilterOperator::Equal:
            return text == (column == FilterColumn::SourceType ? sourceTypeLabel(*wanted)
                                                               : std::string_view(*wanted));
        case FilterOperator::Contains:
            return !hits.empty();
        case FilterOperator::StartsWith:
            return !hits.empty() && hits.front().begin == 0;
        default:
            return RE2::PartialMatch(text, "(?i)" + *wanted);
        }
    }
    const std::int64_t wanted = std::get<std::int64_t>(value);
    if (!number)
        return false;
    switch (op) {
    case FilterOperator::Less:
        return *number < wanted;
    case FilterOperator::LessOrEqual:
        return *number <= wanted;
    case FilterOperator::Greater:
        return *number > wanted;
    case FilterOperator::GreaterOrEqual:
        return *number >= wanted;
    default:
        return *number == wanted;
    }
}

template <class Record>
bool fulfils(const Record &record, const Condition &condition)
{
    const std::string text = shown(record, condition.column);
    const auto of = number(record, condition.column);
    const auto any = [&](FilterOperator op) {
        return std::any_of(condition.values.begin(), condition.values.end(), [&](const FilterValue &value) {
            return fits(op, text, of, value, condition.column);
        });
    };
    switch (condition.op) {
    case FilterOperator::NotEqual:
        return !any(FilterOperator::Equal);
    case FilterOperator::NotContains:
        return !any(FilterOperator::Contains);
    case FilterOperator::Empty:
        return text.empty();
    case FilterOperator::NotEmpty:
        return !text.empty();
    case FilterOperator::Between:
        for (std::size_t i = 0; i + 1 < condition.values.size(); i += 2) {
            if (of && *of >= std::get<std::int64_t>(condition.values[i]) &&
                *of <= std::get<std::int64_t>(condition.values[i + 1]))
                return true;
        }
        return false;
    default:
        return any(condition.op);
    }
}

template <class Test>
bool walk(const FilterSet &set, const Test &test)
{
    if (set.isEmpty())
        return true;
    const bool isAnd = set.join == FilterSet::Join::And;
    for (const FilterSet::Item &item : set.items) {
        const auto *nested = std::get_if<FilterSet>(&item);
        if (nested && nested->isEmpty())
            continue;
        const bool accepted = nested ? walk(*nested, test) : test(std::get<Condition>(item));
        if (accepted != isAnd)
            return accepted;
    }
    return isAnd;
}

bool isFound(const Run &run, const std::string &search)
{
    const auto holds = [&](FilterColumn column) {
        return !test::findAllPlainly(shown(run, column), search).empty();
    };
    return search.empty() || holds(FilterColumn::RunId) || holds(FilterColumn::Function) ||
           holds(FilterColumn::Source) || holds(FilterColumn::SourceType) || holds(FilterColumn::Status);
}

bool isFinished(const Run &run)
{
    return run.status == RunStatus::Success || run.status == RunStatus::Failed;
}

} // namespace

RunStats plainStats(const std::vector<Run> &runs)
{
    RunStats stats;
    std::vector<std::int64_t> times;
    for (const Run &run : runs) {
        ++stats.total;
        stats.succeeded += run.status == RunStatus::Success;
        stats.failed += run.status == RunStatus::Failed;
        stats.inProgress += run.status == RunStatus::InProgress;
        if (run.responseTimeMs)
            times.push_back(*run.responseTimeMs);
    }
    std::sort(times.begin(), times.end());
    const auto rank = [&](std::size_t percent) -> std::optional<std::int64_t> {
        if (times.empty())
            return {};
        return times[(times.size() * percent + 99) / 100 - 1];
    };
    stats.p50Ms = rank(50);
    stats.p90Ms = rank(90);
    stats.p99Ms = rank(99);
    return stats;
}

void PlainRuns::put(const Run &sent)
{
    Run run = sent;
    if (run.status != RunStatus::Success)
        run.responseTimeMs.reset();
    const std::size_t arrival = arrivalOf(run.id);
    const auto known = std::find_if(m_runs.begin(), m_runs.end(),
                                    [&](const Known &candidate) { return candidate.run.id == run.id; });
    if (known == m_runs.end()) {
        m_runs.push_back({run, arrival});
        return;
    }
    const bool wasReal = known->run.status != RunStatus::Unknown;
    const bool isReal = run.status != RunStatus::Unknown;
    const bool wins = isReal != wasReal                     ? isReal
                      : run.revision != known->run.revision ? run.revision > known->run.revision
                                                            : isFinished(run) && !isFinished(known->run);
    if (wins)
        known->run = run;
}

void PlainRuns::put(const LogEntry &entry)
{
    arrivalOf(entry.runId);
    m_entries.push_back(entry);
}

void PlainRuns::remove(const std::string &runId)
{
    std::erase_if(m_runs, [&](const Known &known) { return known.run.id == runId; });
}

std::size_t PlainRuns::arrivalOf(const std::string &id)
{
    return m_arrivals.emplace(id, m_arrivals.size()).first->second;
}

const Run *PlainRuns::find(const std::string &id) const
{
    for (const Known &known : m_runs) {
        if (known.run.id == id)
            return &known.run;
    }
    return nullptr;
}

std::vector<PlainRuns::Known> PlainRuns::found(const RunsQuery &query) const
{
    std::vector<Known> found;
    for (const Known &known : m_runs) {
        const Run &run = known.run;
        const auto test = [&](const Condition &condition) {
            if (isMarkColumn(condition.column))
                return fulfils(markOf(query.marks, run.id), condition);
            if (!isLogColumn(condition.column))
                return fulfils(run, condition);
            Condition positive = condition;
            positive.op = condition.op == FilterOperator::NotEqual      ? FilterOperator::Equal
                          : condition.op == FilterOperator::NotContains ? FilterOperator::Contains
                          : condition.op == FilterOperator::NotEmpty    ? FilterOperator::Empty
                                                                        : condition.op;
            const bool has = std::any_of(m_entries.begin(), m_entries.end(), [&](const LogEntry &entry) {
                return entry.scriptId == query.scriptId && entry.runId == run.id && fulfils(entry, positive);
            });
            return has == (positive.op == condition.op);
        };
        if (run.scriptId == query.scriptId && query.range.contains(run.executedAt) &&
            isFound(run, query.search) && walk(query.filter, test))
            found.push_back(known);
    }
    return found;
}

std::vector<Run> PlainRuns::select(const RunsQuery &query) const
{
    std::vector<Known> runs = found(query);
    std::sort(runs.begin(), runs.end(), [&](const Known &a, const Known &b) {
        if (const int c = compareCells(cellOf(a.run, query.sort), cellOf(b.run, query.sort), query.order))
            return c < 0;
        if (a.run.executedAt != b.run.executedAt)
            return a.run.executedAt > b.run.executedAt;
        return a.arrival < b.arrival;
    });
    std::vector<Run> result;
    for (const Known &known : runs)
        result.push_back(known.run);
    return result;
}

RunStats PlainRuns::stats(const RunsQuery &query) const
{
    return plainStats(select(query));
}

std::vector<RunBucket> PlainRuns::buckets(const RunsQuery &query, std::span<const Micros> borders) const
{
    std::vector<RunBucket> buckets;
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
        RunsQuery part = query;
        part.range = query.range.intersected({borders[i], borders[i + 1]});
        buckets.push_back(stats(part));
    }
    return buckets;
}

std::vector<std::int64_t> PlainRuns::durationCounts(const RunsQuery &query,
                                                    std::span<const std::int64_t> borders) const
{
    const std::vector<Run> runs = select(query);
    std::vector<std::int64_t> counts;
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
        counts.push_back(std::count_if(runs.begin(), runs.end(), [&](const Run &run) {
            return run.responseTimeMs && *run.responseTimeMs >= borders[i] &&
                   *run.responseTimeMs < borders[i + 1];
        }));
    }
    return counts;
}

std::vector<RunGroup> PlainRuns::groups(const RunsQuery &query, RunColumn column) const
{
    RunsQuery sorted = query;
    sorted.sort = column;
    sorted.order = SortOrder::Ascending;
    std::vector<RunGroup> groups;
    std::vector<Run> members;
    for (const Run &run : select(sorted)) {
        const Cell cell = cellOf(run, column);
        if (groups.empty() || groups.back().text != cell.text || groups.back().number != cell.number) {
            if (!groups.empty())
                groups.back().stats = plainStats(members);
            members.clear();
            groups.push_back({.text = cell.text, .number = cell.number, .stats = {}});
        }
        members.push_back(run);
    }
    if (!groups.empty())
        groups.back().stats = plainStats(members);
    return groups;
}

std::vector<std::string> PlainRuns::entriesWhere(const std::string &scriptId, const FilterSet &filter,
                                                 const MarksPointer &marks) const
{
    std::vector<std::string> ids;
    for (const LogEntry &entry : m_entries) {
        Run run;
        if (const Run *known = find(entry.runId))
            run = *known;
        run.id = entry.runId;
        const auto test = [&](const Condition &condition) {
            if (isMarkColumn(condition.column))
                return fulfils(markOf(marks, run.id), condition);
            return isLogColumn(condition.column) ? fulfils(entry, condition) : fulfils(run, condition);
        };
        if (entry.scriptId == scriptId && walk(filter, test))
            ids.push_back(entry.id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace runglass::cachetest
