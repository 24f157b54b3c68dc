// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/asciineedle.h"

#include "search/anchor.h"

#include <algorithm>
#include <cstring>

namespace runglass {

namespace {

constexpr std::size_t wordSize = sizeof(std::uint64_t);

std::uint64_t load(const void *bytes)
{
    std::uint64_t word;
    std::memcpy(&word, bytes, wordSize);
    return word;
}

} // namespace

AsciiNeedle::AsciiNeedle(std::span<const char32_t> units)
    : m_size(units.size())
{
    std::vector<ByteTest> tests;
    for (const char32_t unit : units) {
        const bool letter = unit >= U'a' && unit <= U'z';
        m_bytes.push_back(static_cast<std::uint8_t>(unit));
        m_masks.push_back(letter ? 0x20 : 0);
        tests.push_back({.mask = m_masks.back(), .value = m_bytes.back()});
    }
    const std::size_t filled = (m_size + wordSize - 1) / wordSize * wordSize;
    m_bytes.resize(filled, 0xFF);
    m_masks.resize(filled, 0xFF);
    m_pair = rarestPair(tests);
}

bool AsciiNeedle::isAt(std::string_view text, std::size_t position, std::size_t &work) const
{
    const char *bytes = text.data() + position;
    if (text.size() - position < m_bytes.size()) {
        work += m_size / wordSize + 1;
        for (std::size_t at = 0; at < m_size; ++at) {
            if ((static_cast<std::uint8_t>(bytes[at]) | m_masks[at]) != m_bytes[at])
                return false;
        }
        return true;
    }
    for (std::size_t at = 0; at < m_bytes.size(); at += wordSize) {
        ++work;
        if ((load(bytes + at) | load(&m_masks[at])) != load(&m_bytes[at]))
            return false;
    }
    return true;
}

} // namespace runglass
