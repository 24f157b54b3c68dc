// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/samenumber.h"

#include <cstdint>
#include <optional>
#include <string>

namespace runglass {

namespace {

/// A number as its digits without zeros at either end, times ten to the exponent.
struct Decimal
{
    bool isNegative = false;
    std::string digits; ///< empty: zero
    std::int64_t exponent = 0;

    friend bool operator==(const Decimal &, const Decimal &) = default;
};

std::optional<std::int64_t> exponentOf(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    while (text.size() > 1 && text.front() == '0')
        text.remove_prefix(1);
    constexpr std::size_t mostDigits = 17;
    if (text.size() > mostDigits)
        return std::nullopt;
    std::int64_t value = 0;
    for (const char digit : text)
        value = value * 10 + (digit - '0');
    return negative ? -value : value;
}

std::optional<Decimal> decimalOf(std::string_view text)
{
    Decimal decimal;
    if (text.starts_with('-')) {
        decimal.isNegative = true;
        text.remove_prefix(1);
    }
    if (const std::size_t e = text.find_first_of("eE"); e != std::string_view::npos) {
        const auto exponent = exponentOf(text.substr(e + 1));
        if (!exponent)
            return std::nullopt;
        decimal.exponent = *exponent;
        text = text.substr(0, e);
    }
    if (const std::size_t point = text.find('.'); point != std::string_view::npos) {
        decimal.digits.assign(text.substr(0, point));
        decimal.digits.append(text.substr(point + 1));
        decimal.exponent -= static_cast<std::int64_t>(text.size() - point - 1);
    } else {
        decimal.digits.assign(text);
    }
    while (!decimal.digits.empty() && decimal.digits.back() == '0') {
        decimal.digits.pop_back();
        ++decimal.exponent;
    }
    decimal.digits.erase(0, decimal.digits.find_first_not_of('0'));
    if (decimal.digits.empty())
        return Decimal{};
    return decimal;
}

} // namespace

bool isSameNumber(std::string_view left, std::string_view right)
{
    if (left == right)
        return true;
    const auto decimal = decimalOf(left);
    return decimal && decimal == decimalOf(right);
}

} // namespace runglass
