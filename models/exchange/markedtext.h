// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/findmarks.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>

namespace runglass {

/// Text that comes in pieces and goes in records: what is not used up yet, with the places of the characters
/// that matter, each looked for once.
///
/// Behind the text simdjson::SIMDJSON_PADDING bytes may be read. The text may be changed in place.
class MarkedText
{
public:
    explicit MarkedText(const MarkTests &tests)
        : m_tests(tests)
    {
    }

    /// Adds a piece. What was used up goes, so positions change: by how much is returned.
    std::uint32_t append(std::string_view piece)
    {
        const std::uint32_t shift = m_begin;
        if (shift > 0) {
            std::memmove(m_text.get(), m_text.get() + shift, m_size - shift);
            m_marks.dropFront(m_firstMark, shift);
            m_size -= shift;
            m_begin = 0;
            m_firstMark = 0;
        }
        const std::size_t needed = m_size + piece.size() + simdjson::SIMDJSON_PADDING;
        if (needed > m_capacity)
            grow(needed);
        if (!piece.empty())
            std::memcpy(m_text.get() + m_size, piece.data(), piece.size());
        std::memset(m_text.get() + m_size + piece.size(), 0, simdjson::SIMDJSON_PADDING);
        findMarks(piece, static_cast<std::uint32_t>(m_size), m_tests, m_marks);
        m_size += piece.size();
        return shift;
    }

    /// Everything before `position` is used up, and so are the marks before number `mark`.
    void use(std::uint32_t position, std::size_t mark)
    {
        m_begin = position;
        m_firstMark = mark;
    }

    char *data() const { return m_text.get(); }
    std::uint32_t begin() const { return m_begin; }
    std::uint32_t end() const { return static_cast<std::uint32_t>(m_size); }
    std::uint32_t unused() const { return end() - m_begin; }
    const MarkList &marks() const { return m_marks; }
    std::size_t firstMark() const { return m_firstMark; }

private:
    void grow(std::size_t needed)
    {
        const std::size_t capacity = std::max(needed, m_capacity + m_capacity / 2);
        auto text = std::make_unique_for_overwrite<char[]>(capacity);
        if (m_size > 0)
            std::memcpy(text.get(), m_text.get(), m_size);
        m_text = std::move(text);
        m_capacity = capacity;
    }

    MarkTests m_tests;
    MarkList m_marks;
    std::unique_ptr<char[]> m_text;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
    std::uint32_t m_begin = 0;
    std::size_t m_firstMark = 0;
};

} // namespace runglass
