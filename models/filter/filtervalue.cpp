// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filtervalue.h"

#include "filter/asciicase.h"
#include "filter/filterlabel.h"
#include "filter/filteroperators.h"

#include <QCoreApplication>

#include <array>
#include <charconv>
#include <optional>
#include <string>

namespace runglass {

namespace {

struct FilterValueText
{
    Q_DECLARE_TR_FUNCTIONS(runglass::FilterValueText)
};

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

UserError error(const QString &message, const QString &help)
{
    return {.message = message, .reason = {}, .help = help};
}

std::optional<std::int64_t> integer(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size())
        return {};
    return number;
}

struct Unit
{
    std::string_view name;
    std::int64_t ms;
};

constexpr std::array units{Unit{"ms", 1}, Unit{"s", 1'000}, Unit{"m", 60'000}, Unit{"h", 3'600'000}};

QString durationHelp()
{
    return FilterValueText::tr("Write a number and its unit, such as 250ms, 2s or 1.5m.");
}

/// whole.fraction units in milliseconds; none when it is not exact or too large.
std::optional<std::int64_t> scaled(std::string_view whole, std::string_view fraction, std::int64_t unit)
{
    // Zeros at the end mean nothing; more than six digits are finer than a millisecond of any unit.
    while (fraction.ends_with('0'))
        fraction.remove_suffix(1);
    if (fraction.size() > 6)
        return {};
    std::int64_t scale = 1;
    for (std::size_t i = 0; i < fraction.size(); ++i)
        scale *= 10;
    const auto high = integer(whole);
    const auto low = fraction.empty() ? std::optional<std::int64_t>(0) : integer(fraction);
    if (!high || !low || *low * unit % scale != 0)
        return {};
    const bool negative = whole.starts_with('-');
    std::int64_t ms = 0;
    const std::int64_t part = *low * unit / scale;
    if (__builtin_mul_overflow(*high, unit, &ms) || __builtin_add_overflow(ms, negative ? -part : part, &ms))
        return {};
    return ms;
}

bool isDigits(std::string_view text)
{
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

Result<FilterValue> readStatus(std::string_view text)
{
    if (const auto status = runStatusFromFilterWord(text))
        return FilterValue(static_cast<std::int64_t>(*status));
    return error(FilterValueText::tr("There is no status “%1”.").arg(shown(text)),
                 FilterValueText::tr("Write Success, Failed or \"In Progress\"."));
}

Result<FilterValue> readLevel(std::string_view text)
{
    if (const auto level = logLevelFromFilterWord(text))
        return FilterValue(filterNumber(*level));
    return error(FilterValueText::tr("There is no level “%1”.").arg(shown(text)),
                 FilterValueText::tr("Write Stdout, Stderr, Debug, Info, Warning or Error."));
}

Result<FilterValue> readFlag(std::string_view text)
{
    for (const std::string_view word : {"yes", "true"}) {
        if (equalIgnoringAsciiCase(text, word))
            return FilterValue(std::int64_t{1});
    }
    for (const std::string_view word : {"no", "false"}) {
        if (equalIgnoringAsciiCase(text, word))
            return FilterValue(std::int64_t{0});
    }
    return error(FilterValueText::tr("“%1” is neither yes nor no.").arg(shown(text)),
                 FilterValueText::tr("Write yes or no."));
}

Result<FilterValue> readVersion(std::string_view text)
{
    std::string_view digits = text;
    if (digits.starts_with('v') || digits.starts_with('V'))
        digits.remove_prefix(1);
    if (const auto number = integer(digits))
        return FilterValue(*number);
    return error(FilterValueText::tr("“%1” is no deployment version.").arg(shown(text)),
                 FilterValueText::tr("Write a whole number, such as 38 or v38."));
}

} // namespace

Result<std::int64_t> readDuration(std::string_view text)
{
    const std::size_t numberEnd = std::min(text.size(), text.find_first_not_of("-.0123456789"));
    const std::string_view number = text.substr(0, numberEnd);
    std::string_view rest = text.substr(numberEnd);
    while (rest.starts_with(' '))
        rest.remove_prefix(1);
    if (number.empty())
        return error(FilterValueText::tr("“%1” is a duration without a number.").arg(shown(text)),
                     durationHelp());
    if (rest.empty())
        return error(FilterValueText::tr("“%1” is a duration without a unit.").arg(shown(text)),
                     durationHelp());
    for (const Unit &unit : units) {
        if (!equalIgnoringAsciiCase(rest, unit.name))
            continue;
        const std::size_t point = number.find('.');
        const std::string_view whole = number.substr(0, point);
        const std::string_view fraction =
            point == std::string_view::npos ? std::string_view() : number.substr(point + 1);
        if (!isDigits(fraction) || (point != std::string_view::npos && fraction.empty()) || !integer(whole))
            break;
        if (const auto ms = scaled(whole, fraction, unit.ms))
            return *ms;
        return error(FilterValueText::tr("“%1” is no duration in whole milliseconds.").arg(shown(text)),
                     FilterValueText::tr("Response times are kept to the millisecond: round it."));
    }
    return error(FilterValueText::tr("“%1” is no duration.").arg(shown(text)), durationHelp());
}

Result<FilterValue> readFilterValue(FilterColumn column, FilterOperator op, std::string_view text)
{
    if (comparesText(column, op))
        return FilterValue(std::string(text));
    switch (kindOf(column)) {
    case FilterValueKind::Status:
        return readStatus(text);
    case FilterValueKind::Level:
        return readLevel(text);
    case FilterValueKind::Flag:
        return readFlag(text);
    case FilterValueKind::Version:
        return readVersion(text);
    case FilterValueKind::Duration: {
        const auto ms = readDuration(text);
        if (!ms)
            return ms.error();
        return FilterValue(*ms);
    }
    case FilterValueKind::Text:
        break;
    }
    return FilterValue(std::string(text));
}

} // namespace runglass
