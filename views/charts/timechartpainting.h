// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "charts/timechartlayout.h"

class QPainter;
class QPalette;

namespace runglass {

/// Paints what a layout has placed, with the painter's font. `data` is what it was made of; null while
/// nothing is known.
void paintTimeChart(QPainter &painter, const TimeChartLayout &layout, const TimeChartData *data,
                    const QPalette &palette);

/// A sentence in the middle of a place where there is nothing else to be seen.
void paintChartNote(QPainter &painter, const QRectF &place, const QString &text, const QPalette &palette);

} // namespace runglass
