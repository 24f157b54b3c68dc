// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/utf8units.h"

#include "search/casefolding.h"

#include <algorithm>

namespace runglass {

namespace {

struct LeadByte
{
    std::size_t length; ///< of the sequence it begins; 0: it begins none
    unsigned char
        lowest; ///< the second byte's range, which excludes overlong forms, surrogates and what lies
    unsigned char highest; ///< above U+10FFFF
};

LeadByte leadByte(unsigned char byte)
{
    if (byte < 0xC2 || byte > 0xF4)
        return {0, 0, 0};
    if (byte < 0xE0)
        return {2, 0x80, 0xBF};
    if (byte < 0xF0) {
        return {3, static_cast<unsigned char>(byte == 0xE0 ? 0xA0 : 0x80),
                static_cast<unsigned char>(byte == 0xED ? 0x9F : 0xBF)};
    }
    return {4, static_cast<unsigned char>(byte == 0xF0 ? 0x90 : 0x80),
            static_cast<unsigned char>(byte == 0xF4 ? 0x8F : 0xBF)};
}

bool isContinuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

} // namespace

Utf8Unit unitAt(std::string_view text, std::size_t position)
{
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byteAt(position);
    if (first < 0x80)
        return {first, 1};
    const Utf8Unit invalid{invalidByteBase + first, 1};
    const LeadByte lead = leadByte(first);
    if (lead.length == 0 || text.size() - position < lead.length)
        return invalid;
    const unsigned char second = byteAt(position + 1);
    if (second < lead.lowest || second > lead.highest)
        return invalid;
    char32_t value = first & (0xFFU >> (lead.length + 1));
    for (std::size_t i = 1; i < lead.length; ++i) {
        const unsigned char byte = byteAt(position + i);
        if (!isContinuation(byte))
            return invalid;
        value = value << 6 | (byte & 0x3FU);
    }
    return {value, lead.length};
}

Utf8Unit unitBefore(std::string_view text, std::size_t position)
{
    const auto last = static_cast<unsigned char>(text[position - 1]);
    if (isContinuation(last)) {
        for (std::size_t length = 2; length <= std::min<std::size_t>(4, position); ++length) {
            const Utf8Unit unit = unitAt(text, position - length);
            if (unit.length == length)
                return unit;
        }
        return {invalidByteBase + last, 1};
    }
    // A lead byte right before a unit's border has lost what should follow it.
    return {last < 0x80 ? last : invalidByteBase + last, 1};
}

bool isUnitBorder(std::string_view text, std::size_t position)
{
    if (position >= text.size() || !isContinuation(static_cast<unsigned char>(text[position])))
        return true;
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, position); ++back) {
        if (unitAt(text, position - back).length > back)
            return false;
    }
    return true;
}

std::vector<char32_t> foldedUnits(std::string_view text)
{
    std::vector<char32_t> units;
    units.reserve(text.size());
    for (std::size_t position = 0; position < text.size();) {
        const Utf8Unit unit = unitAt(text, position);
        units.push_back(foldCase(unit.value));
        position += unit.length;
    }
    return units;
}

void appendUnit(char32_t value, std::string &bytes)
{
    const auto append = [&](char32_t byte) { bytes.push_back(static_cast<char>(byte)); };
    if (value >= invalidByteBase) {
        append(value - invalidByteBase);
    } else if (value < 0x80) {
        append(value);
    } else if (value < 0x800) {
        append(0xC0 | value >> 6);
        append(0x80 | (value & 0x3F));
    } else if (value < 0x10000) {
        append(0xE0 | value >> 12);
        append(0x80 | (value >> 6 & 0x3F));
        append(0x80 | (value & 0x3F));
    } else {
        append(0xF0 | value >> 18);
        append(0x80 | (value >> 12 & 0x3F));
        append(0x80 | (value >> 6 & 0x3F));
        append(0x80 | (value & 0x3F));
    }
}

} // namespace runglass
