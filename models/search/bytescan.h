// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace runglass {

/// Accepts the bytes for which (byte | mask) == value. With mask 0x20 both cases of an ASCII letter.
struct ByteTest
{
    std::uint8_t mask = 0;
    std::uint8_t value = 0; ///< holds every bit of mask

    bool accepts(std::uint8_t byte) const { return (byte | mask) == value; }
};

/// Two tests at fixed distances from a position: what a match there cannot do without.
struct BytePair
{
    ByteTest first;
    std::size_t firstOffset = 0;
    ByteTest second;
    std::size_t secondOffset = 0;
    bool either = false; ///< one of the two is enough; else both

    bool accepts(const char *position) const
    {
        const bool one = first.accepts(static_cast<std::uint8_t>(position[firstOffset]));
        const bool two = second.accepts(static_cast<std::uint8_t>(position[secondOffset]));
        return either ? one || two : one && two;
    }
};

/// Positions that one call of scanBytes() looks at, at most: one bit of its result per word of 64 positions.
inline constexpr std::size_t scanStep = 4096;

/// Sets bit p % 64 of words[p / 64] where `pair` accepts text + p, for every p < count; count is at most
/// scanStep. Bits from count on are cleared up to the end of the last word.
///
/// Returns which words are not zero. Reads text up to count - 1 plus the larger offset, and no byte more.
/// Runs on the widest vectors the processor has (Google Highway, chosen at run time).
std::uint64_t scanBytes(const char *text, std::size_t count, const BytePair &pair, std::uint64_t *words);

/// Whether a byte above 0x7F is in the text.
bool hasNonAscii(std::string_view text);

} // namespace runglass
