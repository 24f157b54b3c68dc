// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QFont>

namespace runglass {

/// Distances in device-independent pixels, multiples of four where the eye can tell.
namespace metrics {
inline constexpr int unit = 4;
inline constexpr int edge = 16;        ///< at the window's edge
inline constexpr int cardGap = 12;     ///< between cards
inline constexpr int cellPadding = 10; ///< inside table cells, left and right
inline constexpr int rowHeight = 27;
inline constexpr int compactRowHeight = 22;
inline constexpr int radius = 6;
inline constexpr int cardRadius = 8;
inline constexpr int icon = 16;
} // namespace metrics

/// What a font is for; each is made from the system's UI font, or its fixed one.
enum class FontRole {
    Ui,
    UiStrong,
    Caption, ///< 0.92 times the size
    Metric,  ///< 1.8 times the size, semi-bold
    Fixed,   ///< ids and JSON: the fixed font at 0.92
};

/// Digits are tabular where Qt can ask for it (6.7 and later).
QFont font(FontRole role);

/// The height of table rows for a value of Setting::Density; never lower than the font needs.
int rowHeightFor(const QString &density);

} // namespace runglass
