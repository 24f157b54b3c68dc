// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/radixsort.h"

#include <algorithm>
#include <array>
#include <bit>

namespace runglass {

namespace {

constexpr int digitBits = 11;
constexpr std::uint64_t digitMask = (1U << digitBits) - 1;

} // namespace

void radixSort(std::vector<RadixItem> &items)
{
    if (items.size() < 2)
        return;
    std::uint64_t lowest = items.front().rank;
    std::uint64_t highest = lowest;
    bool isSorted = true;
    std::uint64_t before = lowest;
    for (const RadixItem &item : items) {
        isSorted &= before <= item.rank;
        before = item.rank;
        lowest = std::min(lowest, item.rank);
        highest = std::max(highest, item.rank);
    }
    if (isSorted)
        return;
    if (items.size() < 64) {
        std::stable_sort(items.begin(), items.end(),
                         [](const RadixItem &a, const RadixItem &b) { return a.rank < b.rank; });
        return;
    }
    const int bits = static_cast<int>(std::bit_width(highest - lowest));
    std::vector<RadixItem> other(items.size());
    for (int shift = 0; shift < bits; shift += digitBits) {
        std::array<std::uint32_t, digitMask + 1> next{};
        for (const RadixItem &item : items)
            ++next[(item.rank - lowest) >> shift & digitMask];
        std::uint32_t sum = 0;
        for (std::uint32_t &count : next) {
            const std::uint32_t begin = sum;
            sum += count;
            count = begin;
        }
        for (const RadixItem &item : items)
            other[next[(item.rank - lowest) >> shift & digitMask]++] = item;
        items.swap(other);
    }
}

} // namespace runglass
