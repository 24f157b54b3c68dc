// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "timearguments.h"

#include <QDateTime>

namespace runglass::cli {

std::optional<Micros> readTime(const QString &text, DayEdge edge, const QTimeZone &zone)
{
    constexpr int dateLength = 10;
    if (text.size() != dateLength)
        return parseRfc3339(text.toStdString());
    const QDate date = QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
    if (!date.isValid())
        return {};
    const QDate first = edge == DayEdge::Start ? date : date.addDays(1);
    return Micros{first.startOfDay(zone).toMSecsSinceEpoch()} * microsPerMillisecond;
}

std::optional<Micros> readSince(const QString &text, Micros now, const QTimeZone &zone)
{
    if (text == QLatin1String("all"))
        return TimeRange::all().from;
    if (text.size() >= 2) {
        Micros unit = 0;
        switch (text.back().unicode()) {
        case u'm':
            unit = microsPerMinute;
            break;
        case u'h':
            unit = microsPerHour;
            break;
        case u'd':
            unit = microsPerDay;
            break;
        case u'w':
            unit = 7 * microsPerDay;
            break;
        default:
            break;
        }
        bool isNumber = false;
        const int number = text.chopped(1).toInt(&isNumber);
        constexpr int most = 100'000;
        if (unit > 0 && isNumber && number > 0 && number <= most)
            return now - number * unit;
    }
    return readTime(text, DayEdge::Start, zone);
}

QString showTime(Micros time, const QTimeZone &zone)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time / microsPerMillisecond, zone);
    return moment.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss ")) + zone.abbreviation(moment);
}

} // namespace runglass::cli
