// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compare/sequencealignment.h"

#include <algorithm>
#include <vector>

namespace runglass {

/// Pairs things of two short lists in order, so that the sum of weights is greatest; a weight of 0 is never
/// paired. `weight(left, right)` is called for each combination once: its time and the memory are
/// proportional to left times right.
template <class Weight>
std::vector<IndexPair> pairInOrder(std::uint32_t left, std::uint32_t right, Weight weight)
{
    const std::size_t width = std::size_t(right) + 1;
    std::vector<std::int32_t> best((std::size_t(left) + 1) * width, 0);
    std::vector<std::int32_t> weights(std::size_t(left) * right);
    for (std::uint32_t l = 0; l < left; ++l) {
        for (std::uint32_t r = 0; r < right; ++r) {
            const std::int32_t own = weights[std::size_t(l) * right + r] = weight(l, r);
            const std::size_t at = (std::size_t(l) + 1) * width + r + 1;
            best[at] = std::max({best[at - 1], best[at - width], best[at - width - 1] + own});
        }
    }
    std::vector<IndexPair> pairs;
    for (std::uint32_t l = left, r = right; l > 0 && r > 0;) {
        const std::size_t at = std::size_t(l) * width + r;
        const std::int32_t own = weights[std::size_t(l - 1) * right + r - 1];
        if (own > 0 && best[at] == best[at - width - 1] + own) {
            pairs.push_back({--l, --r});
        } else if (best[at] == best[at - 1]) {
            --r;
        } else {
            --l;
        }
    }
    std::ranges::reverse(pairs);
    return pairs;
}

} // namespace runglass
