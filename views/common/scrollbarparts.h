// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QRect>
#include <QStyle>

class QStyleOptionSlider;

namespace runglass {

/// Where the parts of a scroll bar without arrow buttons are.
struct ScrollBarParts
{
    static constexpr int shortestThumb = 32;

    QRect groove;
    QRect thumb;
    QRect before; ///< a click here goes one page back
    QRect after;

    static ScrollBarParts of(const QStyleOptionSlider &bar);
    QRect rectOf(QStyle::SubControl part) const;
};

} // namespace runglass
