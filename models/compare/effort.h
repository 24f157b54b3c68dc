// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>

namespace runglass {

/// How many steps may still be spent on finding the best alignment of sequences, so that what was made to be
/// hard, or is very large, ends soon all the same. A step takes about a nanosecond or two.
class Effort
{
public:
    static constexpr std::int64_t usual = 60'000'000;

    explicit Effort(std::int64_t steps = usual)
        : m_left(steps)
    {
    }

    /// False when that is more than is left; then nothing is spent.
    bool spend(std::int64_t steps)
    {
        if (steps > m_left)
            return false;
        m_left -= steps;
        return true;
    }
    std::int64_t left() const { return m_left; }

private:
    std::int64_t m_left;
};

} // namespace runglass
