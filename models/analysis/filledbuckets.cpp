// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "analysis/filledbuckets.h"

#include <algorithm>

namespace runglass {

namespace {

/// Ten years of hours.
constexpr Micros mostBuckets = 90'000;
/// A part that is too long is cut into so many.
constexpr Micros pieces = 8;

} // namespace

FilledBuckets::FilledBuckets(BucketUnit unit, QTimeZone zone, const TimeRange &range)
    : m_unit(unit)
    , m_zone(std::move(zone))
{
    if (!range.isEmpty())
        m_parts.push_back(range);
}

bool FilledBuckets::narrow()
{
    if (m_done)
        return false;
    const Micros bucket = m_unit == BucketUnit::Day ? microsPerDay : microsPerHour;
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

void FilledBuckets::keep(const std::vector<bool> &filled)
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

std::vector<Micros> FilledBuckets::borders() const
{
    std::vector<Micros> borders;
    for (const TimeRange &part : m_parts) {
        if (borders.empty() || borders.back() != part.from)
            borders.push_back(part.from);
        borders.push_back(part.to);
    }
    return borders;
}

void FilledBuckets::cutIntoBuckets()
{
    std::vector<TimeRange> buckets;
    for (const TimeRange &part : m_parts) {
        const std::vector<Micros> borders = bucketBorders(part, {m_unit, 1}, m_zone);
        for (std::size_t i = 1; i < borders.size(); ++i) {
            // Two parts may touch the same hour.
            if (buckets.empty() || borders[i] > buckets.back().to)
                buckets.push_back({borders[i - 1], borders[i]});
        }
    }
    m_parts = std::move(buckets);
}

} // namespace runglass
