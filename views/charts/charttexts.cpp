// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/charttexts.h"

#include "charts/chartseries.h"

#include <QDateTime>

#include <algorithm>

namespace runglass {

namespace {

QString dash()
{
    return QString::fromUtf8("\xE2\x80\x93");
}

QDateTime inZone(Micros time, const QTimeZone &zone)
{
    // Rounded down, also before 1970.
    const Micros ms = time >= 0 ? time / microsPerMillisecond
                                : -((-time + microsPerMillisecond - 1) / microsPerMillisecond);
    return QDateTime::fromMSecsSinceEpoch(ms, zone);
}

} // namespace

QString ChartTexts::unitName(bool isLogs)
{
    return isLogs ? tr("entries") : tr("runs");
}

QString ChartTexts::unit(BucketUnit unit)
{
    switch (unit) {
    case BucketUnit::Minute:
        return tr("Minutes");
    case BucketUnit::Hour:
        return tr("Hours");
    case BucketUnit::Day:
        break;
    }
    return tr("Days");
}

QString ChartTexts::deploymentName(const DeploymentMark &mark, const DisplayValues &values)
{
    // What is not known for sure has a sign, also where there is no room for words.
    return mark.isEstimated ? QString::fromUtf8("\xE2\x89\x88 ") + values.version(mark.version)
                            : values.version(mark.version);
}

QString ChartTexts::deployment(const DeploymentMark &mark, const DisplayValues &values)
{
    return mark.isEstimated ? tr("%1 first run").arg(deploymentName(mark, values))
                            : tr("%1 deployed").arg(values.version(mark.version));
}

QString ChartTexts::span(const TimeRange &span, BucketUnit unit, const DisplayValues &values, Micros now)
{
    const QDateTime from = inZone(span.from, values.zone());
    const bool thisYear = from.date().year() == inZone(now, values.zone()).date().year();
    const QLocale &locale = values.locale();
    const QString day = thisYear ? QStringLiteral("ddd d MMM") : QStringLiteral("ddd d MMM yyyy");
    if (unit == BucketUnit::Day) {
        const QDateTime last = inZone(span.to - 1, values.zone());
        if (last.date() == from.date())
            return locale.toString(from, day);
        return QStringLiteral("%1 %2 %3").arg(locale.toString(from, day), dash(), locale.toString(last, day));
    }
    const QDateTime to = inZone(span.to, values.zone());
    const QString time = QStringLiteral("HH:mm");
    const QString end = to.date() == from.date() || to == from.addDays(1).date().startOfDay(to.timeZone())
                            ? locale.toString(to, time)
                            : locale.toString(to, day + QLatin1Char(' ') + time);
    return QStringLiteral("%1 %2 %3").arg(locale.toString(from, day + QLatin1Char(' ') + time), dash(), end);
}

ChartReadout ChartTexts::buckets(const TimeChartData &data, std::size_t first, std::size_t last,
                                 const DisplayValues &values, Micros now)
{
    ChartReadout readout;
    readout.isLogs = isLogChart(data);
    const TimeRange span{data.borders[first], data.borders[last + 1]};
    readout.title = QStringLiteral("%1 (%2)").arg(ChartTexts::span(span, data.unit, values, now),
                                                  values.zoneName(span.from));
    const auto sum = [&](auto of) {
        std::int64_t all = 0;
        for (std::size_t bucket = first; bucket <= last; ++bucket)
            all += of(bucket);
        return all;
    };
    const std::vector<ChartSeries> counts = ChartSeriesTable::counts(readout.isLogs);
    for (std::size_t series = 0; series < counts.size(); ++series) {
        const std::int64_t count = sum([&](std::size_t bucket) { return countOf(data, bucket, series); });
        // Runs of unknown status are rare: they are told of where there are any.
        if (count > 0 || readout.isLogs || series + 1 < counts.size())
            readout.counts.push_back({series, counts[series].label, values.count(count)});
    }
    const std::int64_t total = sum([&](std::size_t bucket) { return totalOf(data, bucket); });
    if (!readout.isLogs) {
        const std::int64_t failed = sum([&](std::size_t bucket) { return data.runs[bucket].failed; });
        const std::vector<ChartSeries> percentiles = ChartSeriesTable::percentiles();
        for (std::size_t which = percentileCount; which-- > 0 && first == last;) {
            const auto ms = percentileOf(data, first, which);
            readout.times.push_back(
                {firstPercentile + which, percentiles[which].label, ms ? values.duration(*ms) : dash()});
        }
        if (total > 0)
            readout.times.push_back(
                {{},
                 tr("Failure rate"),
                 values.percent(100.0 * static_cast<double>(failed) / static_cast<double>(total))});
    }
    QStringList notes;
    if (first != last)
        notes.append(tr("Enter or a double click zooms in"));
    for (const DeploymentMark &mark : data.deployments) {
        if (span.contains(mark.time))
            notes.append(deployment(mark, values));
    }
    readout.note = notes.join(QString::fromUtf8(" \xC2\xB7 "));
    return readout;
}

ChartReadout ChartTexts::durations(const DistributionData &data, std::size_t first, std::size_t last,
                                   const DisplayValues &values)
{
    ChartReadout readout;
    // The last one that is inside, where there is a difference to be seen.
    const std::int64_t from = data.bordersMs[first];
    const std::int64_t to = std::max(from, data.bordersMs[last + 1] - 1);
    readout.title = from == to
                        ? values.duration(from)
                        : QStringLiteral("%1 %2 %3").arg(values.duration(from), dash(), values.duration(to));
    std::int64_t count = 0;
    for (std::size_t bucket = first; bucket <= last; ++bucket)
        count += data.counts[bucket];
    readout.counts.push_back({{}, tr("Runs"), values.count(count)});
    if (data.total > 0)
        readout.counts.push_back(
            {{},
             tr("Share"),
             values.percent(100.0 * static_cast<double>(count) / static_cast<double>(data.total))});
    if (first != last)
        readout.note = tr("Enter filters by these response times");
    return readout;
}

QString ChartTexts::summary(const TimeChartData &data, const DisplayValues &values, Micros now)
{
    const bool isLogs = isLogChart(data);
    std::int64_t total = 0;
    std::size_t most = 0;
    std::optional<std::size_t> slowest;
    for (std::size_t bucket = 0; bucket < bucketCount(data); ++bucket) {
        total += totalOf(data, bucket);
        if (totalOf(data, bucket) > totalOf(data, most))
            most = bucket;
        const auto p99 = percentileOf(data, bucket, 2);
        if (p99 && (!slowest || *p99 > *percentileOf(data, *slowest, 2)))
            slowest = bucket;
    }
    if (total == 0)
        return nothing(isLogs);
    const auto spanOf = [&](std::size_t bucket) {
        return span({data.borders[bucket], data.borders[bucket + 1]}, data.unit, values, now);
    };
    QString text = tr("%1 %2 in %3 parts of time. Most: %4 in %5.")
                       .arg(values.count(total), unitName(isLogs))
                       .arg(bucketCount(data))
                       .arg(values.count(totalOf(data, most)), spanOf(most));
    if (slowest)
        text +=
            QLatin1Char(' ') + tr("Slowest: P99 of %1 in %2.")
                                   .arg(values.duration(*percentileOf(data, *slowest, 2)), spanOf(*slowest));
    return text;
}

QString ChartTexts::summary(const DistributionData &data, const DisplayValues &values)
{
    if (data.total == 0)
        return noTimes();
    const auto of = [&](std::optional<std::int64_t> ms) { return ms ? values.duration(*ms) : dash(); };
    return tr("%1 runs with a response time. P50 %2, P90 %3, P99 %4.")
        .arg(values.count(data.total), of(data.percentiles.p50), of(data.percentiles.p90),
             of(data.percentiles.p99));
}

QString ChartTexts::nothing(bool isLogs)
{
    return isLogs ? tr("No log entries in the selection") : tr("No runs in the selection");
}

QString ChartTexts::noTimes()
{
    return tr("No run of the selection has a response time");
}

} // namespace runglass
