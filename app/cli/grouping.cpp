// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "grouping.h"

#include "analysis/filledbuckets.h"

#include <QDateTime>

#include <map>
#include <numeric>

namespace runglass::cli {

namespace {

constexpr std::int64_t rowsAtATime = 5000;

QString fromApi(std::string_view word)
{
    return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
}

RunColumn columnNamed(const QString &by)
{
    if (by == QLatin1String("status"))
        return RunColumn::Status;
    if (by == QLatin1String("version"))
        return RunColumn::Version;
    if (by == QLatin1String("function"))
        return RunColumn::Function;
    return by == QLatin1String("source_type") ? RunColumn::SourceType : RunColumn::Source;
}

Group groupFrom(const RunGroup &of, RunColumn column)
{
    Group group;
    group.runs = of.stats;
    if (column == RunColumn::Status) {
        group.value = fromApi(toApiWord(static_cast<RunStatus>(of.number.value_or(0))));
    } else if (of.number) {
        group.number = *of.number;
        group.value = QString::number(*of.number);
    } else {
        group.value = QString::fromStdString(of.text);
    }
    return group;
}

LogStats statsOf(const LogBucket &bucket)
{
    LogStats stats;
    stats.byLevel = bucket.byLevel;
    stats.total = std::accumulate(stats.byLevel.begin(), stats.byLevel.end(), std::int64_t{0});
    return stats;
}

/// What there is of the figures in each part of time; both kinds in one form.
Result<std::vector<Group>> bucketsOf(CacheReader &reader, const RunsQuery &query,
                                     std::span<const Micros> borders)
{
    const auto buckets = reader.runBuckets(query, borders, {});
    if (!buckets)
        return buckets.error();
    std::vector<Group> groups(buckets->size());
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i].runs = (*buckets)[i];
    return groups;
}

Result<std::vector<Group>> bucketsOf(CacheReader &reader, const LogsQuery &query,
                                     std::span<const Micros> borders)
{
    const auto buckets = reader.logBuckets(query, borders, {});
    if (!buckets)
        return buckets.error();
    std::vector<Group> groups(buckets->size());
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i].logs = statsOf((*buckets)[i]);
    return groups;
}

/// Rounded down, also before 1970.
qint64 floorToMilliseconds(Micros time)
{
    const Micros rest = time % microsPerMillisecond;
    return time / microsPerMillisecond - (rest < 0 ? 1 : 0);
}

std::int64_t sizeOf(const Group &group)
{
    return group.runs.total + group.logs.total;
}

Result<Micros> timeOfRow(CacheReader &reader, const RunsQuery &, const RowSet &rows, std::int64_t row)
{
    const auto page = reader.runPage(rows, row, 1, {});
    if (!page)
        return page.error();
    return page->rows.empty() ? Micros{0} : page->rows.front().run.executedAt;
}

Result<Micros> timeOfRow(CacheReader &reader, const LogsQuery &, const RowSet &rows, std::int64_t row)
{
    const auto page = reader.logPage(rows, row, 1, {});
    if (!page)
        return page.error();
    return page->rows.empty() ? Micros{0} : page->rows.front().entry.time;
}

/// From the first record to the last one; empty when there are none.
template <class Query, class Row>
Result<TimeRange> extentOf(CacheReader &reader, const Query &query)
{
    const Result<RowSetPointer> rows = reader.select(query, QueryEvents<Row>{}, {});
    if (!rows)
        return rows.error();
    if ((*rows)->size() == 0)
        return TimeRange{};
    const Result<Micros> last = timeOfRow(reader, query, **rows, 0);
    const Result<Micros> first = timeOfRow(reader, query, **rows, (*rows)->size() - 1);
    if (!last || !first)
        return last ? first.error() : last.error();
    // Row 0 may be gone by now: then its time is as good as unknown.
    return TimeRange{std::min(*first, *last), std::max(*first, *last) + 1};
}

Result<TimeRange> extentOf(CacheReader &reader, const RunsQuery &query)
{
    return extentOf<RunsQuery, RunRow>(reader, query);
}

Result<TimeRange> extentOf(CacheReader &reader, const LogsQuery &query)
{
    return extentOf<LogsQuery, LogRow>(reader, query);
}

} // namespace

Grouping::Grouping(QString by, QTimeZone zone)
    : m_by(std::move(by))
    , m_zone(std::move(zone))
{
}

