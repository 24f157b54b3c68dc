// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/timestampreader.h"

#include <cstring>

namespace runglass {

namespace {

constexpr std::size_t dateLength = 10;    // 2026-05-14
constexpr std::size_t secondsLength = 20; // 2026-05-14T06:07:27Z
constexpr std::size_t millisLength = 24;  // 2026-05-14T06:07:27.238Z
constexpr std::size_t microsLength = 27;  // 2026-05-14T06:07:27.238927Z
constexpr std::size_t fractionAt = 20;

/// The digits of [at, at + count) as a number; `bad` gets a bit set when one is no digit.
unsigned number(const char *at, std::size_t count, unsigned &bad)
{
    unsigned value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const unsigned digit = static_cast<unsigned char>(at[i]) - unsigned{'0'};
        bad |= static_cast<unsigned>(digit > 9);
        value = value * 10 + digit;
    }
    return value;
}

} // namespace

std::optional<Micros> TimestampReader::read(std::string_view text)
{
    const std::size_t length = text.size();
    if (length != secondsLength && length != millisLength && length != microsLength)
        return parseRfc3339(text);
    const char *t = text.data();
    if (!m_haveDate || std::memcmp(t, m_date.data(), dateLength) != 0) {
        const std::optional<Micros> time = parseRfc3339(text);
        if (time && t[length - 1] == 'Z') {
            std::memcpy(m_date.data(), t, dateLength);
            // Up to a leap second and back the date is the one that was written.
            const std::string midnight = std::string(text.substr(0, dateLength)) + "T00:00:00Z";
            m_midnight = *parseRfc3339(midnight);
            m_haveDate = true;
        }
        return time;
    }

    unsigned bad = 0;
    const unsigned hour = number(t + 11, 2, bad);
    const unsigned minute = number(t + 14, 2, bad);
    const unsigned second = number(t + 17, 2, bad);
    unsigned fraction = 0;
    if (length == millisLength)
        fraction = number(t + fractionAt, 3, bad) * 1000;
    else if (length == microsLength)
        fraction = number(t + fractionAt, 6, bad);
    const bool shape = t[10] == 'T' && t[13] == ':' && t[16] == ':' && t[length - 1] == 'Z' &&
                       (length == secondsLength || t[19] == '.');
    if (bad != 0 || !shape || hour > 23 || minute > 59 || second > 59)
        return parseRfc3339(text);
    return m_midnight + hour * microsPerHour + minute * microsPerMinute + second * microsPerSecond + fraction;
}

} // namespace runglass
