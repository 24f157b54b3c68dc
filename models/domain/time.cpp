// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "domain/time.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace runglass {

namespace {

/// Reads exactly `count` decimal digits at `at`; -1 when there are fewer.
int digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool isAt(std::string_view text, std::size_t at, char c)
{
    return at < text.size() && text[at] == c;
}

} // namespace

Micros nowMicros()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

std::optional<Micros> parseRfc3339(std::string_view text)
{
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    if (year < 0 || month < 0 || day < 0 || hour < 0 || minute < 0 || second < 0)
        return {};
    if (!isAt(text, 4, '-') || !isAt(text, 7, '-') || !isAt(text, 13, ':') || !isAt(text, 16, ':'))
        return {};
    if (!isAt(text, 10, 'T') && !isAt(text, 10, 't') && !isAt(text, 10, ' '))
        return {};
    if (hour > 23 || minute > 59 || second > 60)
        return {};

    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok())
        return {};

    std::size_t at = 19;
    Micros fraction = 0;
    if (isAt(text, at, '.')) {
        ++at;
        const std::size_t first = at;
        Micros unit = 100'000;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
            fraction += unit * (text[at] - '0');
            unit /= 10;
            ++at;
        }
        if (at == first || at - first > 9)
            return {};
    }

    Micros offset = 0;
    if (isAt(text, at, 'Z') || isAt(text, at, 'z')) {
        ++at;
    } else if (isAt(text, at, '+') || isAt(text, at, '-')) {
        const int offsetHour = digits(text, at + 1, 2);
        const int offsetMinute = digits(text, at + 4, 2);
        if (offsetHour < 0 || offsetHour > 23 || offsetMinute < 0 || offsetMinute > 59 ||
            !isAt(text, at + 3, ':'))
            return {};
        offset = offsetHour * microsPerHour + offsetMinute * microsPerMinute;
        if (text[at] == '-')
            offset = -offset;
        at += 6;
    } else {
        return {};
    }
    if (at != text.size())
        return {};

    const Micros days = sys_days(date).time_since_epoch().count();
    return days * microsPerDay + hour * microsPerHour + minute * microsPerMinute + second * microsPerSecond +
           fraction - offset;
}

std::string formatRfc3339(Micros time)
{
    using namespace std::chrono;
    const sys_time<microseconds> point{microseconds(time)};
    const auto midnight = floor<days>(point);
    const year_month_day date(midnight);
    const hh_mm_ss clock(point - midnight);
    const auto fraction = static_cast<int>(clock.subseconds().count());

    std::array<char, 48> text{};
    int length =
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.",
                      static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                      static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                      static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    const auto rest = text.size() - static_cast<std::size_t>(length);
    if (fraction % microsPerMillisecond == 0)
        length += std::snprintf(text.data() + length, rest, "%03dZ", fraction / 1000);
    else
        length += std::snprintf(text.data() + length, rest, "%06dZ", fraction);
    return {text.data(), static_cast<std::size_t>(length)};
}

} // namespace runglass
