// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/figure.h"

#include <algorithm>

namespace runglass::bench {

double Figure::median() const
{
    if (samples.empty())
        return 0;
    std::vector<double> sorted = samples;
    std::sort(sorted.begin(), sorted.end());
    const std::size_t middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

double Figure::lowest() const
{
    return samples.empty() ? 0 : *std::min_element(samples.begin(), samples.end());
}

double Figure::highest() const
{
    return samples.empty() ? 0 : *std::max_element(samples.begin(), samples.end());
}

bool Figure::reached() const
{
    if (samples.empty())
        return false;
    return !limit || (better == Better::Lower ? median() <= *limit : median() >= *limit);
}

} // namespace runglass::bench
