// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "charts/chartreadout.h"
#include "charts/chartseries.h"

#include <QWidget>

namespace runglass {

/// The figures of a bucket on a small panel beside it; lets the mouse through.
class ReadoutBox : public QWidget
{
    Q_OBJECT

public:
    explicit ReadoutBox(QWidget *chart);

    /// Beside `bucket`, to the right of it where there is room, inside the chart.
    void show(const ChartReadout &readout, const QRectF &bucket, const QRectF &plot);
    using QWidget::show;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// How wide the labels and the values of some rows are.
    struct Widths
    {
        int labels = 0;
        int values = 0;
    };
    Widths widthsOf(const std::vector<ChartReadout::Row> &rows) const;
    int widthOf(const std::vector<ChartReadout::Row> &rows) const;
    QSize wantedSize() const;
    void paintRows(QPainter &painter, const std::vector<ChartReadout::Row> &rows, int left, int top) const;
    void paintSign(QPainter &painter, std::size_t series, const QRectF &place) const;

    ChartReadout m_readout;
    std::vector<ChartSeries> m_counts;
    std::vector<ChartSeries> m_percentiles;
};

/// The sign of a series before its label: a filled square, or a piece of its line.
void paintSeriesSign(QPainter &painter, const ChartSeries &series, const QRectF &place,
                     const QPalette &palette);

} // namespace runglass
