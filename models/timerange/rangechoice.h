// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/timerange.h"

#include <QDate>
#include <QTime>
#include <QTimeZone>

#include <optional>
#include <span>
#include <variant>

namespace runglass {

/// A date and time of day in whatever zone is shown.
struct LocalMoment
{
    QDate date;
    QTime time;

    friend bool operator==(const LocalMoment &, const LocalMoment &) = default;
};

/// Which time a user wants to look at, as chosen: "the last seven days", not from when to when. It goes on
/// meaning the same tomorrow and in another zone. A value; resolve() says from when to when it is now.
struct RangeChoice
{
    struct AllTime
    {
        friend bool operator==(const AllTime &, const AllTime &) = default;
    };
    /// Ends with today, or before it; whole days, weeks, months and years.
    enum class Period { Today, Yesterday, ThisWeek, ThisMonth, LastMonth, ThisYear, LastYear };
    /// Today and the count - 1 days before it; count is at least 2, one day is Today.
    struct LastDays
    {
        int count;
        friend bool operator==(const LastDays &, const LastDays &) = default;
    };
    /// That long up to now.
    struct Rolling
    {
        Micros length; ///< above 0
        friend bool operator==(const Rolling &, const Rolling &) = default;
    };
    /// Both inside, first <= last.
    struct Days
    {
        QDate first;
        QDate last;
        friend bool operator==(const Days &, const Days &) = default;
    };
    /// `from` inside, `to` not; one of them may be open.
    struct Moments
    {
        std::optional<LocalMoment> from;
        std::optional<LocalMoment> to;
        friend bool operator==(const Moments &, const Moments &) = default;
    };

    /// A TimeRange is one that no zone changes: what was dragged in a chart, or typed with an offset.
    std::variant<LastDays, AllTime, Period, Rolling, Days, Moments, TimeRange> what = LastDays{7};

    /// From when to when it is at `now` in `zone`, daylight saving respected. `firstDayOfWeek` is the
    /// locale's. Not empty.
    TimeRange resolve(Micros now, const QTimeZone &zone, Qt::DayOfWeek firstDayOfWeek) const;
    /// Whether it moves on with the clock, not only with the day.
    bool isRolling() const { return std::holds_alternative<Rolling>(what); }

    /// Those that stand in the list, in its order.
    static std::span<const RangeChoice> presets();

    friend bool operator==(const RangeChoice &, const RangeChoice &) = default;
};

/// The days of `zone` a range touches, for a calendar; an open end of the range has none.
struct DaySpan
{
    std::optional<QDate> first;
    std::optional<QDate> last;
};
DaySpan daysOf(const TimeRange &range, const QTimeZone &zone);

/// The day it is at a time, and the first moment of a day.
QDate dayAt(Micros time, const QTimeZone &zone);
Micros startOfDay(QDate day, const QTimeZone &zone);

} // namespace runglass
