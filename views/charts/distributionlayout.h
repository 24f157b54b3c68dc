// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "charts/axisticks.h"
#include "charts/chartseries.h"

#include <QRectF>

#include <vector>

namespace runglass {

/// Where everything of a histogram of response times lies. Pure, in device-independent pixels. Its buckets
/// are equally wide on the screen.
class DistributionLayout
{
public:
    struct Look
    {
        QSizeF size;
        int lineHeight = 14;
        TextWidth widthOf;
        SeriesSet hidden;
    };
    struct Marker
    {
        double x = 0;
        std::size_t which = 0; ///< P50, P90 or P99 by 0, 1 and 2
        QString label;
        double labelLeft = 0;
    };

    DistributionLayout() = default;
    /// `data` may be null.
    DistributionLayout(const DistributionData *data, const DisplayValues &values, const Look &look);

    const QRectF &bars() const { return m_strip; }
    QRectF plot() const { return {m_strip.left(), 0, m_strip.width(), m_strip.bottom()}; }
    /// Of each bucket; without height where nothing is in it.
    const std::vector<QRectF> &rects() const { return m_rects; }
    const std::vector<AxisTick> &countMarks() const { return m_countMarks; }
    const std::vector<AxisTick> &durationMarks() const { return m_durationMarks; }
    const std::vector<Marker> &markers() const { return m_markers; }

    double x(std::int64_t milliseconds) const;
    std::optional<std::size_t> bucketAt(double x) const;
    QRectF span(std::size_t first, std::size_t last) const;

private:
    void placeMarkers(const DistributionData &data, const DisplayValues &values, const Look &look);

    QRectF m_strip;
    std::vector<std::int64_t> m_borders;
    std::vector<QRectF> m_rects;
    std::vector<AxisTick> m_countMarks;
    std::vector<AxisTick> m_durationMarks;
    std::vector<Marker> m_markers;
};

} // namespace runglass
