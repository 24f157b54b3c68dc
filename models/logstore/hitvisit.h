// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/segmentscan.h"

#include <functional>

namespace runglass {

/// A segment with hits, as visitHits() shows it.
struct VisitedSegment
{
    SegmentReader &reader;               ///< has it open
    std::size_t slot;                    ///< in the snapshot
    std::span<const std::uint64_t> bits; ///< the hits among its entries
    const ClusterOrder *order;           ///< null where it is alone in its cluster

    /// The position of one of its entries.
    std::size_t positionOf(const LogSnapshot &snapshot, std::size_t entry) const
    {
        const LogSnapshot::Slot &at = snapshot.slots()[slot];
        return order != nullptr ? snapshot.firstOf(at.cluster) + order->rankOf[at.offset + entry]
                                : at.first + entry;
    }
};

using HitVisit = std::function<void(const VisitedSegment &)>;
/// Whether a segment, all of whose entries are hits, need not be visited. Called before the visits.
using HitSkip = std::function<bool(const LogSegment &)>;

/// Calls `visit` for every segment that has hits, on all threads at the same time, newest first; damaged ones
/// are left out. `progress` is called on this thread. With a `stride`, only every so many segments are
/// visited.
void visitHits(const LogHits &hits, const ScanTools &tools, const HitVisit &visit, const HitSkip &skip = {},
               const std::function<void(double)> &progress = {}, std::size_t stride = 1);

} // namespace runglass
