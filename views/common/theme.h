// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QColor>
#include <QPalette>

class QWidget;

namespace runglass {

/// What a colour is for. The values stand in theme.cpp, and nowhere else in the program.
enum class ColorRole {
    Window,
    Surface,
    Raised,
    Line,
    Text,
    MutedText,
    Accent,
    AccentText, ///< on Accent as a ground
    Selection,
    SelectedText, ///< on Selection as a ground
    Success,
    SuccessGround,
    Failed,
    FailedGround,
    Neutral, ///< in progress, debug
    NeutralGround,
    Warning,
    WarningGround,
    Info,
    InfoGround,
    ChartSuccess,
    ChartFailed,
    ChartInProgress,
    ChartP50,
    ChartP90,
    ChartP99,
    JsonKey,
    JsonString,
    JsonNumber,
};

/// Which set of colours a palette calls for.
enum class ColorScheme {
    Light,
    Dark,
    Foreign, ///< high contrast or forced by the desktop: its colours win over ours
};

/// Told from the palette alone, so that widgets need no theme object and follow a palette change by
/// repainting.
ColorScheme schemeOf(const QPalette &palette);

/// The colour of a role under a palette. In a Foreign palette it is one of the palette's own.
QColor color(const QPalette &palette, ColorRole role);
QColor color(const QWidget *widget, ColorRole role);

/// Our palette for Light or Dark, every role and group set.
QPalette themePalette(ColorScheme scheme);

/// Whether a palette is a high-contrast one that must be left alone: pure black and white.
bool isHighContrast(const QPalette &palette);

} // namespace runglass
