// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "charts/chartreadout.h"
#include "figures/chartdata.h"
#include "tables/displayvalues.h"

#include <QCoreApplication>

namespace runglass {

/// What charts say in words. Pure functions.
class ChartTexts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::ChartTexts)

public:
    static QString unitName(bool isLogs); ///< "runs", "log entries"
    static QString unit(BucketUnit unit); ///< "Minutes"

    static QString deploymentName(const DeploymentMark &mark, const DisplayValues &values); ///< "v38"
    /// "v38 deployed", or that it is its first run that stands there
    static QString deployment(const DeploymentMark &mark, const DisplayValues &values);

    /// "Sun 22 Nov 14:00 – 15:00", days without times of day.
    static QString span(const TimeRange &span, BucketUnit unit, const DisplayValues &values, Micros now);
    /// The figures of some buckets together; percentiles only of a single one, because those of several are
    /// not in them.
    static ChartReadout buckets(const TimeChartData &data, std::size_t first, std::size_t last,
                                const DisplayValues &values, Micros now);
    static ChartReadout durations(const DistributionData &data, std::size_t first, std::size_t last,
                                  const DisplayValues &values);

    /// What there is to be seen, in a few sentences, for those who can't.
    static QString summary(const TimeChartData &data, const DisplayValues &values, Micros now);
    static QString summary(const DistributionData &data, const DisplayValues &values);

    /// Why a chart is empty.
    static QString nothing(bool isLogs);
    static QString noTimes();
};

} // namespace runglass
