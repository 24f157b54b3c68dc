// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/logentry.h"
#include "domain/time.h"

#include <cstdint>
#include <string_view>

namespace runglass {

/// A log entry as a segment holds it: text lies elsewhere, the run is the integer it has inside the cache.
///
/// `key` counts arrivals, is unique in the file and orders entries of equal time.
struct SegmentEntry
{
    Micros time = 0;
    std::int64_t key = 0;
    std::int64_t run = 0;
    LogLevel level = LogLevel::Stdout;
    std::string_view id;
    std::string_view message;    ///< any bytes
    std::string_view attributes; ///< empty when there are none

    friend bool operator==(const SegmentEntry &, const SegmentEntry &) = default;
};

/// The order of entries everywhere in the log store.
inline bool inSegmentOrder(const SegmentEntry &left, const SegmentEntry &right)
{
    return left.time != right.time ? left.time < right.time : left.key < right.key;
}

} // namespace runglass
