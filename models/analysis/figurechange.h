// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <optional>

namespace runglass {

/// How a figure compares with the same figure of the period before.
struct FigureChange
{
    enum class Kind { NoData, Same, Higher, Lower };

    Kind kind = Kind::NoData;
    double difference = 0; ///< now less before, in the figure's own unit

    friend bool operator==(const FigureChange &, const FigureChange &) = default;
};

/// NoData when one of the two is missing or is no number; Same when they are at most `tolerance` apart.
FigureChange figureChange(std::optional<double> now, std::optional<double> before, double tolerance);

/// By how many percent of `before` a figure has changed; nothing when `before` is 0.
std::optional<double> percentOf(double difference, double before);

} // namespace runglass
