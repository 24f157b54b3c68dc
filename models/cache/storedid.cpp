// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/storedid.h"

#include <cstring>

namespace runglass {

namespace {

constexpr std::array<std::int8_t, 256> makeHexValues()
{
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (int i = 0; i < 10; ++i)
        values[static_cast<std::size_t>('0' + i)] = static_cast<std::int8_t>(i);
    for (int i = 0; i < 6; ++i)
        values[static_cast<std::size_t>('a' + i)] = static_cast<std::int8_t>(10 + i);
    return values;
}

constexpr auto hexValues = makeHexValues();
/// Where the two digits of each byte stand between the hyphens.
constexpr std::array<std::uint8_t, 16> digitAt{0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

/// The finalizer of MurmurHash3 (Austin Appleby, public domain).
std::uint64_t mix(std::uint64_t h)
{
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdULL;
    h ^= h >> 33;
    h *= 0xc4ceb9fe1a85ec53ULL;
    h ^= h >> 33;
    return h;
}

} // namespace

std::optional<UuidBytes> parseCanonicalUuid(std::string_view text)
{
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return {};
    UuidBytes bytes;
    int seen = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const int high = hexValues[static_cast<unsigned char>(text[digitAt[i]])];
        const int low = hexValues[static_cast<unsigned char>(text[digitAt[i] + 1U])];
        seen |= high | low;
        bytes[i] = static_cast<char>((high & 15) << 4 | (low & 15));
    }
    if (seen < 0)
        return {};
    return bytes;
}

std::string formatUuid(std::string_view bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text(36, '-');
    for (std::size_t i = 0; i < digitAt.size() && i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        text[digitAt[i]] = digits[byte >> 4];
        text[digitAt[i] + 1U] = digits[byte & 15];
    }
    return text;
}

std::string StoredId::fromColumn(const Rows &rows, int column)
{
    return rows.isBlob(column) ? formatUuid(rows.blob(column)) : std::string(rows.text(column));
}

std::uint64_t hashOfUuid(std::string_view bytes)
{
    std::uint64_t halves[2];
    std::memcpy(halves, bytes.data(), sizeof halves);
    return mix(mix(halves[0] ^ 0x9e3779b97f4a7c15ULL) ^ halves[1]);
}

std::uint64_t hashOfId(const StoredId &id)
{
    const std::string_view bytes = id.bytes();
    if (id.isUuid())
        return hashOfUuid(bytes);
    std::uint64_t hash = bytes.size();
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        hash = mix(hash ^ word);
    }
    std::uint64_t rest = 0;
    if (at < bytes.size())
        std::memcpy(&rest, bytes.data() + at, bytes.size() - at);
    return mix(hash ^ rest);
}

} // namespace runglass
