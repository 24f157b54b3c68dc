// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace runglass {

/// Keeps texts in blocks that never move: one allocation for many. A large text gets a block of its own.
class TextArena
{
public:
    /// Copies the text; the view is good as long as the arena, also when that is moved.
    std::string_view keep(std::string_view text)
    {
        if (text.empty())
            return {};
        if (text.size() > m_left)
            grow(text.size());
        char *const place = m_next;
        std::memcpy(place, text.data(), text.size());
        m_next += text.size();
        m_left -= text.size();
        return {place, text.size()};
    }

private:
    void grow(std::size_t needed)
    {
        constexpr std::size_t blockBytes = std::size_t{64} * 1024;
        const std::size_t size = std::max(needed, blockBytes);
        m_blocks.push_back(std::make_unique_for_overwrite<char[]>(size));
        m_next = m_blocks.back().get();
        m_left = size;
    }

    std::vector<std::unique_ptr<char[]>> m_blocks;
    char *m_next = nullptr;
    std::size_t m_left = 0;
};

} // namespace runglass
