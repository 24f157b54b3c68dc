// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "analysis/histogram.h"

#include <algorithm>

namespace runglass {

namespace {

/// Most response times are below a minute: their buckets are looked up.
constexpr std::uint64_t lookedUp = 65'536;

} // namespace

Histogram::Histogram(std::span<const std::int64_t> borders)
    : m_borders(borders.begin(), borders.end())
    , m_counts(borders.size() < 2 ? 1 : borders.size())
{
    if (borders.size() < 2)
        return;
    m_first = borders.front();
    const std::uint64_t length =
        static_cast<std::uint64_t>(borders.back()) - static_cast<std::uint64_t>(m_first);
    m_bucketOf.resize(std::min(length, lookedUp));
    std::size_t bucket = 0;
    for (std::size_t i = 0; i < m_bucketOf.size(); ++i) {
        while (m_borders[bucket + 1] <= m_first + static_cast<std::int64_t>(i))
            ++bucket;
        m_bucketOf[i] = static_cast<std::uint32_t>(bucket);
    }
}

std::size_t Histogram::bucketOf(std::int64_t value) const
{
    const std::size_t none = m_counts.size() - 1;
    if (none == 0 || value < m_borders.front() || value >= m_borders.back())
        return none;
    return static_cast<std::size_t>(std::upper_bound(m_borders.begin(), m_borders.end(), value) -
                                    m_borders.begin()) -
           1;
}

std::vector<std::int64_t> Histogram::counts() const
{
    return {m_counts.begin(), m_counts.end() - 1};
}

} // namespace runglass
