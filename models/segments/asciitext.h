// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "segments/bytes.h"

namespace runglass {

/// Whether no byte has its highest bit set.
inline bool isAscii(ByteSpan text)
{
    // Steps of a fixed size become wide vector instructions.
    constexpr std::size_t step = 256;
    std::size_t i = 0;
    for (; i + step <= text.size(); i += step) {
        unsigned char any = 0;
        for (std::size_t j = 0; j < step; ++j)
            any |= static_cast<unsigned char>(text[i + j]);
        if (any >= 0x80)
            return false;
    }
    for (; i < text.size(); ++i) {
        if (static_cast<unsigned char>(text[i]) >= 0x80)
            return false;
    }
    return true;
}

/// Whether U+017F (long s) or U+212A (Kelvin sign) may be in UTF-8 text; across the border of two messages,
/// too.
inline bool hasLettersFoldingToAscii(std::string_view text)
{
    return text.find("\xC5\xBF") != std::string_view::npos ||
           text.find("\xE2\x84\xAA") != std::string_view::npos;
}

} // namespace runglass
