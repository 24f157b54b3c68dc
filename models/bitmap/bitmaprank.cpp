// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bitmap/bitmaprank.h"

#include "bitmap/countbits.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

namespace runglass {

namespace {

constexpr std::size_t wordsPerBlock = 8;

std::size_t onesIn(std::uint64_t word)
{
    return static_cast<std::size_t>(std::popcount(word));
}

} // namespace

BitmapRank::BitmapRank(std::shared_ptr<const Bitmap> bitmap)
    : m_bitmap(std::move(bitmap))
{
    const std::span<const std::uint64_t> words = m_bitmap->words();
    m_before.reserve(words.size() / wordsPerBlock + 2);
    std::uint64_t sum = 0;
    for (std::size_t word = 0; word < words.size(); word += wordsPerBlock) {
        m_before.push_back(sum);
        sum += countBits(words.subspan(word, std::min(wordsPerBlock, words.size() - word)));
    }
    m_before.push_back(sum);
}

std::size_t BitmapRank::rank(std::size_t position) const
{
    assert(position <= m_bitmap->size());
    if (position == m_bitmap->size())
        return count();
    const std::span<const std::uint64_t> words = m_bitmap->words();
    const std::size_t last = position / 64;
    const std::size_t block = last / wordsPerBlock;
    std::size_t rank = m_before[block];
    for (std::size_t word = block * wordsPerBlock; word < last; ++word)
        rank += onesIn(words[word]);
    return rank + onesIn(words[last] & ((std::uint64_t{1} << (position % 64)) - 1));
}

std::size_t BitmapRank::select(std::size_t rank) const
{
    assert(rank < count());
    const auto after = std::upper_bound(m_before.begin(), m_before.end(), rank);
    const auto block = static_cast<std::size_t>(after - m_before.begin()) - 1;
    const std::span<const std::uint64_t> words = m_bitmap->words();
    std::size_t left = rank - m_before[block];
    std::size_t word = block * wordsPerBlock;
    for (std::size_t ones = onesIn(words[word]); ones <= left; ones = onesIn(words[word])) {
        left -= ones;
        ++word;
    }
    std::uint64_t bits = words[word];
    for (; left != 0; --left)
        bits &= bits - 1;
    return word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
}

} // namespace runglass
