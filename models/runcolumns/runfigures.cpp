// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/runfigures.h"

#include "analysis/histogram.h"
#include "analysis/percentile.h"
#include "runcolumns/parallel.h"
#include "runcolumns/runorder.h"

#include <algorithm>
#include <array>
#include <bit>

namespace runglass::runfigures {

namespace {

/// Counts runs and keeps their response times until the figures are wanted.
class Collector
{
public:
    void expect(std::size_t count) { m_narrow.resize(count); }

    void addStatus(std::uint8_t status) { ++m_statuses[status & 3]; }
    void addTime(std::uint32_t stored)
    {
        // Written in any case and kept by moving on: the empty cells can't be foretold.
        if (m_count == m_narrow.size())
            m_narrow.resize(std::max<std::size_t>(1024, m_count * 2));
        m_narrow[m_count] = stored;
        m_count += stored != NumberColumn::none<std::uint32_t> ? 1 : 0;
    }
    void addTime(std::int64_t stored)
    {
        if (stored != NumberColumn::none<std::int64_t>)
            m_wide.push_back(stored);
    }

    /// The figures, and the beginning of others.
    RunStats take()
    {
        RunStats stats;
        for (const std::int64_t count : m_statuses)
            stats.total += count;
        stats.inProgress = m_statuses[static_cast<std::size_t>(RunStatus::InProgress)];
        stats.succeeded = m_statuses[static_cast<std::size_t>(RunStatus::Success)];
        stats.failed = m_statuses[static_cast<std::size_t>(RunStatus::Failed)];
        const Percentiles percentiles = takePercentiles();
        stats.p50Ms = percentiles.p50;
        stats.p90Ms = percentiles.p90;
        stats.p99Ms = percentiles.p99;
        m_statuses = {};
        m_count = 0;
        m_wide.clear();
        return stats;
    }

private:
    Percentiles takePercentiles()
    {
        const auto narrow = std::span(m_narrow).first(m_count);
        if (m_wide.empty())
            return percentilesOf(narrow);
        m_wide.insert(m_wide.end(), narrow.begin(), narrow.end());
        return percentilesOf(std::span(m_wide));
    }

    std::array<std::int64_t, 4> m_statuses{};
    std::vector<std::uint32_t> m_narrow; ///< the first m_count
    std::size_t m_count = 0;
    std::vector<std::int64_t> m_wide;
};

/// Calls visit(row) for the rows [begin, end) of a chunk whose position, `first` more, is in the bitmap.
template <class Visit>
void visitRows(const Bitmap &among, std::size_t first, std::size_t begin, std::size_t end, Visit visit)
{
    const std::span<const std::uint64_t> words = among.words();
    std::size_t row = begin;
    while (row < end) {
        const std::size_t position = first + row;
        const std::size_t offset = position % 64;
        const std::size_t count = std::min(64 - offset, end - row);
        std::uint64_t bits = words[position / 64] >> offset;
        if (count < 64)
            bits &= (std::uint64_t{1} << count) - 1;
        if (count == 64 && bits == ~std::uint64_t{0}) {
            for (std::size_t i = 0; i < 64; ++i)
                visit(row + i);
        } else {
            for (; bits != 0; bits &= bits - 1)
                visit(row + static_cast<std::size_t>(std::countr_zero(bits)));
        }
        row += count;
    }
}

/// Calls visit(chunk, its first position, first row, end row) for the parts of chunks in a range.
template <class Visit>
void visitParts(const RunColumns &runs, const PositionRange &range, Visit visit)
{
    const auto parts = runs.parts();
    auto part = std::upper_bound(
        parts.begin(), parts.end(), range.begin,
        [](std::size_t position, const RunColumns::Part &candidate) { return position < candidate.first; });
    if (part != parts.begin())
        --part;
    for (; part != parts.end() && part->first < range.end; ++part) {
        const std::size_t begin = std::max(range.begin, part->first) - part->first;
        const std::size_t end = std::min(range.end - part->first, part->chunk->size());
        if (begin < end)
            visit(*part->chunk, part->first, begin, end);
    }
}

void collect(const RunColumns &runs, const Bitmap &among, const PositionRange &range, Collector &collector)
{
    visitParts(runs, range,
               [&](const RunChunk &chunk, std::size_t first, std::size_t begin, std::size_t end) {
                   const auto statuses = chunk.statuses();
                   chunk.responseTimes().visit([&](auto times) {
                       visitRows(among, first, begin, end, [&](std::size_t row) {
                           collector.addStatus(statuses[row]);
                           collector.addTime(times[row]);
                       });
                   });
               });
}

/// The cell of a run, as far as it tells groups apart.
class Cells
{
public:
    Cells(const RunColumns &runs, const RunIdTable *ids, RunColumn column)
        : m_runs(runs)
        , m_ids(ids)
        , m_column(column)
    {
    }

