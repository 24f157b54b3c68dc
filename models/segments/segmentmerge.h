// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "segments/segmentencoder.h"

namespace runglass {

/// When a segment is full, whichever comes first.
struct SegmentLimits
{
    std::size_t entries = 4096;
    std::size_t bytes =
        2U << 20; ///< of messages, ids and attributes; one larger entry has a segment of its own
};

/// Cuts entries in segment order into pieces within the limits, as even in number as the limits allow: 5000
/// make two of 2500, not one of 4096 and a rest. The sizes of the pieces, in order.
///
/// Entries of one time stay together, unless they are more than fit: then those pieces hold entries of that
/// time only. So the first and last time of two pieces, and where these are equal their smallest and largest
/// key, tell that one is before the other.
std::vector<std::size_t> segmentSizes(std::span<const SegmentEntry> entries, const SegmentLimits &limits);

/// All entries of `sources`, each in segment order, as one sequence in segment order.
std::vector<SegmentEntry> mergedEntries(std::span<const std::span<const SegmentEntry>> sources);

/// Entries in segment order as segments within the limits.
std::vector<EncodedSegment> encodeSegments(std::span<const SegmentEntry> entries, const SegmentLimits &limits,
                                           SegmentEncoder &encoder);

} // namespace runglass
