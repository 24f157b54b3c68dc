// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "generator/uuid.h"

namespace runglass::generator {

void writeUuid(std::uint64_t high, std::uint64_t low, std::string &text)
{
    constexpr char hex[] = "0123456789abcdef";
    high = (high & ~0xf000ULL) | 0x4000ULL;       // version 4
    low = (low & ~(3ULL << 62U)) | (2ULL << 62U); // variant 10
    text.resize(36);
    char *out = text.data();
    for (int nibble = 0; nibble < 32; ++nibble) {
        if (nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20)
            *out++ = '-';
        const std::uint64_t bits = nibble < 16 ? high >> (60 - 4 * nibble) : low >> (60 - 4 * (nibble - 16));
        *out++ = hex[bits & 0xfU];
    }
}

} // namespace runglass::generator
