// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "timebuckets.h"

#include <QDateTime>

#include <algorithm>

namespace runglass::cli {

namespace {

/// Ten years of hours.
constexpr Micros mostBuckets = 90'000;
/// A part that is too long is cut into so many.
constexpr Micros pieces = 8;

Micros toMicros(const QDateTime &moment)
{
    return moment.toMSecsSinceEpoch() * microsPerMillisecond;
}

} // namespace

qint64 floorToMilliseconds(Micros time)
{
    const Micros rest = time % microsPerMillisecond;
    return time / microsPerMillisecond - (rest < 0 ? 1 : 0);
}

TimeBuckets::TimeBuckets(Length length, QTimeZone zone, const TimeRange &range)
    : m_length(length)
    , m_zone(std::move(zone))
{
    if (!range.isEmpty())
        m_parts.push_back(range);
}

bool TimeBuckets::narrow()
{
    if (m_done)
        return false;
    const Micros bucket = m_length == Day ? microsPerDay : microsPerHour;
    Micros total = 0;
    Micros longest = 0;
    for (const TimeRange &part : m_parts) {
        total += part.length() / bucket + 2;
        longest = std::max(longest, part.length());
    }
    if (total <= mostBuckets || longest <= 4 * bucket) {
        cutIntoBuckets();
        m_done = true;
        return false;
    }
    std::vector<TimeRange> cut;
    for (const TimeRange &part : m_parts) {
        const Micros step = std::max(part.length() / pieces, bucket);
        Micros from = part.from;
        for (; part.to - from > step; from += step)
            cut.push_back({from, from + step});
        cut.push_back({from, part.to});
    }
    m_parts = std::move(cut);
    return true;
}

void TimeBuckets::keep(const std::vector<bool> &filled)
{
    // Between two parts that do not touch, the borders have one more, which is empty.
    std::vector<TimeRange> kept;
    std::size_t index = 0;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (i > 0 && m_parts[i].from != m_parts[i - 1].to)
            ++index;
        if (filled[index++])
            kept.push_back(m_parts[i]);
    }
    m_parts = std::move(kept);
}

std::vector<Micros> TimeBuckets::borders() const
{
    std::vector<Micros> borders;
    for (const TimeRange &part : m_parts) {
        if (borders.empty() || borders.back() != part.from)
            borders.push_back(part.from);
        borders.push_back(part.to);
    }
    return borders;
}

void TimeBuckets::cutIntoBuckets()
{
    std::vector<TimeRange> buckets;
    for (const TimeRange &part : m_parts) {
        Micros from = startOf(part.from);
        if (!buckets.empty())
            from = std::max(from, buckets.back().to);
        while (from < part.to) {
            const Micros to = nextAfter(from);
            buckets.push_back({from, to});
            from = to;
        }
    }
    m_parts = std::move(buckets);
}

Micros TimeBuckets::startOf(Micros time) const
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(floorToMilliseconds(time), m_zone);
    if (m_length == Day)
        return toMicros(moment.date().startOfDay(m_zone));
    const Micros local = time + moment.offsetFromUtc() * microsPerSecond;
    const Micros rest = (local % microsPerHour + microsPerHour) % microsPerHour;
    const Micros start = time - rest;
    // An hour in which the clock is changed has two parts.
    const QTimeZone::OffsetData change = m_zone.previousTransition(moment.addMSecs(1));
    return change.atUtc.isValid() ? std::max(start, toMicros(change.atUtc)) : start;
}

Micros TimeBuckets::nextAfter(Micros start) const
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(floorToMilliseconds(start), m_zone);
    if (m_length == Day)
        return std::max(toMicros(moment.date().addDays(1).startOfDay(m_zone)), start + 1);
    const Micros local = start + moment.offsetFromUtc() * microsPerSecond;
    const Micros rest = (local % microsPerHour + microsPerHour) % microsPerHour;
    const Micros next = start - rest + microsPerHour;
    const QTimeZone::OffsetData change = m_zone.nextTransition(moment);
    return change.atUtc.isValid() ? std::min(next, toMicros(change.atUtc)) : next;
}

} // namespace runglass::cli
