// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/timerange.h"
#include "tables/displayvalues.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <vector>

namespace runglass {

/// How wide a text is on an axis, in pixels.
using TextWidth = std::function<int(const QString &)>;

/// A marked place of an axis.
struct AxisTick
{
    double place = 0; ///< in pixels from the beginning of the axis
    QString label;

    friend bool operator==(const AxisTick &, const AxisTick &) = default;
};

/// The marks of an axis of time that is `width` pixels long: whole minutes, hours, days, months or years of
/// the zone shown, as close together as their labels fit. A label stands to the right of its mark; none
/// touches another or reaches beyond the axis. Where no midnight is marked, the first label tells the day.
std::vector<AxisTick> timeTicks(const TimeRange &range, int width, const DisplayValues &values, Micros now,
                                const TextWidth &widthOf);

/// The end of an axis of counts up to `highest`: a round number at or above it, at least 1.
std::int64_t roundedUp(std::int64_t highest);

/// The marks of an axis of counts from 0 to `end`, without the 0: the end, and the middle where it is a whole
/// number and `height` has room for both. Places count from the bottom.
std::vector<AxisTick> countTicks(std::int64_t end, int height, int lineHeight, const DisplayValues &values);

/// The labels that stand on one line from left to right without touching, `gap` pixels apart: true for those
/// that fit. Earlier ones go before later ones. `starts` ascend.
std::vector<bool> labelsThatFit(const std::vector<double> &starts, const std::vector<int> &widths, int gap,
                                double end);

/// The middles of labels that are wanted at `places`, moved apart so that they are at least `distance` from
/// each other and between `low` and `high`, in the same order. Where there is no room for all they get
/// closer.
std::vector<double> spreadOut(std::vector<double> places, double distance, double low, double high);

} // namespace runglass
