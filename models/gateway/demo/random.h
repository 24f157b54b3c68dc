// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace runglass::gateway {

/// A small generator of random numbers whose sequence is the same on every machine, unlike the distributions
/// of the standard library. SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators,
/// 2014).
class Random
{
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }
    /// An independent sequence for each combination.
    static Random of(std::uint64_t seed, std::string_view name, std::int64_t number);

    std::uint64_t next();
    /// In [0, 1).
    double uniform();
    /// In [0, bound); `bound` is at least 1.
    std::int64_t below(std::int64_t bound);
    std::int64_t between(std::int64_t least, std::int64_t most) { return least + below(most - least + 1); }
    bool chance(double probability) { return uniform() < probability; }
    /// Standard normal (Box and Muller).
    double normal();
    /// How many events happen where `expected` do on average.
    std::int64_t poisson(double expected);
    /// Time to the next event where one comes per unit on average.
    double exponential();
    template <class Item>
    const Item &pick(std::span<const Item> items)
    {
        return items[static_cast<std::size_t>(below(static_cast<std::int64_t>(items.size())))];
    }
    std::string hex(int digits);
    /// Version 4 (RFC 9562).
    std::string uuid();
    /// Version 7: sorts by time.
    std::string uuid(Micros time);

private:
    std::uint64_t m_state;
};

} // namespace runglass::gateway
