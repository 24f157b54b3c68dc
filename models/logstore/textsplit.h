// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// The first eight bytes of a text as a number that sorts as they do; zeros where it is shorter.
inline std::uint64_t textHead(std::string_view text)
{
    // Little-endian machines only: see segments/bytes.h.
    std::uint64_t head = 0;
    if (text.size() >= sizeof(head)) {
        std::memcpy(&head, text.data(), sizeof(head));
        return __builtin_bswap64(head);
    }
    for (const char c : text)
        head = head << 8 | static_cast<unsigned char>(c);
    return text.empty() ? 0 : head << (8 * (sizeof(head) - text.size()));
}

/// Cuts all texts there can be into buckets that follow one another: those that equal one of some texts,
/// those between two of them, and the empty ones. Immutable once made.
class TextSplit
{
public:
    /// One bucket for all texts that are not empty, and the one for those that are.
    TextSplit() = default;
    /// Makes at most `texts` borders of a sample, which may hold anything in any order.
    TextSplit(std::vector<std::string> sample, std::size_t texts);

    /// The last bucket is that of the empty texts; the others ascend.
    std::size_t bucketCount() const { return 2 * m_texts.size() + 2; }
    std::size_t bucketOf(std::string_view text) const;
    /// All texts of the bucket are the same.
    bool isSingle(std::size_t bucket) const { return bucket % 2 == 1; }
    /// How many bytes all texts of a bucket begin with together, at least.
    std::size_t sharedBytes(std::size_t bucket) const;

private:
    std::size_t bucketAmong(std::size_t low, std::size_t high, std::string_view text) const;

    std::vector<std::string> m_texts;   ///< ascending, none empty, each once
    std::vector<std::uint64_t> m_heads; ///< of m_texts
    std::vector<std::size_t> m_shared;  ///< by bucket
};

} // namespace runglass
