// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "analysis/percentile.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <vector>

namespace runglass {

namespace {

/// Below this many values, partial sorting is faster than counting.
constexpr std::size_t manyValues = 16'384;
constexpr int counterBits = 14;

/// The place, from 0 on, of the value that at least `percent` % are at or below.
std::size_t placeOf(double percent, std::size_t size)
{
    const auto count = static_cast<double>(size);
    // percent * count first: 99 * 100 / 100 is exact, 0.99 * 100 is not.
    return static_cast<std::size_t>(std::clamp(std::ceil(percent * count / 100.0), 1.0, count)) - 1;
}

template <class Value>
std::int64_t valueAt(std::span<Value> values, std::size_t place)
{
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), nth, values.end());
    return static_cast<std::int64_t>(*nth);
}

template <class Value>
Percentiles bySorting(std::span<Value> values)
{
    const std::size_t p50 = placeOf(50, values.size());
    const std::size_t p90 = placeOf(90, values.size());
    const std::size_t p99 = placeOf(99, values.size());
    // Each leaves the smaller values before its place and the larger ones behind.
    Percentiles result;
    result.p90 = valueAt(values, p90);
    result.p50 = p50 < p90 ? valueAt(values.first(p90), p50) : result.p90;
    result.p99 = p99 > p90 ? valueAt(values.subspan(p90 + 1), p99 - p90 - 1) : result.p90;
    return result;
}

template <class Value>
Percentiles byCounting(std::span<const Value> values)
{
    const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
    const auto base = static_cast<std::uint64_t>(*lowest);
    const int bits = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(*highest) - base));
    const int shift = std::max(bits - counterBits, 0);
    const auto counterOf = [&](Value value) {
        return static_cast<std::size_t>((static_cast<std::uint64_t>(value) - base) >> shift);
    };
    std::vector<std::uint32_t> counters(std::size_t{1} << counterBits);
    for (const Value value : values)
        ++counters[counterOf(value)];

    struct Wanted
    {
        std::size_t counter = 0;
        std::size_t place = 0; ///< among the values of that counter
        std::vector<Value> near;
    };
    std::array<Wanted, 3> wanted;
    constexpr std::array percents{50.0, 90.0, 99.0};
    std::vector<std::uint8_t> isWanted(counters.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        std::size_t place = placeOf(percents[i], values.size());
        std::size_t counter = 0;
        while (place >= counters[counter])
            place -= counters[counter++];
        wanted[i] = {.counter = counter, .place = place, .near = {}};
        wanted[i].near.reserve(counters[counter]);
        isWanted[counter] = 1;
    }
    for (const Value value : values) {
        const std::size_t counter = counterOf(value);
        if (isWanted[counter] == 0)
            continue;
        for (Wanted &of : wanted) {
            if (of.counter == counter)
                of.near.push_back(value);
        }
    }
    const auto result = [&](Wanted &of) { return valueAt(std::span<Value>(of.near), of.place); };
    return {.p50 = result(wanted[0]), .p90 = result(wanted[1]), .p99 = result(wanted[2])};
}

template <class Value>
Percentiles percentiles(std::span<Value> values)
{
    if (values.empty())
        return {};
    if (values.size() < manyValues)
        return bySorting(values);
    return byCounting(std::span<const Value>(values));
}

} // namespace

std::optional<std::int64_t> nearestRank(std::span<std::int64_t> values, double percent)
{
    if (values.empty())
        return {};
    return valueAt(values, placeOf(percent, values.size()));
}

Percentiles percentilesOf(std::span<std::uint32_t> values)
{
    return percentiles(values);
}

Percentiles percentilesOf(std::span<std::int64_t> values)
{
    return percentiles(values);
}

} // namespace runglass
