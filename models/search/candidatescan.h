// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "search/bytescan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace runglass {

/// Calls visit(position) for the positions `pair` accepts, ascending, at which `extent` bytes still fit;
/// `extent` is above both offsets.
///
/// visit returns the next position it cares about, above the one it got; text.size() ends the scan. What lies
/// between costs next to nothing.
template <class Visit>
void forEachCandidate(std::string_view text, const BytePair &pair, std::size_t extent, Visit &&visit)
{
    if (text.size() < extent)
        return;
    const std::size_t end = text.size() - extent + 1;
    std::array<std::uint64_t, scanStep / 64> words;
    std::size_t wanted = 0;
    for (std::size_t base = 0; base < end; base = std::max(base + scanStep, wanted)) {
        std::uint64_t filled =
            scanBytes(text.data() + base, std::min(scanStep, end - base), pair, words.data());
        for (; filled != 0; filled &= filled - 1) {
            const auto word = static_cast<std::size_t>(std::countr_zero(filled));
            const std::size_t first = base + word * 64;
            std::uint64_t bits = words[word];
            while (bits != 0) {
                if (wanted > first) {
                    const std::size_t passed = wanted - first;
                    bits = passed < 64 ? bits >> passed << passed : 0;
                    if (bits == 0)
                        break;
                }
                wanted = visit(first + static_cast<std::size_t>(std::countr_zero(bits)));
            }
        }
    }
}

} // namespace runglass
