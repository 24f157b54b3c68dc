// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logchange.h"

#include "cache/keylist.h"

#include <algorithm>
#include <limits>

namespace runglass::logqueries {

namespace {

using Kind = RowChange::Kind;
using Range = LogSnapshot::Range;

/// Rows whose keys are compared, at most, on either side.
constexpr std::size_t mostRows = 20'000;

/// 64 positions of hits from `position` on; those from `end` on are clear.
std::uint64_t wordAt(const LogHits &hits, std::size_t position, std::size_t end)
{
    std::uint64_t word = 0;
    if (const BitmapRank *bits = hits.bits()) {
        const auto words = bits->bitmap().words();
        const std::size_t index = position / 64;
        const std::size_t shift = position % 64;
        word = words[index] >> shift;
        if (shift != 0 && index + 1 < words.size())
            word |= words[index + 1] << (64 - shift);
    } else {
        for (std::size_t i = 0; i < 64 && position + i < end; ++i)
            word |= std::uint64_t{hits.test(position + i)} << i;
    }
    const std::size_t left = end - position;
    return left < 64 ? word & ((std::uint64_t{1} << left) - 1) : word;
}

/// Two answers by time, of different moments: how far they agree from the oldest and from the newest on.
class Comparison
{
public:
    Comparison(const TimeOrder &before, const TimeOrder &after, SegmentReader &reader)
        : m_before(before.hits())
        , m_after(after.hits())
        , m_descending(after.isDescending())
    {
        agreeOnClusters();
        agreeOnHits(reader);
    }

    /// Rows at the top and at the bottom that are the same in both.
    std::size_t top() const { return m_descending ? newestRows() : oldestRows(); }
    std::size_t bottom() const { return m_descending ? oldestRows() : newestRows(); }

private:
    std::size_t oldestRows() const { return m_after.rank(m_oldest); }
    std::size_t newestRows() const
    {
        return m_after.count() - m_after.rank(m_after.snapshot().size() - m_newest);
    }

    /// Whether a cluster shares a time with the one before it: then what is in one decides where the other's
    /// entries stand.
    static bool touchesLower(const LogSnapshot &snapshot, std::size_t cluster)
    {
        const auto &clusters = snapshot.clusters();
        return cluster > 0 && cluster < clusters.size() &&
               clusters[cluster - 1]->lastTime() == clusters[cluster]->firstTime();
    }

    void agreeOnClusters()
    {
        const LogSnapshot &a = m_before.snapshot();
        const LogSnapshot &b = m_after.snapshot();
        const std::size_t sizeA = a.clusters().size();
        const std::size_t sizeB = b.clusters().size();
        const std::size_t common = std::min(sizeA, sizeB);
        std::size_t oldest = 0;
        while (oldest < common && a.clusters()[oldest] == b.clusters()[oldest])
            ++oldest;
        std::size_t newest = 0;
        while (newest < common - oldest &&
               a.clusters()[sizeA - 1 - newest] == b.clusters()[sizeB - 1 - newest])
            ++newest;
        while (oldest > 0 && (touchesLower(a, oldest) || touchesLower(b, oldest)))
            --oldest;
        while (newest > 0 && (touchesLower(a, sizeA - newest) || touchesLower(b, sizeB - newest)))
            --newest;
        m_oldest = b.firstOf(oldest);
        m_newest = b.size() - b.firstOf(sizeB - newest);
    }

    /// Hits need not agree where entries do: a range that moves on, a run that has changed.
    void agreeOnHits(SegmentReader &reader)
    {
        const std::size_t oldest = m_oldest;
        const std::size_t sizeA = m_before.snapshot().size();
        const std::size_t sizeB = m_after.snapshot().size();
        for (std::size_t at = 0; at < m_oldest; at += 64) {
            if (wordAt(m_before, at, m_oldest) != wordAt(m_after, at, m_oldest)) {
                m_oldest = at;
            }
        }
        // From the newest of them on downwards.
        const std::size_t all = m_newest;
        for (std::size_t done = 0; done < m_newest;) {
            const std::size_t step = std::min<std::size_t>(64, all - done);
            if (wordAt(m_before, sizeA - done - step, sizeA - done) !=
                wordAt(m_after, sizeB - done - step, sizeB - done)) {
                m_newest = done;
            }
            done += step;
        }
        // Entries of one time are not to be cut in two.
        const LogSnapshot &snapshot = m_after.snapshot();
        if (m_oldest < oldest) {
            const auto same = positionsOfSameTime(snapshot, m_oldest, reader);
            m_oldest = same ? same->begin : 0;
        }
        if (m_newest < all && m_newest > 0) {
            const std::size_t position = sizeB - m_newest;
            const auto same = positionsOfSameTime(snapshot, position, reader);
            if (!same || same->begin < position)
                m_newest = same ? sizeB - same->end : 0;
        }
    }

