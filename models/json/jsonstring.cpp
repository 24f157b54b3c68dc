// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsonstring.h"

#include <algorithm>

namespace runglass {

namespace {

char32_t hexValue(std::string_view digits)
{
    char32_t value = 0;
    for (const char c : digits) {
        const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
        value = value * 16 + static_cast<char32_t>(digit);
    }
    return value;
}

struct Escape
{
    char32_t code;
    std::size_t length;
};

char16_t shortEscape(char c)
{
    switch (c) {
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    default:
        return static_cast<unsigned char>(c);
    }
}

/// The escape at the beginning of `raw`, which is valid; a pair of surrogates is one code point.
Escape escapeAt(std::string_view raw)
{
    if (raw[1] != 'u')
        return {shortEscape(raw[1]), 2};
    const char32_t first = hexValue(raw.substr(2, 4));
    if (first >= 0xD800 && first < 0xDC00 && raw.size() >= 12 && raw[6] == '\\' && raw[7] == 'u') {
        const char32_t second = hexValue(raw.substr(8, 4));
        if (second >= 0xDC00 && second < 0xE000)
            return {QChar::surrogateToUcs4(static_cast<char16_t>(first), static_cast<char16_t>(second)), 12};
    }
    return {first, 6};
}

void appendUtf8(char32_t code, std::string &out)
{
    const auto add = [&out](char32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xC0 | (code >> 6));
        add(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        add(0xE0 | (code >> 12));
        add(0x80 | ((code >> 6) & 0x3F));
        add(0x80 | (code & 0x3F));
    } else {
        add(0xF0 | (code >> 18));
        add(0x80 | ((code >> 12) & 0x3F));
        add(0x80 | ((code >> 6) & 0x3F));
        add(0x80 | (code & 0x3F));
    }
}

} // namespace

bool appendDecodedJson(std::string_view raw, std::string &out, std::size_t limit)
{
    std::size_t left = limit;
    while (!raw.empty()) {
        if (left == 0)
            return false;
        const std::size_t before = out.size();
        if (raw[0] == '\\') {
            const Escape escape = escapeAt(raw);
            appendUtf8(escape.code, out);
            raw.remove_prefix(escape.length);
        } else {
            std::size_t plain = std::min(raw.find('\\'), raw.size());
            if (plain > left) {
                plain = left;
                while (plain < raw.size() && (raw[plain] & 0xC0) == 0x80)
                    ++plain;
            }
            out.append(raw.substr(0, plain));
            raw.remove_prefix(plain);
        }
        left -= std::min(left, out.size() - before);
    }
    return true;
}

std::string decodedJson(std::string_view raw)
{
    std::string out;
    out.reserve(raw.size());
    appendDecodedJson(raw, out);
    return out;
}

QString decodedJsonString(std::string_view raw)
{
    QString out;
    while (!raw.empty()) {
        if (raw[0] == '\\') {
            const Escape escape = escapeAt(raw);
            if (escape.code >= 0x10000)
                out += QChar::fromUcs4(escape.code);
            else
                out += QChar(static_cast<char16_t>(escape.code));
            raw.remove_prefix(escape.length);
        } else {
            const std::size_t plain = std::min(raw.find('\\'), raw.size());
            out += QString::fromUtf8(raw.data(), static_cast<qsizetype>(plain));
            raw.remove_prefix(plain);
        }
    }
    return out;
}

} // namespace runglass
