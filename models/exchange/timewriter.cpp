// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/timewriter.h"

#include <cstring>

namespace runglass {

namespace {

constexpr auto pairs = [] {
    std::array<char, 200> digits{};
    for (std::size_t i = 0; i < 100; ++i) {
        digits[i * 2] = static_cast<char>('0' + i / 10);
        digits[i * 2 + 1] = static_cast<char>('0' + i % 10);
    }
    return digits;
}();

char *writePair(std::uint32_t number, char *to)
{
    std::memcpy(to, pairs.data() + std::size_t{number} * 2, 2);
    return to + 2;
}

char *writeTriple(std::uint32_t number, char *to)
{
    *to = static_cast<char>('0' + number / 100);
    return writePair(number % 100, to + 1);
}

constexpr std::size_t millisLength = std::string_view("2026-05-14T06:07:27.238Z").size();
constexpr std::size_t microsLength = std::string_view("2026-05-14T06:07:27.238927Z").size();

} // namespace

char *TimeWriter::write(Micros time, char *to)
{
    // Unsigned, so that a time before the day is beyond it too, and nothing overflows.
    const std::uint64_t ofDay = static_cast<std::uint64_t>(time) - static_cast<std::uint64_t>(m_midnight);
    if (ofDay >= static_cast<std::uint64_t>(microsPerDay)) {
        const std::string text = formatRfc3339(time);
        std::memcpy(to, text.data(), text.size());
        const bool usual = text[4] == '-' && (text.size() == millisLength || text.size() == microsLength);
        if (usual) {
            const Micros rest = time % microsPerDay;
            m_midnight = time - (rest < 0 ? rest + microsPerDay : rest);
            std::memcpy(m_date.data(), text.data(), m_date.size());
        }
        return to + text.size();
    }
    std::memcpy(to, m_date.data(), m_date.size());
    to += m_date.size();
    const auto seconds = static_cast<std::uint32_t>(ofDay / microsPerSecond);
    const auto fraction = static_cast<std::uint32_t>(ofDay % microsPerSecond);
    to = writePair(seconds / 3600, to);
    *to++ = ':';
    to = writePair(seconds / 60 % 60, to);
    *to++ = ':';
    to = writePair(seconds % 60, to);
    *to++ = '.';
    to = writeTriple(fraction / 1000, to);
    if (fraction % 1000 != 0)
        to = writeTriple(fraction % 1000, to);
    *to++ = 'Z';
    return to;
}

} // namespace runglass
