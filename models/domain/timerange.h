// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <QTimeZone>

#include <limits>

namespace runglass {

/// A half-open interval of time: `from` is inside, `to` is not. Empty when from >= to.
struct TimeRange
{
    Micros from = 0;
    Micros to = 0;

    bool isEmpty() const { return from >= to; }
    bool contains(Micros time) const { return time >= from && time < to; }
    Micros length() const { return isEmpty() ? 0 : to - from; }
    TimeRange intersected(const TimeRange &other) const;

    /// Every time there is.
    static TimeRange all()
    {
        return {std::numeric_limits<Micros>::min(), std::numeric_limits<Micros>::max()};
    }
    /// Today and the `days` - 1 days before it, whole days of `zone`; daylight saving respected. `days` is at
    /// least 1.
    static TimeRange lastDays(int days, Micros now, const QTimeZone &zone);

    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

} // namespace runglass
