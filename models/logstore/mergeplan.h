// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/livesegment.h"
#include "segments/segmentmerge.h"

#include <optional>
#include <span>
#include <vector>

namespace runglass {

/// What one merging transaction does.
struct MergeStep
{
    enum class Kind : std::uint8_t {
        JoinIntoOne, ///< small neighbours become one segment
        Join,        ///< segments that overlap become segments that don't
        Cut,         ///< one segment becomes several, each beside or inside one of `along`
    };

    Kind kind = Kind::Join;
    std::vector<LiveSegment> sources;
    std::vector<LiveSegment> along;
};

struct MergeLimits
{
    SegmentLimits segment;          ///< what a segment should not exceed
    std::size_t overlapping = 16;   ///< segments that Join takes at once: some 10 ms of work
    std::size_t neighbours = 64;    ///< segments that JoinIntoOne takes, or Cut makes, at once
    std::int64_t bytes = 32U << 20; ///< that Join takes at once, unless two are more
    std::size_t depth = 8;          ///< so many over one point are joined without waiting for quiet
};

/// What to do next with the live segments of a script, given in the order of beginsBefore(); nothing when
/// there is nothing left to do.
///
/// So that an entry is not written again and again, each join must make progress by a factor:
/// - small neighbours (less than half full) are joined when that at least doubles the largest of them, or
///   makes it full: at most log2(4096) + 1 times per entry, and some twelve small ones in a row are left;
/// - segments over one point are joined when there are eight of them and none has half of all their entries;
///   like to like in width: what lies eight deep lies one deep afterwards, so that a log written in any order
///   is written again log8 times (the tiers of a log-structured merge tree, O'Neil et al. 1996).
/// When nothing has been written for a while (`quiet`), all overlap is removed. A few entries over years are
/// then cut along the segments that they overlap, and each part joined with its one.
///
/// It comes to an end: joining small ones leaves fewer, and joining or cutting what overlaps leaves less
/// overlap; only what was written later can make new work.
std::optional<MergeStep> planMerge(std::span<const LiveSegment> segments, bool quiet,
                                   const MergeLimits &limits = {});

/// Where Cut cuts: the sizes of pieces of `entries`, in the midst of which none of `along` begins or ends. If
/// these would be too many, the last one is the rest.
std::vector<std::size_t> cutSizes(std::span<const SegmentEntry> entries, std::span<const LiveSegment> along,
                                  const MergeLimits &limits = {});

} // namespace runglass
