// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/asciineedle.h"

#include "search/anchor.h"

#include <algorithm>
#include <cstring>

namespace runglass {

namespace {

template <class Unsigned>
Unsigned load(const void *bytes)
{
    Unsigned value;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

} // namespace

AsciiNeedle::AsciiNeedle(std::span<const char32_t> units)
{
    std::vector<ByteTest> tests;
    for (const char32_t unit : units) {
        const bool letter = unit >= U'a' && unit <= U'z';
        m_bytes.push_back(static_cast<std::uint8_t>(unit));
        m_masks.push_back(letter ? 0x20 : 0);
        tests.push_back({.mask = m_masks.back(), .value = m_bytes.back()});
    }
    m_pair = rarestPair(tests);
}

bool AsciiNeedle::isAt(const char *position, std::size_t &work) const
{
    const std::size_t size = m_bytes.size();
    const auto differs = [&]<class Unsigned>(std::size_t at, Unsigned) {
        return (load<Unsigned>(position + at) | load<Unsigned>(&m_masks[at])) != load<Unsigned>(&m_bytes[at]);
    };
    if (size < sizeof(std::uint64_t)) {
        ++work;
        for (std::size_t at = 0; at < size; ++at) {
            if (differs(at, std::uint8_t{}))
                return false;
        }
        return true;
    }
    for (std::size_t at = 0; at < size; at += sizeof(std::uint64_t)) {
        ++work;
        // The last step overlaps the one before rather than reading past the needle.
        if (differs(std::min(at, size - sizeof(std::uint64_t)), std::uint64_t{}))
            return false;
    }
    return true;
}

} // namespace runglass
