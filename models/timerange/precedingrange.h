// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "timerange/rangechoice.h"

#include <optional>

namespace runglass {

/// The period that a range is compared with: of the same length, just before it.
///
/// Whole days are compared with as many days. Of a range that goes on beyond `now`, so much is compared as
/// has passed: Today with yesterday up to the same time of day, the last 7 days with the 7 before up to the
/// same time of their last day. Nothing for All Time, and for what has not begun.
std::optional<TimeRange> precedingRange(const RangeChoice &choice, Micros now, const QTimeZone &zone,
                                        Qt::DayOfWeek firstDayOfWeek);

} // namespace runglass
