// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/textsplit.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace runglass {

namespace {

constexpr std::size_t headBytes = sizeof(std::uint64_t);

/// The bytes from `from` on; none behind the end.
std::string_view behind(std::string_view text, std::size_t from)
{
    return text.substr(std::min(from, text.size()));
}

std::size_t commonPrefix(std::string_view a, std::string_view b)
{
    const auto end = std::mismatch(
        a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
    return static_cast<std::size_t>(end.first - a.begin());
}

} // namespace

std::uint64_t textHead(std::string_view text)
{
    std::uint64_t head = 0;
    std::memcpy(&head, text.data(), std::min(text.size(), headBytes));
    // Little-endian machines only: see segments/bytes.h.
    return __builtin_bswap64(head);
}

TextSplit::TextSplit(std::vector<std::string> sample, std::size_t texts)
{
    std::erase_if(sample, [](const std::string &text) { return text.empty(); });
    std::sort(sample.begin(), sample.end());
    const std::size_t step = std::max<std::size_t>(1, sample.size() / (texts + 1));
    for (std::size_t i = step; i < sample.size() && m_texts.size() < texts; i += step) {
        if (m_texts.empty() || m_texts.back() != sample[i])
            m_texts.push_back(std::move(sample[i]));
    }
    m_shared.assign(bucketCount(), 0);
    for (std::size_t i = 0; i < m_texts.size(); ++i) {
        if (i > 0)
            m_shared[2 * i] = commonPrefix(m_texts[i - 1], m_texts[i]);
        m_shared[2 * i + 1] = m_texts[i].size();
    }
}

std::size_t TextSplit::sharedBytes(std::size_t bucket) const
{
    return bucket < m_shared.size() ? m_shared[bucket] : 0;
}

std::size_t TextSplit::bucketOf(std::string_view text) const
{
    if (text.empty())
        return bucketCount() - 1;
    // Eight bytes after eight: in [low, high) are the borders that begin as the text does so far.
    std::size_t low = 0;
    std::size_t high = m_texts.size();
    for (std::size_t depth = 0; low < high; depth += headBytes) {
        const std::uint64_t head = textHead(behind(text, depth));
        const auto headOf = [&](const std::string &border) { return textHead(behind(border, depth)); };
        const auto begin = m_texts.begin();
        const auto first = std::partition_point(
            begin + static_cast<std::ptrdiff_t>(low), begin + static_cast<std::ptrdiff_t>(high),
            [&](const std::string &border) { return headOf(border) < head; });
        auto last = first;
        if (first != begin + static_cast<std::ptrdiff_t>(high) && headOf(*first) == head)
            last = std::partition_point(first, begin + static_cast<std::ptrdiff_t>(high),
                                        [&](const std::string &border) { return headOf(border) == head; });
        low = static_cast<std::size_t>(first - begin);
        high = static_cast<std::size_t>(last - begin);
        if (depth + headBytes < text.size())
            continue;
        // The text ends here; borders that go on, or hold zeros where it has ended, come after it.
        const auto found = std::lower_bound(first, last, text);
        low = static_cast<std::size_t>(found - begin);
        return found != last && *found == text ? 2 * low + 1 : 2 * low;
    }
    return 2 * low;
}

} // namespace runglass
