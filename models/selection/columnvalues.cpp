// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "selection/columnvalues.h"

#include "filter/filterlabel.h"

#include <algorithm>
#include <optional>

namespace runglass {

namespace {

using Value = ColumnValues::Value;

/// More than this nobody looks through; typing finds the rest.
constexpr std::size_t mostValues = 2'000;

FilterValue numberOf(RunStatus status)
{
    return static_cast<std::int64_t>(status);
}

Result<std::vector<Value>> statuses(CacheReader &reader, const RunsQuery &query, const CancelToken &token)
{
    const auto stats = reader.runStats(query, token);
    if (!stats)
        return stats.error();
    return std::vector<Value>{{numberOf(RunStatus::Success), stats->succeeded},
                              {numberOf(RunStatus::Failed), stats->failed},
                              {numberOf(RunStatus::InProgress), stats->inProgress}};
}

Result<std::vector<Value>> levels(CacheReader &reader, const LogsQuery &query, const CancelToken &token)
{
    const auto stats = reader.logStats(query, token);
    if (!stats)
        return stats.error();
    std::vector<Value> values;
    for (const LogLevel level : allLogLevels)
        values.push_back({filterNumber(level), stats->byLevel[static_cast<std::size_t>(level)]});
    return values;
}

std::optional<RunColumn> groupedBy(FilterColumn column)
{
    switch (column) {
    case FilterColumn::Version:
        return RunColumn::Version;
    case FilterColumn::Function:
        return RunColumn::Function;
    case FilterColumn::SourceType:
        return RunColumn::SourceType;
    case FilterColumn::Source:
        return RunColumn::Source;
    default:
        return {};
    }
}

Result<std::vector<Value>> groups(CacheReader &reader, const RunsQuery &query, FilterColumn column,
                                  const CancelToken &token)
{
    const auto groups = reader.runGroups(query, *groupedBy(column), token);
    if (!groups)
        return groups.error();
    std::vector<Value> values;
    const bool isText = kindOf(column) == FilterValueKind::Text;
    for (const RunGroup &group : *groups) {
        // Empty cells have an operator of their own.
        if (isText && !group.text.empty())
            values.push_back({group.text, group.stats.total});
        else if (!isText && group.number)
            values.push_back({*group.number, group.stats.total});
    }
    const bool newestFirst = column == FilterColumn::Version;
    std::stable_sort(values.begin(), values.end(), [newestFirst](const Value &a, const Value &b) {
        return newestFirst ? a.value > b.value : a.count > b.count;
    });
    return values;
}

bool hasFewValues(FilterColumn column)
{
    return column == FilterColumn::Status || column == FilterColumn::Level || groupedBy(column).has_value();
}

Result<std::vector<Value>> readValues(CacheReader &reader, FilterColumn column, const std::string &scriptId,
                                      const TimeRange &range, const CancelToken &token)
{
    RunsQuery runs;
    runs.scriptId = scriptId;
    runs.range = range;
    LogsQuery logs;
    logs.scriptId = scriptId;
    logs.range = range;
    if (column == FilterColumn::Status)
        return statuses(reader, runs, token);
    if (column == FilterColumn::Level)
        return levels(reader, logs, token);
    return groups(reader, runs, column, token);
}

} // namespace

ColumnValues::ColumnValues(QueryPool &queries, QObject *parent)
    : QObject(parent)
    , m_queries(queries)
    , m_mailbox(this)
{
}

void ColumnValues::setPlace(const std::string &scriptId, const TimeRange &range)
{
    if (scriptId == m_scriptId && range == m_range)
        return;
    m_scriptId = scriptId;
    m_range = range;
    ++m_generation;
    m_jobs.clear();
    m_values.clear();
}

const std::vector<Value> *ColumnValues::of(FilterColumn column)
{
    static const std::vector<Value> none;
    if (!hasFewValues(column) || m_scriptId.empty())
        return &none;
    if (const auto found = m_values.find(column); found != m_values.end())
        return &found->second;
    if (!m_jobs.contains(column))
        read(column);
    return nullptr;
}

void ColumnValues::read(FilterColumn column)
{
    m_jobs[column] =
        m_queries.submit(QueryPool::Lane::Query,
                         [this, column, script = m_scriptId, range = m_range, generation = m_generation,
                          box = m_mailbox.sender()](CacheReader &reader, const CancelToken &token) {
                             auto values = readValues(reader, column, script, range, token);
                             if (token.isCancelled())
                                 return;
                             // Without them everything can still be typed.
                             std::vector<Value> known = values ? *std::move(values) : std::vector<Value>();
                             if (known.size() > mostValues)
                                 known.resize(mostValues);
                             box.post([this, column, generation, known] {
                                 if (generation != m_generation)
                                     return;
                                 m_values[column] = known;
                                 m_jobs.erase(column);
                                 Q_EMIT changed(column);
                             });
                         });
}

} // namespace runglass
