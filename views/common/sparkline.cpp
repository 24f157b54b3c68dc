// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/sparkline.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace runglass {

namespace {

constexpr qreal lineWidth = 1.5;
constexpr qreal dotRadius = 2;

} // namespace

void paintSparkline(QPainter &painter, const QRectF &area, std::span<const std::optional<double>> points,
                    bool fromZero, const QColor &color)
{
    std::optional<double> low;
    std::optional<double> high;
    for (const auto &point : points) {
        if (!point)
            continue;
        low = low ? std::min(*low, *point) : *point;
        high = high ? std::max(*high, *point) : *point;
    }
    if (!low)
        return;
    if (fromZero)
        low = std::min(*low, 0.0);
    const QRectF inner = area.adjusted(dotRadius, dotRadius, -dotRadius, -dotRadius);
    const double span = *high - *low;
    const auto place = [&](std::size_t i) {
        const double along =
            points.size() > 1 ? static_cast<double>(i) / static_cast<double>(points.size() - 1) : 1.0;
        // A line that never changes runs through the middle.
        const double up = span > 0 ? (*points[i] - *low) / span : (fromZero && *high <= 0 ? 0.0 : 0.5);
        return QPointF(inner.left() + along * inner.width(), inner.bottom() - up * inner.height());
    };
    QPainterPath line;
    std::optional<std::size_t> last;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!points[i])
            continue;
        const bool continues = i > 0 && points[i - 1];
        if (continues)
            line.lineTo(place(i));
        else
            line.moveTo(place(i));
        if (!continues && (i + 1 == points.size() || !points[i + 1]))
            painter.drawEllipse(place(i), lineWidth / 2, lineWidth / 2);
        last = i;
    }
    painter.drawEllipse(place(*last), dotRadius, dotRadius);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(line);
}

} // namespace runglass
