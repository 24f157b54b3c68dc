// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/jsontoken.h"

#include <charconv>
#include <cstring>

namespace runglass {

namespace {

constexpr std::uint32_t replacement = 0xFFFD;

bool isHighSurrogate(std::uint32_t unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

bool isLowSurrogate(std::uint32_t unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

std::optional<std::uint32_t> fourHexDigits(const char *at, const char *last)
{
    if (last - at < 4)
        return {};
    std::uint32_t unit = 0;
    const auto [end, error] = std::from_chars(at, at + 4, unit, 16);
    if (error != std::errc() || end != at + 4)
        return {};
    return unit;
}

char *appendUtf8(char *to, std::uint32_t c)
{
    const auto put = [&to](std::uint32_t byte) {
        *to++ = static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
    return to;
}

/// Reads what follows "\u" at `at`, one unit or a pair, and moves `at` behind it.
std::optional<std::uint32_t> readUnicodeEscape(const char *&at, const char *last)
{
    const std::optional<std::uint32_t> unit = fourHexDigits(at, last);
    if (!unit)
        return {};
    at += 4;
    if (isLowSurrogate(*unit))
        return replacement;
    if (!isHighSurrogate(*unit))
        return unit;
    if (last - at >= 6 && at[0] == '\\' && at[1] == 'u') {
        const std::optional<std::uint32_t> low = fourHexDigits(at + 2, last);
        if (low && isLowSurrogate(*low)) {
            at += 6;
            return 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00);
        }
    }
    return replacement;
}

char simpleEscape(char c)
{
    switch (c) {
    case '"':
    case '\\':
    case '/':
        return c;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

const char *findBackslash(const char *first, const char *last)
{
    if (first == last)
        return nullptr;
    return static_cast<const char *>(std::memchr(first, '\\', static_cast<std::size_t>(last - first)));
}

} // namespace

char *resolveEscapes(char *first, char *last)
{
    const char *from = first;
    char *to = first;
    while (const char *escape = findBackslash(from, last)) {
        const auto plain = static_cast<std::size_t>(escape - from);
        std::memmove(to, from, plain);
        to += plain;
        from = escape + 1;
        if (from == last)
            return nullptr;
        if (*from == 'u') {
            ++from;
            const std::optional<std::uint32_t> c = readUnicodeEscape(from, last);
            if (!c)
                return nullptr;
            to = appendUtf8(to, *c);
        } else {
            const char c = simpleEscape(*from++);
            if (c == 0)
                return nullptr;
            *to++ = c;
        }
    }
    const auto rest = static_cast<std::size_t>(last - from);
    if (rest > 0)
        std::memmove(to, from, rest);
    return to + rest;
}

JsonToken::JsonToken(std::string_view raw)
    : m_raw(raw)
{
    while (!m_raw.empty() &&
           (m_raw.back() == ' ' || m_raw.back() == '\n' || m_raw.back() == '\r' || m_raw.back() == '\t'))
        m_raw.remove_suffix(1);
}

std::optional<std::string_view> JsonToken::text() const
{
    if (m_raw.size() < 2 || m_raw.front() != '"' || m_raw.back() != '"')
        return {};
    const std::string_view inside = m_raw.substr(1, m_raw.size() - 2);
    if (!findBackslash(inside.data(), inside.data() + inside.size()))
        return inside;
    // The buffer is ours and writable; only this token's bytes change.
    char *first = const_cast<char *>(inside.data());
    const char *end = resolveEscapes(first, first + inside.size());
    if (!end)
        return {};
    return std::string_view(first, static_cast<std::size_t>(end - first));
}

std::optional<std::int64_t> JsonToken::integer() const
{
    std::int64_t value = 0;
    const char *last = m_raw.data() + m_raw.size();
    const auto [end, error] = std::from_chars(m_raw.data(), last, value);
    if (error != std::errc() || end != last)
        return {};
    return value;
}

std::optional<bool> JsonToken::boolean() const
{
    if (m_raw == "true")
        return true;
    if (m_raw == "false")
        return false;
    return {};
}

} // namespace runglass
