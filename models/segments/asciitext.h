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

} // namespace runglass
