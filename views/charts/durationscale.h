// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QCoreApplication>
#include <QString>

#include <cstdint>
#include <vector>

namespace runglass {

/// Where response times lie on an axis: between two round ones, on a linear or a logarithmic scale.
class DurationScale
{
    Q_DECLARE_TR_FUNCTIONS(runglass::DurationScale)

public:
    /// From 1 ms to 1 s, logarithmic.
    DurationScale() = default;
    /// Around what is to be shown, in milliseconds; a linear one begins at 0. Never empty, also where both
    /// are the same. On a logarithmic scale everything below 1 ms counts as 1 ms.
    static DurationScale around(std::int64_t lowest, std::int64_t highest, bool logarithmic);

    std::int64_t lowest() const { return m_lowest; }
    std::int64_t highest() const { return m_highest; }
    /// From 0 at the lowest to 1 at the highest; outside of them the nearer one.
    double share(std::int64_t milliseconds) const;
    /// Up to `most` round response times, ascending; the lowest and the highest first of all. `most` is at
    /// least 2.
    std::vector<std::int64_t> ticks(int most) const;

    /// "250 ms", "5 s", "10 min", "2 h", "3 d": for round ones.
    static QString label(std::int64_t milliseconds);
    /// The round response times from `lowest` to `highest`, powers of ten and what stands for them in
    /// minutes, hours and days.
    static std::vector<std::int64_t> decades(std::int64_t lowest, std::int64_t highest);

private:
    std::int64_t m_lowest = 1;
    std::int64_t m_highest = 1000;
    bool m_logarithmic = true;
};

} // namespace runglass
