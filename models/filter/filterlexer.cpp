// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filterlexer.h"

#include "filter/asciicase.h"
#include "search/utf8units.h"

#include <QChar>
#include <QtGlobal>

#include <algorithm>
#include <array>

namespace runglass {

namespace {

constexpr std::array<std::string_view, 11> keywords{
    "and", "or", "not", "in", "is", "between", "contains", "starts", "with", "matches", "empty"};

constexpr const char *missingQuote =
    QT_TRANSLATE_NOOP("runglass::FilterLexer", "The closing double quote is missing.");
constexpr const char *wrongEscape =
    QT_TRANSLATE_NOOP("runglass::FilterLexer",
                      "A \\ in quotes stands before one of \" \\ / b f n r t, or before u and four digits.");
constexpr const char *wrongSign = QT_TRANSLATE_NOOP(
    "runglass::FilterLexer", "This sign has no meaning here; put values that hold it in double quotes.");

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isWordUnit(char32_t value)
{
    if (value < 0x80) {
        const char c = static_cast<char>(value);
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("_-.:@/").find(c) != std::string_view::npos;
    }
    return value < invalidByteBase && QChar::isLetterOrNumber(value);
}

std::size_t wordLength(std::string_view text)
{
    std::size_t length = 0;
    while (length < text.size()) {
        const Utf8Unit unit = unitAt(text, length);
        if (!isWordUnit(unit.value))
            break;
        length += unit.length;
    }
    return length;
}

/// Four hexadecimal digits.
std::optional<char32_t> hexadecimal(std::string_view digits)
{
    if (digits.size() < 4)
        return {};
    char32_t value = 0;
    for (const char c : digits.substr(0, 4)) {
        const char folded = asciiLower(c);
        if (folded >= '0' && folded <= '9')
            value = value * 16 + static_cast<char32_t>(folded - '0');
        else if (folded >= 'a' && folded <= 'f')
            value = value * 16 + static_cast<char32_t>(folded - 'a' + 10);
        else
            return {};
    }
    return value;
}

/// What would break the line, reorder it or not be seen.
bool needsEscape(char32_t value)
{
    return value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0x61C || value == 0x200E ||
           value == 0x200F || (value >= 0x2028 && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
}

} // namespace

bool FilterToken::isWord(std::string_view word) const
{
    return kind == Kind::Word && equalIgnoringAsciiCase(text, word);
}

FilterLexer::FilterLexer(std::string_view source)
    : m_source(source)
{
}

FilterToken FilterLexer::next()
{
    while (m_position < m_source.size() && isBlank(m_source[m_position]))
        ++m_position;
    if (m_position == m_source.size())
        return {FilterToken::Kind::End, {}, m_position, 0};
    if (m_source[m_position] == '"')
        return quoted();
    if (isWordUnit(unitAt(m_source, m_position).value))
        return word();
    return sign();
}

FilterToken FilterLexer::word()
{
    const std::size_t begin = m_position;
    const std::size_t length = wordLength(m_source.substr(begin));
    m_position += length;
    return {FilterToken::Kind::Word, std::string(m_source.substr(begin, length)), begin, length};
}

FilterToken FilterLexer::quoted()
{
    const std::size_t begin = m_position;
    std::string text;
    for (std::size_t i = begin + 1; i < m_source.size();) {
        const char c = m_source[i];
        if (c == '"') {
            m_position = i + 1;
            return {FilterToken::Kind::Quoted, std::move(text), begin, m_position - begin};
        }
        if (c != '\\') {
            text += c;
            ++i;
            continue;
        }
        std::size_t after = i + 1;
        const auto value = escaped(after);
        if (!value) {
            m_position = i;
            return wrong(after - i, wrongEscape);
        }
        appendUnit(*value, text);
        i = after;
    }
    return wrong(m_source.size() - begin, missingQuote);
}

/// What the escape whose backslash is before `position` means; moves behind it.
std::optional<char32_t> FilterLexer::escaped(std::size_t &position) const
{
    static constexpr std::string_view letters = "\"\\/bfnrt";
    static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (position == m_source.size())
        return {};
    const char letter = m_source[position];
    position += unitAt(m_source, position).length;
    if (const auto which = letters.find(letter); which != std::string_view::npos)
        return static_cast<unsigned char>(meanings[which]);
    if (letter != 'u')
        return {};
    const auto high = hexadecimal(m_source.substr(position));
    if (!high || (*high >= 0xDC00 && *high < 0xE000))
        return {};
    position += 4;
    if (*high < 0xD800 || *high >= 0xE000)
        return high;
    // A pair of surrogates.
    if (!m_source.substr(position).starts_with("\\u"))
        return {};
    const auto low = hexadecimal(m_source.substr(position + 2));
    if (!low || *low < 0xDC00 || *low >= 0xE000)
        return {};
    position += 6;
    return 0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00);
}

FilterToken FilterLexer::sign()
{
    struct Spelling
    {
        std::string_view source;
        std::string_view sign;
    };
    static constexpr std::array spellings{Spelling{"!=", "!="}, Spelling{"<=", "<="}, Spelling{">=", ">="},
                                          Spelling{"≠", "!="},  Spelling{"≤", "<="},  Spelling{"≥", ">="},
                                          Spelling{"=", "="},   Spelling{"<", "<"},   Spelling{">", ">"},
                                          Spelling{"(", "("},   Spelling{")", ")"},   Spelling{",", ","}};
    const std::string_view rest = m_source.substr(m_position);
    for (const Spelling &spelling : spellings) {
        if (rest.starts_with(spelling.source)) {
            const std::size_t begin = m_position;
            m_position += spelling.source.size();
            return {FilterToken::Kind::Sign, std::string(spelling.sign), begin, spelling.source.size()};
        }
    }
    return wrong(unitAt(m_source, m_position).length, wrongSign);
}

FilterToken FilterLexer::wrong(std::size_t length, const char *problem)
{
    const std::size_t begin = m_position;
    m_position += length;
    return {FilterToken::Kind::Wrong, std::string(m_source.substr(begin, length)), begin, length, problem};
}

bool isFilterKeyword(std::string_view text)
{
    return std::any_of(keywords.begin(), keywords.end(),
                       [&](std::string_view keyword) { return equalIgnoringAsciiCase(text, keyword); });
}

bool isBareFilterValue(std::string_view text)
{
    return !text.empty() && wordLength(text) == text.size() && !isFilterKeyword(text);
}

std::string quotedFilterValue(std::string_view text)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    static constexpr std::string_view controls = "\b\f\n\r\t";
    static constexpr std::string_view letters = "bfnrt";
    std::string result = "\"";
    for (std::size_t position = 0; position < text.size();) {
        const Utf8Unit unit = unitAt(text, position);
        const char c = text[position];
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (const auto which = controls.find(c); which != std::string_view::npos) {
            result += '\\';
            result += letters[which];
        } else if (needsEscape(unit.value)) {
            result += "\\u";
            for (int shift = 12; shift >= 0; shift -= 4)
                result += digits[(unit.value >> shift) & 0xF];
        } else {
            result += text.substr(position, unit.length);
        }
        position += unit.length;
    }
    return result + '"';
}

} // namespace runglass
