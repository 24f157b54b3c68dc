// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "analysis/logborders.h"

#include <algorithm>
#include <cmath>

namespace runglass {

std::vector<std::int64_t> logarithmicBorders(int perDecade, std::int64_t highest)
{
    std::vector<std::int64_t> borders{0};
    for (int step = 0; borders.back() <= highest; ++step) {
        const double border = std::round(std::pow(10.0, static_cast<double>(step) / perDecade));
        if (border >= 9e18) {
            borders.push_back(INT64_MAX);
            break;
        }
        if (static_cast<std::int64_t>(border) > borders.back())
            borders.push_back(static_cast<std::int64_t>(border));
    }
    return borders;
}

TrimmedHistogram trimmed(std::span<const std::int64_t> borders, std::span<const std::int64_t> counts)
{
    const auto isFilled = [](std::int64_t count) { return count != 0; };
    const auto first = std::find_if(counts.begin(), counts.end(), isFilled);
    if (first == counts.end())
        return {};
    const auto behind = std::find_if(counts.rbegin(), counts.rend(), isFilled).base();
    const auto from = borders.begin() + (first - counts.begin());
    return {{from, from + (behind - first) + 1}, {first, behind}};
}

} // namespace runglass
