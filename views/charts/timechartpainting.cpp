// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/timechartpainting.h"

#include "charts/charttexts.h"
#include "charts/linepattern.h"
#include "common/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace runglass {

namespace {

constexpr int sideGap = 6;

void writeLeftOf(QPainter &painter, const QRectF &strip, double y, const QString &text)
{
    const double height = painter.fontMetrics().height();
    painter.drawText(QRectF(0, std::round(y - height / 2), strip.left() - sideGap, height),
                     Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

void paintAxes(QPainter &painter, const TimeChartLayout &layout, const QPalette &palette)
{
    const QColor line = color(palette, ColorRole::Line);
    const QRectF &counts = layout.counts();
    const QRectF &times = layout.times();
    const auto rule = [&](double y) {
        painter.fillRect(QRectF(counts.left(), std::round(y), counts.width(), 1), line);
    };
    painter.setPen(color(palette, ColorRole::MutedText));
    for (const AxisTick &mark : layout.countMarks()) {
        const double y = counts.bottom() - mark.place;
        rule(y);
        writeLeftOf(painter, counts, y, mark.label);
    }
    rule(counts.bottom());
    // The unit stands at the foot of its axis, where a 0 would be.
    if (!layout.countMarks().empty())
        writeLeftOf(painter, counts, counts.bottom() - painter.fontMetrics().height() / 2.0 + 2,
                    layout.unit());
    for (const AxisTick &mark : layout.durationMarks()) {
        const double y = times.bottom() - mark.place;
        rule(y);
        writeLeftOf(painter, times, y, mark.label);
    }
    const double foot = (times.isEmpty() ? counts : times).bottom();
    rule(foot);
    const double height = painter.fontMetrics().height();
    for (const AxisTick &mark : layout.timeMarks()) {
        const double x = std::floor(counts.left() + mark.place);
        painter.fillRect(QRectF(x, foot, 1, 5), color(palette, ColorRole::MutedText));
        painter.drawText(QPointF(x + 4, std::round(foot + height)), mark.label);
    }
}

void paintBars(QPainter &painter, const TimeChartLayout &layout, bool isLogs, const QPalette &palette)
{
    const std::vector<ChartSeries> series = ChartSeriesTable::counts(isLogs);
    std::vector<QBrush> brushes;
    for (const ChartSeries &one : series)
        brushes.push_back(brushOf(one, palette));
    constexpr double outlinedFrom = 4;
    for (const TimeChartLayout::Bar &bar : layout.bars()) {
        const QBrush &brush = brushes[bar.series];
        painter.fillRect(bar.rect, brush);
        if (brush.style() == Qt::SolidPattern || bar.rect.width() < outlinedFrom)
            continue;
        painter.setPen(brush.color());
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar.rect.adjusted(0, 0, -1, -1));
    }
}

void paintLines(QPainter &painter, const TimeChartLayout &layout, const QPalette &palette)
{
    const std::vector<ChartSeries> series = ChartSeriesTable::percentiles();
    for (std::size_t which = 0; which < percentileCount; ++which) {
        const QColor ink = color(palette, series[which].color);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::FlatCap));
        for (const QPolygonF &line : layout.lines()[which])
            drawPatternedLine(painter, line, series[which].line);
        painter.setRenderHint(QPainter::Antialiasing, false);
        if (const auto middle = layout.lineEnds()[which]) {
            const double height = painter.fontMetrics().height();
            painter.setPen(ink);
            painter.drawText(
                QRectF(layout.times().right() + sideGap, std::round(*middle - height / 2), 200, height),
                Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, series[which].label);
        }
    }
}

void paintDeployments(QPainter &painter, const TimeChartLayout &layout, const QPalette &palette)
{
    const QRectF plot = layout.plot();
    for (const TimeChartLayout::Deployment &deployment : layout.deployments()) {
        const QColor ink = color(palette, ColorRole::MutedText);
        painter.setPen(QPen(ink, 1, deployment.isEstimated ? Qt::DotLine : Qt::DashLine));
        painter.drawLine(QPointF(deployment.x + 0.5, plot.top() + 2),
                         QPointF(deployment.x + 0.5, plot.bottom()));
        if (deployment.label.isEmpty())
            continue;
        const int height = painter.fontMetrics().height();
        painter.setPen(ink);
        painter.drawText(QRectF(deployment.x + 4, 0, plot.width(), height),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, deployment.label);
    }
}

} // namespace

void paintChartNote(QPainter &painter, const QRectF &place, const QString &text, const QPalette &palette)
{
    painter.setPen(color(palette, ColorRole::MutedText));
    painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(place.width())));
}

void paintTimeChart(QPainter &painter, const TimeChartLayout &layout, const TimeChartData *data,
                    const QPalette &palette)
{
    paintAxes(painter, layout, palette);
    if (!data)
        return;
    const bool isLogs = isLogChart(*data);
    bool hasAny = false;
    for (std::size_t bucket = 0; bucket < bucketCount(*data) && !hasAny; ++bucket)
        hasAny = totalOf(*data, bucket) > 0;
    if (!hasAny)
        return paintChartNote(painter, layout.plot(), ChartTexts::nothing(isLogs), palette);
    paintBars(painter, layout, isLogs, palette);
    paintLines(painter, layout, palette);
    paintDeployments(painter, layout, palette);
    if (!layout.times().isEmpty() && layout.durationMarks().empty())
        paintChartNote(painter, layout.times(), ChartTexts::noTimes(), palette);
}

} // namespace runglass
