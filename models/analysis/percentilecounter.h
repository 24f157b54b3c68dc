// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "analysis/percentile.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace runglass {

/// Finds exact percentiles of many numbers without keeping them: looks at all of them twice.
///
///     for (value : values) counter.add(value);
///     counter.beginSecondLook();
///     for (value : values) counter.addAgain(value);
///     counter.take();
///
/// The first look counts by the leading bits of each number, with a precision of 2^-bits of its size, as an
/// HDR histogram does (G. Tene, hdrhistogram.org); the second keeps those that share them with a percentile.
class PercentileCounter
{
public:
    explicit PercentileCounter(int precisionBits);

    void add(std::uint32_t value) { ++m_counters[counterOf(value)]; }
    void beginSecondLook();
    void addAgain(std::uint32_t value)
    {
        const std::size_t counter = counterOf(value);
        if (m_isWanted[counter] != 0)
            keep(counter, value);
    }
    /// Nearest-rank; nothing when no number was added. Begins anew.
    Percentiles take();

private:
    struct Wanted
    {
        std::size_t counter = 0;
        std::size_t place = 0; ///< among the numbers of that counter
        std::vector<std::uint32_t> values;
    };

    std::size_t counterOf(std::uint32_t value) const
    {
        const int shift = static_cast<int>(std::bit_width(value | m_lowest)) - 1 - m_bits;
        return (static_cast<std::size_t>(shift) << m_bits) + (value >> shift);
    }
    void keep(std::size_t counter, std::uint32_t value);

    int m_bits;
    std::uint32_t m_lowest; ///< numbers below twice this have a counter each
    std::vector<std::uint32_t> m_counters;
    std::vector<std::uint8_t> m_isWanted;
    std::array<Wanted, 3> m_wanted;
    std::size_t m_count = 0;
};

} // namespace runglass
