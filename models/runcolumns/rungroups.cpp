// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/cellcodes.h"
#include "runcolumns/figurecollector.h"
#include "runcolumns/runfigures.h"
#include "runcolumns/runorder.h"
#include "runcolumns/runvisit.h"

namespace runglass::runfigures {

namespace {

/// More groups than this are not counted all at once.
constexpr std::size_t mostCounted = 65'536;

/// What stands in a column.
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

private:
    static RunGroup numberGroup(std::optional<std::int64_t> number)
    {
        return {.text = {}, .number = number, .stats = {}};
    }

    const RunColumns &m_runs;
    const RunIdTable *m_ids;
    RunColumn m_column;
};

bool isSameCell(const RunGroup &a, const RunGroup &b)
{
    return a.text == b.text && a.number == b.number;
}

/// One pass for the counts, one that puts the response times of each group together.
std::vector<RunGroup> groupsByCodes(const RunColumns &runs, const Bitmap &among, const Cells &cells,
                                    const CellCodes &codes)
{
    constexpr auto none = NumberColumn::none<std::uint32_t>;
    struct Counts
    {
        StatusCounts statuses{};
        std::size_t begin = 0; ///< of its response times
        std::size_t end = 0;
        std::uint32_t position = 0; ///< of one of its runs
    };
    std::vector<Counts> counts(codes.count());
    std::vector<std::uint32_t> times;
    codes.use([&](auto codeOf) {
        runvisit::oldestFirst(runs, among,
                              [&](const RunChunk &chunk, std::size_t row, std::uint32_t position) {
                                  Counts &of = counts[codeOf(chunk, row)];
                                  ++of.statuses[chunk.statuses()[row] & 3];
                                  of.end += chunk.responseTimes().narrow()[row] != none ? 1 : 0;
                                  of.position = position;
                              });
        std::size_t sum = 0;
        for (Counts &of : counts) {
            of.begin = sum;
            sum += of.end;
            of.end = of.begin;
        }
        times.resize(sum);
        runvisit::oldestFirst(runs, among, [&](const RunChunk &chunk, std::size_t row, std::uint32_t) {
            const std::uint32_t time = chunk.responseTimes().narrow()[row];
            if (time != none)
                times[counts[codeOf(chunk, row)].end++] = time;
        });
    });
    std::vector<RunGroup> groups;
    PercentileCounter counter(coarseBits);
    for (const Counts &of : counts) {
        const auto own = std::span(times).subspan(of.begin, of.end - of.begin);
        const RunStats stats = statsFrom(of.statuses, percentilesBy(counter, own));
        if (stats.total == 0)
            continue;
        groups.push_back(cells.groupOf(runs.at(of.position)));
        groups.back().stats = stats;
    }
    return groups;
}

/// Cell after cell in the order of a sort.
std::vector<RunGroup> groupsInOrder(const RunColumns &runs, const std::vector<std::uint32_t> &positions,
                                    const Cells &cells)
{
    std::vector<RunGroup> groups;
    Collector collector;
    for (const std::uint32_t position : positions) {
        const RunEntry run = runs.at(position);
        RunGroup next = cells.groupOf(run);
        if (groups.empty() || !isSameCell(groups.back(), next)) {
            if (!groups.empty())
                groups.back().stats = collector.take();
            groups.push_back(std::move(next));
        }
        collector.addStatus(static_cast<std::uint8_t>(run.status));
        if (run.responseTimeMs)
            collector.addTime(*run.responseTimeMs);
    }
    if (!groups.empty())
        groups.back().stats = collector.take();
    return groups;
}

} // namespace

std::vector<RunGroup> groups(const RunColumns &runs, const RunIdTable *ids, const Bitmap &among,
                             RunColumn column)
{
    const Cells cells(runs, ids, column);
    if (!hasWideTimes(runs)) {
        if (const auto codes = CellCodes::make(runs, among, column, SortOrder::Ascending, mostCounted))
            return groupsByCodes(runs, among, cells, *codes);
    }
    return groupsInOrder(runs,
                         column == RunColumn::RunId && ids
                             ? runorder::sortedById(runs, *ids, among, SortOrder::Ascending)
                             : runorder::sorted(runs, among, column, SortOrder::Ascending),
                         cells);
}

} // namespace runglass::runfigures
