// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "figures/chartdata.h"
#include "filter/filterwords.h"
#include "tables/selection.h"

#include <QTimeZone>

#include <memory>
#include <optional>
#include <vector>

namespace runglass {

/// What cards and charts are to be about. A value: equal questions have equal answers at the same time.
struct FiguresQuestion
{
    Selection selection;
    FilterSubject subject = FilterSubject::Runs;
    /// The period that the selection's range is compared with, by the same filter and search.
    std::optional<TimeRange> preceding;
    QTimeZone zone = QTimeZone::utc(); ///< whose calendar the parts of time follow
    std::optional<BucketUnit> unit;    ///< nothing: what suits the range

    friend bool operator==(const FiguresQuestion &, const FiguresQuestion &) = default;
};

/// Everything cards and charts show of one selection, from one look at the cache: an immutable snapshot.
struct Figures
{
    FiguresQuestion question;
    std::optional<RunStats> runs; ///< nothing in Logs
    std::optional<LogStats> logs; ///< nothing in All Runs
    /// Of the preceding period; nothing when there is none, when not all of it is known, or not yet.
    std::optional<RunStats> runsBefore;
    std::optional<LogStats> logsBefore;
    TimeChartPointer timeChart;              ///< never null
    DistributionPointer distribution;        ///< null in Logs
    std::vector<DeploymentMark> deployments; ///< all of the script, in time order
};

using FiguresPointer = std::shared_ptr<const Figures>;

} // namespace runglass
