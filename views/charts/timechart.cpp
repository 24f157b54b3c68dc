// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/timechart.h"

#include "charts/charttexts.h"
#include "charts/timechartpainting.h"
#include "common/metrics.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace runglass {

TimeChart::TimeChart(QWidget *parent)
    : BucketChart(parent)
{
}

void TimeChart::setData(TimeChartPointer data, const DisplayValues &values, Micros now)
{
    // By their times: a new bucket at the end must not move what is selected.
    const auto begin = [&](std::size_t bucket) { return m_data->borders[bucket]; };
    std::optional<std::pair<Micros, Micros>> selected;
    std::optional<Micros> at;
    if (m_data && selection() && selection()->last < count())
        selected = {begin(selection()->first), begin(selection()->last)};
    if (m_data && cursor() && *cursor() < count())
        at = begin(*cursor());
    const bool sameUnit = m_data && data && m_data->unit == data->unit;
    m_data = std::move(data);
    m_values = values;
    m_now = now;
    dropLayout();
    std::optional<Buckets> selection;
    std::optional<std::size_t> cursor;
    if (sameUnit && selected) {
        const auto first = bucketFrom(selected->first);
        const auto last = bucketFrom(selected->second);
        if (first && last)
            selection = Buckets{*first, *last};
    }
    if (sameUnit && at)
        cursor = bucketFrom(*at);
    restore(selection, cursor);
}

std::optional<std::size_t> TimeChart::bucketFrom(Micros border) const
{
    const std::vector<Micros> &borders = m_data->borders;
    const auto found = std::ranges::lower_bound(borders, border);
    if (found == borders.end() || *found != border || found + 1 == borders.end())
        return {};
    return static_cast<std::size_t>(found - borders.begin());
}

void TimeChart::setLogarithmic(bool logarithmic)
{
    if (std::exchange(m_look.logarithmic, logarithmic) != logarithmic)
        dropLayout();
}

void TimeChart::setHidden(const SeriesSet &hidden)
{
    if (std::exchange(m_look.hidden, hidden) != hidden)
        dropLayout();
}

TimeRange TimeChart::rangeOf(std::size_t first, std::size_t last) const
{
    if (!m_data || last >= count())
        return {};
    const TimeRange all{m_data->borders[first], m_data->borders[last + 1]};
    const TimeRange inside = all.intersected(m_data->range);
    return inside.isEmpty() ? all : inside;
}

void TimeChart::dropLayout()
{
    m_isPlaced = false;
    dropPicture();
}

bool TimeChart::event(QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::ApplicationFontChange)
        m_isPlaced = false;
    return BucketChart::event(event);
}

const TimeChartLayout &TimeChart::placed() const
{
    if (!m_isPlaced) {
        TimeChartLayout::Look look = m_look;
        const QFontMetrics text(runglass::font(FontRole::Caption));
        constexpr int sidePadding = 8;
        look.size = QSizeF(width() - sidePadding, height());
        look.lineHeight = text.height();
        look.widthOf = [&text](const QString &label) { return text.horizontalAdvance(label); };
        m_layout = TimeChartLayout(m_data.get(), m_values, m_now, look);
        m_isPlaced = true;
    }
    return m_layout;
}

const TimeChartLayout &TimeChart::layoutOfChart()
{
    return placed();
}

std::size_t TimeChart::count() const
{
    return m_data ? bucketCount(*m_data) : 0;
}

std::optional<std::size_t> TimeChart::bucketAt(double x) const
{
    return placed().bucketAt(x);
}

QRectF TimeChart::span(std::size_t first, std::size_t last) const
{
    return placed().span(first, last);
}

QRectF TimeChart::plot() const
{
    return placed().plot();
}

ChartReadout TimeChart::readout(std::size_t first, std::size_t last) const
{
    return ChartTexts::buckets(*m_data, first, last, m_values, m_now);
}

QString TimeChart::summary() const
{
    return m_data ? ChartTexts::summary(*m_data, m_values, m_now) : QString();
}

/// The newest with anything in it: those behind it are yet to come.
std::size_t TimeChart::firstCursor() const
{
    for (std::size_t bucket = count(); bucket-- > 0;) {
        if (totalOf(*m_data, bucket) > 0)
            return bucket;
    }
    return count() - 1;
}

void TimeChart::paintPicture(QPainter &painter)
{
    paintTimeChart(painter, placed(), m_data.get(), palette());
}

} // namespace runglass
