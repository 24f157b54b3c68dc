// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/textlines.h"

#include <algorithm>

namespace runglass {

namespace {

std::size_t pieceEnd(std::string_view text, std::size_t begin)
{
    const std::string_view window = text.substr(begin, TextLines::longestPiece);
    const std::size_t feed = window.find('\n');
    if (feed != std::string_view::npos)
        return begin + feed + 1;
    std::size_t end = begin + window.size();
    if (end == text.size())
        return end;
    // Not within a character, if that is one at all.
    for (int back = 0; back < 3 && (text[end] & 0xC0) == 0x80; ++back)
        --end;
    return (text[end] & 0xC0) == 0x80 ? begin + window.size() : end;
}

} // namespace

TextLines::TextLines(std::string_view text, const CancelToken &stop, std::size_t limit)
{
    constexpr std::size_t stopMask = 0xFFFF;
    constexpr std::size_t addressable = 0xFFFF'FFFF;
    m_cut = text.size() > addressable;
    text = text.substr(0, addressable);
    std::size_t at = 0;
    do {
        if (m_ends.size() == limit || ((m_ends.size() & stopMask) == 0 && stop.isCancelled())) {
            m_cut = true;
            break;
        }
        at = pieceEnd(text, at);
        m_ends.push_back(static_cast<std::uint32_t>(at));
    } while (at < text.size());
    if (m_ends.empty())
        m_ends.push_back(0);
}

std::size_t TextLines::pieceAt(std::size_t offset) const
{
    const auto found = std::upper_bound(m_ends.begin(), m_ends.end(), offset);
    return std::min<std::size_t>(static_cast<std::size_t>(found - m_ends.begin()), m_ends.size() - 1);
}

} // namespace runglass
