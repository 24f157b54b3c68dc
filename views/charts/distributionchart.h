// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "charts/bucketchart.h"
#include "charts/distributionlayout.h"

#include <utility>

namespace runglass {

/// How often response times of which length are, with P50, P90 and P99 marked.
class DistributionChart : public BucketChart
{
    Q_OBJECT

public:
    explicit DistributionChart(QWidget *parent = nullptr);

    /// Null while nothing is known.
    void setData(DistributionPointer data, const DisplayValues &values);
    const DistributionPointer &data() const { return m_data; }
    void setHidden(const SeriesSet &hidden);
    /// The shortest and the longest response time of some buckets, in milliseconds; both inside.
    std::pair<std::int64_t, std::int64_t> durationsOf(std::size_t first, std::size_t last) const;

protected:
    std::size_t count() const override;
    std::optional<std::size_t> bucketAt(double x) const override { return placed().bucketAt(x); }
    QRectF span(std::size_t first, std::size_t last) const override { return placed().span(first, last); }
    QRectF plot() const override { return placed().plot(); }
    void paintPicture(QPainter &painter) override;
    ChartReadout readout(std::size_t first, std::size_t last) const override;
    QString summary() const override;
    bool event(QEvent *event) override;

private:
    void dropLayout();
    const DistributionLayout &placed() const;

    DistributionPointer m_data;
    DisplayValues m_values;
    SeriesSet m_hidden;
    mutable DistributionLayout m_layout; ///< made when it is asked for
    mutable bool m_isPlaced = false;
};

} // namespace runglass
