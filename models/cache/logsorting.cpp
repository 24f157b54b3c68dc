// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logsorting.h"

#include "cache/runidranks.h"
#include "logstore/descendingrows.h"
#include "logstore/entrybits.h"
#include "logstore/hitvisit.h"
#include "logstore/textsort.h"

#include <algorithm>
#include <numeric>

namespace runglass::logqueries {

LogSorting::LogSorting(const Context &context, const SegmentScan::Found &found, const LogsQuery &query)
    : m_context(context)
    , m_found(found)
    , m_query(query)
    , m_newestFirst(std::make_shared<const TimeOrder>(found.hits, true))
{
}

void LogSorting::onFirst(std::function<void(LogOrderPointer)> first, std::size_t rows)
{
    m_first = std::move(first);
    m_firstRows = rows;
}

LogOrderPointer LogSorting::order()
{
    switch (m_query.sort) {
    case LogColumn::Level:
        return byLevel();
    case LogColumn::RunId:
        return byRun();
    case LogColumn::LogId:
    case LogColumn::Message:
        return byText();
    case LogColumn::Timestamp:
        break;
    }
    return std::make_shared<const TimeOrder>(m_found.hits, m_query.order == SortOrder::Descending);
}

LogOrderPointer LogSorting::byLevel()
{
    const LogHits &hits = *m_found.hits;
    const LogSnapshot &snapshot = hits.snapshot();
    std::vector<Bitmap> levels(logLevelCount, Bitmap(snapshot.size()));
    std::mutex mutex;
    visitHits(
        hits, m_context.tools(),
        [&](const VisitedSegment &segment) {
            const auto column = segment.reader.levels();
            if (column.empty())
                return;
            std::array<std::vector<std::uint64_t>, logLevelCount> bits;
            bits.fill(std::vector<std::uint64_t>(segment.bits.size()));
            entrybits::forEach(segment.bits, [&](std::size_t i) {
                bits[column[i]][i / 64] |= std::uint64_t{1} << (i % 64);
            });
            const std::lock_guard lock(mutex);
            for (std::size_t level = 0; level < logLevelCount; ++level) {
                if (entrybits::any(bits[level]))
                    snapshot.assign(levels[level], segment.slot, bits[level], segment.order);
            }
        },
        {}, m_progress);
    std::vector<std::shared_ptr<const TimeOrder>> parts;
    for (std::size_t i = 0; i < logLevelCount; ++i) {
        const std::size_t level = m_query.order == SortOrder::Ascending ? i : logLevelCount - 1 - i;
        const auto bits = std::make_shared<const Bitmap>(std::move(levels[level]));
        parts.push_back(std::make_shared<const TimeOrder>(
            std::make_shared<const LogHits>(m_found.hits->snapshotPointer(), bits), true));
    }
    return std::make_shared<const ChainedOrder>(std::move(parts));
}

LogOrderPointer LogSorting::byRun()
{
    const LogHits &hits = *m_found.hits;
    const LogSnapshot &snapshot = hits.snapshot();
    const std::vector<std::uint32_t> rankOf = runIdRanks(m_context, hits, m_query.order);
    if (m_context.token.isCancelled() || !m_context.connection().ok())
        return nullptr;

    // By row of the time order: the rank of its run and its position. Then a counting sort keeps equal ranks
    // as they stand.
    std::vector<std::uint32_t> ranks(hits.count());
    std::vector<std::uint32_t> positions(hits.count());
    visitHits(
        hits, m_context.tools(),
        [&](const VisitedSegment &segment) {
            std::vector<std::uint32_t> rows;
            if (!descendingRows(*m_newestFirst, segment, rows))
                return;
            const auto codes = segment.reader.runCodes();
            if (codes.empty())
                return;
            const auto runs = segment.reader.runs();
            std::size_t i = 0;
            entrybits::forEach(segment.bits, [&](std::size_t entry) {
                const std::uint32_t row = rows[i++];
                ranks[row] = rankOf[static_cast<std::size_t>(runs[codes[entry]])];
                positions[row] = static_cast<std::uint32_t>(segment.positionOf(snapshot, entry));
            });
        },
        {}, m_progress);
    std::vector<std::uint32_t> starts(rankOf.size() + 2);
    for (const std::uint32_t rank : ranks)
        ++starts[rank + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<std::uint32_t> sorted(ranks.size());
    for (std::size_t row = 0; row < ranks.size(); ++row)
        sorted[starts[ranks[row]]++] = positions[row];
    return std::make_shared<const ListedOrder>(std::move(sorted));
}

LogOrderPointer LogSorting::byText()
{
    TextSort sort(*m_newestFirst,
                  m_query.sort == LogColumn::LogId ? TextSort::Column::Id : TextSort::Column::Message,
                  m_query.order == SortOrder::Descending);
    if (m_first) {
        sort.onFirst(m_firstRows, [this](std::vector<std::uint32_t> positions) {
            m_first(std::make_shared<const ListedOrder>(std::move(positions)));
        });
    }
    sort.onProgress(m_progress);
    return std::make_shared<const ListedOrder>(sort.positions(m_context.tools()));
}

} // namespace runglass::logqueries
