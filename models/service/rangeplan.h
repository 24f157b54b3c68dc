// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/timerange.h"

#include <vector>

namespace runglass {

/// What of `wanted` is in none of `covered` (in any order, overlapping or not), newest first.
std::vector<TimeRange> missingRanges(const TimeRange &wanted, std::vector<TimeRange> covered);

/// How much of `wanted` is covered, from 0 to 1; 1 when `wanted` is empty.
double coveredShare(const TimeRange &wanted, const std::vector<TimeRange> &covered);

} // namespace runglass
