// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace runglass {

/// One JSON value as it stands in a buffer: the token of a scalar, or the first character of an object or
/// array.
///
/// The buffer has passed simdjson's first stage: it is UTF-8 and every string is closed.
class JsonToken
{
public:
    explicit JsonToken(std::string_view raw);

    /// Begins as a JSON value does.
    bool isValue() const
    {
        return !m_raw.empty() &&
               std::string_view("\"{[-0123456789tfn").find(m_raw.front()) != std::string_view::npos;
    }
    bool isNull() const { return m_raw == "null"; }
    bool isString() const { return !m_raw.empty() && m_raw.front() == '"'; }
    bool isObject() const { return !m_raw.empty() && m_raw.front() == '{'; }
    bool isArray() const { return !m_raw.empty() && m_raw.front() == '['; }

    /// The text of a string. Escapes are resolved in place, in the buffer, so call it once; a lone surrogate
    /// becomes U+FFFD. Nothing when it is no string or has an escape JSON does not know.
    std::optional<std::string_view> text() const;
    std::optional<std::int64_t> integer() const;
    std::optional<bool> boolean() const;

private:
    std::string_view m_raw;
};

/// Resolves JSON's escapes (RFC 8259, section 7) within [first, last); the result is never longer. Returns
/// its end, or null for an escape that does not exist. A lone surrogate becomes U+FFFD.
char *resolveEscapes(char *first, char *last);

} // namespace runglass
