// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/distributionchart.h"

#include "charts/charttexts.h"
#include "charts/linepattern.h"
#include "charts/timechartpainting.h"
#include "common/metrics.h"
#include "common/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace runglass {

DistributionChart::DistributionChart(QWidget *parent)
    : BucketChart(parent)
{
}

void DistributionChart::setData(DistributionPointer data, const DisplayValues &values)
{
    const bool same = m_data && data && m_data->bordersMs == data->bordersMs;
    const auto selected = same ? selection() : std::nullopt;
    const auto at = same ? cursor() : std::nullopt;
    m_data = std::move(data);
    m_values = values;
    dropLayout();
    restore(selected, at);
}

void DistributionChart::setHidden(const SeriesSet &hidden)
{
    if (std::exchange(m_hidden, hidden) != hidden)
        dropLayout();
}

std::pair<std::int64_t, std::int64_t> DistributionChart::durationsOf(std::size_t first,
                                                                     std::size_t last) const
{
    const std::int64_t from = m_data->bordersMs[first];
    return {from, std::max(from, m_data->bordersMs[last + 1] - 1)};
}

void DistributionChart::dropLayout()
{
    m_isPlaced = false;
    dropPicture();
}

bool DistributionChart::event(QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::ApplicationFontChange)
        m_isPlaced = false;
    return BucketChart::event(event);
}

const DistributionLayout &DistributionChart::placed() const
{
    if (!m_isPlaced) {
        const QFontMetrics text(runglass::font(FontRole::Caption));
        constexpr int sidePadding = 8;
        m_layout = DistributionLayout(
            m_data.get(), m_values,
            {QSizeF(width() - sidePadding, height()), text.height(),
             [&text](const QString &label) { return text.horizontalAdvance(label); }, m_hidden});
        m_isPlaced = true;
    }
    return m_layout;
}

std::size_t DistributionChart::count() const
{
    return m_data && m_data->total > 0 ? m_data->counts.size() : 0;
}

ChartReadout DistributionChart::readout(std::size_t first, std::size_t last) const
{
    return ChartTexts::durations(*m_data, first, last, m_values);
}

QString DistributionChart::summary() const
{
    return m_data ? ChartTexts::summary(*m_data, m_values) : QString();
}

void DistributionChart::paintPicture(QPainter &painter)
{
    const DistributionLayout &layout = placed();
    const QRectF &strip = layout.bars();
    const QColor line = color(this, ColorRole::Line);
    const double height = painter.fontMetrics().height();
    const auto writeLeft = [&](double y, const QString &text) {
        painter.drawText(QRectF(0, std::round(y - height / 2), strip.left() - 6, height),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
    };
    painter.setPen(color(this, ColorRole::MutedText));
    for (const AxisTick &mark : layout.countMarks()) {
        const double y = strip.bottom() - mark.place;
        painter.fillRect(QRectF(strip.left(), std::round(y), strip.width(), 1), line);
        writeLeft(y, mark.label);
    }
    painter.fillRect(QRectF(strip.left(), std::round(strip.bottom()), strip.width(), 1), line);
    if (count() == 0) {
        if (m_data)
            paintChartNote(painter, layout.plot(), ChartTexts::noTimes(), palette());
        return;
    }
    writeLeft(strip.bottom() - height / 2 + 2, ChartTexts::unitName(false));
    for (const AxisTick &mark : layout.durationMarks()) {
        const double x = std::floor(strip.left() + mark.place);
        painter.fillRect(QRectF(x, strip.bottom(), 1, 5), color(this, ColorRole::MutedText));
        painter.drawText(QPointF(x + 4, std::round(strip.bottom() + height)), mark.label);
    }
    for (const QRectF &bar : layout.rects())
        painter.fillRect(bar, color(this, ColorRole::ChartP50));
    const std::vector<ChartSeries> percentiles = ChartSeriesTable::percentiles();
    for (const DistributionLayout::Marker &marker : layout.markers()) {
        const ChartSeries &series = percentiles[marker.which];
        // Seen on top of the bars, too, whatever their colour.
        const QColor ink = color(this, ColorRole::Text);
        const double x = std::floor(marker.x) + 0.5;
        painter.fillRect(QRectF(x - 1.5, height, 3, strip.bottom() - height),
                         color(this, ColorRole::Surface));
        painter.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::FlatCap));
        drawPatternedLine(painter, {QPointF(x, height), QPointF(x, strip.bottom())}, series.line);
        painter.setPen(ink);
        painter.drawText(QPointF(marker.labelLeft, painter.fontMetrics().ascent()), marker.label);
    }
}

} // namespace runglass
