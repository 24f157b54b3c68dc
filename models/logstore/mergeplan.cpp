// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/mergeplan.h"

#include <algorithm>
#include <queue>

namespace runglass {

namespace {

using Segments = std::span<const LiveSegment>;

bool isFull(const LiveSegment &segment, const MergeLimits &limits)
{
    return static_cast<std::size_t>(segment.count) * 2 >= limits.segment.entries ||
           static_cast<std::size_t>(segment.bytes) * 2 >= limits.segment.bytes;
}

std::int64_t countOf(Segments segments)
{
    std::int64_t count = 0;
    for (const LiveSegment &segment : segments)
        count += segment.count;
    return count;
}

bool hasFewer(const LiveSegment &left, const LiveSegment &right)
{
    return left.count < right.count;
}

/// Whether joining makes the largest at least twice as large.
bool doubles(Segments segments)
{
    return segments.size() > 1 &&
           countOf(segments) >= 2 * std::max_element(segments.begin(), segments.end(), hasFewer)->count;
}

/// How many from the first on fit into one segment.
std::size_t fitting(Segments run, const MergeLimits &limits)
{
    std::size_t entries = 0;
    std::size_t bytes = 0;
    std::size_t taken = 0;
    for (const LiveSegment &segment : run) {
        entries += static_cast<std::size_t>(segment.count);
        bytes += static_cast<std::size_t>(segment.bytes);
        if (entries > limits.segment.entries || bytes > limits.segment.bytes)
            break;
        ++taken;
    }
    return taken;
}

/// Of small segments in a row, some to be joined; empty when there are none.
Segments smallOnes(Segments run, const MergeLimits &limits)
{
    if (run.size() < 2)
        return {};
    const std::size_t fit = fitting(run, limits);
    if (fit < run.size() && fit > 1 && fit <= limits.neighbours)
        return run.first(fit); // makes a full one
    const Segments first = run.first(std::min({fit, run.size(), limits.neighbours}));
    if (doubles(first))
        return first;
    // One is larger than all others together: look on both sides of it.
    const auto largest = std::max_element(first.begin(), first.end(), hasFewer) - first.begin();
    if (const Segments before = smallOnes(run.first(static_cast<std::size_t>(largest)), limits);
        !before.empty())
        return before;
    return smallOnes(run.subspan(static_cast<std::size_t>(largest) + 1), limits);
}

std::optional<MergeStep> joinSmall(Segments segments, const MergeLimits &limits)
{
    for (std::size_t begin = 0; begin < segments.size();) {
        std::size_t end = begin;
        while (end < segments.size() && !isFull(segments[end], limits))
            ++end;
        const Segments found = smallOnes(segments.subspan(begin, end - begin), limits);
        if (!found.empty())
            return MergeStep{MergeStep::Kind::JoinIntoOne, {found.begin(), found.end()}, {}};
        begin = end + 1;
    }
    return {};
}

bool endsFirst(const LiveSegment &left, const LiveSegment &right)
{
    return left.lastTime != right.lastTime ? left.lastTime < right.lastTime : left.lastKey < right.lastKey;
}

/// As far as all together fit the limits, at least two.
std::vector<LiveSegment> bounded(std::vector<LiveSegment> segments, const MergeLimits &limits)
{
    std::int64_t bytes = 0;
    std::size_t taken = 0;
    for (const LiveSegment &segment : segments) {
        bytes += segment.bytes;
        if (taken >= limits.overlapping || (taken >= 2 && bytes > limits.bytes))
            break;
        ++taken;
    }
    segments.resize(taken);
    return segments;
}

double widthOf(const LiveSegment &segment)
{
    return static_cast<double>(segment.lastTime) - static_cast<double>(segment.firstTime);
}

/// The segments over the point that most lie over.
std::vector<LiveSegment> deepest(Segments cluster)
{
    const auto endsLater = [](const LiveSegment *a, const LiveSegment *b) { return endsFirst(*b, *a); };
    std::priority_queue<const LiveSegment *, std::vector<const LiveSegment *>, decltype(endsLater)> open(
        endsLater);
    std::size_t depth = 0;
    std::size_t place = 0;
    for (std::size_t i = 0; i < cluster.size(); ++i) {
        while (!open.empty() && endsBefore(*open.top(), cluster[i]))
            open.pop();
        open.push(&cluster[i]);
        if (open.size() > depth) {
            depth = open.size();
            place = i;
        }
    }
    std::vector<LiveSegment> segments;
    for (const LiveSegment &segment : cluster.first(place + 1)) {
        if (!endsBefore(segment, cluster[place]))
            segments.push_back(segment);
    }
    return segments;
}

/// The widest of segments over one point that are about as wide as each other: a narrow one and a wide one
/// would make two wide ones.
std::vector<LiveSegment> alike(std::vector<LiveSegment> segments)
{
    constexpr double similar = 0.25;
    std::stable_sort(segments.begin(), segments.end(),
                     [](const LiveSegment &a, const LiveSegment &b) { return widthOf(a) > widthOf(b); });
    const auto first =
        std::adjacent_find(segments.begin(), segments.end(), [](const LiveSegment &a, const LiveSegment &b) {
            return widthOf(b) >= widthOf(a) * similar;
        });
    if (first == segments.end())
        return {segments.end() - 2, segments.end()};
    const double least = widthOf(*first) * similar;
    const auto last = std::find_if(first, segments.end(),
                                   [&](const LiveSegment &segment) { return widthOf(segment) < least; });
    return {first, last};
}

/// The segment inside which most others lie, if these are two or more.
std::optional<MergeStep> cutWidest(Segments cluster, const MergeLimits &limits)
{
    std::size_t widest = 0;
    std::size_t mostInside = 1;
    for (std::size_t i = 0; i < cluster.size(); ++i) {
        std::size_t inside = 0;
        for (std::size_t j = i + 1; j < cluster.size() && !endsBefore(cluster[i], cluster[j]); ++j)
            inside += endsFirst(cluster[j], cluster[i]) ? 1U : 0U;
        if (inside > mostInside) {
            widest = i;
            mostInside = inside;
        }
    }
    if (mostInside < 2)
        return {};
    MergeStep step{MergeStep::Kind::Cut, {cluster[widest]}, {}};
    for (const LiveSegment &other : cluster) {
        if (step.along.size() == limits.neighbours)
            break;
        if (other.key != cluster[widest].key && !endsBefore(other, cluster[widest]) &&
            !endsBefore(cluster[widest], other))
            step.along.push_back(other);
    }
    return step;
}

std::optional<MergeStep> separate(Segments cluster, bool quiet, const MergeLimits &limits)
{
    const std::vector<LiveSegment> over = deepest(cluster);
    if (!quiet && over.size() < limits.depth)
        return {};
    if (quiet && cluster.size() <= limits.overlapping) {
        std::vector<LiveSegment> all = bounded({cluster.begin(), cluster.end()}, limits);
        if (all.size() == cluster.size())
            return MergeStep{MergeStep::Kind::Join, std::move(all), {}};
    }
    if (over.size() > 2) {
        std::vector<LiveSegment> sources = alike(over);
        if (!quiet && (sources.size() < limits.depth || !doubles(sources)))
            return {};
        return MergeStep{MergeStep::Kind::Join, bounded(std::move(sources), limits), {}};
    }
    if (auto cut = cutWidest(cluster, limits))
        return cut;
    return MergeStep{MergeStep::Kind::Join, bounded({cluster.begin(), cluster.end()}, limits), {}};
}

std::optional<MergeStep> separateAny(Segments segments, bool quiet, const MergeLimits &limits)
{
    for (std::size_t begin = 0; begin < segments.size();) {
        const LiveSegment *last = &segments[begin];
        std::size_t end = begin + 1;
        for (; end < segments.size() && !endsBefore(*last, segments[end]); ++end) {
            if (endsFirst(*last, segments[end]))
                last = &segments[end];
        }
        if (end - begin > 1) {
            if (auto step = separate(segments.subspan(begin, end - begin), quiet, limits))
                return step;
        }
        begin = end;
    }
    return {};
}

} // namespace

std::optional<MergeStep> planMerge(Segments segments, bool quiet, const MergeLimits &limits)
{
    if (auto step = joinSmall(segments, limits))
        return step;
    return separateAny(segments, quiet, limits);
}

std::vector<std::size_t> cutSizes(std::span<const SegmentEntry> entries, std::span<const LiveSegment> along)
{
    std::vector<SegmentEntry> borders;
    const auto addBorder = [&](Micros time, std::int64_t key) {
        SegmentEntry &border = borders.emplace_back();
        border.time = time;
        border.key = key;
    };
    for (const LiveSegment &segment : along) {
        addBorder(segment.firstTime, segment.firstKey);
        addBorder(segment.lastTime, segment.lastKey + 1);
    }
    std::sort(borders.begin(), borders.end(), inSegmentOrder);
    std::vector<std::size_t> sizes;
    std::size_t start = 0;
    for (const SegmentEntry &border : borders) {
        const auto at = static_cast<std::size_t>(
            std::lower_bound(entries.begin(), entries.end(), border, inSegmentOrder) - entries.begin());
        if (at > start) {
            sizes.push_back(at - start);
            start = at;
        }
    }
    if (start < entries.size())
        sizes.push_back(entries.size() - start);
    return sizes;
}

} // namespace runglass
