// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <array>
#include <optional>
#include <string_view>

namespace runglass {

/// parseRfc3339() for many times of few days: the usual shape ("…T06:07:27.238Z", three or six digits, UTC)
/// is read without a calendar computation as long as the date is the last one's. Same answers for every text.
class TimestampReader
{
public:
    std::optional<Micros> read(std::string_view text);

private:
    std::array<char, 10> m_date{};
    Micros m_midnight = 0;
    bool m_haveDate = false;
};

} // namespace runglass
