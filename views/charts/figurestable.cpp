// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/figurestable.h"

#include "charts/chartseries.h"
#include "charts/charttexts.h"

#include <utility>

namespace runglass {

namespace {

QString none()
{
    return QString::fromUtf8("\xE2\x80\x93");
}

} // namespace

void FiguresTable::showTimes(TimeChartPointer data, const DisplayValues &values, Micros now)
{
    beginResetModel();
    m_times = std::move(data);
    m_durations.reset();
    m_values = values;
    m_now = now;
    setHeaders();
    endResetModel();
}

void FiguresTable::showDurations(DistributionPointer data, const DisplayValues &values)
{
    beginResetModel();
    m_times.reset();
    m_durations = std::move(data);
    m_values = values;
    setHeaders();
    endResetModel();
}

void FiguresTable::setHeaders()
{
    m_headers.clear();
    if (m_durations) {
        m_headers = {tr("Response Time"), tr("Runs"), tr("Share"), tr("Up to Here")};
    } else if (m_times) {
        const bool isLogs = isLogChart(*m_times);
        m_headers.append(
            tr("Time (%1)")
                .arg(m_values.zoneName(m_times->borders.empty() ? m_now : m_times->borders.front())));
        m_headers.append(tr("Deployments"));
        m_headers.append(isLogs ? tr("Entries") : tr("Runs"));
        for (const ChartSeries &series : ChartSeriesTable::counts(isLogs))
            m_headers.append(series.label);
        if (!isLogs) {
            m_headers.append(tr("Failure Rate"));
            for (const ChartSeries &series : ChartSeriesTable::percentiles())
                m_headers.append(series.label);
        }
    }
}

int FiguresTable::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    if (m_durations)
        return m_durations->total > 0 ? static_cast<int>(m_durations->counts.size()) : 0;
    return m_times ? static_cast<int>(bucketCount(*m_times)) : 0;
}

int FiguresTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
}

/// All others are figures.
bool FiguresTable::isText(int column) const
{
    return column == 0 || (m_times && column == 1);
}

std::size_t FiguresTable::bucketOf(int row) const
{
    // What is going on now stands first, as in the list of runs.
    return m_durations ? static_cast<std::size_t>(row) : static_cast<std::size_t>(rowCount() - 1 - row);
}

int FiguresTable::latestRow() const
{
    for (int row = 0; m_times && row < rowCount(); ++row) {
        if (totalOf(*m_times, bucketOf(row)) > 0)
            return row;
    }
    return 0;
}

QVariant FiguresTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_headers.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_headers[section];
    if (role == Qt::TextAlignmentRole)
        return QVariant((isText(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

QVariant FiguresTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role != Qt::DisplayRole)
        return {};
    const std::size_t bucket = bucketOf(index.row());
    return m_durations ? durationCell(bucket, index.column()) : timeCell(bucket, index.column());
}

QString FiguresTable::timeCell(std::size_t bucket, int column) const
{
    if (column == 0)
        return ChartTexts::span({m_times->borders[bucket], m_times->borders[bucket + 1]}, m_times->unit,
                                m_values, m_now);
    if (column == 1)
        return deploymentsIn(bucket);
    if (column == 2)
        return m_values.count(totalOf(*m_times, bucket));
    const auto series = static_cast<std::size_t>(column - 3);
    if (series < ChartSeriesTable::counts(isLogChart(*m_times)).size())
        return m_values.count(countOf(*m_times, bucket, series));
    return runCell(bucket, column - 3 - static_cast<int>(ChartSeriesTable::counts(false).size()));
}

QString FiguresTable::runCell(std::size_t bucket, int column) const
{
    if (column == 0) {
        const auto rate = m_times->runs[bucket].failureRate();
        return rate ? m_values.percent(*rate) : none();
    }
    const auto ms = percentileOf(*m_times, bucket, static_cast<std::size_t>(column - 1));
    return ms ? m_values.duration(*ms) : none();
}

QString FiguresTable::durationCell(std::size_t bucket, int column) const
{
    const DistributionData &data = *m_durations;
    const auto share = [&](std::int64_t count) {
        return m_values.percent(100.0 * static_cast<double>(count) / static_cast<double>(data.total));
    };
    switch (column) {
    case 0:
        return ChartTexts::durations(data, bucket, bucket, m_values).title;
    case 1:
        return m_values.count(data.counts[bucket]);
    case 2:
        return share(data.counts[bucket]);
    default:
        break;
    }
    std::int64_t sum = 0;
    for (std::size_t i = 0; i <= bucket; ++i)
        sum += data.counts[i];
    return share(sum);
}

QString FiguresTable::deploymentsIn(std::size_t bucket) const
{
    QStringList names;
    for (const DeploymentMark &mark : m_times->deployments) {
        if (mark.time >= m_times->borders[bucket] && mark.time < m_times->borders[bucket + 1])
            names.append(ChartTexts::deploymentName(mark, m_values));
    }
    return names.join(QStringLiteral(", "));
}

} // namespace runglass
