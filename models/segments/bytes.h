// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace runglass {

// Formats on disk are little-endian and read in place.
static_assert(std::endian::native == std::endian::little,
              "segments are read in place on little-endian machines");

using ByteSpan = std::span<const std::byte>;
using ByteVector = std::vector<std::byte>;

/// The value that lies at `offset`, aligned or not; the caller has checked that it is inside.
template <class T>
T loadAt(ByteSpan bytes, std::size_t offset)
{
    static_assert(std::is_trivially_copyable_v<T>);
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof(T));
    return value;
}

template <class T>
void storeAt(ByteVector &bytes, std::size_t offset, const T &value)
{
    static_assert(std::is_trivially_copyable_v<T>);
    std::memcpy(bytes.data() + offset, &value, sizeof(T));
}

template <class T>
void append(ByteVector &bytes, const T &value)
{
    static_assert(std::is_trivially_copyable_v<T>);
    const auto *from = reinterpret_cast<const std::byte *>(&value);
    bytes.insert(bytes.end(), from, from + sizeof(T));
}

inline void appendText(ByteVector &bytes, std::string_view text)
{
    const auto *from = reinterpret_cast<const std::byte *>(text.data());
    bytes.insert(bytes.end(), from, from + text.size());
}

inline std::string_view asText(ByteSpan bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

/// The part [offset, offset + size), if it is inside.
inline std::optional<ByteSpan> partOf(ByteSpan bytes, std::uint64_t offset, std::uint64_t size)
{
    if (offset > bytes.size() || size > bytes.size() - offset)
        return {};
    return bytes.subspan(offset, size);
}

/// XXH3, 64 bits (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md).
std::uint64_t checksumOf(ByteSpan bytes);

} // namespace runglass
