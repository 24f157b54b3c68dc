// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/bytesource.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace runglass {

/// Lets the first bytes of a source be seen before they are read.
class PeekingSource : public ByteSource
{
public:
    /// `source` must live as long.
    explicit PeekingSource(ByteSource &source)
        : m_source(source)
    {
    }

    /// The first bytes, as many as there are up to 16; before the first read().
    Result<std::string_view> peek()
    {
        while (m_length < m_head.size()) {
            const Result<std::size_t> read =
                m_source.read(m_head.data() + m_length, m_head.size() - m_length);
            if (!read)
                return read.error();
            if (*read == 0)
                break;
            m_length += *read;
        }
        return std::string_view(m_head.data(), m_length);
    }

    Result<std::size_t> read(char *to, std::size_t size) override
    {
        if (m_used == m_length)
            return m_source.read(to, size);
        const std::size_t count = std::min(size, m_length - m_used);
        std::memcpy(to, m_head.data() + m_used, count);
        m_used += count;
        return count;
    }

private:
    ByteSource &m_source;
    std::array<char, 16> m_head{};
    std::size_t m_length = 0;
    std::size_t m_used = 0;
};

} // namespace runglass
