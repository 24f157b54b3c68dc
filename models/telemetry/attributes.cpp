// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "telemetry/attributes.h"

#include "telemetry/jsonwriter.h"

#include <algorithm>

namespace runglass::telemetry {

void Attributes::set(std::string key, Value value)
{
    if (!find(key))
        m_entries.emplace_back(std::move(key), std::move(value));
}

const Value *Attributes::find(std::string_view key) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [key](const Entry &entry) { return entry.first == key; });
    return found == m_entries.end() ? nullptr : &found->second;
}

std::string Attributes::text(std::string_view key) const
{
    std::string room;
    return std::string(view(key, room));
}

std::string_view Attributes::view(std::string_view key, std::string &room) const
{
    const Value *value = find(key);
    if (!value || std::holds_alternative<std::monostate>(*value))
        return {};
    if (const auto *text = std::get_if<std::string>(value))
        return *text;
    room = toJson(*value);
    return room;
}

std::string toJson(const Value &value)
{
    std::string out;
    appendJson(out, value);
    return out;
}

void appendJson(std::string &out, const Value &value)
{
    if (const auto *truth = std::get_if<bool>(&value))
        out += *truth ? "true" : "false";
    else if (const auto *integer = std::get_if<std::int64_t>(&value))
        appendJsonNumber(out, *integer);
    else if (const auto *number = std::get_if<double>(&value))
        appendJsonNumber(out, *number);
    else if (const auto *text = std::get_if<std::string>(&value))
        appendJsonString(out, *text);
    else if (const auto *json = std::get_if<JsonText>(&value))
        out += json->text;
    else
        out += "null";
}

} // namespace runglass::telemetry
