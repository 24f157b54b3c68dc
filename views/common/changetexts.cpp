// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/changetexts.h"

#include "analysis/figurechange.h"

#include <cmath>

namespace runglass {

namespace {

/// Smaller changes are noise: of a response time in parts of what it was, of a rate in points.
constexpr double durationTolerance = 0.01;
constexpr double rateTolerance = 0.05;

std::optional<double> number(std::optional<std::int64_t> value)
{
    return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
}

Micros rounded(Micros length, Micros unit)
{
    return (length + unit / 2) / unit;
}

} // namespace

ChangeTexts::ChangeTexts(const TimeRange &range, std::optional<TimeRange> preceding,
                         const DisplayValues &values, Micros now)
    : m_range(range)
    , m_preceding(preceding)
    , m_values(values)
    , m_now(now)
{
}

QString ChangeTexts::period() const
{
    const TimeRange all = TimeRange::all();
    // A range without an end has lasted as long as what it is compared with.
    const Micros length = m_range.to == all.to && m_preceding ? m_preceding->length() : m_range.length();
    const auto counted = [this](Micros count) { return m_values.count(count); };
    if (const Micros days = rounded(length, microsPerDay); length > microsPerDay - 2 * microsPerHour) {
        if (days == 7)
            return tr("the week before");
        return days == 1 ? tr("the day before") : tr("the %1 days before").arg(counted(days));
    }
    if (const Micros hours = rounded(length, microsPerHour); length >= microsPerHour)
        return hours == 1 ? tr("the hour before") : tr("the %1 hours before").arg(counted(hours));
    const Micros minutes = rounded(length, microsPerMinute);
    return minutes <= 1 ? tr("the minute before") : tr("the %1 minutes before").arg(counted(minutes));
}

ChangeText ChangeTexts::noData() const
{
    if (!m_preceding)
        return {};
    return {tr("no data of %1").arg(period()), tr("no data before"),
            tr("Of %1 nothing is known that could be compared.").arg(period()), ChangeText::Tone::Plain};
}

ChangeText ChangeTexts::same(const QString &before) const
{
    return {tr("= about as %1").arg(period()), tr("= about the same"), details(before),
            ChangeText::Tone::Plain};
}

ChangeText ChangeTexts::changed(const QString &brief, const QString &before, ChangeText::Tone tone) const
{
    return {tr("%1 than %2").arg(brief, period()), brief, details(before), tone};
}

QString ChangeTexts::details(const QString &before) const
{
    return tr("From %1 to %2 it was %3.")
        .arg(m_values.time(m_preceding->from, m_now), m_values.time(m_preceding->to, m_now), before);
}

ChangeText ChangeTexts::duration(std::optional<std::int64_t> now, std::optional<std::int64_t> before) const
{
    const double tolerance = before ? durationTolerance * std::abs(static_cast<double>(*before)) : 0;
    const FigureChange change = figureChange(number(now), number(before), tolerance);
    if (!m_preceding || change.kind == FigureChange::Kind::NoData)
        return now ? noData() : ChangeText();
    const QString was = m_values.duration(*before);
    const QString by = m_values.duration(static_cast<std::int64_t>(std::abs(change.difference)));
    switch (change.kind) {
    case FigureChange::Kind::Higher:
        return changed(tr("▲ %1 slower").arg(by), was, ChangeText::Tone::Worse);
    case FigureChange::Kind::Lower:
        return changed(tr("▼ %1 faster").arg(by), was, ChangeText::Tone::Better);
    default:
        return same(was);
    }
}

ChangeText ChangeTexts::rate(std::optional<double> now, std::optional<double> before) const
{
    const FigureChange change = figureChange(now, before, rateTolerance);
    if (!m_preceding || change.kind == FigureChange::Kind::NoData)
        return now ? noData() : ChangeText();
    const QString was = m_values.percent(*before);
    const QString by = m_values.locale().toString(std::abs(change.difference), 'f', 2);
    switch (change.kind) {
    case FigureChange::Kind::Higher:
        return changed(tr("▲ %1 points worse").arg(by), was, ChangeText::Tone::Worse);
    case FigureChange::Kind::Lower:
        return changed(tr("▼ %1 points better").arg(by), was, ChangeText::Tone::Better);
    default:
        return same(was);
    }
}

ChangeText ChangeTexts::count(std::optional<std::int64_t> now, std::optional<std::int64_t> before) const
{
    const FigureChange change = figureChange(number(now), number(before), 0);
    const auto percent = before ? percentOf(change.difference, static_cast<double>(*before)) : std::nullopt;
    if (!m_preceding || change.kind == FigureChange::Kind::NoData || !percent)
        return now ? noData() : ChangeText();
    const QString was = m_values.count(*before);
    const std::int64_t rounded = std::llround(std::abs(*percent));
    if (rounded == 0)
        return same(was);
    const QString by = m_values.count(rounded);
    return changed(change.difference > 0 ? tr("▲ %1 % more").arg(by) : tr("▼ %1 % less").arg(by), was,
                   ChangeText::Tone::Plain);
}

} // namespace runglass
