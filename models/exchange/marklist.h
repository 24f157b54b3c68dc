// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>

namespace runglass {

/// Positions in a text, ascending; filled without a check per position.
class MarkList
{
public:
    /// Room for `count` more; setSize() says how many it became.
    std::uint32_t *room(std::size_t count)
    {
        if (m_capacity - m_size < count)
            grow(count);
        return m_marks.get() + m_size;
    }
    void setSize(std::size_t size) { m_size = size; }

    std::size_t size() const { return m_size; }
    std::uint32_t operator[](std::size_t index) const { return m_marks[index]; }

    /// Forgets the first `count` marks and moves the others back by `shift`.
    void dropFront(std::size_t count, std::uint32_t shift)
    {
        for (std::size_t i = count; i < m_size; ++i)
            m_marks[i - count] = m_marks[i] - shift;
        m_size -= count;
    }

private:
    void grow(std::size_t count)
    {
        const std::size_t capacity = m_capacity + m_capacity / 2 + count;
        auto marks = std::make_unique_for_overwrite<std::uint32_t[]>(capacity);
        if (m_size > 0)
            std::memcpy(marks.get(), m_marks.get(), m_size * sizeof(std::uint32_t));
        m_marks = std::move(marks);
        m_capacity = capacity;
    }

    std::unique_ptr<std::uint32_t[]> m_marks;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace runglass
