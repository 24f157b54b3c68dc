// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/runorder.h"

#include "runcolumns/cellcodes.h"
#include "runcolumns/radixsort.h"
#include "runcolumns/runvisit.h"

#include <algorithm>
#include <utility>

namespace runglass::runorder {

namespace {

constexpr std::uint64_t noRank = ~std::uint64_t{0};
/// Counters for so many fit the processor's caches.
constexpr std::size_t mostCodes = std::size_t{1} << 20;

/// A number that sorts ascending in either order.
std::uint64_t rankOf(std::optional<std::int64_t> number, SortOrder order)
{
    if (!number)
        return noRank;
    // Flipping the sign bit lets negative numbers sort before positive ones.
    const std::uint64_t rank = static_cast<std::uint64_t>(*number) ^ (std::uint64_t{1} << 63);
    return std::min(order == SortOrder::Ascending ? rank : ~rank, noRank - 1);
}

/// For each label its rank by the text that is shown for it.
std::vector<std::uint64_t> rankLabels(const LabelTexts &labels, RunColumn column, SortOrder order)
{
    const auto shown = [&](LabelId id) {
        const std::string_view text = labels.text(id);
        return column == RunColumn::SourceType ? sourceTypeLabel(text) : text;
    };
    std::vector<std::pair<std::string_view, LabelId>> sorted;
    sorted.reserve(labels.size());
    for (LabelId id = 0; id < labels.size(); ++id)
        sorted.emplace_back(shown(id), id);
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::uint64_t> ranks(labels.size());
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (i > 0 && sorted[i].first != sorted[i - 1].first)
            ++rank;
        ranks[sorted[i].second] = sorted[i].first.empty() ? noRank : rankOf(std::optional(rank), order);
    }
    return ranks;
}

/// What is sorted has no ranks far from all others, so that sorting takes few steps.
void bringEmptyNear(std::vector<RadixItem> &items)
{
    std::uint64_t highest = 0;
    for (const RadixItem &item : items)
        highest = item.rank == noRank ? highest : std::max(highest, item.rank);
    for (RadixItem &item : items)
        item.rank = std::min(item.rank, highest + 1);
}

std::vector<std::uint32_t> valuesOf(const std::vector<RadixItem> &items)
{
    std::vector<std::uint32_t> values(items.size());
    std::transform(items.begin(), items.end(), values.begin(),
                   [](const RadixItem &item) { return item.value; });
    return values;
}

/// Calls visit(chunk, row in it, position) for positions that mostly follow each other.
template <class Visit>
void visitRuns(const RunColumns &runs, const std::vector<std::uint32_t> &positions, Visit visit)
{
    const auto parts = runs.parts();
    std::size_t part = 0;
    for (const std::uint32_t position : positions) {
        const bool isInside =
            position >= parts[part].first && position - parts[part].first < parts[part].chunk->size();
        if (!isInside) {
            part = static_cast<std::size_t>(
                       std::upper_bound(parts.begin(), parts.end(), position,
                                        [](std::size_t wanted, const RunColumns::Part &candidate) {
                                            return wanted < candidate.first;
                                        }) -
                       parts.begin()) -
                   1;
        }
        visit(*parts[part].chunk, position - parts[part].first, position);
    }
}

template <class Rank>
std::vector<std::uint32_t> sortedBy(const RunColumns &runs, const std::vector<std::uint32_t> &positions,
                                    Rank rank)
{
    std::vector<RadixItem> items;
    items.reserve(positions.size());
    visitRuns(runs, positions, [&](const RunChunk &chunk, std::size_t row, std::uint32_t position) {
        items.push_back({rank(chunk, row), position});
    });
    bringEmptyNear(items);
    radixSort(items);
    return valuesOf(items);
}

/// By counting: linear, without anything in between that is as large as the answer.
std::vector<std::uint32_t> sortedByCodes(const RunColumns &runs, const Bitmap &among, const CellCodes &codes)
{
    std::vector<std::uint32_t> sorted;
    codes.use([&](auto codeOf) {
        std::vector<std::uint32_t> next(codes.count());
        runvisit::oldestFirst(runs, among, [&](const RunChunk &chunk, std::size_t row, std::uint32_t) {
            ++next[codeOf(chunk, row)];
        });
        std::uint32_t sum = 0;
        for (std::uint32_t &count : next)
            sum += std::exchange(count, sum);
        sorted.resize(sum);
        runvisit::newestFirst(runs, among,
                              [&](const RunChunk &chunk, std::size_t row, std::uint32_t position) {
                                  sorted[next[codeOf(chunk, row)]++] = position;
                              });
    });
    return sorted;
}

/// Calls take(rank, position) newest first: the beginning of each id in 40 bits, no id last.
template <class Take, class Expect>
void collectIdRanks(const RunColumns &runs, const RunIdTable &ids, const Bitmap &among, SortOrder order,
                    Take take, Expect expect)
{
    constexpr std::uint64_t last = (std::uint64_t{1} << 40) - 1;
    std::size_t skip = 0;
    if (ids.hasText()) {
        std::vector<RunKey> keys;
        runvisit::oldestFirst(runs, among, [&](const RunChunk &chunk, std::size_t row, std::uint32_t) {
            keys.push_back(chunk.keys()[row]);
        });
        skip = ids.commonPrefix(keys);
    }
    expect(among.count());
    runvisit::newestFirst(runs, among, [&](const RunChunk &chunk, std::size_t row, std::uint32_t position) {
        const std::uint64_t prefix = ids.prefixOf(chunk.keys()[row], skip);
        const std::uint64_t begin = std::min(prefix >> 24, last - 1);
        take(prefix == RunIdTable::noPrefix  ? last
             : order == SortOrder::Ascending ? begin
                                             : last - 1 - begin,
             position);
    });
}

/// The positions of sorted items, those put in order whose ids begin alike: hardly ever more than two.
template <class Item, class RankOf, class PositionOf>
std::vector<std::uint32_t> settledById(const RunColumns &runs, const RunIdTable &ids, SortOrder order,
                                       const std::vector<Item> &items, RankOf rankOf, PositionOf positionOf)
{
    std::vector<std::uint32_t> positions(items.size());
    std::transform(items.begin(), items.end(), positions.begin(), positionOf);
    const auto isBefore = [&](std::uint32_t a, std::uint32_t b) {
        const int difference = ids.compareIds(runs.keyAt(a), runs.keyAt(b));
        return order == SortOrder::Ascending ? difference < 0 : difference > 0;
    };
    for (std::size_t begin = 0; begin < items.size();) {
        std::size_t end = begin + 1;
        while (end < items.size() && rankOf(items[end]) == rankOf(items[begin]))
            ++end;
        if (end > begin + 1)
            std::stable_sort(positions.begin() + static_cast<std::ptrdiff_t>(begin),
                             positions.begin() + static_cast<std::ptrdiff_t>(end), isBefore);
        begin = end;
    }
    return positions;
}

} // namespace

