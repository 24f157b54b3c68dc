// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bitmap/countbits.h"

#include <bit>

// Highway compiles this file once for each instruction set and picks one at run time.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "bitmap/countbits.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace runglass {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Words = hn::ScalableTag<std::uint64_t>;

template <class Load, class Word>
std::size_t countWords(std::size_t size, Load load, Word word)
{
    const Words tag;
    const std::size_t lanes = hn::Lanes(tag);
    auto sum = hn::Zero(tag);
    std::size_t at = 0;
    for (; at + lanes <= size; at += lanes)
        sum = hn::Add(sum, hn::PopulationCount(load(tag, at)));
    std::size_t count = hn::GetLane(hn::SumOfLanes(tag, sum));
    for (; at < size; ++at)
        count += static_cast<std::size_t>(std::popcount(word(at)));
    return count;
}

std::size_t countOne(const std::uint64_t *a, std::size_t size)
{
    return countWords(
        size, [=](Words tag, std::size_t at) HWY_ATTR { return hn::LoadU(tag, a + at); },
        [=](std::size_t at) { return a[at]; });
}

std::size_t countBoth(const std::uint64_t *a, const std::uint64_t *b, std::size_t size)
{
    return countWords(
        size,
        [=](Words tag, std::size_t at)
            HWY_ATTR { return hn::And(hn::LoadU(tag, a + at), hn::LoadU(tag, b + at)); },
        [=](std::size_t at) { return a[at] & b[at]; });
}

} // namespace HWY_NAMESPACE
} // namespace runglass
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace runglass {

HWY_EXPORT(countOne);
HWY_EXPORT(countBoth);

std::size_t countBits(std::span<const std::uint64_t> words)
{
    return HWY_DYNAMIC_DISPATCH(countOne)(words.data(), words.size());
}

std::size_t countCommonBits(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b)
{
    return HWY_DYNAMIC_DISPATCH(countBoth)(a.data(), b.data(), a.size());
}

} // namespace runglass
#endif
