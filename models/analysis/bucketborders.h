// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/timerange.h"

#include <QTimeZone>

#include <cstddef>
#include <vector>

namespace runglass {

/// How long a part of time on a chart is; aligned to the calendar of the zone that is shown.
enum class BucketUnit { Minute, Hour, Day };

/// Several units that make one part: 2, 5, 10, 15, 20 or 30 minutes of an hour, 2, 3, 4, 6 or 12 hours of a
/// day, 2 days, 7 days from a Monday on, 14, 28, 56…
struct BucketStep
{
    BucketUnit unit = BucketUnit::Hour;
    int count = 1;

    friend bool operator==(const BucketStep &, const BucketStep &) = default;
};

/// As many as a chart can show; enough for the hours of 31 days.
inline constexpr std::size_t mostChartBuckets = 800;

/// Minutes up to three hours, hours up to 31 days, days beyond. What a rolling range reaches beyond its
/// length, and the hour by which a month is longer when the clock is put back, count for nothing.
BucketUnit usualBucketUnit(const TimeRange &range);

/// The unit itself, or the shortest step above it of which there are at most `most` in the range.
BucketStep bucketStepFor(const TimeRange &range, BucketUnit unit, std::size_t most = mostChartBuckets);

/// The borders of the parts of `zone`'s calendar that a range touches: bucket i is [borders[i], borders[i +
/// 1]), the first and the last may reach beyond the range. Ascending; none for an empty range.
///
/// Minutes and hours that the clock is changed in have two parts. Longer steps are by the clock on the wall:
/// a day then has 23 or 25 hours, and begins later where there is no midnight. Offsets are those of the IANA
/// time zone database.
std::vector<Micros> bucketBorders(const TimeRange &range, BucketStep step, const QTimeZone &zone);

} // namespace runglass
