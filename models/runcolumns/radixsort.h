// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>
#include <vector>

namespace runglass {

/// Something to be sorted by a number, and what it stands for.
struct RadixItem
{
    std::uint64_t rank = 0;
    std::uint32_t value = 0;
};

/// Sorts by rank, ascending; items of equal rank keep their order. Linear in the items and in the bits by
/// which the ranks differ.
///
/// Method: least significant digit first, 11 bits at a time, digits that all have in common skipped.
/// (D. E. Knuth, The Art of Computer Programming, volume 3, section 5.2.5, algorithm R.)
void radixSort(std::vector<RadixItem> &items);

/// The same for items that are one number: the rank in the upper 40 bits, below it the value.
void radixSortPacked(std::vector<std::uint64_t> &items);
inline constexpr int packedValueBits = 24;

} // namespace runglass