    RunGroup groupOf(const RunEntry &run) const
    {
        const auto text = [this](LabelId id) { return std::string(m_runs.labels().text(id)); };
        switch (m_column) {
        case RunColumn::RunId:
            return {.text = m_ids ? m_ids->idOf(run.key) : std::string(), .number = {}, .stats = {}};
        case RunColumn::Status:
            return numberGroup(run.status == RunStatus::Unknown
                                   ? std::nullopt
                                   : std::optional(static_cast<std::int64_t>(run.status)));
        case RunColumn::Version:
            return numberGroup(run.version);
        case RunColumn::ResponseTime:
            return numberGroup(run.responseTimeMs);
        case RunColumn::Function:
            return {.text = text(run.function), .number = {}, .stats = {}};
        case RunColumn::SourceType:
            return {.text = std::string(sourceTypeLabel(m_runs.labels().text(run.sourceType))),
                    .number = {},
                    .stats = {}};
        case RunColumn::Source:
            return {.text = text(run.source), .number = {}, .stats = {}};
        case RunColumn::ExecutedOn:
            break;
        }
        return numberGroup(run.time);
    }

    /// A number that differs where cells do; equal ones may still be of different texts of a source type.
    static std::int64_t codeOf(const RunEntry &run, RunColumn column)
    {
        switch (column) {
        case RunColumn::RunId:
            return run.key;
        case RunColumn::Status:
            return static_cast<std::int64_t>(run.status);
        case RunColumn::Version:
            return run.version.value_or(NumberColumn::none<std::int64_t>);
        case RunColumn::ResponseTime:
            return run.responseTimeMs.value_or(NumberColumn::none<std::int64_t>);
        case RunColumn::Function:
            return run.function;
        case RunColumn::SourceType:
            return run.sourceType;
        case RunColumn::Source:
            return run.source;
        case RunColumn::ExecutedOn:
            break;
        }
        return run.time;
    }

private:
    static RunGroup numberGroup(std::optional<std::int64_t> number)
    {
        return {.text = {}, .number = number, .stats = {}};
    }

    const RunColumns &m_runs;
    const RunIdTable *m_ids;
    RunColumn m_column;
};

} // namespace

RunStats stats(const RunColumns &runs, const Bitmap &among)
{
    Collector collector;
    collector.expect(runs.size());
    collect(runs, among, {0, runs.size()}, collector);
    return collector.take();
}

std::vector<RunBucket> buckets(const RunColumns &runs, const Bitmap &among, std::span<const Micros> borders)
{
    if (borders.size() < 2)
        return {};
    std::vector<std::size_t> edges(borders.size());
    std::transform(borders.begin(), borders.end(), edges.begin(),
                   [&](Micros border) { return runs.lowerBound(border); });
    std::vector<RunBucket> result(borders.size() - 1);
    // A helper thread pays from some ten thousand runs on.
    const std::size_t runCount = edges.back() > edges.front() ? edges.back() - edges.front() : 0;
    const std::size_t least = runCount < 50'000 ? result.size() : 8;
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
    visitParts(runs, {0, runs.size()},
               [&](const RunChunk &chunk, std::size_t first, std::size_t begin, std::size_t end) {
                   chunk.responseTimes().visit([&](auto times) {
                       constexpr auto none =
                           NumberColumn::none<std::remove_const_t<typename decltype(times)::element_type>>;
                       visitRows(among, first, begin, end, [&](std::size_t row) {
                           if (times[row] != none)
                               histogram.add(static_cast<std::int64_t>(times[row]));
                       });
                   });
               });
    return histogram.counts();
}

std::vector<RunGroup> groups(const RunColumns &runs, const RunIdTable *ids, const Bitmap &among,
                             RunColumn column)
{
    const std::vector<std::uint32_t> positions =
        column == RunColumn::RunId && ids ? runorder::sortedById(runs, *ids, among, SortOrder::Ascending)
                                          : runorder::sorted(runs, among, column, SortOrder::Ascending);
    const Cells cells(runs, ids, column);
    std::vector<RunGroup> result;
    Collector collector;
    std::optional<std::int64_t> before;
    for (const std::uint32_t position : positions) {
        const RunEntry run = runs.at(position);
        const std::int64_t code = Cells::codeOf(run, column);
        if (code != before) {
            RunGroup next = cells.groupOf(run);
            if (result.empty() || next.text != result.back().text || next.number != result.back().number) {
                if (!result.empty())
                    result.back().stats = collector.take();
                result.push_back(std::move(next));
            }
            before = code;
        }
        collector.addStatus(static_cast<std::uint8_t>(run.status));
        if (run.responseTimeMs)
            collector.addTime(*run.responseTimeMs);
    }
    if (!result.empty())
        result.back().stats = collector.take();
    return result;
}

} // namespace runglass::runfigures
