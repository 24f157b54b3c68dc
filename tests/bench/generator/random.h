// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>

namespace runglass::generator {

/// A number that depends on nothing but its arguments, so that every record can be made on its own and in any
/// order. The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators,
/// 2014).
constexpr std::uint64_t hashed(std::uint64_t seed, std::uint64_t stream, std::uint64_t index)
{
    std::uint64_t z = seed + stream * 0xd1b54a32d192ed03ULL + (index + 1) * 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
}

/// Hands out the bits of one record's numbers, one draw after the other.
class Draws
{
public:
    constexpr Draws(std::uint64_t seed, std::uint64_t stream, std::uint64_t index)
        : m_state(hashed(seed, stream, index))
    {
    }

    constexpr std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        return hashed(m_state, 0, 0);
    }
    /// In [0, limit), for limits far below 2^32.
    constexpr std::uint32_t below(std::uint32_t limit)
    {
        return static_cast<std::uint32_t>(((next() >> 32U) * limit) >> 32U);
    }

private:
    std::uint64_t m_state;
};

} // namespace runglass::generator
