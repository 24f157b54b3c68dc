// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "figures/chartdata.h"
#include "tables/displayvalues.h"

#include <QAbstractTableModel>
#include <QList>

namespace runglass {

/// The figures of a chart as a table: the buckets of time, the newest first, or those of response times. GUI
/// thread; holds the same snapshot as the chart.
class FiguresTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void showTimes(TimeChartPointer data, const DisplayValues &values, Micros now);
    void showDurations(DistributionPointer data, const DisplayValues &values);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The bucket a row is about.
    std::size_t bucketOf(int row) const;
    /// The newest with anything in it: those above it are yet to come.
    int latestRow() const;

private:
    QString timeCell(std::size_t bucket, int column) const;
    QString runCell(std::size_t bucket, int column) const;
    QString durationCell(std::size_t bucket, int column) const;
    QString deploymentsIn(std::size_t bucket) const;
    void setHeaders();
    bool isText(int column) const;

    TimeChartPointer m_times;
    DistributionPointer m_durations; ///< one of the two is null
    DisplayValues m_values;
    Micros m_now = 0;
    QStringList m_headers;
};

} // namespace runglass
