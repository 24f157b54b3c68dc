// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "timerange/rangelabel.h"

#include <QDateTime>

namespace runglass {

namespace {

QDateTime inZone(Micros time, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(time / microsPerMillisecond, zone);
}

bool isMidnight(Micros time, const QTimeZone &zone)
{
    return startOfDay(dayAt(time, zone), zone) == time;
}

QString ends(const QString &from, const QString &to)
{
    return from == to ? from : from + QString::fromUtf8(" \xE2\x80\x93 ") + to;
}

} // namespace

QString RangeLabel::period(RangeChoice::Period period)
{
    using Period = RangeChoice::Period;
    switch (period) {
    case Period::Today:
        return tr("Today");
    case Period::Yesterday:
        return tr("Yesterday");
    case Period::ThisWeek:
        return tr("This Week");
    case Period::ThisMonth:
        return tr("This Month");
    case Period::LastMonth:
        return tr("Last Month");
    case Period::ThisYear:
        return tr("This Year");
    case Period::LastYear:
        return tr("Last Year");
    }
    return {};
}

QString RangeLabel::rolling(Micros length, const QLocale &locale)
{
    const auto number = [&locale](Micros amount) { return locale.toString(static_cast<qlonglong>(amount)); };
    if (length == microsPerHour)
        return tr("Last Hour");
    if (length % microsPerHour == 0)
        return tr("Last %1 Hours").arg(number(length / microsPerHour));
    if (length == microsPerMinute)
        return tr("Last Minute");
    if (length % microsPerMinute == 0)
        return tr("Last %1 Minutes").arg(number(length / microsPerMinute));
    return tr("Last %1 Seconds").arg(number(length / microsPerSecond));
}

QString RangeLabel::brief(const RangeChoice &choice, Micros now, const QTimeZone &zone, const QLocale &locale)
{
    if (const auto *which = std::get_if<RangeChoice::Period>(&choice.what))
        return period(*which);
    if (const auto *days = std::get_if<RangeChoice::LastDays>(&choice.what))
        return tr("Last %1 Days").arg(locale.toString(days->count));
    if (const auto *roll = std::get_if<RangeChoice::Rolling>(&choice.what))
        return rolling(roll->length, locale);
    const TimeRange range = choice.resolve(now, zone, locale.firstDayOfWeek());
    const TimeRange all = TimeRange::all();
    if (range == all)
        return tr("All Time");
    const int year = dayAt(now, zone).year();
    const bool wholeDays = (range.from == all.from || isMidnight(range.from, zone)) &&
                           (range.to == all.to || isMidnight(range.to, zone));
    const auto text = [&](Micros time) {
        const QDateTime at = inZone(time, zone);
        const QString date = locale.toString(
            at.date(), at.date().year() == year ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy"));
        return wholeDays ? date : date + QLatin1Char(' ') + at.time().toString(QStringLiteral("HH:mm"));
    };
    if (range.from == all.from)
        return tr("Until %1").arg(text(wholeDays ? range.to - 1 : range.to));
    if (range.to == all.to)
        return tr("Since %1").arg(text(range.from));
    return ends(text(range.from), text(wholeDays ? range.to - 1 : range.to));
}

QString RangeLabel::writtenOut(const RangeChoice &choice, Micros now, const QTimeZone &zone,
                               const QLocale &locale)
{
    const TimeRange range = choice.resolve(now, zone, locale.firstDayOfWeek());
    const TimeRange all = TimeRange::all();
    if (range == all)
        return tr("Everything there is");
    const bool wholeDays = (range.from == all.from || isMidnight(range.from, zone)) &&
                           (range.to == all.to || isMidnight(range.to, zone));
    const auto text = [&](Micros time) {
        const QDateTime at = inZone(time, zone);
        const QString date = locale.toString(at.date(), QStringLiteral("ddd d MMM yyyy"));
        const bool seconds = at.time().second() != 0 && !choice.isRolling();
        return wholeDays
                   ? date
                   : date + QLatin1Char(' ') +
                         at.time().toString(seconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
    };
    if (range.from == all.from)
        return tr("Everything until %1").arg(text(wholeDays ? range.to - 1 : range.to));
    if (range.to == all.to)
        return tr("Everything since %1").arg(text(range.from));
    const QString from = text(range.from);
    const QString to = text(wholeDays ? range.to - 1 : range.to);
    if (!wholeDays)
        return ends(from, to);
    const qint64 days = dayAt(range.from, zone).daysTo(dayAt(range.to - 1, zone)) + 1;
    return days == 1 ? from : tr("%1, %2 days").arg(ends(from, to), locale.toString(days));
}

} // namespace runglass
