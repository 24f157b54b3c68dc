// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/storedid.h"

#include <algorithm>
#include <cstring>

namespace runglass {

namespace {

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

std::string formatUuid(std::string_view bytes)
{
    UuidBytes uuid{};
    std::memcpy(uuid.data(), bytes.data(), std::min(bytes.size(), uuid.size()));
    const auto text = formatUuid(uuid);
    return {text.data(), text.size()};
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
