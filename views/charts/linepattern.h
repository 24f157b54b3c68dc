// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QLineF>
#include <QList>
#include <QPolygonF>
#include <Qt>

class QPainter;

namespace runglass {

/// A line cut into dashes or dots that run on around its corners. Qt's own dashes take ten times as long for
/// lines of hundreds of points.
QList<QLineF> dashesOf(const QPolygonF &line, Qt::PenStyle style);

/// Draws a line of any length with the painter's pen, which is solid; one point alone as a dot.
void drawPatternedLine(QPainter &painter, const QPolygonF &line, Qt::PenStyle style);

} // namespace runglass
