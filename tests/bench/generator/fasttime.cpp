// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "generator/fasttime.h"

#include <array>

namespace runglass::generator {

void FastTime::append(Micros time, std::string &text)
{
    const std::int64_t day = time / microsPerDay;
    if (day != m_day || m_date.empty()) {
        m_day = day;
        m_date = formatRfc3339(day * microsPerDay).substr(0, 11);
    }
    std::array<char, 16> clock{'0', '0', ':', '0', '0', ':', '0', '0',
                               '.', '0', '0', '0', '0', '0', '0', 'Z'};
    std::int64_t rest = time % microsPerDay;
    const auto put = [&clock](std::size_t last, int digits, std::int64_t value) {
        for (int i = 0; i < digits; ++i, value /= 10)
            clock[last - static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
    };
    put(14, 6, rest % microsPerSecond);
    rest /= microsPerSecond;
    put(7, 2, rest % 60);
    put(4, 2, rest / 60 % 60);
    put(1, 2, rest / 3600);
    text += m_date;
    text.append(clock.data(), clock.size());
}

} // namespace runglass::generator
