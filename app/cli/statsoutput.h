// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "grouping.h"

#include <QCoreApplication>

namespace runglass::cli {

/// Figures as text for people, or as JSON for programs; each ends with a line break.
class StatsOutput
{
    Q_DECLARE_TR_FUNCTIONS(runglass::cli::StatsOutput)

public:
    /// {"total_runs","p90_ms","p99_ms","failure_rate"}: percent, unrounded; null where there is nothing.
    static QString json(const RunStats &stats);
    /// {"total_logs","by_level":{"info":…}}: every level, also those that never occur.
    static QString json(const LogStats &stats);
    static QString text(const RunStats &stats);
    static QString text(const LogStats &stats);

    /// A list of the above, each with the value of `by` as a field of that name (null for empty cells), and
    /// those of runs with "p50_ms", too.
    static QString groupsJson(const std::vector<Group> &groups, const QString &by, bool logs);
    static QString groupsText(const std::vector<Group> &groups, const QString &by, bool logs);
};

} // namespace runglass::cli
