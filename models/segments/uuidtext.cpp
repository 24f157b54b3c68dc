// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/uuidtext.h"

#include <cstdint>

namespace runglass {

namespace {

constexpr std::uint8_t notHex = 0xff;

constexpr std::array<std::uint8_t, 256> makeNibbles()
{
    std::array<std::uint8_t, 256> nibbles{};
    nibbles.fill(notHex);
    for (unsigned i = 0; i < 10; ++i)
        nibbles['0' + i] = static_cast<std::uint8_t>(i);
    for (unsigned i = 0; i < 6; ++i)
        nibbles['a' + i] = static_cast<std::uint8_t>(10 + i);
    return nibbles;
}

constexpr auto nibbleOf = makeNibbles();

/// Where the two digits of each byte stand.
constexpr std::array<std::uint8_t, 16> digitAt{0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

} // namespace

std::optional<UuidBytes> parseUuid(std::string_view text)
{
    if (text.size() != uuidTextSize || text[8] != '-' || text[13] != '-' || text[18] != '-' ||
        text[23] != '-')
        return {};
    UuidBytes uuid;
    unsigned bad = 0;
    for (std::size_t i = 0; i < uuid.size(); ++i) {
        const unsigned high = nibbleOf[static_cast<unsigned char>(text[digitAt[i]])];
        const unsigned low = nibbleOf[static_cast<unsigned char>(text[digitAt[i] + 1U])];
        bad |= (high | low) & 0xf0;
        uuid[i] = static_cast<std::byte>((high << 4 | low) & 0xff);
    }
    if (bad != 0)
        return {};
    return uuid;
}

std::array<char, uuidTextSize> formatUuid(const UuidBytes &uuid)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<char, uuidTextSize> text;
    text[8] = text[13] = text[18] = text[23] = '-';
    for (std::size_t i = 0; i < uuid.size(); ++i) {
        const auto byte = std::to_integer<unsigned>(uuid[i]);
        text[digitAt[i]] = digits[byte >> 4];
        text[digitAt[i] + 1U] = digits[byte & 15];
    }
    return text;
}

} // namespace runglass
