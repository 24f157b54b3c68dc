// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/textsort.h"

#include "logstore/descendingrows.h"
#include "logstore/entrybits.h"

#include <algorithm>

namespace runglass {

namespace {

/// Fewer texts are sorted at once.
constexpr std::size_t fewTexts = 20'000;
constexpr std::size_t sampledSegments = 64;
constexpr std::size_t sampledTexts = 64; ///< of each
constexpr std::size_t borders = 511;
/// Of a border more would gain nothing, and a sample of large texts is to stay small.
constexpr std::size_t longestBorder = 1024;
/// Texts that agree in so many bytes count as equal, so that memory stays bounded.
constexpr std::size_t longestRest = 16'384;

constexpr std::size_t headBytes = sizeof(std::uint64_t);

} // namespace

std::vector<std::uint32_t> TextSort::positions(const ScanTools &tools)
{
    m_split = {};
    if (m_order.size() > fewTexts)
        sample(tools);
    m_buckets = std::vector<Bucket>(m_split.bucketCount());
    m_bucketOfRank.assign(m_order.size(), 0);
    count(tools);
    const auto isOver = [&] { return tools.token.isCancelled() || !tools.reader.connection().ok(); };

    std::vector<std::uint32_t> sorted;
    sorted.reserve(m_order.size());
    for (std::size_t first = 0; first < m_buckets.size() && !isOver();) {
        const std::size_t end = nextRound(first);
        gather(tools, first, end);
        sort(tools, first, end);
        for (std::size_t place = first; place < end; ++place) {
            for (const Item &item : bucketAt(place).items)
                sorted.push_back(item.position);
            bucketAt(place).items = {};
        }
        m_arenas.clear();
        if (m_first && !isOver() && sorted.size() >= m_firstRows && sorted.size() < m_order.size()) {
            m_first({sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(m_firstRows)});
            m_first = {};
        }
        first = end;
        tell(0.2 + 0.8 * static_cast<double>(sorted.size()) / static_cast<double>(m_order.size()));
    }
    return sorted;
}

void TextSort::tell(double done) const
{
    if (m_progress)
        m_progress(done);
}

std::size_t TextSort::bucketOf(std::size_t place) const
{
    const std::size_t last = m_buckets.size() - 1;
    return !m_descending || place == last ? place : last - 1 - place;
}

const TextBlock *TextSort::textsOf(SegmentReader &reader) const
{
    return m_column == Column::Id ? reader.idTexts() : reader.messages();
}

void TextSort::sample(const ScanTools &tools)
{
    std::vector<std::string> texts;
    std::mutex mutex;
    const std::size_t stride =
        std::max<std::size_t>(1, m_order.hits().snapshot().slots().size() / sampledSegments);
    visitHits(
        m_order.hits(), tools,
        [&](const VisitedSegment &segment) {
            const TextBlock *block = textsOf(segment.reader);
            if (block == nullptr)
                return;
            const std::size_t step = std::max<std::size_t>(1, entrybits::count(segment.bits) / sampledTexts);
            std::size_t i = 0;
            const std::lock_guard lock(mutex);
            entrybits::forEach(segment.bits, [&](std::size_t entry) {
                if (i++ % step == 0)
                    texts.emplace_back(block->message(entry).substr(0, longestBorder));
            });
        },
        {}, {}, stride);
    m_split = TextSplit(std::move(texts), borders);
}

void TextSort::count(const ScanTools &tools)
{
    const LogHits &hits = m_order.hits();
    const LogSnapshot &snapshot = hits.snapshot();
    std::mutex mutex;
    visitHits(
        hits, tools,
        [&](const VisitedSegment &segment) {
            const TextBlock *block = textsOf(segment.reader);
            if (block == nullptr)
                return;
            std::vector<Bucket> counts(m_buckets.size());
            const bool isAlone = segment.order == nullptr;
            std::size_t rank = isAlone ? hits.rank(snapshot.slots()[segment.slot].first) : 0;
            entrybits::forEach(segment.bits, [&](std::size_t entry) {
                const std::string_view text = block->message(entry);
                const std::size_t bucket = m_split.bucketOf(text);
                const std::size_t shared = m_split.sharedBytes(bucket);
                ++counts[bucket].count;
                if (!m_split.isSingle(bucket))
                    counts[bucket].bytes += std::min(text.size() - shared, longestRest);
                const std::size_t at = isAlone ? rank++ : hits.rank(segment.positionOf(snapshot, entry));
                m_bucketOfRank[at] = static_cast<std::uint16_t>(bucket);
            });
            const std::lock_guard lock(mutex);
            for (std::size_t bucket = 0; bucket < counts.size(); ++bucket) {
                m_buckets[bucket].count += counts[bucket].count;
                m_buckets[bucket].bytes += counts[bucket].bytes;
            }
        },
        {}, [this](double done) { tell(0.2 * done); });
}

/// As many buckets as fit into memory, one at least.
std::size_t TextSort::nextRound(std::size_t first) const
{
    std::size_t used = 0;
    std::size_t end = first;
    for (; end < m_buckets.size(); ++end) {
        const Bucket &bucket = m_buckets[bucketOf(end)];
        used += bucket.bytes + bucket.count * sizeof(Item);
        if (used > m_memory && end > first)
            break;
    }
    return end;
}

void TextSort::gather(const ScanTools &tools, std::size_t first, std::size_t end)
{
    const LogHits &hits = m_order.hits();
    const LogSnapshot &snapshot = hits.snapshot();
    std::vector<bool> isWanted(m_buckets.size());
    for (std::size_t place = first; place < end; ++place) {
        isWanted[bucketOf(place)] = true;
        bucketAt(place).items.reserve(bucketAt(place).count);
    }
    std::mutex mutex;
    visitHits(hits, tools, [&](const VisitedSegment &segment) {
        // Which entries are of this round, and in which bucket.
        struct Wanted
        {
            std::size_t entry;
            std::size_t hit;
            std::uint16_t bucket;
        };
        std::vector<Wanted> wanted;
        const bool isAlone = segment.order == nullptr;
        const std::size_t rank = isAlone ? hits.rank(snapshot.slots()[segment.slot].first) : 0;
        std::size_t hit = 0;
        entrybits::forEach(segment.bits, [&](std::size_t entry) {
            const std::size_t at = isAlone ? rank + hit : hits.rank(segment.positionOf(snapshot, entry));
            const std::uint16_t bucket = m_bucketOfRank[at];
            if (isWanted[bucket])
                wanted.push_back({entry, hit, bucket});
            ++hit;
        });
        std::vector<std::uint32_t> rows;
        if (wanted.empty() || !descendingRows(m_order, segment, rows))
            return;
        const TextBlock *block = textsOf(segment.reader);
        if (block == nullptr)
            return;
        std::size_t size = 0;
        const auto restOf = [&](const Wanted &one) {
            if (m_split.isSingle(one.bucket))
                return std::string_view();
            return block->message(one.entry).substr(m_split.sharedBytes(one.bucket), longestRest);
        };
        for (const Wanted &one : wanted)
            size += restOf(one).size();
        Arena arena(size);
        char *free = arena.data();
        std::vector<Item> items;
        items.reserve(wanted.size());
        for (const Wanted &one : wanted) {
            const std::string_view rest = restOf(one);
            std::copy(rest.begin(), rest.end(), free);
            items.push_back({textHead(rest), free, static_cast<std::uint32_t>(rest.size()), rows[one.hit],
                             static_cast<std::uint32_t>(segment.positionOf(snapshot, one.entry))});
            free += rest.size();
        }
        const std::lock_guard lock(mutex);
        m_arenas.push_back(std::move(arena));
        for (std::size_t i = 0; i < items.size(); ++i)
            m_buckets[wanted[i].bucket].items.push_back(items[i]);
    });
}

/// Eight bytes after eight: items whose heads are equal get the next eight as their head. (Multikey quicksort
/// with cached characters: Bentley and Sedgewick, "Fast algorithms for sorting and searching strings", SODA
/// 1997.)
void TextSort::sortFrom(std::span<Item> items, std::size_t depth) const
{
    // Of equal heads, what ends in them comes before what goes on.
    const auto end = [depth](const Item &item) { return std::min(item.size - depth, headBytes + 1); };
    const auto inOrder = [&](const Item &a, const Item &b) {
        if (a.head != b.head)
            return (a.head < b.head) != m_descending;
        if (end(a) != end(b))
            return (end(a) < end(b)) != m_descending;
        return a.row < b.row;
    };
    std::sort(items.begin(), items.end(), inOrder);
    for (std::size_t first = 0; first < items.size();) {
        std::size_t last = first + 1;
        while (last < items.size() && items[last].head == items[first].head &&
               end(items[last]) == end(items[first]))
            ++last;
        const std::span<Item> equal = items.subspan(first, last - first);
        if (equal.size() > 1 && end(equal.front()) > headBytes) {
            for (Item &item : equal)
                item.head = textHead({item.text + depth + headBytes, item.size - depth - headBytes});
            sortFrom(equal, depth + headBytes);
        }
        first = last;
    }
}

void TextSort::sort(const ScanTools &tools, std::size_t first, std::size_t end)
{
    tools.pool.run(end - first, tools.reader, tools.token,
                   [&](SegmentReader &, std::size_t index) { sortFrom(bucketAt(first + index).items, 0); });
}

} // namespace runglass