    const LogHits &m_before;
    const LogHits &m_after;
    bool m_descending;
    std::size_t m_oldest = 0; ///< positions from the oldest on
    std::size_t m_newest = 0; ///< positions from the newest on, backwards
};

RowChange changeByTime(const Context &context, const TimeOrder &before, const TimeOrder &after,
                       const std::function<std::vector<RecordKey>(bool, std::size_t, std::size_t)> &keysOf)
{
    if (before.isDescending() != after.isDescending())
        return {};
    if (before.size() == 0 || after.size() == 0)
        return {before.size() == after.size() ? Kind::Same : Kind::Reset};
    const Comparison comparison(before, after, context.reader);
    const std::size_t top = comparison.top();
    const std::size_t bottom = comparison.bottom();
    const std::size_t removed = before.size() - top - bottom;
    const std::size_t added = after.size() - top - bottom;
    if (removed > mostRows || added > mostRows)
        return {};
    // The rows between, with one that stands for all above and one for all below.
    constexpr RecordKey above = std::numeric_limits<RecordKey>::min();
    constexpr RecordKey below = above + 1;
    const auto framed = [&](bool ofAfter, std::size_t count) {
        std::vector<RecordKey> keys = keysOf(ofAfter, top, count);
        if (top > 0)
            keys.insert(keys.begin(), above);
        if (bottom > 0)
            keys.push_back(below);
        return KeyList(KeyList::Of::Logs, keys, 0);
    };
    RowChange change = rowChange(framed(false, removed), framed(true, added));
    if (change.kind != Kind::Reset && top > 0)
        change.at += change.count > 0 ? static_cast<std::int64_t>(top) - 1 : 0;
    return context.token.isCancelled() ? RowChange() : change;
}

/// One after the other; told only where no more than one of the parts has changed.
RowChange changeOfChain(const Context &context, const ChainedOrder &before, const ChainedOrder &after,
                        const std::function<std::vector<RecordKey>(bool, std::size_t, std::size_t)> &keysOf)
{
    if (before.parts().size() != after.parts().size())
        return {};
    RowChange whole{Kind::Same};
    for (std::size_t part = 0; part < after.parts().size(); ++part) {
        const auto first = static_cast<std::int64_t>(after.firstRowOf(part));
        RowChange change =
            changeByTime(context, *before.parts()[part], *after.parts()[part],
                         [&](bool ofAfter, std::size_t row, std::size_t count) {
                             return keysOf(ofAfter, row + (ofAfter ? after : before).firstRowOf(part), count);
                         });
        if (change.kind == Kind::Same)
            continue;
        if (whole.kind != Kind::Same || change.kind == Kind::Reset)
            return {};
        if (first > 0 && change.head > 0) {
            // What came before the first of this part came in the middle of all.
            if (change.count > 0)
                return {};
            change = {Kind::Inserted, 0, 0, change.head};
        }
        change.at += first;
        whole = change;
    }
    return whole;
}

/// From the first rows of an answer to all of it.
RowChange changeFromFirst(const Context &context, const KeyedRows &before, const LogAnswer &after)
{
    const std::int64_t count = before.size();
    if (count == 0 || count > static_cast<std::int64_t>(mostRows) || after.size() < count)
        return {count == after.size() ? Kind::Same : Kind::Reset};
    const std::vector<RecordKey> found = keys(context, after, 0, count);
    if (static_cast<std::int64_t>(found.size()) != count)
        return {};
    for (std::int64_t row = 0; row < count; ++row) {
        if (found[static_cast<std::size_t>(row)] != before.keyAt(row))
            return {};
    }
    if (after.size() == count)
        return {Kind::Same};
    return {Kind::Inserted, 0, count, after.size() - count};
}

} // namespace

RowChange change(const Context &context, const RowSet &before, const LogAnswer &after)
{
    if (const auto *first = dynamic_cast<const KeyedRows *>(&before))
        return changeFromFirst(context, *first, after);
    const auto *answer = dynamic_cast<const LogAnswer *>(&before);
    if (answer == nullptr || answer->query().scriptId != after.query().scriptId)
        return {};
    const auto keysOf = [&](bool ofAfter, std::size_t first, std::size_t count) {
        return keys(context, ofAfter ? after : *answer, static_cast<std::int64_t>(first),
                    static_cast<std::int64_t>(count));
    };
    if (const auto *a = dynamic_cast<const TimeOrder *>(&answer->order())) {
        if (const auto *b = dynamic_cast<const TimeOrder *>(&after.order()))
            return changeByTime(context, *a, *b, keysOf);
    } else if (const auto *c = dynamic_cast<const ChainedOrder *>(&answer->order())) {
        const auto *b2 = dynamic_cast<const ChainedOrder *>(&after.order());
        if (b2 != nullptr && answer->query().order == after.query().order)
            return changeOfChain(context, *c, *b2, keysOf);
    } else if (const auto *d = dynamic_cast<const ListedOrder *>(&answer->order())) {
        const auto *b3 = dynamic_cast<const ListedOrder *>(&after.order());
        if (b3 != nullptr && answer->snapshot().clusters() == after.snapshot().clusters() &&
            d->list() == b3->list())
            return {Kind::Same};
    }
    return {};
}

} // namespace runglass::logqueries