std::vector<std::uint32_t> newestFirst(const RunColumns &runs, const Bitmap &among)
{
    std::vector<std::uint32_t> positions;
    positions.reserve(among.count());
    runvisit::newestFirst(runs, among, [&](const RunChunk &, std::size_t, std::uint32_t position) {
        positions.push_back(position);
    });
    return positions;
}

std::vector<std::uint32_t> sorted(const RunColumns &runs, const Bitmap &among, RunColumn column,
                                  SortOrder order)
{
    if (column == RunColumn::ExecutedOn)
        return order == SortOrder::Ascending ? among.positions() : newestFirst(runs, among);
    if (const auto codes = CellCodes::make(runs, among, column, order, mostCodes))
        return sortedByCodes(runs, among, *codes);
    const std::vector<std::uint32_t> positions = newestFirst(runs, among);
    if (column == RunColumn::Version || column == RunColumn::ResponseTime) {
        return sortedBy(runs, positions, [&](const RunChunk &chunk, std::size_t row) {
            return rankOf((column == RunColumn::Version ? chunk.versions() : chunk.responseTimes()).at(row),
                          order);
        });
    }
    const std::vector<std::uint64_t> ranks = rankLabels(runs.labels(), column, order);
    return sortedBy(runs, positions, [&](const RunChunk &chunk, std::size_t row) {
        return ranks[(column == RunColumn::Function     ? chunk.functions()
                      : column == RunColumn::SourceType ? chunk.sourceTypes()
                                                        : chunk.sources())[row]];
    });
}

std::vector<std::uint32_t> sortedById(const RunColumns &runs, const RunIdTable &ids, const Bitmap &among,
                                      SortOrder order)
{
    if (runs.size() < std::size_t{1} << packedValueBits) {
        std::vector<std::uint64_t> items;
        collectIdRanks(
            runs, ids, among, order,
            [&](std::uint64_t rank, std::uint32_t position) {
                items.push_back(rank << packedValueBits | position);
            },
            [&](std::size_t count) { items.reserve(count); });
        radixSortPacked(items);
        return settledById(
            runs, ids, order, items, [](std::uint64_t item) { return item >> packedValueBits; },
            [](std::uint64_t item) {
                return static_cast<std::uint32_t>(item & ((1U << packedValueBits) - 1));
            });
    }
    std::vector<RadixItem> items;
    collectIdRanks(
        runs, ids, among, order,
        [&](std::uint64_t rank, std::uint32_t position) {
            items.push_back({rank, position});
        },
        [&](std::size_t count) { items.reserve(count); });
    radixSort(items);
    return settledById(
        runs, ids, order, items, [](const RadixItem &item) { return item.rank; },
        [](const RadixItem &item) { return item.value; });
}

ByTime::ByTime(RunColumnsPointer runs, Bitmap among, SortOrder order)
    : m_runs(std::move(runs))
    , m_rank(std::make_shared<const Bitmap>(std::move(among)))
    , m_order(order)
{
}

std::size_t ByTime::size() const
{
    return m_rank.count();
}

const Bitmap &ByTime::bitmap() const
{
    return m_rank.bitmap();
}

std::size_t ByTime::positionOf(std::size_t row) const
{
    if (m_order == SortOrder::Ascending)
        return m_rank.select(row);
    return m_rank.select(mirrored(size() - 1 - row));
}

std::size_t ByTime::rowOf(std::size_t position) const
{
    const std::size_t rank = m_rank.rank(position);
    return m_order == SortOrder::Ascending ? rank : size() - 1 - mirrored(rank);
}

std::size_t ByTime::mirrored(std::size_t rank) const
{
    const PositionRange same = m_runs->sameTime(m_rank.select(rank));
    if (same.size() == 1)
        return rank;
    return m_rank.rank(same.begin) + m_rank.rank(same.end) - 1 - rank;
}

} // namespace runglass::runorder
