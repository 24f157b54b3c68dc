// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/timerange.h"
#include "logstore/logcondition.h"
#include "logstore/loghits.h"
#include "logstore/scanpool.h"

#include <array>
#include <cstdint>
#include <functional>

namespace runglass {

/// What a scan works with; all of it outlives the scan.
struct ScanTools
{
    ScanPool &pool;
    SegmentReader &reader; ///< of the calling thread
    const CancelToken &token;
};

/// How many entries of each level.
using LevelCounts = std::array<std::int64_t, logLevelCount>;

/// A question to the log of a script: entries of a time range that fulfil a condition.
///
/// Segments that descriptors decide are never read; the others are read once, on all cores, the newest or the
/// oldest first. Damaged ones count as if they had no entries.
class SegmentScan
{
public:
    /// `condition` may be null: everything.
    SegmentScan(LogSnapshotPointer snapshot, LogConditionPointer condition, TimeRange range);

    const LogSnapshot &snapshot() const { return *m_snapshot; }

    struct Events
    {
        bool newestFirst = true;
        /// Called once on the calling thread, with hits of which the first so many, in the order of the scan,
        /// are final; with fewer, but at least one, when finding them takes longer than a user should look at
        /// nothing. Not called when all is known before.
        std::size_t firstHits = 0;
        std::function<void(const LogHitsPointer &)> first;
        std::function<void(double)> progress; ///< from 0 to 1, on the calling thread
    };
    /// What was found. Worthless when the token was cancelled or the reader's connection failed.
    struct Found
    {
        LogHitsPointer hits;
        LevelCounts levels{};
    };
    Found find(const ScanTools &tools, const Events &events) const;

    /// Calls `visit` for every segment with hits, on all threads at the same time, without finding out where
    /// they stand: `reader` has it open, `bits` are the hits among its entries.
    using Visit = std::function<void(SegmentReader &reader, std::span<const std::uint64_t> bits)>;
    void visit(const ScanTools &tools, const Visit &visit) const;

    /// What descriptors tell of a segment.
    LogCondition::Verdict judge(const LogSegment &segment) const;
    /// The hits of the segment that `reader` has open; false when it is damaged.
    bool evaluate(SegmentReader &reader, std::vector<std::uint64_t> &bits) const;

private:
    class Finder;

    LogSnapshotPointer m_snapshot;
    LogConditionPointer m_condition;
    TimeRange m_range;
};

/// How many entries of each level are among the hits of the segment that `reader` has open; false when it is
/// damaged.
bool countLevels(SegmentReader &reader, std::span<const std::uint64_t> bits, LevelCounts &counts);
/// Adds what the descriptor of a segment says.
void addLevels(LevelCounts &counts, const LogSegment &segment);

} // namespace runglass
