// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/visibletext.h"

namespace runglass {

namespace {

unsigned char byteAt(std::string_view text, std::size_t offset)
{
    return static_cast<unsigned char>(text[offset]);
}

bool isPlainAscii(char c)
{
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

/// Characters without a shape of their own that change how others are read or hide between them (Unicode
/// 15, categories Cc, Cf, Zl, Zp, variation selectors left out).
bool isHidden(char32_t c)
{
    struct Range
    {
        char32_t first;
        char32_t last;
    };
    constexpr Range ranges[] = {{0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},  {0x061C, 0x061C},
                                {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180E, 0x180E},  {0x200B, 0x200B},
                                {0x200E, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},  {0x3164, 0x3164},
                                {0xD800, 0xDFFF},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},  {0xFFF9, 0xFFFB},
                                {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE00FF}};
    if (c >= 0x20 && c < 0x7F)
        return false;
    for (const Range &range : ranges) {
        if (c <= range.last)
            return c >= range.first;
    }
    return false;
}

QString unicodeEscape(char32_t code)
{
    const auto unit = [](char32_t value) {
        return QStringLiteral("\\u%1").arg(static_cast<uint>(value), 4, 16, QLatin1Char('0'));
    };
    if (code < 0x10000)
        return unit(code);
    return unit(QChar::highSurrogate(code)) + unit(QChar::lowSurrogate(code));
}

QString shortEscape(char32_t code)
{
    switch (code) {
    case '"':
        return QStringLiteral("\\\"");
    case '\\':
        return QStringLiteral("\\\\");
    case '\b':
        return QStringLiteral("\\b");
    case '\f':
        return QStringLiteral("\\f");
    case '\n':
        return QStringLiteral("\\n");
    case '\r':
        return QStringLiteral("\\r");
    case '\t':
        return QStringLiteral("\\t");
    default:
        return {};
    }
}

/// How many bytes a sequence has by its first byte; 0 for bytes that begin none.
std::size_t sequenceLength(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

} // namespace

Utf8Character characterAt(std::string_view text, std::size_t offset)
{
    const unsigned char first = byteAt(text, offset);
    if (first < 0x80)
        return {first, 1, true};
    const std::size_t length = sequenceLength(first);
    if (length == 0 || offset + length > text.size())
        return {first, 1, false};
    char32_t code = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const unsigned char next = byteAt(text, offset + i);
        if ((next & 0xC0) != 0x80)
            return {first, 1, false};
        code = (code << 6) | (next & 0x3FU);
    }
    // Longer than need be, or beyond Unicode.
    if ((length == 3 && code < 0x800) || (length == 4 && (code < 0x10000 || code > 0x10FFFF)))
        return {first, 1, false};
    return {code, length, true};
}

std::size_t characterLength(std::string_view text, std::size_t offset)
{
    return offset >= text.size() ? 0 : characterAt(text, offset).length;
}

void VisibleText::append(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        std::size_t plain = i;
        while (plain < text.size() && isPlainAscii(text[plain]))
            ++plain;
        m_out += QLatin1String(text.data() + i, static_cast<qsizetype>(plain - i));
        i = plain;
        if (i == text.size())
            break;
        const Utf8Character character = characterAt(text, i);
        appendCharacter(character, text[i]);
        i += character.length;
    }
}

void VisibleText::appendCharacter(const Utf8Character &character, char byte)
{
    if (!character.valid) {
        appendEscape(QStringLiteral("\\x%1").arg(static_cast<unsigned char>(byte), 2, 16, QLatin1Char('0')));
        return;
    }
    const char32_t code = character.code;
    const bool ordinary = code == '"' || code == '\\';
    if (code == '\t' && m_style == EscapeStyle::Page) {
        m_out += QLatin1String("    ");
        return;
    }
    if (const QString escape = shortEscape(code);
        !escape.isEmpty() && !(ordinary && m_style != EscapeStyle::Json))
        appendEscape(escape);
    else if (isHidden(code))
        appendEscape(unicodeEscape(code));
    else
        m_out += QChar::fromUcs4(code);
}

void VisibleText::appendEscape(const QString &escape)
{
    if (!m_escapes.empty() && m_escapes.back().begin + m_escapes.back().length == m_out.size())
        m_escapes.back().length += escape.size();
    else
        m_escapes.push_back({m_out.size(), escape.size()});
    m_out += escape;
}

QString visibleText(std::string_view text, EscapeStyle style)
{
    QString out;
    VisibleText(out, style).append(text);
    return out;
}

} // namespace runglass
