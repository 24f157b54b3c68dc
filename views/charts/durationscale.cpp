// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/durationscale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace runglass {

namespace {

constexpr std::int64_t second = 1000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

constexpr std::array<std::int64_t, 38> roundOnes{
    1,          2,          5,           10,          20,          50,          100,         200,
    500,        second,     2 * second,  5 * second,  10 * second, 20 * second, 30 * second, minute,
    2 * minute, 5 * minute, 10 * minute, 20 * minute, 30 * minute, hour,        2 * hour,    5 * hour,
    12 * hour,  day,        2 * day,     4 * day,     7 * day,     14 * day,    28 * day,    56 * day,
    100 * day,  200 * day,  500 * day,   1000 * day,  2000 * day,  5000 * day};

double logOf(std::int64_t milliseconds)
{
    return std::log(static_cast<double>(std::max<std::int64_t>(milliseconds, 1)));
}

} // namespace

DurationScale DurationScale::around(std::int64_t lowest, std::int64_t highest, bool logarithmic)
{
    highest = std::max(lowest, highest);
    auto above = std::ranges::lower_bound(roundOnes, highest);
    auto below = std::ranges::upper_bound(roundOnes, lowest);
    if (below != roundOnes.begin())
        --below;
    if (above == roundOnes.end())
        --above;
    // All the same: it lies between its neighbours.
    if (above <= below) {
        above = below + 1 == roundOnes.end() ? below : below + 1;
        below = above - 1;
        if (below != roundOnes.begin() && *(above - 1) == lowest)
            --below;
    }
    DurationScale scale;
    scale.m_logarithmic = logarithmic;
    scale.m_lowest = logarithmic ? *below : 0;
    scale.m_highest = std::max(*above, highest);
    return scale;
}

double DurationScale::share(std::int64_t milliseconds) const
{
    const std::int64_t inside = std::clamp(milliseconds, m_lowest, m_highest);
    if (m_logarithmic)
        return (logOf(inside) - logOf(m_lowest)) / (logOf(m_highest) - logOf(m_lowest));
    return static_cast<double>(inside - m_lowest) / static_cast<double>(m_highest - m_lowest);
}

std::vector<std::int64_t> DurationScale::ticks(int most) const
{
    std::vector<std::int64_t> ticks;
    if (!m_logarithmic) {
        for (const std::int64_t step : roundOnes) {
            if (m_highest / step > most - 1 || m_highest % step != 0)
                continue;
            for (std::int64_t tick = m_lowest; tick <= m_highest; tick += step)
                ticks.push_back(tick);
            return ticks;
        }
        return {m_lowest, m_highest};
    }
    for (int i = 0; i < most; ++i) {
        const double wanted = static_cast<double>(i) / (most - 1);
        std::int64_t best = i == 0 ? m_lowest : m_highest;
        for (const std::int64_t candidate : roundOnes) {
            if (candidate >= m_lowest && candidate <= m_highest &&
                std::abs(share(candidate) - wanted) < std::abs(share(best) - wanted))
                best = candidate;
        }
        if (ticks.empty() || best > ticks.back())
            ticks.push_back(best);
    }
    return ticks;
}

QString DurationScale::label(std::int64_t milliseconds)
{
    if (milliseconds < second)
        return tr("%1 ms").arg(milliseconds);
    if (milliseconds < minute)
        return tr("%1 s").arg(milliseconds / second);
    if (milliseconds < hour)
        return tr("%1 min").arg(milliseconds / minute);
    if (milliseconds < day)
        return tr("%1 h").arg(milliseconds / hour);
    return tr("%1 d").arg(milliseconds / day);
}

std::vector<std::int64_t> DurationScale::decades(std::int64_t lowest, std::int64_t highest)
{
    constexpr std::array<std::int64_t, 13> all{1,       10,          100,      second,    10 * second,
                                               minute,  10 * minute, hour,     10 * hour, day,
                                               7 * day, 30 * day,    365 * day};
    std::vector<std::int64_t> inside;
    std::ranges::copy_if(all, std::back_inserter(inside),
                         [&](std::int64_t tick) { return tick >= lowest && tick <= highest; });
    return inside;
}

} // namespace runglass
