// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "grouping.h"

#include "analysis/percentile.h"

#include <QDateTime>

namespace runglass::cli {

namespace {

constexpr std::int64_t rowsAtATime = 5000;

QString fromApi(std::string_view word)
{
    return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
}

struct RunGroup
{
    RunStats stats;
    std::vector<std::int64_t> times;
};

void add(RunGroup &group, const Run &run)
{
    ++group.stats.total;
    group.stats.succeeded += run.status == RunStatus::Success;
    group.stats.failed += run.status == RunStatus::Failed;
    group.stats.inProgress += run.status == RunStatus::InProgress;
    if (run.responseTimeMs)
        group.times.push_back(*run.responseTimeMs);
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

QString Grouping::bucketOf(Micros time) const
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time / microsPerMillisecond, m_zone);
    if (m_by == QLatin1String("day"))
        return moment.date().toString(Qt::ISODate);
    const QString offset = m_zone == QTimeZone::utc()
                               ? QStringLiteral("Z")
                               : moment.toOffsetFromUtc(moment.offsetFromUtc()).toString(Qt::ISODate).mid(19);
    return moment.toString(QStringLiteral("yyyy-MM-ddTHH:00:00")) + offset;
}

QString Grouping::valueOf(const Run &run) const
{
    if (m_by == QLatin1String("status"))
        return fromApi(toApiWord(run.status));
    if (m_by == QLatin1String("version"))
        return run.deploymentVersion ? QString::number(*run.deploymentVersion) : QString();
    if (m_by == QLatin1String("function"))
        return QString::fromStdString(run.function);
    if (m_by == QLatin1String("source_type"))
        return fromApi(sourceTypeLabel(run.sourceType));
    if (m_by == QLatin1String("source"))
        return QString::fromStdString(run.source);
    return bucketOf(run.executedAt);
}

QString Grouping::valueOf(const LogEntry &entry) const
{
    if (m_by == QLatin1String("level"))
        return fromApi(toApiWord(entry.level));
    if (m_by == QLatin1String("run_id"))
        return QString::fromStdString(entry.runId);
    return bucketOf(entry.time);
}

Result<std::vector<Group>> Grouping::readRuns(CacheReader &reader, const std::string &scriptId,
                                              const TimeRange &range) const
{
    RunsQuery query;
    query.scriptId = scriptId;
    query.range = range;
    const Result<RowSetPointer> rows = reader.select(query, {}, {});
    if (!rows)
        return rows.error();
    std::map<QString, RunGroup> groups;
    for (std::int64_t first = 0; first < (*rows)->size(); first += rowsAtATime) {
        const Result<Page<RunRow>> page = reader.runPage(**rows, first, rowsAtATime, {});
        if (!page)
            return page.error();
        for (const RunRow &row : page->rows) {
            if (!row.run.id.empty())
                add(groups[valueOf(row.run)], row.run);
        }
    }
    std::vector<Group> result;
    for (auto &[value, group] : groups) {
        group.stats.p90Ms = nearestRank(group.times, 90);
        group.stats.p99Ms = nearestRank(group.times, 99);
        result.push_back({value, group.stats, {}});
    }
    return result;
}

Result<std::vector<Group>> Grouping::readLogs(CacheReader &reader, const std::string &scriptId,
                                              const TimeRange &range) const
{
    LogsQuery query;
    query.scriptId = scriptId;
    query.range = range;
    const Result<RowSetPointer> rows = reader.select(query, {}, {});
    if (!rows)
        return rows.error();
    std::map<QString, LogStats> groups;
    for (std::int64_t first = 0; first < (*rows)->size(); first += rowsAtATime) {
        const Result<Page<LogRow>> page = reader.logPage(**rows, first, rowsAtATime, {});
        if (!page)
            return page.error();
        for (const LogRow &row : page->rows) {
            if (row.entry.id.empty())
                continue;
            LogStats &stats = groups[valueOf(row.entry)];
            ++stats.total;
            ++stats.byLevel[static_cast<std::size_t>(row.entry.level)];
        }
    }
    std::vector<Group> result;
    for (const auto &[value, stats] : groups)
        result.push_back({value, {}, stats});
    return result;
}

Result<std::vector<Group>> Grouping::read(CacheReader &reader, const std::string &scriptId,
                                          const TimeRange &range, bool logs) const
{
    return logs ? readLogs(reader, scriptId, range) : readRuns(reader, scriptId, range);
}

} // namespace runglass::cli
