// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/theme.h"
#include "figures/chartdata.h"

#include <QCoreApplication>
#include <QString>
#include <Qt>

#include <bitset>
#include <optional>
#include <vector>

class QBrush;
class QPalette;

namespace runglass {

/// One kind of thing a time chart counts, or one of its percentiles. Told apart by their order, pattern or
/// dash and label too, not only by colour.
struct ChartSeries
{
    QString label;
    ColorRole color = ColorRole::Text;
    Qt::BrushStyle fill = Qt::SolidPattern;      ///< of a count
    Qt::BrushStyle plainFill = Qt::SolidPattern; ///< where the desktop's few colours win over ours
    Qt::PenStyle line = Qt::NoPen;               ///< of a percentile
};

/// Places in a SeriesSet: the counts from 0 on, from the bottom of the stack up, then the percentiles.
inline constexpr std::size_t firstPercentile = 8;
inline constexpr std::size_t percentileCount = 3;
using SeriesSet = std::bitset<firstPercentile + percentileCount>;

class ChartSeriesTable
{
    Q_DECLARE_TR_FUNCTIONS(runglass::ChartSeriesTable)

public:
    /// Failed, Success, In Progress and runs whose status isn't known; or log levels, the gravest lowest.
    static std::vector<ChartSeries> counts(bool isLogs);
    /// P50, P90, P99.
    static std::vector<ChartSeries> percentiles();
};

inline bool isLogChart(const TimeChartData &data)
{
    return !data.logs.empty();
}
inline std::size_t bucketCount(const TimeChartData &data)
{
    return data.borders.empty() ? 0 : data.borders.size() - 1;
}
/// How many of one series there are in a bucket, and how many of all.
std::int64_t countOf(const TimeChartData &data, std::size_t bucket, std::size_t series);
std::int64_t totalOf(const TimeChartData &data, std::size_t bucket);
/// P50, P90 or P99 of a bucket, by 0, 1 and 2, in milliseconds.
std::optional<std::int64_t> percentileOf(const TimeChartData &data, std::size_t bucket, std::size_t which);

/// The brush of a count under a palette.
QBrush brushOf(const ChartSeries &series, const QPalette &palette);

} // namespace runglass