QStringList Grouping::names(bool logs)
{
    QStringList names =
        logs ? QStringList{QStringLiteral("level"), QStringLiteral("run_id")}
             : QStringList{QStringLiteral("status"), QStringLiteral("version"), QStringLiteral("function"),
                           QStringLiteral("source_type"), QStringLiteral("source")};
    return names << QStringLiteral("hour") << QStringLiteral("day");
}

bool Grouping::isByTime() const
{
    return m_by == QLatin1String("hour") || m_by == QLatin1String("day");
}

QString Grouping::bucketOf(Micros time) const
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(floorToMilliseconds(time), m_zone);
    if (m_by == QLatin1String("day"))
        return moment.date().toString(Qt::ISODate);
    const QString offset = m_zone == QTimeZone::utc()
                               ? QStringLiteral("Z")
                               : moment.toOffsetFromUtc(moment.offsetFromUtc()).toString(Qt::ISODate).mid(19);
    return moment.toString(QStringLiteral("yyyy-MM-ddTHH:00:00")) + offset;
}

template <class Query>
Result<std::vector<Group>> Grouping::readByTime(CacheReader &reader, const Query &query) const
{
    const Result<TimeRange> extent = extentOf(reader, query);
    if (!extent)
        return extent.error();
    std::vector<Group> groups;
    FilledBuckets buckets(m_by == QLatin1String("day") ? BucketUnit::Day : BucketUnit::Hour, m_zone, *extent);
    while (buckets.narrow()) {
        const auto parts = bucketsOf(reader, query, buckets.borders());
        if (!parts)
            return parts.error();
        std::vector<bool> filled(parts->size());
        for (std::size_t i = 0; i < filled.size(); ++i)
            filled[i] = sizeOf((*parts)[i]) > 0;
        buckets.keep(filled);
    }
    const std::vector<Micros> borders = buckets.borders();
    Result<std::vector<Group>> parts = bucketsOf(reader, query, borders);
    if (!parts)
        return parts.error();
    for (std::size_t i = 0; i < parts->size(); ++i) {
        if (sizeOf((*parts)[i]) == 0)
            continue;
        groups.push_back(std::move((*parts)[i]));
        groups.back().value = bucketOf(borders[i]);
    }
    return groups;
}

Result<std::vector<Group>> Grouping::read(CacheReader &reader, const RunsQuery &query) const
{
    if (isByTime())
        return readByTime(reader, query);
    const RunColumn column = columnNamed(m_by);
    const auto found = reader.runGroups(query, column, {});
    if (!found)
        return found.error();
    std::vector<Group> groups;
    for (const RunGroup &of : *found)
        groups.push_back(groupFrom(of, column));
    return groups;
}

Result<std::vector<Group>> Grouping::read(CacheReader &reader, const LogsQuery &query) const
{
    if (isByTime())
        return readByTime(reader, query);
    if (m_by == QLatin1String("level")) {
        const Result<LogStats> stats = reader.logStats(query, {});
        if (!stats)
            return stats.error();
        std::vector<Group> groups;
        for (const LogLevel level : allLogLevels) {
            const auto index = static_cast<std::size_t>(level);
            if (stats->byLevel[index] == 0)
                continue;
            Group &group = groups.emplace_back();
            group.value = fromApi(toApiWord(level));
            group.logs.total = group.logs.byLevel[index] = stats->byLevel[index];
        }
        return groups;
    }
    const Result<RowSetPointer> rows = reader.select(query, QueryEvents<LogRow>{}, {});
    if (!rows)
        return rows.error();
    std::map<std::string, LogStats> byRun;
    for (std::int64_t first = 0; first < (*rows)->size(); first += rowsAtATime) {
        const Result<Page<LogRow>> page = reader.logPage(**rows, first, rowsAtATime, {});
        if (!page)
            return page.error();
        for (const LogRow &row : page->rows) {
            if (row.entry.id.empty())
                continue;
            LogStats &stats = byRun[row.entry.runId];
            ++stats.total;
            ++stats.byLevel[static_cast<std::size_t>(row.entry.level)];
        }
    }
    std::vector<Group> groups;
    for (const auto &[run, stats] : byRun) {
        Group &group = groups.emplace_back();
        group.value = QString::fromStdString(run);
        group.logs = stats;
    }
    return groups;
}

} // namespace runglass::cli
