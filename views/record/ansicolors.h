// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "record/ansitext.h"

#include <QColor>
#include <QPalette>

namespace runglass {

/// How a style looks on one of our grounds.
struct AnsiLook
{
    QColor ink;
    QColor ground; ///< not valid: none of its own
};

/// A terminal's colours are made for a black ground. Here a hue is kept, and made darker or lighter until it
/// can be read on `ground` (a contrast of 4.5:1, WCAG 2.1 1.4.3); a ground of the style's own is a tint. A
/// palette that is not ours keeps its own colours.
AnsiLook lookOf(const AnsiStyle &style, const QPalette &palette, const QColor &ground);

/// WCAG 2.1's contrast ratio, from 1 to 21.
qreal contrast(const QColor &a, const QColor &b);

} // namespace runglass
