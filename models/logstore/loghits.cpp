// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/loghits.h"

#include <algorithm>

namespace runglass {

std::size_t LogHits::rank(std::size_t position) const
{
    if (m_bits)
        return m_bits->rank(position);
    return std::clamp(position, m_range.begin, m_range.end) - m_range.begin;
}

std::size_t LogHits::select(std::size_t rank) const
{
    return m_bits ? m_bits->select(rank) : m_range.begin + rank;
}

void LogHits::select(std::size_t rank, std::size_t count, std::vector<std::size_t> &to) const
{
    if (count == 0)
        return;
    std::size_t position = select(rank);
    to.push_back(position);
    for (std::size_t i = 1; i < count; ++i) {
        position = m_bits ? *m_bits->bitmap().next(position + 1) : position + 1;
        to.push_back(position);
    }
}

} // namespace runglass
