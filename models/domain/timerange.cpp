// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "domain/timerange.h"

#include <QDateTime>

#include <algorithm>

namespace runglass {

TimeRange TimeRange::intersected(const TimeRange &other) const
{
    const TimeRange both{std::max(from, other.from), std::min(to, other.to)};
    return both.isEmpty() ? TimeRange{} : both;
}

TimeRange TimeRange::lastDays(int days, Micros now, const QTimeZone &zone)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(now / microsPerMillisecond, zone).date();
    const auto startOf = [&zone](QDate date) {
        return Micros{date.startOfDay(zone).toMSecsSinceEpoch()} * microsPerMillisecond;
    };
    return {startOf(today.addDays(1 - std::max(days, 1))), startOf(today.addDays(1))};
}

} // namespace runglass
