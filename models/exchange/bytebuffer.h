// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace runglass {

/// Bytes that are only ever appended, by whoever asked for room first: no check and no filling per byte.
class ByteBuffer
{
public:
    /// So many bytes may be written beyond what was asked for, as vectors do at the end of a text.
    static constexpr std::size_t slack = 16;

    /// Where to write next; at least `bytes` fit. Good until the next call.
    char *room(std::size_t bytes)
    {
        if (m_capacity - m_size < bytes + slack)
            grow(bytes + slack);
        return m_bytes.get() + m_size;
    }
    /// Up to where it was written.
    void setEnd(const char *end) { m_size = static_cast<std::size_t>(end - m_bytes.get()); }

    void append(std::string_view text)
    {
        char *to = room(text.size());
        if (!text.empty())
            std::memcpy(to, text.data(), text.size());
        m_size += text.size();
    }

    std::size_t size() const { return m_size; }
    std::string_view bytes() const { return {m_bytes.get(), m_size}; }
    /// Keeps the memory.
    void clear() { m_size = 0; }

private:
    void grow(std::size_t needed)
    {
        const std::size_t capacity =
            std::max({m_size + needed, m_capacity + m_capacity / 2, std::size_t{4096}});
        auto bytes = std::make_unique_for_overwrite<char[]>(capacity);
        if (m_size > 0)
            std::memcpy(bytes.get(), m_bytes.get(), m_size);
        m_bytes = std::move(bytes);
        m_capacity = capacity;
    }

    std::unique_ptr<char[]> m_bytes;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace runglass
