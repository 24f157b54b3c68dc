// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/jsonobject.h"

#include "telemetry/jsonwriter.h"

namespace runglass::gateway {

JsonObject::JsonObject(std::string &out)
    : m_out(out)
{
    m_out += '{';
}

void JsonObject::begin(std::string_view key)
{
    if (!m_first)
        m_out += ',';
    m_first = false;
    m_out += '"';
    m_out += key;
    m_out += "\":";
}

JsonObject &JsonObject::text(std::string_view key, std::string_view value)
{
    begin(key);
    appendJsonString(m_out, value);
    return *this;
}

JsonObject &JsonObject::textOrNull(std::string_view key, std::string_view value)
{
    return value.empty() ? json(key, "null") : text(key, value);
}

JsonObject &JsonObject::integer(std::string_view key, std::optional<std::int64_t> value)
{
    begin(key);
    if (value)
        appendJsonNumber(m_out, *value);
    else
        m_out += "null";
    return *this;
}

JsonObject &JsonObject::time(std::string_view key, std::optional<Micros> value)
{
    begin(key);
    if (value)
        ((m_out += '"') += formatRfc3339(*value)) += '"';
    else
        m_out += "null";
    return *this;
}

JsonObject &JsonObject::truth(std::string_view key, bool value)
{
    return json(key, value ? "true" : "false");
}

JsonObject &JsonObject::json(std::string_view key, std::string_view value)
{
    begin(key);
    m_out += value;
    return *this;
}

} // namespace runglass::gateway
