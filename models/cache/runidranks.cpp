// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/runidranks.h"

#include "cache/ordering.h"
#include "cache/storedid.h"
#include "cache/textarena.h"
#include "logstore/entrybits.h"
#include "logstore/hitvisit.h"

#include <algorithm>

namespace runglass::logqueries {

namespace {

/// The runs of the hits, as a bitmap over run keys.
Bitmap runsOf(const Context &context, const LogHits &hits)
{
    std::int64_t last = 0;
    for (const LogSnapshot::Slot &slot : hits.snapshot().slots())
        last = std::max(last, slot.segment->info().lastRun);
    Bitmap runs(static_cast<std::size_t>(last) + 1);
    std::mutex mutex;
    visitHits(hits, context.tools(), [&](const VisitedSegment &segment) {
        const auto codes = segment.reader.runCodes();
        if (codes.empty())
            return;
        const auto keys = segment.reader.runs();
        std::vector<bool> seen(keys.size());
        entrybits::forEach(segment.bits, [&](std::size_t i) { seen[codes[i]] = true; });
        const std::lock_guard lock(mutex);
        for (std::size_t code = 0; code < seen.size(); ++code) {
            if (seen[code])
                runs.set(static_cast<std::size_t>(keys[code]));
        }
    });
    return runs;
}

} // namespace

std::vector<std::uint32_t> runIdRanks(const Context &context, const LogHits &hits, SortOrder order)
{
    const Bitmap runs = runsOf(context, hits);
    std::vector<std::uint32_t> ranks(runs.size());
    TextArena texts;
    std::vector<ordering::TextItem> items;
    Statement find(context.connection(), "SELECT id FROM run_id WHERE key = ?");
    std::vector<std::size_t> keys;
    runs.forEach([&](std::size_t key) { keys.push_back(key); });
    for (const std::size_t key : keys) {
        if (context.token.isCancelled())
            return ranks;
        Rows row = find.rows(static_cast<std::int64_t>(key));
        const std::string id = row.next() ? StoredId::fromColumn(row, 0) : std::string();
        items.push_back(ordering::makeTextItem(texts.keep(id), 0, static_cast<RecordKey>(key), order));
    }
    if (!ordering::sort(items, ordering::ByText{order}, context.token))
        return ranks;
    for (std::size_t rank = 0; rank < items.size(); ++rank)
        ranks[static_cast<std::size_t>(items[rank].key)] = static_cast<std::uint32_t>(rank);
    return ranks;
}

} // namespace runglass::logqueries
