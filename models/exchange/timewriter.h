// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <array>
#include <limits>

namespace runglass {

/// formatRfc3339() for many times of few days: the date is computed once a day. Same text for every time.
class TimeWriter
{
public:
    /// No time is longer, whatever its year.
    static constexpr std::size_t longest = 48;

    /// Writes the time at `to`, where `longest` bytes fit, and returns the end.
    char *write(Micros time, char *to);

private:
    Micros m_midnight = std::numeric_limits<Micros>::max();
    std::array<char, 11> m_date{}; ///< 2026-05-14T
};

} // namespace runglass
