// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QRectF>

#include <optional>
#include <span>

class QColor;
class QPainter;

namespace runglass {

/// A small line without axes in a rectangle, from the first point at its left to the last at its right; a gap
/// where there is none. The lowest value, or 0 if `fromZero`, is at the bottom. Values are finite.
void paintSparkline(QPainter &painter, const QRectF &area, std::span<const std::optional<double>> points,
                    bool fromZero, const QColor &color);

} // namespace runglass
