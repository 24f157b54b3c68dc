// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/textsplit.h"

#include <algorithm>

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

TextSplit::TextSplit(std::vector<std::string> sample, std::size_t texts)
{
    std::erase_if(sample, [](const std::string &text) { return text.empty(); });
    std::sort(sample.begin(), sample.end());
    const std::size_t step = std::max<std::size_t>(1, sample.size() / (texts + 1));
    for (std::size_t i = step; i < sample.size() && m_texts.size() < texts; i += step) {
        if (m_texts.empty() || m_texts.back() != sample[i])
            m_texts.push_back(std::move(sample[i]));
    }
    for (const std::string &text : m_texts)
        m_heads.push_back(textHead(text));
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
    const auto [begins, ends] = std::equal_range(m_heads.begin(), m_heads.end(), textHead(text));
    auto low = static_cast<std::size_t>(begins - m_heads.begin());
    auto high = static_cast<std::size_t>(ends - m_heads.begin());
    if (text.size() <= headBytes)
        return bucketAmong(low, high, text);
    for (std::size_t depth = headBytes; low < high; depth += headBytes) {
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
        if (depth + headBytes >= text.size())
            return bucketAmong(low, high, text);
    }
    return 2 * low;
}

/// Where the text ends before the borders can be told apart: those that go on, or hold zeros where it has
/// ended, come after it.
std::size_t TextSplit::bucketAmong(std::size_t low, std::size_t high, std::string_view text) const
{
    const auto last = m_texts.begin() + static_cast<std::ptrdiff_t>(high);
    const auto found = std::lower_bound(m_texts.begin() + static_cast<std::ptrdiff_t>(low), last, text);
    const auto index = static_cast<std::size_t>(found - m_texts.begin());
    return found != last && *found == text ? 2 * index + 1 : 2 * index;
}

} // namespace runglass
