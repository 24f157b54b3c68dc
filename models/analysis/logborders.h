// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace runglass {

/// Borders of a histogram that are equally far from each other on a logarithmic scale, `perDecade` between a
/// number and ten times it, rounded to whole numbers: 0, 1, 2, 3, …, 10, 11, 13, 14, …, 100, …; each whole
/// number once, so that buckets below some number are wider on that scale. The last is the first one above
/// `highest`.
std::vector<std::int64_t> logarithmicBorders(int perDecade, std::int64_t highest);

/// A histogram without the empty buckets before its first filled one and behind its last; nothing of it when
/// all are empty.
struct TrimmedHistogram
{
    std::vector<std::int64_t> borders;
    std::vector<std::int64_t> counts; ///< one less than borders
};
TrimmedHistogram trimmed(std::span<const std::int64_t> borders, std::span<const std::int64_t> counts);

} // namespace runglass
