// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/axisticks.h"

#include "timerange/rangechoice.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace runglass {

namespace {

constexpr int labelGap = 12;  // pixels between two labels
constexpr int labelShift = 4; // pixels between a mark and its label

/// Every so many minutes, days, months or years.
struct Step
{
    enum class Unit { Minutes, Days, Months, Years };
    Unit unit;
    int count;

    Micros length() const
    {
        switch (unit) {
        case Unit::Minutes:
            return count * microsPerMinute;
        case Unit::Days:
            return count * microsPerDay;
        case Unit::Months:
            return count * 30 * microsPerDay;
        case Unit::Years:
            break;
        }
        return count * 365 * microsPerDay;
    }
};

constexpr std::array steps{
    Step{Step::Unit::Minutes, 1},   Step{Step::Unit::Minutes, 2},   Step{Step::Unit::Minutes, 5},
    Step{Step::Unit::Minutes, 10},  Step{Step::Unit::Minutes, 15},  Step{Step::Unit::Minutes, 30},
    Step{Step::Unit::Minutes, 60},  Step{Step::Unit::Minutes, 120}, Step{Step::Unit::Minutes, 180},
    Step{Step::Unit::Minutes, 360}, Step{Step::Unit::Minutes, 720}, Step{Step::Unit::Days, 1},
    Step{Step::Unit::Days, 2},      Step{Step::Unit::Days, 7},      Step{Step::Unit::Days, 14},
    Step{Step::Unit::Months, 1},    Step{Step::Unit::Months, 2},    Step{Step::Unit::Months, 3},
    Step{Step::Unit::Months, 6},    Step{Step::Unit::Years, 1},     Step{Step::Unit::Years, 2},
    Step{Step::Unit::Years, 5},     Step{Step::Unit::Years, 10},    Step{Step::Unit::Years, 50},
    Step{Step::Unit::Years, 200},   Step{Step::Unit::Years, 1000},
};

/// The mark at or after `after` that follows `at`; days are counted from a Monday.
QDate nextDay(QDate day, const Step &step)
{
    constexpr qint64 aMonday = 2'440'592; // 5 January 1970, as a Julian day
    switch (step.unit) {
    case Step::Unit::Minutes:
        return day.addDays(1);
    case Step::Unit::Days: {
        const qint64 since = day.toJulianDay() - aMonday;
        const qint64 past = ((since % step.count) + step.count) % step.count;
        return day.addDays(step.count - past);
    }
    case Step::Unit::Months:
        return QDate(day.year(), (day.month() - 1) / step.count * step.count + 1, 1).addMonths(step.count);
    case Step::Unit::Years:
        break;
    }
    return QDate(day.year() / step.count * step.count, 1, 1).addYears(step.count);
}

/// The last mark at or before the day; for minutes the day itself.
QDate firstDay(QDate day, const Step &step)
{
    constexpr qint64 aMonday = 2'440'592;
    switch (step.unit) {
    case Step::Unit::Minutes:
        return day;
    case Step::Unit::Days: {
        const qint64 since = day.toJulianDay() - aMonday;
        return day.addDays(-(((since % step.count) + step.count) % step.count));
    }
    case Step::Unit::Months:
        return {day.year(), (day.month() - 1) / step.count * step.count + 1, 1};
    case Step::Unit::Years:
        break;
    }
    return {std::max(1, day.year() / step.count * step.count), 1, 1};
}

std::vector<Micros> marks(const TimeRange &range, const Step &step, const QTimeZone &zone)
{
    std::vector<Micros> all;
    const auto add = [&](Micros time) {
        if (range.contains(time) && (all.empty() || time > all.back()))
            all.push_back(time);
    };
    for (QDate day = firstDay(dayAt(range.from, zone), step); day.isValid(); day = nextDay(day, step)) {
        const Micros midnight = startOfDay(day, zone);
        if (midnight >= range.to)
            break;
        add(midnight);
        if (step.unit != Step::Unit::Minutes)
            continue;
        // By the clock on the wall: on a day of 23 or 25 hours the marks stay at whole hours.
        for (int minute = step.count; minute < 24 * 60; minute += step.count)
            add(Micros{QDateTime(day, QTime(minute / 60, minute % 60), zone).toMSecsSinceEpoch()} *
                microsPerMillisecond);
    }
    return all;
}

QString label(Micros time, const Step &step, const DisplayValues &values, Micros now)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(time / microsPerMillisecond, values.zone());
    switch (step.unit) {
    case Step::Unit::Minutes:
        if (at.time() == QTime(0, 0))
            return values.date(time, now);
        return values.locale().toString(at, QStringLiteral("HH:mm"));
    case Step::Unit::Days:
        return values.date(time, now);
    case Step::Unit::Months:
        return values.locale().toString(at, QStringLiteral("MMM yyyy"));
    case Step::Unit::Years:
        break;
    }
    return QString::number(at.date().year());
}

} // namespace

