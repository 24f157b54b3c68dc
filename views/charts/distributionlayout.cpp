// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/distributionlayout.h"

#include "charts/charttexts.h"
#include "charts/durationscale.h"

#include <algorithm>
#include <cmath>

namespace runglass {

namespace {

constexpr double sideGap = 6;
constexpr double edge = 4; ///< left of what is written there
constexpr int labelGap = 10;

/// So that 0 ms has a place, too.
double logOf(std::int64_t milliseconds)
{
    return std::log1p(static_cast<double>(std::max<std::int64_t>(milliseconds, 0)));
}

} // namespace

DistributionLayout::DistributionLayout(const DistributionData *data, const DisplayValues &values,
                                       const Look &look)
{
    std::int64_t highest = 1;
    if (data) {
        m_borders = data->bordersMs;
        for (const std::int64_t count : data->counts)
            highest = std::max(highest, count);
    }
    const std::int64_t end = roundedUp(highest);
    const double left =
        std::max(look.widthOf(values.count(end)), look.widthOf(ChartTexts::unitName(false))) + sideGap + edge;
    const double top = look.lineHeight + 4; // of the markers' labels
    m_strip = QRectF(left, top, std::max(0.0, look.size.width() - left),
                     std::max(0.0, look.size.height() - top - look.lineHeight - 4));
    if (!data || data->total == 0 || m_borders.size() < 2)
        return;
    m_countMarks = countTicks(end, static_cast<int>(m_strip.height()), look.lineHeight, values);
    for (std::size_t bucket = 0; bucket < data->counts.size(); ++bucket) {
        QRectF place = span(bucket, bucket);
        const double share = static_cast<double>(data->counts[bucket]) / static_cast<double>(end);
        double height = std::round(share * m_strip.height());
        if (data->counts[bucket] > 0)
            height = std::max(height, 1.0); // whatever there is can be seen
        place.setTop(m_strip.bottom() - height);
        if (place.width() > 3)
            place.setWidth(place.width() - 1);
        m_rects.push_back(place);
    }
    std::vector<double> starts;
    std::vector<int> widths;
    for (const std::int64_t tick : DurationScale::decades(m_borders.front(), m_borders.back())) {
        m_durationMarks.push_back({x(tick) - m_strip.left(), DurationScale::label(tick)});
        starts.push_back(m_durationMarks.back().place + 4);
        widths.push_back(look.widthOf(m_durationMarks.back().label));
    }
    const std::vector<bool> fit = labelsThatFit(starts, widths, labelGap, m_strip.width());
    for (std::size_t i = 0; i < fit.size(); ++i) {
        if (!fit[i])
            m_durationMarks[i].label.clear();
    }
    placeMarkers(*data, values, look);
}

void DistributionLayout::placeMarkers(const DistributionData &data, const DisplayValues &values,
                                      const Look &look)
{
    const std::array of{data.percentiles.p50, data.percentiles.p90, data.percentiles.p99};
    const std::vector<ChartSeries> names = ChartSeriesTable::percentiles();
    for (std::size_t which = 0; which < of.size(); ++which) {
        if (!of[which] || look.hidden[firstPercentile + which])
            continue;
        Marker marker{x(*of[which]), which,
                      QStringLiteral("%1 %2").arg(names[which].label, values.duration(*of[which])), 0};
        m_markers.push_back(std::move(marker));
    }
    // In one row: from the left each as near to its line as the one before it lets it, then pushed back from
    // the right end.
    double least = 0;
    for (Marker &marker : m_markers) {
        marker.labelLeft = std::max(marker.x + 4, least);
        least = marker.labelLeft + look.widthOf(marker.label) + labelGap;
    }
    double most = look.size.width();
    for (auto marker = m_markers.rbegin(); marker != m_markers.rend(); ++marker) {
        marker->labelLeft = std::min(marker->labelLeft, most - look.widthOf(marker->label));
        most = marker->labelLeft - labelGap;
    }
}

double DistributionLayout::x(std::int64_t milliseconds) const
{
    if (m_borders.size() < 2)
        return m_strip.left();
    const auto after = std::ranges::upper_bound(m_borders, milliseconds);
    const auto last = static_cast<std::ptrdiff_t>(m_borders.size()) - 2;
    const auto bucket = std::clamp<std::ptrdiff_t>(after - m_borders.begin() - 1, 0, last);
    const double from = logOf(m_borders[static_cast<std::size_t>(bucket)]);
    const double length = logOf(m_borders[static_cast<std::size_t>(bucket) + 1]) - from;
    const double inside = length > 0 ? std::clamp((logOf(milliseconds) - from) / length, 0.0, 1.0) : 0;
    return m_strip.left() +
           (static_cast<double>(bucket) + inside) / static_cast<double>(last + 1) * m_strip.width();
}

std::optional<std::size_t> DistributionLayout::bucketAt(double place) const
{
    if (m_borders.size() < 2 || m_strip.width() <= 0)
        return {};
    const double buckets = static_cast<double>(m_borders.size() - 1);
    const double index = std::floor((place - m_strip.left()) / m_strip.width() * buckets);
    return static_cast<std::size_t>(std::clamp(index, 0.0, buckets - 1));
}

QRectF DistributionLayout::span(std::size_t first, std::size_t last) const
{
    if (last + 1 >= m_borders.size())
        return {};
    const double wide = m_strip.width() / static_cast<double>(m_borders.size() - 1);
    QRectF span = m_strip;
    span.setLeft(std::floor(m_strip.left() + wide * static_cast<double>(first)));
    span.setRight(
        std::max(span.left() + 1, std::floor(m_strip.left() + wide * static_cast<double>(last + 1))));
    return span;
}

} // namespace runglass
