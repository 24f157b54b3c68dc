// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/chartseries.h"

#include "tables/displayvalues.h"

#include <QBrush>

#include <algorithm>
#include <array>
#include <numeric>

namespace runglass {

namespace {

/// From the bottom of the stack up.
constexpr std::array levelOrder{LogLevel::Error, LogLevel::Warning, LogLevel::Stderr,
                                LogLevel::Info,  LogLevel::Stdout,  LogLevel::Debug};

} // namespace

std::vector<ChartSeries> ChartSeriesTable::counts(bool isLogs)
{
    if (!isLogs)
        return {{DisplayValues::label(RunStatus::Failed), ColorRole::ChartFailed, Qt::SolidPattern,
                 Qt::SolidPattern},
                {DisplayValues::label(RunStatus::Success), ColorRole::ChartSuccess, Qt::SolidPattern,
                 Qt::BDiagPattern},
                {DisplayValues::label(RunStatus::InProgress), ColorRole::ChartInProgress, Qt::SolidPattern,
                 Qt::Dense6Pattern},
                {tr("Unknown"), ColorRole::ChartInProgress, Qt::FDiagPattern, Qt::CrossPattern}};
    const auto of = [](LogLevel level, ColorRole color, Qt::BrushStyle fill, Qt::BrushStyle plainFill) {
        return ChartSeries{DisplayValues::label(level), color, fill, plainFill};
    };
    return {of(LogLevel::Error, ColorRole::ChartFailed, Qt::SolidPattern, Qt::SolidPattern),
            of(LogLevel::Warning, ColorRole::Warning, Qt::SolidPattern, Qt::DiagCrossPattern),
            of(LogLevel::Stderr, ColorRole::Neutral, Qt::BDiagPattern, Qt::BDiagPattern),
            of(LogLevel::Info, ColorRole::ChartP50, Qt::SolidPattern, Qt::Dense4Pattern),
            of(LogLevel::Stdout, ColorRole::ChartInProgress, Qt::SolidPattern, Qt::HorPattern),
            of(LogLevel::Debug, ColorRole::ChartInProgress, Qt::FDiagPattern, Qt::Dense7Pattern)};
}

std::vector<ChartSeries> ChartSeriesTable::percentiles()
{
    return {{tr("P50"), ColorRole::ChartP50, Qt::NoBrush, Qt::NoBrush, Qt::DotLine},
            {tr("P90"), ColorRole::ChartP90, Qt::NoBrush, Qt::NoBrush, Qt::DashLine},
            {tr("P99"), ColorRole::ChartP99, Qt::NoBrush, Qt::NoBrush, Qt::SolidLine}};
}

std::int64_t countOf(const TimeChartData &data, std::size_t bucket, std::size_t series)
{
    if (isLogChart(data))
        return data.logs[bucket].byLevel[static_cast<std::size_t>(levelOrder[series])];
    const RunBucket &runs = data.runs[bucket];
    const std::array of{runs.failed, runs.succeeded, runs.inProgress,
                        runs.total - runs.failed - runs.succeeded - runs.inProgress};
    return std::max<std::int64_t>(0, of[series]);
}

std::int64_t totalOf(const TimeChartData &data, std::size_t bucket)
{
    if (!isLogChart(data))
        return data.runs[bucket].total;
    const auto &byLevel = data.logs[bucket].byLevel;
    return std::accumulate(byLevel.begin(), byLevel.end(), std::int64_t{0});
}

std::optional<std::int64_t> percentileOf(const TimeChartData &data, std::size_t bucket, std::size_t which)
{
    if (isLogChart(data))
        return {};
    const RunBucket &runs = data.runs[bucket];
    return std::array{runs.p50Ms, runs.p90Ms, runs.p99Ms}[which];
}

QBrush brushOf(const ChartSeries &series, const QPalette &palette)
{
    const bool plain = schemeOf(palette) == ColorScheme::Foreign;
    // A pattern is told from another by its lines, so they have the colour of text.
    return {color(palette, plain ? ColorRole::Text : series.color), plain ? series.plainFill : series.fill};
}

} // namespace runglass
