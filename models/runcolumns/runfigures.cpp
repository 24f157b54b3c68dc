// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/runfigures.h"

#include "analysis/histogram.h"
#include "runcolumns/figurecollector.h"
#include "runcolumns/parallel.h"
#include "runcolumns/runvisit.h"

#include <algorithm>
#include <map>

namespace runglass::runfigures {

namespace {

/// A helper thread pays from some ten thousand runs on.
constexpr std::size_t manyRuns = 50'000;

void collect(const RunColumns &runs, const Bitmap &among, const PositionRange &range, Collector &collector)
{
    runvisit::parts(runs, range,
                    [&](const RunChunk &chunk, std::size_t first, std::size_t begin, std::size_t end) {
                        const auto statuses = chunk.statuses();
                        chunk.responseTimes().visit([&](auto times) {
                            runvisit::rows(among, first, begin, end, [&](std::size_t row) {
                                collector.addStatus(statuses[row]);
                                collector.addTime(times[row]);
                            });
                        });
                    });
}

/// Calls visit(status, stored response time) for each run; they are not wide.
template <class Visit>
void visitNarrow(const RunColumns &runs, const Bitmap &among, Visit visit)
{
    for (const RunColumns::Part &part : runs.parts()) {
        const auto statuses = part.chunk->statuses();
        const auto times = part.chunk->responseTimes().narrow();
        runvisit::rows(among, part.first, 0, part.chunk->size(),
                       [&](std::size_t row) { visit(statuses[row], times[row]); });
    }
}

} // namespace

RunStats stats(const RunColumns &runs, const Bitmap &among)
{
    if (hasWideTimes(runs)) {
        Collector collector;
        collect(runs, among, {0, runs.size()}, collector);
        return collector.take();
    }
    constexpr auto none = NumberColumn::none<std::uint32_t>;
    StatusCounts statuses{};
    PercentileCounter counter(fineBits);
    visitNarrow(runs, among, [&](std::uint8_t status, std::uint32_t time) {
        ++statuses[status & 3];
        if (time != none)
            counter.add(time);
    });
    counter.beginSecondLook();
    visitNarrow(runs, among, [&](std::uint8_t, std::uint32_t time) {
        if (time != none)
            counter.addAgain(time);
    });
    return statsFrom(statuses, counter.take());
}

std::vector<RunBucket> buckets(const RunColumns &runs, const Bitmap &among, std::span<const Micros> borders)
{
    if (borders.size() < 2)
        return {};
    std::vector<std::size_t> edges(borders.size());
    std::transform(borders.begin(), borders.end(), edges.begin(),
                   [&](Micros border) { return runs.lowerBound(border); });
    std::vector<RunBucket> result(borders.size() - 1);
    const std::size_t runCount = edges.back() > edges.front() ? edges.back() - edges.front() : 0;
    const std::size_t least = runCount < manyRuns ? result.size() : 8;
    parallelFor(result.size(), least, [&](std::size_t begin, std::size_t end) {
        Collector collector;
        for (std::size_t i = begin; i < end; ++i) {
            collect(runs, among, {edges[i], edges[i + 1]}, collector);
            result[i] = collector.take();
        }
    });
    return result;
}

std::vector<std::int64_t> durationCounts(const RunColumns &runs, const Bitmap &among,
                                         std::span<const std::int64_t> bordersMs)
{
    Histogram histogram(bordersMs);
    runvisit::parts(
        runs, {0, runs.size()},
        [&](const RunChunk &chunk, std::size_t first, std::size_t begin, std::size_t end) {
            chunk.responseTimes().visit([&](auto times) {
                constexpr auto none =
                    NumberColumn::none<std::remove_const_t<typename decltype(times)::element_type>>;
                runvisit::rows(among, first, begin, end, [&](std::size_t row) {
                    if (times[row] != none)
                        histogram.add(static_cast<std::int64_t>(times[row]));
                });
            });
        });
    return histogram.counts();
}

RunFigures figures(const RunColumns &runs, const Bitmap &among, const Bitmap &preceding,
                   const RunFiguresRequest &request)
{
    RunFigures figures;
    figures.buckets = buckets(runs, among, request.borders);
    const auto part = [&](std::size_t which) {
        if (which == 0)
            figures.stats = stats(runs, among);
        else if (which == 1 && request.preceding)
            figures.preceding = stats(runs, preceding);
        else if (which == 2 && request.bordersMs.size() >= 2)
            figures.durationCounts = durationCounts(runs, among, request.bordersMs);
    };
    constexpr std::size_t parts = 3;
    parallelFor(parts, runs.size() < manyRuns ? parts : 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            part(i);
    });
    return figures;
}

std::vector<VersionStart> versionStarts(const RunColumns &runs)
{
    std::map<std::int64_t, Micros> first;
    for (const RunColumns::Part &part : runs.parts()) {
        const auto times = part.chunk->times();
        part.chunk->versions().visit([&](auto versions) {
            using Stored = std::remove_const_t<typename decltype(versions)::element_type>;
            // Runs that follow one another mostly have the same version.
            Stored last = NumberColumn::none<Stored>;
            for (std::size_t row = 0; row < versions.size(); ++row) {
                if (versions[row] == last || versions[row] == NumberColumn::none<Stored>)
                    continue;
                last = versions[row];
                first.try_emplace(static_cast<std::int64_t>(last), times[row]);
            }
        });
    }
    std::vector<VersionStart> starts;
    for (const auto &[version, time] : first)
        starts.push_back({version, time});
    return starts;
}

} // namespace runglass::runfigures
