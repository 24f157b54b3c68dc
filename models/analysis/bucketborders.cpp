// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "analysis/bucketborders.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <limits>

namespace runglass {

namespace {

constexpr std::array calendarSteps{BucketStep{BucketUnit::Minute, 1},  BucketStep{BucketUnit::Minute, 2},
                                   BucketStep{BucketUnit::Minute, 5},  BucketStep{BucketUnit::Minute, 10},
                                   BucketStep{BucketUnit::Minute, 15}, BucketStep{BucketUnit::Minute, 20},
                                   BucketStep{BucketUnit::Minute, 30}, BucketStep{BucketUnit::Hour, 1},
                                   BucketStep{BucketUnit::Hour, 2},    BucketStep{BucketUnit::Hour, 3},
                                   BucketStep{BucketUnit::Hour, 4},    BucketStep{BucketUnit::Hour, 6},
                                   BucketStep{BucketUnit::Hour, 12},   BucketStep{BucketUnit::Day, 1},
                                   BucketStep{BucketUnit::Day, 2},     BucketStep{BucketUnit::Day, 7}};

constexpr Micros never = std::numeric_limits<Micros>::max();
/// Where dates end that a calendar can be asked for, some 28,000 years off.
constexpr Micros farthest = 900'000'000'000'000'000;
/// No clock is changed by more: the islands that went to the other side of the date line.
constexpr Micros longestChange = 25 * microsPerHour;

constexpr Micros lengthOf(BucketUnit unit)
{
    switch (unit) {
    case BucketUnit::Minute:
        return microsPerMinute;
    case BucketUnit::Hour:
        return microsPerHour;
    case BucketUnit::Day:
        break;
    }
    return microsPerDay;
}

constexpr Micros lengthOf(BucketStep step)
{
    return lengthOf(step.unit) * step.count;
}

/// 1970 began on a Thursday; weeks are counted from the Monday after.
constexpr Micros phaseOf(BucketStep step)
{
    return step.unit == BucketUnit::Day && step.count % 7 == 0 ? 4 * microsPerDay : 0;
}

Micros floorDivided(Micros time, Micros by)
{
    return time / by - (time % by < 0 ? 1 : 0);
}

QDateTime momentAt(Micros time, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(floorDivided(time, microsPerMillisecond), zone);
}

Micros offsetAt(Micros time, const QTimeZone &zone)
{
    return momentAt(time, zone).offsetFromUtc() * microsPerSecond;
}

/// When the offset of a zone is another one than at `time` for the first time after it.
Micros nextChange(Micros time, const QTimeZone &zone)
{
    if (!zone.hasTransitions())
        return never;
    QDateTime moment = momentAt(time, zone);
    const int before = moment.offsetFromUtc();
    for (;;) {
        const QTimeZone::OffsetData change = zone.nextTransition(moment);
        if (!change.atUtc.isValid() || change.atUtc <= moment)
            return never;
        if (change.offsetFromUtc != before)
            return Micros{change.atUtc.toMSecsSinceEpoch()} * microsPerMillisecond;
        moment = change.atUtc;
    }
}

/// Borders after `from`, one after the other, until one is not before `to`.
std::vector<Micros> bordersAfter(Micros from, Micros to, BucketStep step, const QTimeZone &zone)
{
    const Micros length = lengthOf(step);
    const Micros phase = phaseOf(step);
    const auto indexOf = [&](Micros local) { return floorDivided(local - phase, length); };
    const bool followsWall = length > microsPerHour;
    std::vector<Micros> borders;
    Micros begin = from;
    Micros offset = offsetAt(begin, zone);
    Micros index = indexOf(begin + offset); // of the step that is being looked at
    for (;;) {
        const Micros change = nextChange(begin, zone);
        for (Micros at = (index + 1) * length + phase - offset; at < change; at += length) {
            ++index;
            borders.push_back(at);
            if (at >= to)
                return borders;
        }
        offset = offsetAt(change, zone);
        const Micros next = indexOf(change + offset);
        // Going back, the clock shows again what it has shown already.
        if (!followsWall || next > index) {
            borders.push_back(change);
            if (change >= to)
                return borders;
        }
        index = followsWall ? std::max(index, next) : next;
        begin = change;
    }
}

} // namespace

BucketUnit usualBucketUnit(const TimeRange &range)
{
    if (range.length() <= 3 * (microsPerHour + microsPerMinute))
        return BucketUnit::Minute;
    return range.length() <= 31 * microsPerDay + microsPerHour ? BucketUnit::Hour : BucketUnit::Day;
}

BucketStep bucketStepFor(const TimeRange &range, BucketUnit unit, std::size_t most)
{
    const auto fits = [&](BucketStep step) {
        return static_cast<std::size_t>(range.length() / lengthOf(step)) + 2 <=
               std::max<std::size_t>(most, 2);
    };
    for (const BucketStep step : calendarSteps) {
        if (lengthOf(step) >= lengthOf(unit) && fits(step))
            return step;
    }
    BucketStep step = calendarSteps.back();
    while (!fits(step) && step.count < std::numeric_limits<int>::max() / 2)
        step.count *= 2;
    return step;
}

std::vector<Micros> bucketBorders(const TimeRange &range, BucketStep step, const QTimeZone &zone)
{
    if (range.isEmpty())
        return {};
    const Micros room = lengthOf(step) + longestChange;
    const Micros from = std::clamp(range.from, -farthest, farthest);
    const Micros to = std::clamp(range.to, -farthest, farthest);
    std::vector<Micros> borders = bordersAfter(from - room, to, step, zone);
    const auto behind = std::upper_bound(borders.begin(), borders.end(), from);
    borders.erase(borders.begin(), behind - 1);
    return borders;
}

} // namespace runglass
