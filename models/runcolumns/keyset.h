// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bitmap/bitmap.h"
#include "runcolumns/runchunk.h"

#include <algorithm>
#include <span>

namespace runglass {

/// Some keys, to be asked for many. A bit for each between the lowest and the highest.
class KeySet
{
public:
    explicit KeySet(std::span<const RunKey> keys)
    {
        if (keys.empty())
            return;
        const auto [lowest, highest] = std::minmax_element(keys.begin(), keys.end());
        m_lowest = *lowest;
        m_bits = Bitmap(std::size_t{*highest - m_lowest} + 1);
        for (const RunKey key : keys)
            m_bits.set(key - m_lowest);
    }

    bool contains(RunKey key) const
    {
        // Below the lowest key the difference wraps around to something large.
        const RunKey bit = key - m_lowest;
        return bit < m_bits.size() && m_bits.test(bit);
    }
    /// Whether one of the keys lies in [lowest, highest].
    bool mayHoldIn(RunKey lowest, RunKey highest) const
    {
        const std::size_t from = lowest > m_lowest ? lowest - m_lowest : 0;
        const auto next = m_bits.next(from);
        return next && *next + m_lowest <= highest;
    }

private:
    RunKey m_lowest = 0;
    Bitmap m_bits;
};

} // namespace runglass
