// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "search/bytescan.h"
#include "search/textblock.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace runglass {

/// A needle of ASCII in a text where only ASCII folds to it: matches have its length, and both cases of a
/// letter differ in one bit.
class AsciiNeedle
{
public:
    /// `units` are folded, below 0x80 and not empty.
    explicit AsciiNeedle(std::span<const char32_t> units);

    const BytePair &pair() const { return m_pair; }
    /// Bytes that must follow a position the pair accepts, itself included.
    std::size_t extent() const { return m_size; }

    /// Whether the needle is there, borders of messages aside. Adds the steps taken to `work`.
    bool isAt(std::string_view text, std::size_t position, std::size_t &work) const;
    /// The hit of a message at a candidate for which isAt() is true.
    std::optional<TextRange> hit(std::string_view message, std::size_t candidate, std::size_t &) const
    {
        if (message.size() - candidate < m_size)
            return {};
        return TextRange{candidate, m_size};
    }

private:
    std::size_t m_size = 0;
    /// The bytes, holding their mask's bits, and the masks: 0x20 for letters, else 0. Both filled up to whole
    /// 64-bit words with what accepts any byte.
    std::vector<std::uint8_t> m_bytes;
    std::vector<std::uint8_t> m_masks;
    BytePair m_pair;
};

} // namespace runglass
