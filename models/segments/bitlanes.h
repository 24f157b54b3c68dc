// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "segments/bytes.h"

#include <array>

namespace runglass {

/// 256 values of up to 32 bits in eight lanes; see PackedColumn.
inline constexpr std::size_t laneCount = 8;
inline constexpr std::size_t valuesPerBlock = 256;

/// Bytes that 256 values of `width` bits take.
constexpr std::size_t lanesSize(unsigned width)
{
    return valuesPerBlock / 8 * width;
}

/// Appends 256 values, all below 2^width.
void packLanes(const std::array<std::uint32_t, valuesPerBlock> &values, unsigned width, ByteVector &to);

/// `bytes` has lanesSize(width) bytes and width is at most 32.
void unpackLanes(ByteSpan bytes, unsigned width, std::array<std::uint32_t, valuesPerBlock> &values);

/// One value of the 256.
std::uint32_t laneValue(ByteSpan bytes, unsigned width, std::size_t position);

} // namespace runglass
