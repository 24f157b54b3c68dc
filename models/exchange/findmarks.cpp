// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/findmarks.h"

#include <bit>

// Highway compiles this file once for each instruction set and picks one at run time.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "exchange/findmarks.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace runglass {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// At most 64 lanes, so that the answer of a vector fits into a word.
using Tag = hn::CappedTag<std::uint8_t, 64>;
constexpr std::size_t wordBytes = 64;

inline std::uint64_t bitsOf(Tag tag, hn::Mask<Tag> mask)
{
    std::uint64_t bits = 0;
    static_assert(std::endian::native == std::endian::little);
    hn::StoreMaskBits(tag, mask, reinterpret_cast<std::uint8_t *>(&bits));
    return bits;
}

/// Writes the positions of the bits; more than there are may be written over, up to wordBytes.
inline std::uint32_t *writePositions(std::uint64_t bits, std::uint32_t base, std::uint32_t *to)
{
    const auto count = static_cast<std::size_t>(std::popcount(bits));
    std::uint32_t *const end = to + count;
    while (bits != 0) {
        *to++ = base + static_cast<std::uint32_t>(std::countr_zero(bits));
        bits &= bits - 1;
    }
    return end;
}

/// Whole words only; returns the end of what was written.
std::uint32_t *scanWords(const char *text, std::size_t words, std::uint32_t offset, const MarkTests &tests,
                         std::uint32_t *to)
{
    const Tag tag;
    const std::size_t lanes = hn::Lanes(tag);
    const auto mask0 = hn::Set(tag, tests.masks[0]);
    const auto mask1 = hn::Set(tag, tests.masks[1]);
    const auto mask2 = hn::Set(tag, tests.masks[2]);
    const auto mask3 = hn::Set(tag, tests.masks[3]);
    const auto mask4 = hn::Set(tag, tests.masks[4]);
    const auto value0 = hn::Set(tag, tests.values[0]);
    const auto value1 = hn::Set(tag, tests.values[1]);
    const auto value2 = hn::Set(tag, tests.values[2]);
    const auto value3 = hn::Set(tag, tests.values[3]);
    const auto value4 = hn::Set(tag, tests.values[4]);
    for (std::size_t word = 0; word < words; ++word) {
        const std::size_t begin = word * wordBytes;
        std::uint64_t bits = 0;
        for (std::size_t lane = 0; lane < wordBytes; lane += lanes) {
            const auto bytes = hn::LoadU(tag, reinterpret_cast<const std::uint8_t *>(text + begin + lane));
            const auto one =
                hn::Or(hn::Eq(hn::Or(bytes, mask0), value0), hn::Eq(hn::Or(bytes, mask1), value1));
            const auto two =
                hn::Or(hn::Eq(hn::Or(bytes, mask2), value2), hn::Eq(hn::Or(bytes, mask3), value3));
            const auto five = hn::Or(hn::Or(one, two), hn::Eq(hn::Or(bytes, mask4), value4));
            bits |= bitsOf(tag, five) << lane;
        }
        to = writePositions(bits, offset + static_cast<std::uint32_t>(begin), to);
    }
    return to;
}

} // namespace HWY_NAMESPACE
} // namespace runglass
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace runglass {

HWY_EXPORT(scanWords);

void findMarks(std::string_view text, std::uint32_t offset, const MarkTests &tests, MarkList &marks)
{
    constexpr std::size_t word = 64;
    constexpr std::size_t wordsAtOnce = 256; // so that the room for the worst case stays small
    const auto scan = [&](const char *from, std::size_t words) {
        std::uint32_t *const to = marks.room(words * word);
        const std::uint32_t *const end = HWY_DYNAMIC_DISPATCH(scanWords)(from, words, offset, tests, to);
        marks.setSize(marks.size() + static_cast<std::size_t>(end - to));
        offset += static_cast<std::uint32_t>(words * word);
    };
    while (text.size() >= word) {
        const std::size_t words = std::min(text.size() / word, wordsAtOnce);
        scan(text.data(), words);
        text.remove_prefix(words * word);
    }
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        bool found = false;
        for (std::size_t i = 0; i < tests.values.size(); ++i)
            found = found || (byte | tests.masks[i]) == tests.values[i];
        if (found) {
            *marks.room(1) = offset;
            marks.setSize(marks.size() + 1);
        }
        ++offset;
    }
}

} // namespace runglass

#endif // HWY_ONCE
