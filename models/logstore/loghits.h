// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bitmap/bitmaprank.h"
#include "logstore/logsnapshot.h"

#include <memory>
#include <optional>
#include <vector>

namespace runglass {

/// Which entries of a snapshot a condition accepts: a bitmap over positions, or just a range of them where
/// all are. Immutable, shared between threads.
class LogHits
{
public:
    /// All of a range.
    LogHits(LogSnapshotPointer snapshot, LogSnapshot::Range range)
        : m_snapshot(std::move(snapshot))
        , m_range(range)
    {
    }
    /// What is set in a bitmap over the snapshot's positions.
    LogHits(LogSnapshotPointer snapshot, std::shared_ptr<const Bitmap> bitmap)
        : m_snapshot(std::move(snapshot))
        , m_range{0, m_snapshot->size()}
        , m_bits(std::make_shared<const BitmapRank>(std::move(bitmap)))
    {
    }

    const LogSnapshot &snapshot() const { return *m_snapshot; }
    const LogSnapshotPointer &snapshotPointer() const { return m_snapshot; }
    /// Null when all of range() are hits.
    const BitmapRank *bits() const { return m_bits.get(); }
    /// Beyond it there are no hits.
    LogSnapshot::Range range() const { return m_range; }

    std::size_t count() const { return m_bits ? m_bits->count() : m_range.size(); }
    bool test(std::size_t position) const
    {
        return m_bits ? m_bits->bitmap().test(position) : m_range.contains(position);
    }
    /// How many are before a position.
    std::size_t rank(std::size_t position) const;
    /// The position of the hit with so many before it; below count().
    std::size_t select(std::size_t rank) const;
    /// The positions of `count` hits, all of which there are, from the one with so many before it on.
    void select(std::size_t rank, std::size_t count, std::vector<std::size_t> &to) const;
    /// How many are in a range.
    std::size_t count(LogSnapshot::Range range) const { return rank(range.end) - rank(range.begin); }

private:
    LogSnapshotPointer m_snapshot;
    LogSnapshot::Range m_range;
    std::shared_ptr<const BitmapRank> m_bits;
};

using LogHitsPointer = std::shared_ptr<const LogHits>;

} // namespace runglass
