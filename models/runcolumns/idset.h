// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace runglass {

/// Some ids, to be asked for a million times. Most answers are no, and come from one bit (a Bloom filter with
/// a single hash: B. H. Bloom, CACM 13 (7), 1970).
class IdSet
{
public:
    explicit IdSet(std::span<const std::string_view> ids);

    /// By the 16 bytes of a UUID.
    bool hasUuid(const char *bytes) const
    {
        std::array<std::uint64_t, 2> halves{};
        std::memcpy(halves.data(), bytes, sizeof halves);
        const std::uint64_t hash = hashOf(halves);
        return (m_bits[(hash >> m_shift) / 64] >> ((hash >> m_shift) % 64) & 1) != 0 && isStored(halves);
    }
    /// By its text; of ids that are no UUIDs.
    bool hasText(std::string_view text) const { return m_texts.contains(text); }
    bool hasTexts() const { return !m_texts.empty(); }

private:
    struct TextHash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using Halves = std::array<std::uint64_t, 2>;

    /// Bytes of version 4 are random; those of version 7 begin with a time, and end at random (RFC 9562).
    static std::uint64_t hashOf(const Halves &halves)
    {
        return (halves[0] ^ (halves[1] << 29 | halves[1] >> 35)) * 0x9e3779b97f4a7c15U;
    }
    bool isStored(const Halves &halves) const;

    std::vector<std::uint64_t> m_bits;
    unsigned m_shift = 58;
    std::vector<Halves> m_uuids; ///< ascending
    std::unordered_set<std::string, TextHash, std::equal_to<>> m_texts;
};

} // namespace runglass
