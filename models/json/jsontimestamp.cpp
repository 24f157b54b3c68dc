// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsontimestamp.h"

#include "json/jsonscan.h"

#include <algorithm>
#include <string>

namespace runglass {

namespace {

using jsonscan::isDigit;

/// Whether `text` begins as a pattern says, in which 0 stands for any digit.
bool beginsLike(std::string_view text, std::string_view pattern)
{
    return text.size() >= pattern.size() &&
           std::equal(pattern.begin(), pattern.end(), text.begin(),
                      [](char p, char c) { return p == '0' ? isDigit(c) : p == c; });
}

/// An offset as RFC 3339 writes it; empty when it is none.
std::string strictOffset(std::string_view offset)
{
    if (offset.empty() || offset == "Z" || offset == "z")
        return "Z";
    if (offset.front() != '+' && offset.front() != '-')
        return {};
    const std::string sign(1, offset.front());
    offset.remove_prefix(1);
    const bool hours = beginsLike(offset, "00");
    if (hours && offset.size() == 2)
        return sign + std::string(offset) + ":00";
    if (beginsLike(offset, "0000") && offset.size() == 4)
        return sign + std::string(offset.substr(0, 2)) + ":" + std::string(offset.substr(2));
    return beginsLike(offset, "00:00") && offset.size() == 5 ? sign + std::string(offset) : std::string();
}

} // namespace

std::optional<Micros> timestampInString(std::string_view text)
{
    constexpr std::size_t longest = 40;
    if (text.size() > longest || !beginsLike(text, "0000-00-00"))
        return std::nullopt;
    std::string strict(text.substr(0, 10));
    std::string_view rest = text.substr(10);
    if (rest.empty())
        return parseRfc3339(strict + "T00:00:00Z");
    if ((rest.front() != 'T' && rest.front() != 't' && rest.front() != ' ') ||
        !beginsLike(rest.substr(1), "00:00"))
        return std::nullopt;
    strict += 'T' + std::string(rest.substr(1, 5));
    rest.remove_prefix(6);
    if (beginsLike(rest, ":00")) {
        strict += rest.substr(0, 3);
        rest.remove_prefix(3);
    } else {
        strict += ":00";
    }
    if (!rest.empty() && (rest.front() == '.' || rest.front() == ',')) {
        std::size_t digits = 1;
        while (digits < rest.size() && isDigit(rest[digits]))
            ++digits;
        strict += '.' + std::string(rest.substr(1, digits - 1));
        rest.remove_prefix(digits);
    }
    if (!rest.empty() && rest.front() == ' ')
        rest.remove_prefix(1);
    const std::string offset = strictOffset(rest);
    return offset.empty() ? std::nullopt : parseRfc3339(strict + offset);
}

std::optional<Micros> timestampInNumber(std::string_view text)
{
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction = point < text.size() ? text.substr(point + 1) : std::string_view();
    if (!std::all_of(whole.begin(), whole.end(), isDigit) ||
        !std::all_of(fraction.begin(), fraction.end(), isDigit))
        return std::nullopt;
    // The digits of seconds since 1970 in this century are ten, from 2001 to 2286.
    constexpr std::size_t secondDigits = 10;
    if (whole.size() != 10 && whole.size() != 13 && whole.size() != 16 && whole.size() != 19)
        return std::nullopt;
    if (!fraction.empty() && whole.size() > 13)
        return std::nullopt;
    std::string digits(whole);
    digits += fraction;
    digits.resize(secondDigits + 6, '0');
    Micros time = 0;
    for (const char digit : digits)
        time = time * 10 + (digit - '0');
    constexpr Micros from = 978'307'200 * microsPerSecond; // 2001-01-01
    constexpr Micros to = 4'102'444'800 * microsPerSecond; // 2100-01-01
    return time >= from && time < to ? std::optional(time) : std::nullopt;
}

} // namespace runglass
