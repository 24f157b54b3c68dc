// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "analysis/figurechange.h"

#include <cmath>

namespace runglass {

FigureChange figureChange(std::optional<double> now, std::optional<double> before, double tolerance)
{
    if (!now || !before || !std::isfinite(*now) || !std::isfinite(*before))
        return {};
    const double difference = *now - *before;
    if (std::abs(difference) <= tolerance)
        return {FigureChange::Kind::Same, difference};
    return {difference > 0 ? FigureChange::Kind::Higher : FigureChange::Kind::Lower, difference};
}

std::optional<double> percentOf(double difference, double before)
{
    if (before == 0)
        return {};
    return 100.0 * difference / before;
}

} // namespace runglass
