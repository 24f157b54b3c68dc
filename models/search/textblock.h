// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace runglass {

/// What is known of a text beforehand. Each spares work when it is false and is true when nobody knows.
struct TextTraits
{
    bool nonAscii = true; ///< may hold a byte above 0x7F
    bool foldsToAscii =
        true; ///< may hold U+017F (long s) or U+212A (Kelvin sign), which fold to ASCII letters

    friend bool operator==(const TextTraits &, const TextTraits &) = default;
};

/// The exact traits of a text: of a whole block at once, joined as it is. Reads it once or twice.
TextTraits traitsOf(std::string_view text);

/// Many messages, one behind the other: message i is text[offsets[i], offsets[i + 1]).
///
/// Owns nothing. `offsets` ascend (equal ones make empty messages), the last is at most text.size(); none at
/// all means no message.
struct TextBlock
{
    std::string_view text;
    std::span<const std::uint32_t> offsets;
    TextTraits traits;

    std::size_t size() const { return offsets.empty() ? 0 : offsets.size() - 1; }
    std::string_view message(std::size_t index) const
    {
        return text.substr(offsets[index], offsets[index + 1] - offsets[index]);
    }
};

/// A part of a text, in bytes.
struct TextRange
{
    std::size_t begin = 0;
    std::size_t length = 0;

    std::size_t end() const { return begin + length; }
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

} // namespace runglass
