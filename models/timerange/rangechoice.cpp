// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "timerange/rangechoice.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace runglass {

namespace {

using Period = RangeChoice::Period;

template <class... Cases>
struct Overloaded : Cases...
{
    using Cases::operator()...;
};

TimeRange wholeDays(QDate first, QDate last, const QTimeZone &zone)
{
    return {startOfDay(first, zone), startOfDay(last.addDays(1), zone)};
}

TimeRange resolvePeriod(Period period, QDate today, const QTimeZone &zone, Qt::DayOfWeek firstDayOfWeek)
{
    const QDate month(today.year(), today.month(), 1);
    const QDate year(today.year(), 1, 1);
    switch (period) {
    case Period::Today:
        return wholeDays(today, today, zone);
    case Period::Yesterday:
        return wholeDays(today.addDays(-1), today.addDays(-1), zone);
    case Period::ThisWeek:
        return wholeDays(today.addDays(-((today.dayOfWeek() - firstDayOfWeek + 7) % 7)), today, zone);
    case Period::ThisMonth:
        return wholeDays(month, today, zone);
    case Period::LastMonth:
        return wholeDays(month.addMonths(-1), month.addDays(-1), zone);
    case Period::ThisYear:
        return wholeDays(year, today, zone);
    case Period::LastYear:
        return wholeDays(year.addYears(-1), year.addDays(-1), zone);
    }
    return {};
}

Micros microsAt(const LocalMoment &moment, const QTimeZone &zone)
{
    return Micros{QDateTime(moment.date, moment.time, zone).toMSecsSinceEpoch()} * microsPerMillisecond;
}

} // namespace

Micros startOfDay(QDate day, const QTimeZone &zone)
{
    static constexpr Micros step = 15 * microsPerMinute;
    Micros start = Micros{day.startOfDay(zone).toMSecsSinceEpoch()} * microsPerMillisecond;
    // Where the clock is put back at midnight the day has begun an hour earlier.
    while (dayAt(start - 1, zone) == day)
        start -= step;
    return start;
}

QDate dayAt(Micros time, const QTimeZone &zone)
{
    const Micros ms = (time - (time < 0 ? microsPerMillisecond - 1 : 0)) / microsPerMillisecond;
    return QDateTime::fromMSecsSinceEpoch(ms, zone).date();
}

TimeRange RangeChoice::resolve(Micros now, const QTimeZone &zone, Qt::DayOfWeek firstDayOfWeek) const
{
    const TimeRange all = TimeRange::all();
    return std::visit(
        Overloaded{
            [&](AllTime) { return all; },
            [&](Period period) { return resolvePeriod(period, dayAt(now, zone), zone, firstDayOfWeek); },
            [&](LastDays days) {
                const QDate today = dayAt(now, zone);
                return wholeDays(today.addDays(1 - days.count), today, zone);
            },
            [&](Rolling rolling) {
                return TimeRange{now - rolling.length, now};
            },
            [&](const Days &days) { return wholeDays(days.first, days.last, zone); },
            [&](const Moments &moments) {
                const Micros from = moments.from ? microsAt(*moments.from, zone) : all.from;
                const Micros to = moments.to ? microsAt(*moments.to, zone) : all.to;
                // Two times of day in the hour that is skipped in spring are one moment.
                return TimeRange{from, std::max(to, from + 1)};
            },
            [&](const TimeRange &range) { return range; },
        },
        what);
}

std::span<const RangeChoice> RangeChoice::presets()
{
    static const std::array<RangeChoice, 14> list{{
        {Rolling{15 * microsPerMinute}},
        {Rolling{microsPerHour}},
        {Rolling{24 * microsPerHour}},
        {Period::Today},
        {Period::Yesterday},
        {Period::ThisWeek},
        {LastDays{7}},
        {Period::ThisMonth},
        {Period::LastMonth},
        {LastDays{30}},
        {LastDays{90}},
        {Period::ThisYear},
        {Period::LastYear},
        {AllTime{}},
    }};
    return list;
}

DaySpan daysOf(const TimeRange &range, const QTimeZone &zone)
{
    const TimeRange all = TimeRange::all();
    DaySpan span;
    if (range.from != all.from)
        span.first = dayAt(range.from, zone);
    if (range.to != all.to)
        span.last = dayAt(range.to - 1, zone);
    return span;
}

} // namespace runglass
