// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/segmentmerge.h"

#include <algorithm>
#include <queue>

namespace runglass {

namespace {

std::size_t textSize(const SegmentEntry &entry)
{
    return entry.id.size() + entry.message.size() + entry.attributes.size();
}

/// How many entries from the first on make a piece.
std::size_t pieceSize(std::span<const SegmentEntry> entries, const SegmentLimits &limits)
{
    const std::size_t pieces = (entries.size() + limits.entries - 1) / limits.entries;
    const std::size_t target = (entries.size() + pieces - 1) / pieces;
    std::size_t bytes = 0;
    std::size_t wanted = 0; ///< where to cut if times did not matter
    std::size_t lastBorder = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        bytes += textSize(entries[i]);
        const bool overfull = i == limits.entries || (i > 0 && bytes > limits.bytes);
        if (wanted == 0 && (i == target || overfull))
            wanted = i;
        if (i > 0 && entries[i].time != entries[i - 1].time) {
            // The first border after the wanted place, or the last one before it.
            if (wanted != 0 && !overfull)
                return i;
            lastBorder = i;
        }
        if (overfull)
            return lastBorder != 0 ? lastBorder : wanted;
    }
    return entries.size();
}

struct Source
{
    std::span<const SegmentEntry> rest;
};

bool isLater(const Source &left, const Source &right)
{
    return inSegmentOrder(right.rest.front(), left.rest.front());
}

} // namespace

std::vector<std::size_t> segmentSizes(std::span<const SegmentEntry> entries, const SegmentLimits &limits)
{
    std::vector<std::size_t> sizes;
    for (std::size_t start = 0; start < entries.size(); start += sizes.back()) {
        auto rest = entries.subspan(start);
        if (start > 0 && rest.front().time == entries[start - 1].time) {
            const auto isOther = [&](const SegmentEntry &entry) { return entry.time != rest.front().time; };
            rest = rest.first(
                static_cast<std::size_t>(std::find_if(rest.begin(), rest.end(), isOther) - rest.begin()));
        }
        sizes.push_back(pieceSize(rest, limits));
    }
    return sizes;
}

std::vector<SegmentEntry> mergedEntries(std::span<const std::span<const SegmentEntry>> sources)
{
    std::priority_queue<Source, std::vector<Source>, decltype(&isLater)> queue(&isLater);
    std::size_t total = 0;
    for (const auto &source : sources) {
        total += source.size();
        if (!source.empty())
            queue.push({source});
    }
    std::vector<SegmentEntry> merged;
    merged.reserve(total);
    while (!queue.empty()) {
        Source source = queue.top();
        queue.pop();
        // Sources seldom interleave entry by entry: take all that comes before the next source begins.
        std::size_t taken = 1;
        while (taken < source.rest.size() &&
               (queue.empty() || !inSegmentOrder(queue.top().rest.front(), source.rest[taken])))
            ++taken;
        merged.insert(merged.end(), source.rest.begin(),
                      source.rest.begin() + static_cast<std::ptrdiff_t>(taken));
        source.rest = source.rest.subspan(taken);
        if (!source.rest.empty())
            queue.push(source);
    }
    return merged;
}

std::vector<EncodedSegment> encodeSegments(std::span<const SegmentEntry> entries, const SegmentLimits &limits,
                                           SegmentEncoder &encoder)
{
    std::vector<EncodedSegment> segments;
    for (const std::size_t size : segmentSizes(entries, limits)) {
        segments.push_back(encoder.encode(entries.first(size)));
        entries = entries.subspan(size);
    }
    return segments;
}

} // namespace runglass
