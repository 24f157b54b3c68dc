// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/rangeplan.h"

#include <algorithm>

namespace runglass {

namespace {

/// As a floating point number: the length of all time does not fit into an integer.
double lengthOf(const TimeRange &range)
{
    return range.isEmpty() ? 0.0 : static_cast<double>(range.to) - static_cast<double>(range.from);
}

} // namespace

std::vector<TimeRange> missingRanges(const TimeRange &wanted, std::vector<TimeRange> covered)
{
    std::sort(covered.begin(), covered.end(),
              [](const TimeRange &a, const TimeRange &b) { return a.to > b.to; });
    std::vector<TimeRange> missing;
    Micros upper = wanted.to; // all of wanted at and after it has been dealt with
    for (const TimeRange &range : covered) {
        if (range.isEmpty() || range.from >= upper)
            continue;
        if (range.to <= wanted.from || upper <= wanted.from)
            break;
        if (range.to < upper)
            missing.push_back({range.to, upper});
        upper = range.from;
    }
    if (wanted.from < upper)
        missing.push_back({wanted.from, upper});
    return missing;
}

double coveredShare(const TimeRange &wanted, const std::vector<TimeRange> &covered)
{
    const double whole = lengthOf(wanted);
    if (whole <= 0)
        return 1;
    double missing = 0;
    for (const TimeRange &range : missingRanges(wanted, covered))
        missing += lengthOf(range);
    return std::clamp(1.0 - missing / whole, 0.0, 1.0);
}

} // namespace runglass
