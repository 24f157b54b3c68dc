// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "analysis/percentilecounter.h"

#include <algorithm>
#include <numeric>

namespace runglass {

namespace {

constexpr std::array percents{50.0, 90.0, 99.0};
constexpr std::uint8_t wanted = 1;
/// All numbers of the counter are the same: none has to be kept.
constexpr std::uint8_t unwanted = 0;

} // namespace

PercentileCounter::PercentileCounter(int precisionBits)
    : m_bits(precisionBits)
    , m_lowest(std::uint32_t{1} << precisionBits)
    , m_counters(static_cast<std::size_t>(33 - precisionBits) << precisionBits)
    , m_isWanted(m_counters.size())
{
}

void PercentileCounter::beginSecondLook()
{
    m_count = std::accumulate(m_counters.begin(), m_counters.end(), std::size_t{0});
    if (m_count == 0)
        return;
    std::size_t counter = 0;
    std::size_t before = 0;
    for (std::size_t i = 0; i < percents.size(); ++i) {
        const std::size_t place = nearestRankPlace(percents[i], m_count);
        while (place - before >= m_counters[counter])
            before += m_counters[counter++];
        m_wanted[i].counter = counter;
        m_wanted[i].place = place - before;
        m_wanted[i].values.clear();
        m_isWanted[counter] = counter < 2 * std::size_t{m_lowest} ? unwanted : wanted;
    }
}

void PercentileCounter::keep(std::size_t counter, std::uint32_t value)
{
    for (Wanted &of : m_wanted) {
        if (of.counter == counter)
            of.values.push_back(value);
    }
}

Percentiles PercentileCounter::take()
{
    if (m_count == 0)
        return {};
    const auto result = [this](Wanted &of) {
        if (of.counter < 2 * std::size_t{m_lowest})
            return static_cast<std::int64_t>(of.counter);
        const auto nth = of.values.begin() + static_cast<std::ptrdiff_t>(of.place);
        std::nth_element(of.values.begin(), nth, of.values.end());
        return static_cast<std::int64_t>(*nth);
    };
    const Percentiles percentiles{result(m_wanted[0]), result(m_wanted[1]), result(m_wanted[2])};
    for (const Wanted &of : m_wanted)
        m_isWanted[of.counter] = unwanted;
    std::fill(m_counters.begin(), m_counters.end(), 0);
    m_count = 0;
    return percentiles;
}

} // namespace runglass
