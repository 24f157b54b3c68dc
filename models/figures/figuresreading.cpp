// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "figures/figuresreading.h"

#include "analysis/logborders.h"
#include "figures/deploymentmarks.h"

#include <algorithm>
#include <numeric>

namespace runglass::figuresreading {

namespace {

constexpr int durationBordersPerDecade = 20;
/// In milliseconds: 31 years. What takes longer is counted with what takes so long.
constexpr std::int64_t longestDuration = 1'000'000'000'000;

RecordKind kindOf(const FiguresQuestion &question)
{
    return question.subject == FilterSubject::Logs ? RecordKind::Logs : RecordKind::Runs;
}

/// The range, where it is open as far as there are records.
Result<TimeRange> chartRange(CacheReader &reader, const FiguresQuestion &question, const CancelToken &token)
{
    const TimeRange all = TimeRange::all();
    TimeRange range = question.selection.range;
    if (range.from != all.from && range.to != all.to)
        return range;
    const auto extent = reader.extent(question.selection.scriptId, kindOf(question), token);
    if (!extent)
        return extent.error();
    if (range.from == all.from)
        range.from = extent->from;
    if (range.to == all.to)
        range.to = extent->to;
    if (extent->isEmpty() || range.isEmpty())
        return TimeRange{};
    return range;
}

/// Whether the cache has all of the preceding period. Of a script that nothing is known to be complete of, as
/// of an imported file, what is there is all there will be.
Result<bool> knowsPreceding(CacheReader &reader, const FiguresQuestion &question, const CancelToken &token)
{
    if (!question.preceding)
        return false;
    const auto coverage = reader.coverage(question.selection.scriptId, kindOf(question), token);
    if (!coverage)
        return coverage.error();
    return coverage->empty() ||
           std::any_of(coverage->begin(), coverage->end(), [&](const TimeRange &complete) {
               return complete.from <= question.preceding->from && complete.to >= question.preceding->to;
           });
}

std::vector<std::int64_t> durationBorders()
{
    std::vector<std::int64_t> borders = logarithmicBorders(durationBordersPerDecade, longestDuration);
    borders.back() = INT64_MAX;
    return borders;
}

LogStats sum(const std::vector<LogBucket> &buckets)
{
    LogStats stats;
    for (const LogBucket &bucket : buckets) {
        for (std::size_t level = 0; level < bucket.byLevel.size(); ++level)
            stats.byLevel[level] += bucket.byLevel[level];
    }
    stats.total = std::accumulate(stats.byLevel.begin(), stats.byLevel.end(), std::int64_t{0});
    return stats;
}

Result<void> readRuns(CacheReader &reader, Figures &figures, TimeChartData &chart, const CancelToken &token)
{
    static const std::vector<std::int64_t> durations = durationBorders();
    const FiguresQuestion &question = figures.question;
    const auto isComparable = knowsPreceding(reader, question, token);
    if (!isComparable)
        return isComparable.error();
    RunFiguresRequest request{chart.borders, durations, {}};
    if (*isComparable)
        request.preceding = question.preceding;
    auto found = reader.runFigures(question.selection.runs(), request, token);
    if (!found)
        return found.error();
    figures.runs = found->stats;
    if (*isComparable)
        figures.runsBefore = found->preceding;
    chart.runs = std::move(found->buckets);
    auto distribution = std::make_shared<DistributionData>();
    distribution->total =
        std::accumulate(found->durationCounts.begin(), found->durationCounts.end(), std::int64_t{0});
    distribution->percentiles = {found->stats.p50Ms, found->stats.p90Ms, found->stats.p99Ms};
    TrimmedHistogram histogram = trimmed(durations, found->durationCounts);
    distribution->bordersMs = std::move(histogram.borders);
    distribution->counts = std::move(histogram.counts);
    figures.distribution = std::move(distribution);
    return {};
}

Result<void> readLogs(CacheReader &reader, Figures &figures, TimeChartData &chart, const CancelToken &token)
{
    // The borders are around everything in the range, so that they give the whole too.
    auto buckets = reader.logBuckets(figures.question.selection.logs(), chart.borders, token);
    if (!buckets)
        return buckets.error();
    chart.logs = *std::move(buckets);
    figures.logs = sum(chart.logs);
    return {};
}

} // namespace

Result<FiguresPointer> first(CacheReader &reader, const FiguresQuestion &question, const FiguresPointer &last,
                             const CancelToken &token)
{
    const auto range = chartRange(reader, question, token);
    if (!range)
        return range.error();
    auto figures = std::make_shared<Figures>();
    figures->question = question;
    auto chart = std::make_shared<TimeChartData>();
    chart->range = *range;
    const BucketStep step = bucketStepFor(*range, question.unit.value_or(usualBucketUnit(*range)));
    chart->unit = step.unit;
    chart->borders = bucketBorders(*range, step, question.zone);
    const auto read = question.subject == FilterSubject::Logs ? readLogs(reader, *figures, *chart, token)
                                                              : readRuns(reader, *figures, *chart, token);
    if (!read)
        return read.error();
    if (last && last->question.selection.scriptId == question.selection.scriptId) {
        figures->deployments = last->deployments;
        chart->deployments = marksIn(*range, figures->deployments);
    }
    figures->timeChart = std::move(chart);
    return FiguresPointer(std::move(figures));
}

Result<FiguresPointer> rest(CacheReader &reader, const FiguresPointer &figures, const CancelToken &token)
{
    const FiguresQuestion &question = figures->question;
    const std::string &script = question.selection.scriptId;
    const auto deployments = reader.deployments(script, token);
    if (!deployments)
        return deployments.error();
    const auto starts = reader.versionStarts(script, token);
    if (!starts)
        return starts.error();
    auto whole = std::make_shared<Figures>(*figures);
    whole->deployments = deploymentMarks(*deployments, *starts);
    if (whole->deployments != figures->deployments) {
        auto chart = std::make_shared<TimeChartData>(*figures->timeChart);
        chart->deployments = marksIn(chart->range, whole->deployments);
        whole->timeChart = std::move(chart);
    }
    if (question.subject == FilterSubject::Logs) {
        const auto isComparable = knowsPreceding(reader, question, token);
        if (!isComparable)
            return isComparable.error();
        if (*isComparable) {
            LogsQuery query = question.selection.logs();
            query.range = *question.preceding;
            const auto before = reader.logStats(query, token);
            if (!before)
                return before.error();
            whole->logsBefore = *before;
        }
    }
    return FiguresPointer(std::move(whole));
}

} // namespace runglass::figuresreading