std::vector<AxisTick> timeTicks(const TimeRange &range, int width, const DisplayValues &values, Micros now,
                                const TextWidth &widthOf)
{
    if (range.isEmpty() || width <= 0)
        return {};
    // The difference of the ends may be more than a Micros holds.
    const double length = static_cast<double>(range.to) - static_cast<double>(range.from);
    constexpr double leastLabel = 24;
    for (const Step &step : steps) {
        if (length / static_cast<double>(step.length()) > width / leastLabel)
            continue;
        const std::vector<Micros> times = marks(range, step, values.zone());
        std::vector<AxisTick> ticks;
        std::vector<double> starts;
        std::vector<int> widths;
        bool tellsDay = step.unit != Step::Unit::Minutes;
        for (const Micros time : times) {
            AxisTick tick{(static_cast<double>(time) - static_cast<double>(range.from)) / length * width,
                          label(time, step, values, now)};
            tellsDay |= startOfDay(dayAt(time, values.zone()), values.zone()) == time;
            ticks.push_back(std::move(tick));
        }
        if (!tellsDay && !ticks.empty())
            ticks.front().label = values.date(times.front(), now) + QLatin1Char(' ') + ticks.front().label;
        for (const AxisTick &tick : ticks) {
            starts.push_back(tick.place + labelShift);
            widths.push_back(widthOf(tick.label));
        }
        // The last one may lack room at the end of the axis; all others must have theirs.
        const std::vector<bool> fit = labelsThatFit(starts, widths, labelGap, width);
        const auto firstOut = std::ranges::find(fit, false);
        if (firstOut != fit.end() && firstOut + 1 != fit.end())
            continue;
        if (firstOut != fit.end())
            ticks.back().label.clear();
        return ticks;
    }
    return {};
}

std::int64_t roundedUp(std::int64_t highest)
{
    constexpr std::array<std::int64_t, 8> round{1, 2, 3, 4, 5, 6, 8, 10};
    constexpr std::int64_t most = 1'000'000'000'000'000'000;
    for (std::int64_t power = 1; power < most; power *= 10) {
        for (const std::int64_t digit : round) {
            if (digit * power >= highest)
                return digit * power;
        }
    }
    return std::max(highest, most);
}

std::vector<AxisTick> countTicks(std::int64_t end, int height, int lineHeight, const DisplayValues &values)
{
    std::vector<AxisTick> ticks;
    if (end % 2 == 0 && height >= 3 * lineHeight)
        ticks.push_back({height / 2.0, values.count(end / 2)});
    ticks.push_back({static_cast<double>(height), values.count(end)});
    return ticks;
}

std::vector<bool> labelsThatFit(const std::vector<double> &starts, const std::vector<int> &widths, int gap,
                                double end)
{
    std::vector<bool> fit;
    double free = 0;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const bool fits = starts[i] >= free && starts[i] + widths[i] <= end;
        fit.push_back(fits);
        if (fits)
            free = starts[i] + widths[i] + gap;
    }
    return fit;
}

std::vector<double> spreadOut(std::vector<double> places, double distance, double low, double high)
{
    const std::size_t count = places.size();
    if (count < 2) {
        for (double &place : places)
            place = std::clamp(place, low, std::max(low, high));
        return places;
    }
    distance = std::min(distance, std::max(0.0, high - low) / static_cast<double>(count - 1));
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return places[i]; });
    double least = low;
    for (const std::size_t i : order) {
        places[i] = std::max(places[i], least);
        least = places[i] + distance;
    }
    double most = high;
    for (std::size_t k = count; k-- > 0;) {
        places[order[k]] = std::min(places[order[k]], most);
        most = places[order[k]] - distance;
    }
    return places;
}

} // namespace runglass
