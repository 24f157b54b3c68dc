// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/messagetoken.h"

#include <xxhash.h>

#include <algorithm>

namespace runglass {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Bytes of an ECMA-48 control sequence at the beginning; 0 for none.
std::size_t escapeLength(std::string_view text)
{
    constexpr char escape = 0x1B;
    if (text.size() < 2 || text[0] != escape)
        return 0;
    if (text[1] != '[')
        return 2;
    std::size_t at = 2;
    while (at < text.size() && text[at] >= 0x20 && text[at] < 0x40)
        ++at;
    return std::min(at + 1, text.size());
}

bool isUuid(std::string_view text)
{
    constexpr std::size_t length = 36;
    if (text.size() < length)
        return false;
    for (std::size_t i = 0; i < length; ++i) {
        const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
        if (isDash ? text[i] != '-' : !isHex(text[i]))
            return false;
    }
    return true;
}

/// Letters and digits in a row.
std::size_t wordLength(std::string_view text)
{
    std::size_t length = 0;
    while (length < text.size() && (isDigit(text[length]) || isLetter(text[length])))
        ++length;
    return length;
}

/// Whether a word is an id in hexadecimal rather than a word: at least six figures, or written as 0x….
bool isHexId(std::string_view word)
{
    constexpr std::size_t shortest = 6;
    if (word.size() > 2 && word[0] == '0' && (word[1] == 'x' || word[1] == 'X'))
        return std::ranges::all_of(word.substr(2), isHex);
    return word.size() >= shortest && std::ranges::all_of(word, isHex) && std::ranges::any_of(word, isDigit);
}

/// A number with its points, commas and colons: 1,204.50 and 14:38:07.123.
std::size_t numberLength(std::string_view text)
{
    std::size_t length = 0;
    while (length < text.size()) {
        const bool joins = text[length] == '.' || text[length] == ',' || text[length] == ':';
        if (isDigit(text[length]))
            ++length;
        else if (joins && length + 1 < text.size() && isDigit(text[length + 1]))
            length += 2;
        else
            break;
    }
    return length;
}

} // namespace

std::string messagePattern(std::string_view message)
{
    constexpr std::size_t uuidLength = 36;
    std::string pattern;
    pattern.reserve(message.size());
    while (!message.empty()) {
        std::size_t taken = escapeLength(message);
        if (taken == 0 && isUuid(message)) {
            taken = uuidLength;
            pattern += '#';
        } else if (taken == 0) {
            const std::string_view word = message.substr(0, wordLength(message));
            if (isHexId(word)) {
                taken = word.size();
                pattern += '#';
            } else if (isDigit(message.front())) {
                taken = numberLength(message);
                pattern += '#';
            } else if (!word.empty()) {
                taken = static_cast<std::size_t>(std::ranges::find_if(word, isDigit) - word.begin());
                pattern += word.substr(0, taken);
            } else {
                taken = 1;
                pattern += message.front();
            }
        }
        message.remove_prefix(taken);
    }
    return pattern;
}

std::uint64_t messageToken(std::string_view message)
{
    const std::string pattern = messagePattern(message);
    return XXH3_64bits(pattern.data(), pattern.size());
}

} // namespace runglass
