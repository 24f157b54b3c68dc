// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace runglass::entrybits {

inline bool any(std::span<const std::uint64_t> bits)
{
    return std::any_of(bits.begin(), bits.end(), [](std::uint64_t word) { return word != 0; });
}

inline std::size_t count(std::span<const std::uint64_t> bits)
{
    std::size_t sum = 0;
    for (const std::uint64_t word : bits)
        sum += static_cast<std::size_t>(std::popcount(word));
    return sum;
}

inline void clear(std::span<std::uint64_t> bits)
{
    std::fill(bits.begin(), bits.end(), 0);
}

/// Words of `count` bits, those in [begin, end) set.
inline void setRange(std::vector<std::uint64_t> &bits, std::size_t count, std::size_t begin, std::size_t end)
{
    bits.assign((count + 63) / 64, 0);
    for (std::size_t word = begin / 64; begin < end && word <= (end - 1) / 64; ++word) {
        std::uint64_t value = ~std::uint64_t{0};
        if (word == begin / 64)
            value &= ~std::uint64_t{0} << (begin % 64);
        if (word == (end - 1) / 64)
            value &= ~std::uint64_t{0} >> (63 - (end - 1) % 64);
        bits[word] = value;
    }
}

/// Calls visit(place) for every bit that is set, ascending.
template <class Visit>
void forEach(std::span<const std::uint64_t> bits, Visit &&visit)
{
    for (std::size_t word = 0; word < bits.size(); ++word) {
        for (std::uint64_t left = bits[word]; left != 0; left &= left - 1)
            visit(word * 64 + static_cast<std::size_t>(std::countr_zero(left)));
    }
}

/// Clears the bits that are set and for whose place `keep` is false.
template <class Keep>
void keepIf(std::span<std::uint64_t> bits, Keep &&keep)
{
    for (std::size_t word = 0; word < bits.size(); ++word) {
        std::uint64_t kept = 0;
        for (std::uint64_t left = bits[word]; left != 0; left &= left - 1) {
            const auto bit = static_cast<std::size_t>(std::countr_zero(left));
            kept |= std::uint64_t{keep(word * 64 + bit)} << bit;
        }
        bits[word] = kept;
    }
}

/// Clears the bits of the `count` places for which `test` is false; made for tests without branches, which it
/// makes of all places of a word that has a bit set.
template <class Test>
void keepWhere(std::span<std::uint64_t> bits, std::size_t count, Test &&test)
{
    for (std::size_t word = 0; word < bits.size(); ++word) {
        if (bits[word] == 0)
            continue;
        const std::size_t first = word * 64;
        const std::size_t size = std::min<std::size_t>(64, count - first);
        std::uint64_t passed = 0;
        for (std::size_t i = 0; i < size; ++i)
            passed |= std::uint64_t{test(first + i)} << i;
        bits[word] &= passed;
    }
}

} // namespace runglass::entrybits
