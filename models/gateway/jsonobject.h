// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace runglass::gateway {

/// Writes one JSON object, member by member, to the end of a text. Keys are ours and need no escaping.
class JsonObject
{
public:
    explicit JsonObject(std::string &out);

    JsonObject &text(std::string_view key, std::string_view value);
    /// Empty means null.
    JsonObject &textOrNull(std::string_view key, std::string_view value);
    JsonObject &integer(std::string_view key, std::optional<std::int64_t> value);
    /// RFC 3339.
    JsonObject &time(std::string_view key, std::optional<Micros> value);
    JsonObject &truth(std::string_view key, bool value);
    /// A value that is JSON already.
    JsonObject &json(std::string_view key, std::string_view value);
    /// Begins a member; its value is then appended by the caller.
    void begin(std::string_view key);
    void end() { m_out += '}'; }

private:
    std::string &m_out;
    bool m_first = true;
};

} // namespace runglass::gateway
