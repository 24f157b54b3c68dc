// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/bitlanes.h"

#include <utility>

namespace runglass {

namespace {

using Lanes = std::array<std::uint32_t, laneCount>;

constexpr std::uint32_t maskOf(unsigned width)
{
    return width == 32 ? ~0U : (1U << width) - 1;
}

Lanes loadLanes(const std::byte *from, unsigned word)
{
    Lanes lanes;
    std::memcpy(lanes.data(), from + word * sizeof(Lanes), sizeof(Lanes));
    return lanes;
}

/// The row of eight values that begins at bit Row * Width of each lane.
template <unsigned Width, unsigned Row>
inline void unpackRow(const std::byte *from, std::uint32_t *to)
{
    constexpr unsigned bit = Row * Width;
    constexpr unsigned word = bit / 32;
    constexpr unsigned shift = bit % 32;
    const Lanes first = loadLanes(from, word);
    Lanes row;
    if constexpr (shift + Width <= 32) {
        for (std::size_t lane = 0; lane < laneCount; ++lane)
            row[lane] = first[lane] >> shift & maskOf(Width);
    } else {
        const Lanes second = loadLanes(from, word + 1);
        for (std::size_t lane = 0; lane < laneCount; ++lane)
            row[lane] = (first[lane] >> shift | second[lane] << (32 - shift)) & maskOf(Width);
    }
    std::memcpy(to + Row * laneCount, row.data(), sizeof(row));
}

template <unsigned Width>
void unpackBlock(const std::byte *from, std::uint32_t *to)
{
    [&]<unsigned... Row>(std::integer_sequence<unsigned, Row...>)
    {
        (unpackRow<Width, Row>(from, to), ...);
    }
    (std::make_integer_sequence<unsigned, valuesPerBlock / laneCount>());
}

template <>
void unpackBlock<0>(const std::byte *, std::uint32_t *to)
{
    std::memset(to, 0, valuesPerBlock * sizeof(std::uint32_t));
}

using Unpack = void (*)(const std::byte *, std::uint32_t *);

template <unsigned... Width>
constexpr std::array<Unpack, sizeof...(Width)> unpackers(std::integer_sequence<unsigned, Width...>)
{
    return {&unpackBlock<Width>...};
}

constexpr auto unpackByWidth = unpackers(std::make_integer_sequence<unsigned, 33>());

} // namespace

void packLanes(const std::array<std::uint32_t, valuesPerBlock> &values, unsigned width, ByteVector &to)
{
    const std::size_t start = to.size();
    to.resize(start + lanesSize(width));
    if (width == 0)
        return;
    Lanes word{};
    unsigned filled = 0;
    std::size_t written = start;
    for (std::size_t row = 0; row < valuesPerBlock / laneCount; ++row) {
        const std::uint32_t *from = values.data() + row * laneCount;
        for (std::size_t lane = 0; lane < laneCount; ++lane)
            word[lane] |= from[lane] << filled;
        filled += width;
        if (filled < 32)
            continue;
        storeAt(to, written, word);
        written += sizeof(word);
        filled -= 32;
        for (std::size_t lane = 0; lane < laneCount; ++lane)
            word[lane] = filled == 0 ? 0 : from[lane] >> (width - filled);
    }
}

void unpackLanes(ByteSpan bytes, unsigned width, std::array<std::uint32_t, valuesPerBlock> &values)
{
    unpackByWidth[width](bytes.data(), values.data());
}

std::uint32_t laneValue(ByteSpan bytes, unsigned width, std::size_t position)
{
    if (width == 0)
        return 0;
    const std::size_t bit = position / laneCount * width;
    const std::size_t word = bit / 32;
    const std::size_t shift = bit % 32;
    const auto wordAt = [&](std::size_t index) {
        return loadAt<std::uint32_t>(bytes,
                                     (index * laneCount + position % laneCount) * sizeof(std::uint32_t));
    };
    std::uint64_t pair = wordAt(word);
    if (shift + width > 32)
        pair |= std::uint64_t{wordAt(word + 1)} << 32;
    return static_cast<std::uint32_t>(pair >> shift) & maskOf(width);
}

} // namespace runglass
