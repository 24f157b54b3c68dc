// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/keyfilter.h"

namespace runglass {

namespace {

constexpr std::size_t bitsPerKey = 10;

/// The finalizer of MurmurHash3 (Austin Appleby, public domain): every bit in changes half of the bits out.
constexpr std::uint64_t mixed(std::uint64_t value)
{
    value ^= value >> 33;
    value *= 0xff51afd7ed558ccdULL;
    value ^= value >> 33;
    value *= 0xc4ceb9fe1a85ec53ULL;
    value ^= value >> 33;
    return value;
}

std::uint64_t bitsOf(std::uint64_t hash)
{
    return std::uint64_t{1} << (hash & 63) | std::uint64_t{1} << (hash >> 6 & 63) |
           std::uint64_t{1} << (hash >> 12 & 63) | std::uint64_t{1} << (hash >> 18 & 63);
}

std::size_t wordOf(std::uint64_t hash, std::size_t words)
{
    return (hash >> 32) * words >> 32;
}

} // namespace

ByteVector makeKeyFilter(std::span<const std::int64_t> keys)
{
    const std::size_t words = keys.size() * bitsPerKey / 64 + 1;
    std::vector<std::uint64_t> filter(words);
    for (const std::int64_t key : keys) {
        const std::uint64_t hash = mixed(static_cast<std::uint64_t>(key));
        filter[wordOf(hash, words)] |= bitsOf(hash);
    }
    ByteVector bytes;
    bytes.reserve(words * sizeof(std::uint64_t));
    for (const std::uint64_t word : filter)
        append(bytes, word);
    return bytes;
}

bool mayContain(ByteSpan filter, std::int64_t key)
{
    const std::size_t words = filter.size() / sizeof(std::uint64_t);
    if (words == 0 || filter.size() % sizeof(std::uint64_t) != 0)
        return true;
    const std::uint64_t hash = mixed(static_cast<std::uint64_t>(key));
    const auto word = loadAt<std::uint64_t>(filter, wordOf(hash, words) * sizeof(std::uint64_t));
    const std::uint64_t bits = bitsOf(hash);
    return (word & bits) == bits;
}

} // namespace runglass
