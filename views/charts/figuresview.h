// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "charts/figurestable.h"

#include <QTableView>

#include <functional>

namespace runglass {

/// The figures of a chart as a table to be read and walked by keys; Enter or a double click on a row chooses
/// its bucket.
class FiguresView : public QTableView
{
    Q_OBJECT

public:
    explicit FiguresView(QWidget *parent = nullptr);

    /// Either may be null while nothing is known.
    void showTimes(TimeChartPointer figures, const DisplayValues &values, Micros now);
    void showDurations(DistributionPointer figures, const DisplayValues &values);

Q_SIGNALS:
    void chosen(std::size_t bucket);

private:
    void fill(const std::function<void()> &change);
    QStringList headers() const;
    void fitColumns();

    FiguresTable m_figures;
};

} // namespace runglass
