// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "charts/axisticks.h"
#include "charts/chartseries.h"
#include "charts/durationscale.h"
#include "figures/chartdata.h"

#include <QPolygonF>
#include <QRectF>

#include <array>
#include <vector>

namespace runglass {

/// Where everything of a time chart lies: two strips on one axis of time, counts above, percentiles below.
/// Pure: from figures and a size to rectangles and lines, in device-independent pixels. Never more bars or
/// points than there are pixels: where several buckets share one, the highest stands for them.
class TimeChartLayout
{
public:
    struct Look
    {
        QSizeF size;
        int lineHeight = 14; ///< of the labels
        TextWidth widthOf;
        bool logarithmic = true; ///< the times
        SeriesSet hidden;
    };
    struct Bar
    {
        QRectF rect;
        std::size_t series = 0;
    };
    struct Deployment
    {
        double x = 0;
        QString label; ///< empty where there is no room for it
        bool isEstimated = false;
    };

    TimeChartLayout() = default;
    /// `data` may be null: then there are axes without marks.
    TimeChartLayout(const TimeChartData *data, const DisplayValues &values, Micros now, const Look &look);

    const QRectF &counts() const { return m_counts; } ///< the upper strip
    const QRectF &times() const { return m_times; }   ///< the lower one; empty for log entries
    /// Both strips and the labels of deployments above them.
    QRectF plot() const;

    const std::vector<Bar> &bars() const { return m_bars; }
    /// Of each percentile, cut at empty buckets; one point alone is a dot.
    const std::array<std::vector<QPolygonF>, percentileCount> &lines() const { return m_lines; }
    /// From the left of the plot, from the bottom of the upper strip, and of the lower one.
    const std::vector<AxisTick> &timeMarks() const { return m_timeMarks; }
    const std::vector<AxisTick> &countMarks() const { return m_countMarks; }
    const std::vector<AxisTick> &durationMarks() const { return m_durationMarks; }
    const std::vector<Deployment> &deployments() const { return m_deployments; }
    /// The middle of each percentile's label at the right end; nothing where there is no such line.
    const std::array<std::optional<double>, percentileCount> &lineEnds() const { return m_lineEnds; }
    const QString &unit() const { return m_unit; } ///< "runs", "log entries"

    double x(Micros time) const;
    /// The bucket under a place; those left and right of the plot belong to the outermost. Nothing without
    /// buckets.
    std::optional<std::size_t> bucketAt(double x) const;
    /// From where to where a bucket reaches, over both strips.
    QRectF span(std::size_t first, std::size_t last) const;

private:
    /// Buckets that share their pixels.
    struct Column
    {
        std::size_t first = 0;
        std::size_t last = 0;
    };

    void placeStrips(const TimeChartData *data, const DisplayValues &values, const Look &look);
    std::vector<Column> columns() const;
    void placeBars(const TimeChartData &data, const Look &look, std::int64_t end);
    void placeLines(const TimeChartData &data, const Look &look);
    void placeDeployments(const TimeChartData &data, const DisplayValues &values, const Look &look);

    QRectF m_counts;
    QRectF m_times;
    double m_labelHeight = 0;
    QString m_unit;
    std::vector<Micros> m_borders;
    DurationScale m_scale;
    bool m_hasTimes = false;
    std::vector<Bar> m_bars;
    std::array<std::vector<QPolygonF>, percentileCount> m_lines;
    std::vector<AxisTick> m_timeMarks;
    std::vector<AxisTick> m_countMarks;
    std::vector<AxisTick> m_durationMarks;
    std::vector<Deployment> m_deployments;
    std::array<std::optional<double>, percentileCount> m_lineEnds;
};

} // namespace runglass
