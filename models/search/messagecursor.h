// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace runglass {

/// Tells in which message of a block a position lies, for positions that ascend.
class MessageCursor
{
public:
    /// As in TextBlock, of one message at least.
    explicit MessageCursor(std::span<const std::uint32_t> offsets)
        : m_begins(offsets.first(offsets.size() - 1))
    {
    }

    /// The last message that begins at or before `position`.
    std::size_t advanceTo(std::size_t position)
    {
        // Where nearly every message has a hit, the next one is the answer.
        if (m_index + 2 < m_begins.size() && m_begins[m_index + 1] <= position &&
            position < m_begins[m_index + 2])
            return ++m_index;
        while (m_index + window < m_begins.size() && m_begins[m_index + window] <= position)
            m_index += window;
        // Bisection without branches: the outcome of each step is a coin toss, and a wrong guess of the
        // processor costs more than all steps together.
        for (std::size_t step = window / 2; step > 0; step /= 2) {
            const std::size_t ahead = std::min(m_index + step, m_begins.size() - 1);
            m_index = m_begins[ahead] <= position ? ahead : m_index;
        }
        return m_index;
    }

private:
    static constexpr std::size_t window = 32;

    std::span<const std::uint32_t> m_begins;
    std::size_t m_index = 0;
};

} // namespace runglass
