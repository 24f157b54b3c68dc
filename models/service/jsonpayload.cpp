// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/jsonpayload.h"

#include "service/jsontoken.h"

#include <algorithm>
#include <array>

namespace runglass {

namespace {

constexpr std::array<std::string_view, 6> names{"input",       "output", "input_text",
                                                "output_text", "error",  "attributes"};

/// Any JSON value as it is written; nothing when it is broken.
std::optional<std::string_view> rawJson(simdjson::ondemand::value &value)
{
    const JsonToken token(value.raw_json_token());
    std::string_view raw;
    if (token.isObject()) {
        simdjson::ondemand::object object;
        if (value.get_object().get(object) || object.raw_json().get(raw))
            return {};
    } else if (token.isArray()) {
        simdjson::ondemand::array array;
        if (value.get_array().get(array) || array.raw_json().get(raw))
            return {};
    } else {
        raw = value.raw_json_token();
    }
    while (!raw.empty() && static_cast<unsigned char>(raw.back()) <= ' ')
        raw.remove_suffix(1);
    return raw;
}

} // namespace

bool JsonPayload::isMember(std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool JsonPayload::read(std::string_view name, simdjson::ondemand::value value, ProblemList &problems)
{
    const JsonToken token(value.raw_json_token());
    m_isThere = m_isThere || name != "attributes";
    if (token.isNull())
        return true;
    const bool isInput = name.starts_with("input");
    if (name == "input" || name == "output") {
        const std::optional<std::string_view> raw = rawJson(value);
        if (raw)
            (isInput ? payload.input : payload.output) = Document{std::string(*raw), true};
        return raw.has_value();
    }
    if (name == "attributes") {
        const std::optional<std::string_view> raw = rawJson(value);
        if (raw && token.isObject())
            attributes = *raw;
        else if (raw)
            problems.add(ProblemReport::Kind::EmptiedField, name, "not an object");
        return raw.has_value();
    }
    const std::optional<std::string_view> text = token.text();
    if (!text)
        problems.add(ProblemReport::Kind::EmptiedField, name, "not a text");
    else if (name == "error")
        payload.error = std::string(*text);
    else
        (isInput ? payload.input : payload.output) = Document{std::string(*text), false};
    return true;
}

} // namespace runglass
