// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace runglass {

/// A histogram: how many values lie in [borders[i], borders[i + 1]), for each i. What lies below the first
/// border or not below the last is not counted.
class Histogram
{
public:
    /// `borders` ascend, each above the one before; fewer than two make no bucket.
    explicit Histogram(std::span<const std::int64_t> borders);

    void add(std::int64_t value)
    {
        const auto offset = static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(m_first);
        ++m_counts[offset < m_bucketOf.size() ? m_bucketOf[offset] : bucketOf(value)];
    }

    std::vector<std::int64_t> counts() const;

private:
    /// The bucket of a value, the last counter for values in none.
    std::size_t bucketOf(std::int64_t value) const;

    std::vector<std::int64_t> m_borders;
    std::int64_t m_first = 0;
    std::vector<std::uint32_t> m_bucketOf; ///< of the first values from m_first on
    std::vector<std::int64_t> m_counts;    ///< of each bucket, then of what is in none
};

} // namespace runglass
