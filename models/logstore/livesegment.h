// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <cstdint>

namespace runglass {

/// What a row of log_segment says of a segment that lives, as far as the writer needs it.
struct LiveSegment
{
    std::int64_t key = 0;
    std::int64_t script = 0;
    std::int64_t count = 0;
    std::int64_t bytes = 0; ///< stored
    Micros firstTime = 0;
    Micros lastTime = 0;
    std::int64_t firstKey = 0; ///< smallest
    std::int64_t lastKey = 0;  ///< largest

    friend bool operator==(const LiveSegment &, const LiveSegment &) = default;
};

/// The order of segments of a script; of those that do not overlap, the order of their entries.
inline bool beginsBefore(const LiveSegment &left, const LiveSegment &right)
{
    if (left.firstTime != right.firstTime)
        return left.firstTime < right.firstTime;
    return left.firstKey != right.firstKey ? left.firstKey < right.firstKey : left.key < right.key;
}

/// Whether all entries of one are certainly before all of the other. Where both have entries at one time, the
/// keys tell: exactly when all entries are of that time, else on the safe side. See segmentSizes().
inline bool endsBefore(const LiveSegment &left, const LiveSegment &right)
{
    return left.lastTime != right.firstTime ? left.lastTime < right.firstTime : left.lastKey < right.firstKey;
}

} // namespace runglass
