// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "analysis/percentile.h"

#include <algorithm>
#include <cmath>

namespace runglass {

std::optional<std::int64_t> nearestRank(std::span<std::int64_t> values, double percent)
{
    if (values.empty())
        return {};
    const auto count = static_cast<double>(values.size());
    // percent * count first: 99 * 100 / 100 is exact, 0.99 * 100 is not.
    const double rank = std::clamp(std::ceil(percent * count / 100.0), 1.0, count);
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(rank) - 1;
    std::nth_element(values.begin(), nth, values.end());
    return *nth;
}

} // namespace runglass
