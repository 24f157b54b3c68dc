// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "tables/displayvalues.h"

#include <QDateTime>

#include <algorithm>

namespace runglass {

namespace {

QDateTime inZone(Micros time, const QTimeZone &zone)
{
    // Rounded down, also before 1970.
    const Micros ms = time >= 0 ? time / 1000 : -((-time + 999) / 1000);
    return QDateTime::fromMSecsSinceEpoch(ms, zone);
}

/// The C locale writes no thousands separators; nobody chose it in order to read figures.
QLocale readable(const QLocale &locale)
{
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale;
}

QString twoDigits(std::int64_t number)
{
    return QString::number(number).rightJustified(2, QLatin1Char('0'));
}

} // namespace

DisplayValues::DisplayValues(QTimeZone zone)
    : m_zone(std::move(zone))
    , m_locale(readable(QLocale()))
{
}

QString DisplayValues::count(std::int64_t number) const
{
    return m_locale.toString(static_cast<qlonglong>(number));
}

QString DisplayValues::duration(std::int64_t milliseconds) const
{
    constexpr std::int64_t minute = 60'000;
    if (milliseconds < 1000)
        return tr("%1 ms").arg(count(milliseconds));
    // The borders lie where the rounded figure would need another digit.
    if (milliseconds < 9'995)
        return tr("%1 s").arg(m_locale.toString(static_cast<double>(milliseconds) / 1000, 'f', 2));
    if (milliseconds < minute - 50)
        return tr("%1 s").arg(m_locale.toString(static_cast<double>(milliseconds) / 1000, 'f', 1));
    const std::int64_t seconds = (milliseconds + 500) / 1000;
    if (seconds < 3600)
        return tr("%1 min %2 s").arg(seconds / 60).arg(twoDigits(seconds % 60));
    const std::int64_t minutes = (seconds + 30) / 60;
    return tr("%1 h %2 min").arg(count(minutes / 60), twoDigits(minutes % 60));
}

QString DisplayValues::percent(double percent) const
{
    return tr("%1 %").arg(m_locale.toString(percent, 'f', 2));
}

QString DisplayValues::version(std::int64_t version) const
{
    return QStringLiteral("v%1").arg(version);
}

QString DisplayValues::time(Micros time, Micros now) const
{
    const QDateTime at = inZone(time, m_zone);
    const bool thisYear = at.date().year() == inZone(now, m_zone).date().year();
    return m_locale.toString(at, thisYear ? QStringLiteral("d MMM HH:mm:ss")
                                          : QStringLiteral("d MMM yyyy HH:mm:ss"));
}

QString DisplayValues::timeWithZone(Micros time) const
{
    const QString text = m_locale.toString(inZone(time, m_zone), QStringLiteral("d MMM yyyy HH:mm:ss.zzz"));
    return QStringLiteral("%1 (%2)").arg(text, zoneName(time));
}

QString DisplayValues::date(Micros time, Micros now) const
{
    const QDate day = inZone(time, m_zone).date();
    const bool thisYear = day.year() == inZone(now, m_zone).date().year();
    return m_locale.toString(day, thisYear ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy"));
}

QString DisplayValues::zoneName(Micros at) const
{
    const int offset = m_zone.offsetFromUtc(inZone(at, QTimeZone::utc())) / 60;
    if (offset == 0)
        return QStringLiteral("UTC");
    const QChar sign = offset < 0 ? QChar(0x2212) : QLatin1Char('+');
    QString text = QStringLiteral("UTC%1%2").arg(sign).arg(std::abs(offset) / 60);
    if (offset % 60 != 0)
        text += QLatin1Char(':') + twoDigits(std::abs(offset) % 60);
    return text;
}

QString DisplayValues::ago(Micros time, Micros now) const
{
    const Micros passed = std::max<Micros>(now - time, 0);
    if (passed < microsPerSecond)
        return tr("just now");
    if (passed < microsPerMinute)
        return tr("%1 s ago").arg(passed / microsPerSecond);
    if (passed < microsPerHour)
        return tr("%1 min ago").arg(passed / microsPerMinute);
    if (passed < microsPerDay)
        return tr("%1 h ago").arg(passed / microsPerHour);
    return tr("%1 d ago").arg(passed / microsPerDay);
}

QString DisplayValues::label(RunStatus status)
{
    switch (status) {
    case RunStatus::Unknown:
        return {};
    case RunStatus::InProgress:
        return tr("In Progress");
    case RunStatus::Success:
        return tr("Success");
    case RunStatus::Failed:
        return tr("Failed");
    }
    return {};
}

QString DisplayValues::label(LogLevel level)
{
    switch (level) {
    case LogLevel::Stdout:
        return tr("Stdout");
    case LogLevel::Stderr:
        return tr("Stderr");
    case LogLevel::Debug:
        return tr("Debug");
    case LogLevel::Info:
        return tr("Info");
    case LogLevel::Warning:
        return tr("Warning");
    case LogLevel::Error:
        return tr("Error");
    }
    return {};
}

} // namespace runglass
