// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "timerange/precedingrange.h"

#include <QDateTime>

#include <algorithm>

namespace runglass {

namespace {

bool isMidnight(Micros time, const QTimeZone &zone)
{
    return startOfDay(dayAt(time, zone), zone) == time;
}

/// The same time of day so many days earlier.
Micros daysBefore(Micros time, qint64 days, const QTimeZone &zone)
{
    const Micros ms = time / microsPerMillisecond;
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(ms, zone);
    const QDateTime earlier(moment.date().addDays(-days), moment.time(), zone);
    return Micros{earlier.toMSecsSinceEpoch()} * microsPerMillisecond + time % microsPerMillisecond;
}

} // namespace

std::optional<TimeRange> precedingRange(const RangeChoice &choice, Micros now, const QTimeZone &zone,
                                        Qt::DayOfWeek firstDayOfWeek)
{
    const TimeRange all = TimeRange::all();
    TimeRange range = choice.resolve(now, zone, firstDayOfWeek);
    if (range.from == all.from || range.from >= now)
        return {};
    if (range.to == all.to)
        range.to = now;
    const Micros passed = std::min(range.to, now);
    TimeRange before{range.from - range.length(), passed - range.length()};
    if (isMidnight(range.from, zone) && isMidnight(range.to, zone)) {
        const QDate first = dayAt(range.from, zone);
        const qint64 days = first.daysTo(dayAt(range.to - 1, zone)) + 1;
        before.from = startOfDay(first.addDays(-days), zone);
        before.to = passed == range.to ? range.from : daysBefore(passed, days, zone);
    }
    before.to = std::min(before.to, range.from);
    if (before.isEmpty())
        return {};
    return before;
}

} // namespace runglass
