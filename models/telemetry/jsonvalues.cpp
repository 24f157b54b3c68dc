// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "telemetry/jsonvalues.h"

#include "telemetry/jsonwriter.h"

#include <charconv>
#include <cstdlib>
#include <limits>

namespace runglass::telemetry {

namespace dom = simdjson::dom;

namespace {

constexpr int maxDepth = 64;

std::optional<std::int64_t> integerOf(const dom::element &element)
{
    std::int64_t number = 0;
    if (element.get(number) == simdjson::SUCCESS)
        return number;
    std::string_view text;
    if (element.get(text) != simdjson::SUCCESS)
        return {};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return {};
    return number;
}

std::optional<double> doubleOf(const dom::element &element)
{
    double number = 0;
    if (element.get(number) == simdjson::SUCCESS)
        return number;
    std::string_view text;
    if (element.get(text) != simdjson::SUCCESS)
        return {};
    if (text == "NaN")
        return std::numeric_limits<double>::quiet_NaN();
    if (text == "Infinity" || text == "-Infinity")
        return text.front() == '-' ? -std::numeric_limits<double>::infinity()
                                   : std::numeric_limits<double>::infinity();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return {};
    return number;
}

Value anyValueOf(const dom::element &element, int depth);

void appendAnyValue(std::string &out, const dom::element &element, int depth)
{
    appendJson(out, anyValueOf(element, depth));
}

JsonText arrayText(const dom::array &values, int depth)
{
    std::string out = "[";
    for (const dom::element value : values) {
        if (out.size() > 1)
            out += ',';
        appendAnyValue(out, value, depth + 1);
    }
    return {out + ']'};
}

JsonText mapText(const dom::array &entries, int depth)
{
    std::string out = "{";
    for (const dom::element entry : entries) {
        if (out.size() > 1)
            out += ',';
        appendJsonString(out, textMember(entry, "key"));
        out += ':';
        dom::element value;
        if (entry["value"].get(value) == simdjson::SUCCESS)
            appendAnyValue(out, value, depth + 1);
        else
            out += "null";
    }
    return {out + '}'};
}

Value anyValueOf(const dom::element &element, int depth)
{
    dom::object object;
    if (depth > maxDepth || element.get(object) != simdjson::SUCCESS)
        return {};
    for (const auto [key, member] : object) {
        std::string_view text;
        bool truth = false;
        dom::array values;
        if ((key == "stringValue" || key == "bytesValue") && member.get(text) == simdjson::SUCCESS)
            return std::string(text);
        if (key == "boolValue" && member.get(truth) == simdjson::SUCCESS)
            return truth;
        if (key == "intValue") {
            if (const auto number = integerOf(member))
                return *number;
        }
        if (key == "doubleValue") {
            if (const auto number = doubleOf(member))
                return *number;
        }
        // An empty list may be written as {}.
        const bool isArray = key == "arrayValue";
        if (isArray || key == "kvlistValue") {
            if (member["values"].get(values) != simdjson::SUCCESS)
                return JsonText{isArray ? "[]" : "{}"};
            return isArray ? arrayText(values, depth) : mapText(values, depth);
        }
    }
    return {};
}

} // namespace

Value valueOf(const dom::element &element)
{
    switch (element.type()) {
    case dom::element_type::STRING:
        return std::string(element.get_string().value_unsafe());
    case dom::element_type::BOOL:
        return element.get_bool().value_unsafe();
    case dom::element_type::INT64:
        return element.get_int64().value_unsafe();
    case dom::element_type::DOUBLE:
        return element.get_double().value_unsafe();
    case dom::element_type::NULL_VALUE:
        return {};
    case dom::element_type::UINT64: // beyond int64: its digits are kept
    case dom::element_type::ARRAY:
    case dom::element_type::OBJECT:
        break;
    }
    return JsonText{simdjson::minify(element)};
}

Value anyValueOf(const dom::element &element)
{
    return anyValueOf(element, 0);
}

std::string textMember(const dom::element &object, std::string_view key)
{
    std::string_view text;
    if (object[key].get(text) != simdjson::SUCCESS)
        return {};
    return std::string(text);
}

std::optional<std::int64_t> integerMember(const dom::element &object, std::string_view key)
{
    dom::element member;
    if (object[key].get(member) != simdjson::SUCCESS)
        return {};
    return integerOf(member);
}

std::string hexId(std::string_view text, std::size_t digits)
{
    if (text.starts_with("0x") || text.starts_with("0X"))
        text.remove_prefix(2);
    if (text.size() != digits)
        return {};
    std::string id;
    id.reserve(digits);
    bool any = false;
    for (char c : text) {
        if (c >= 'A' && c <= 'F')
            c = static_cast<char>(c + ('a' - 'A'));
        if ((c < '0' || c > '9') && (c < 'a' || c > 'f'))
            return {};
        any = any || c != '0';
        id += c;
    }
    return any ? id : std::string();
}

} // namespace runglass::telemetry
