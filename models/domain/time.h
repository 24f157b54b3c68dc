// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace runglass {

/// A point in time: microseconds since 1970-01-01T00:00:00Z, leap seconds not counted. Negative before.
using Micros = std::int64_t;

inline constexpr Micros microsPerMillisecond = 1'000;
inline constexpr Micros microsPerSecond = 1'000'000;
inline constexpr Micros microsPerMinute = 60 * microsPerSecond;
inline constexpr Micros microsPerHour = 60 * microsPerMinute;
inline constexpr Micros microsPerDay = 24 * microsPerHour;

/// The wall clock, in UTC.
Micros nowMicros();

/// Reads an RFC 3339 date-time ("2026-05-14T06:07:27.238927Z", any offset, 0 to 9 fractional digits; what is
/// finer than a microsecond is cut off). Dates that do not exist (2026-02-30) are refused; a leap second
/// (":60") reads as the first moment of the next minute. Nothing may stand before or after it.
std::optional<Micros> parseRfc3339(std::string_view text);

/// RFC 3339 in UTC with three fractional digits, or with six where the time is not a whole millisecond.
std::string formatRfc3339(Micros time);

} // namespace runglass
