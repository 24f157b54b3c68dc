// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace runglass::bench {

/// One line of the table: something measured several times, and what it must reach.
struct Figure
{
    enum class Better { Lower, Higher };

    QString what;
    QString unit;
    std::vector<double> samples; ///< in the order they were taken; empty: could not be measured
    std::optional<double> limit;
    Better better = Better::Lower;
    QString note; ///< why it could not be measured, or what it was measured on
    QString peer =
        {}; ///< what ./dev bench --peers calls the same work of other programs; empty: not compared

    double median() const;
    double lowest() const;
    double highest() const;
    /// The median is within the limit, or there is none.
    bool reached() const;
};

} // namespace runglass::bench
