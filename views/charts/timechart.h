// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "charts/bucketchart.h"
#include "charts/timechartlayout.h"

namespace runglass {

/// Counts over time as stacked bars, and below them on the same axis percentiles of the response times as
/// lines. Deployments are vertical lines through both.
class TimeChart : public BucketChart
{
    Q_OBJECT

public:
    explicit TimeChart(QWidget *parent = nullptr);

    /// Null while nothing is known. What was selected stays so where it is still there.
    void setData(TimeChartPointer data, const DisplayValues &values, Micros now);
    const TimeChartPointer &data() const { return m_data; }
    void setLogarithmic(bool logarithmic);
    void setHidden(const SeriesSet &hidden);
    const SeriesSet &hidden() const { return m_look.hidden; }
    /// From when to when some buckets are, inside the range that is looked at.
    TimeRange rangeOf(std::size_t first, std::size_t last) const;
    const TimeChartLayout &layoutOfChart();

protected:
    std::size_t count() const override;
    std::optional<std::size_t> bucketAt(double x) const override;
    QRectF span(std::size_t first, std::size_t last) const override;
    QRectF plot() const override;
    void paintPicture(QPainter &painter) override;
    ChartReadout readout(std::size_t first, std::size_t last) const override;
    QString summary() const override;
    std::size_t firstCursor() const override;
    bool event(QEvent *event) override;

private:
    void dropLayout();
    const TimeChartLayout &placed() const;
    std::optional<std::size_t> bucketFrom(Micros border) const;

    TimeChartPointer m_data;
    DisplayValues m_values;
    Micros m_now = 0;
    TimeChartLayout::Look m_look;
    mutable TimeChartLayout m_layout; ///< made when it is asked for
    mutable bool m_isPlaced = false;
};

} // namespace runglass
