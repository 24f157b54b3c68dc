// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/linepattern.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace runglass {

namespace {

constexpr double dotRadius = 2;

/// Drawn and left out, in pixels.
std::array<double, 2> patternOf(Qt::PenStyle style)
{
    if (style == Qt::DotLine)
        return {1.5, 2.5};
    return {6, 3.5};
}

} // namespace

QList<QLineF> dashesOf(const QPolygonF &line, Qt::PenStyle style)
{
    const std::array<double, 2> pattern = patternOf(style);
    QList<QLineF> dashes;
    std::size_t part = 0;
    double left = pattern[part];
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QLineF piece(line[i - 1], line[i]);
        const double length = piece.length();
        double done = 0;
        while (done < length) {
            const double step = std::min(left, length - done);
            if (part == 0)
                dashes.append({piece.pointAt(done / length), piece.pointAt((done + step) / length)});
            done += step;
            left -= step;
            if (left <= 0) {
                part = 1 - part;
                left = pattern[part];
            }
            if (step <= 0) // smaller than a double can tell apart
                break;
        }
    }
    return dashes;
}

void drawPatternedLine(QPainter &painter, const QPolygonF &line, Qt::PenStyle style)
{
    if (line.size() == 1) {
        const QPen pen = painter.pen();
        painter.setBrush(pen.color());
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(line.first(), dotRadius, dotRadius);
        painter.setPen(pen);
        return;
    }
    if (style != Qt::SolidLine) {
        painter.drawLines(dashesOf(line, style));
        return;
    }
    // Piece by piece: the time to fill the outline of a long line grows faster than its length.
    constexpr qsizetype piece = 16;
    for (qsizetype i = 0; i + 1 < line.size(); i += piece)
        painter.drawPolyline(line.constData() + i, static_cast<int>(std::min(piece + 1, line.size() - i)));
}

} // namespace runglass
