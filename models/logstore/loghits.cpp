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

} // namespace runglass
