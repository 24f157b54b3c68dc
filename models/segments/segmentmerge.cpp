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
    const std::size_t pieces = (entries.size() + limits.entries - 1) / limits.entries;
    const std::size_t target = pieces == 0 ? 0 : (entries.size() + pieces - 1) / pieces;
    std::vector<std::size_t> sizes;
    std::size_t count = 0;
    std::size_t bytes = 0;
    for (const SegmentEntry &entry : entries) {
        const std::size_t size = textSize(entry);
        if (count == target || (count > 0 && bytes + size > limits.bytes)) {
            sizes.push_back(count);
            count = 0;
            bytes = 0;
        }
        ++count;
        bytes += size;
    }
    if (count > 0)
        sizes.push_back(count);
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
