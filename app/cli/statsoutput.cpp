// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "statsoutput.h"

#include "plaintext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace runglass::cli {

namespace {

template <class Value>
QJsonValue orNull(const std::optional<Value> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonValue orNull(const std::optional<std::int64_t> &value)
{
    return value ? QJsonValue(qint64(*value)) : QJsonValue(QJsonValue::Null);
}

QString levelWord(LogLevel level)
{
    const std::string_view word = toApiWord(level);
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

QJsonObject object(const RunStats &stats)
{
    return {{QStringLiteral("total_runs"), qint64(stats.total)},
            {QStringLiteral("p90_ms"), orNull(stats.p90Ms)},
            {QStringLiteral("p99_ms"), orNull(stats.p99Ms)},
            {QStringLiteral("failure_rate"), orNull(stats.failureRate())}};
}

QJsonObject object(const LogStats &stats)
{
    QJsonObject levels;
    for (const LogLevel level : allLogLevels)
        levels.insert(levelWord(level), qint64(stats.byLevel[static_cast<std::size_t>(level)]));
    return {{QStringLiteral("total_logs"), qint64(stats.total)}, {QStringLiteral("by_level"), levels}};
}

template <class Json>
QString compact(const Json &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)) + QLatin1Char('\n');
}

QString milliseconds(const std::optional<std::int64_t> &value)
{
    return value ? count(*value) + QStringLiteral(" ms") : QStringLiteral("-");
}

QString percent(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'f', 2) + QStringLiteral(" %") : QStringLiteral("-");
}

} // namespace

QString StatsOutput::json(const RunStats &stats)
{
    return compact(object(stats));
}

QString StatsOutput::json(const LogStats &stats)
{
    return compact(object(stats));
}

QString StatsOutput::text(const RunStats &stats)
{
    return table({{tr("METRIC"), QLatin1Char('>') + tr("VALUE")},
                  {tr("Total Runs"), count(stats.total)},
                  {tr("Response Time (P90)"), milliseconds(stats.p90Ms)},
                  {tr("Response Time (P99)"), milliseconds(stats.p99Ms)},
                  {tr("Failure Rate"), percent(stats.failureRate())}});
}

QString StatsOutput::text(const LogStats &stats)
{
    std::vector<QStringList> rows{{tr("METRIC"), QLatin1Char('>') + tr("VALUE")},
                                  {tr("Total Logs"), count(stats.total)}};
    for (const LogLevel level : allLogLevels)
        rows.push_back({levelWord(level), count(stats.byLevel[static_cast<std::size_t>(level)])});
    return table(rows);
}

QString StatsOutput::groupsJson(const std::vector<Group> &groups, const QString &by, bool logs)
{
    QJsonArray list;
    for (const Group &group : groups) {
        QJsonObject entry = logs ? object(group.logs) : object(group.runs);
        if (!logs)
            entry.insert(QStringLiteral("p50_ms"), orNull(group.runs.p50Ms));
        QJsonValue value = group.value;
        if (group.number)
            value = *group.number;
        entry.insert(by, group.value.isEmpty() ? QJsonValue(QJsonValue::Null) : value);
        list.append(entry);
    }
    return compact(list);
}

QString StatsOutput::groupsText(const std::vector<Group> &groups, const QString &by, bool logs)
{
    std::vector<QStringList> rows;
    if (logs) {
        rows.push_back({by.toUpper(), QLatin1Char('>') + tr("TOTAL LOGS")});
        for (const LogLevel level : allLogLevels)
            rows.front() << QLatin1Char('>') + levelWord(level).toUpper();
    } else {
        rows.push_back({by.toUpper(), QLatin1Char('>') + tr("TOTAL RUNS"), QLatin1Char('>') + tr("P50"),
                        QLatin1Char('>') + tr("P90"), QLatin1Char('>') + tr("P99"),
                        QLatin1Char('>') + tr("FAILURE RATE")});
    }
    for (const Group &group : groups) {
        const QString value = group.value.isEmpty() ? tr("(empty)") : plainLine(group.value);
        if (logs) {
            rows.push_back({value, count(group.logs.total)});
            for (const LogLevel level : allLogLevels)
                rows.back() << count(group.logs.byLevel[static_cast<std::size_t>(level)]);
        } else {
            rows.push_back({value, count(group.runs.total), milliseconds(group.runs.p50Ms),
                            milliseconds(group.runs.p90Ms), milliseconds(group.runs.p99Ms),
                            percent(group.runs.failureRate())});
        }
    }
    return table(rows);
}

} // namespace runglass::cli
