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

template <class Item, class RankOf>
void sortByRank(std::vector<Item> &items, RankOf rankOf)
{
    if (items.size() < 2)
        return;
    std::uint64_t lowest = rankOf(items.front());
    std::uint64_t highest = lowest;
    std::uint64_t before = lowest;
    bool isSorted = true;
    for (const Item &item : items) {
        const std::uint64_t rank = rankOf(item);
        isSorted &= before <= rank;
        before = rank;
        lowest = std::min(lowest, rank);
        highest = std::max(highest, rank);
    }
    if (isSorted)
        return;
    if (items.size() < 64) {
        std::stable_sort(items.begin(), items.end(),
                         [&](const Item &a, const Item &b) { return rankOf(a) < rankOf(b); });
        return;
    }
    const int bits = static_cast<int>(std::bit_width(highest - lowest));
    std::vector<Item> other(items.size());
    for (int shift = 0; shift < bits; shift += digitBits) {
        std::array<std::uint32_t, digitMask + 1> next{};
        for (const Item &item : items)
            ++next[(rankOf(item) - lowest) >> shift & digitMask];
        std::uint32_t sum = 0;
        for (std::uint32_t &count : next) {
            const std::uint32_t begin = sum;
            sum += count;
            count = begin;
        }
        for (const Item &item : items)
            other[next[(rankOf(item) - lowest) >> shift & digitMask]++] = item;
        items.swap(other);
    }
}

} // namespace

void radixSort(std::vector<RadixItem> &items)
{
    sortByRank(items, [](const RadixItem &item) { return item.rank; });
}

void radixSortPacked(std::vector<std::uint64_t> &items)
{
    sortByRank(items, [](std::uint64_t item) { return item >> packedValueBits; });
}

} // namespace runglass
