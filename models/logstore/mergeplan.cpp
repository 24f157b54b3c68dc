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

/// What one segment with all entries of these would look like.
LiveSegment joined(Segments segments)
{
    LiveSegment all = segments.front();
    for (const LiveSegment &segment : segments.subspan(1)) {
        all.count += segment.count;
        all.bytes += segment.bytes;
        all.lastTime = std::max(all.lastTime, segment.lastTime);
        all.firstKey = std::min(all.firstKey, segment.firstKey);
        all.lastKey = std::max(all.lastKey, segment.lastKey);
    }
    return all;
}

/// Finds small segments in a row that are to be joined.
class SmallOnes
{
public:
    SmallOnes(Segments all, const MergeLimits &limits)
        : m_all(all)
        , m_limits(limits)
    {
    }

    /// Among those in [begin, end), all small; empty when there are none.
    Segments find(std::size_t begin, std::size_t end) const
    {
        if (end - begin < 2)
            return {};
        const Segments run = m_all.subspan(begin, end - begin);
        const std::size_t fit = fitting(run, m_limits);
        const std::size_t size = std::min({fit, run.size(), m_limits.neighbours});
        const Segments found = trimmed(begin, begin + size);
        if (isWorthIt(found))
            return found;
        // One is larger than all others together: look on both sides of it.
        const Segments first = run.first(size);
        const auto largest =
            begin +
            static_cast<std::size_t>(std::max_element(first.begin(), first.end(), hasFewer) - first.begin());
        const Segments before = find(begin, largest);
        return before.empty() ? find(largest + 1, end) : before;
    }

private:
    bool isWorthIt(Segments segments) const
    {
        return segments.size() > 1 && (doubles(segments) || isFull(joined(segments), m_limits));
    }

    /// Where segments touch at one time, it is their keys that tell them apart: joining must not spoil that.
    Segments trimmed(std::size_t begin, std::size_t end) const
    {
        while (end - begin > 1) {
            const LiveSegment all = joined(m_all.subspan(begin, end - begin));
            if (begin > 0 && endsBefore(m_all[begin - 1], m_all[begin]) && !endsBefore(m_all[begin - 1], all))
                ++begin;
            else if (end < m_all.size() && endsBefore(m_all[end - 1], m_all[end]) &&
                     !endsBefore(all, m_all[end]) && all.lastTime == m_all[end].firstTime)
                --end;
            else
                break;
        }
        return m_all.subspan(begin, end - begin);
    }

    const Segments m_all;
    const MergeLimits &m_limits;
};

std::optional<MergeStep> joinSmall(Segments segments, const MergeLimits &limits)
{
    const SmallOnes smallOnes(segments, limits);
    for (std::size_t begin = 0; begin < segments.size();) {
        std::size_t end = begin;
        while (end < segments.size() && !isFull(segments[end], limits))
            ++end;
        const Segments found = smallOnes.find(begin, end);
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

/// The widest of segments over one point that are about as wide as each other; none when all differ. A narrow
/// one and a wide one would make two wide ones.
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
        return {};
    const double least = widthOf(*first) * similar;
    const auto last = std::find_if(first, segments.end(),
                                   [&](const LiveSegment &segment) { return widthOf(segment) < least; });
    return {first, last};
}

/// Whether the outer one certainly has entries on both sides of the inner one.
bool isInside(const LiveSegment &inner, const LiveSegment &outer)
{
    return outer.firstTime < inner.firstTime && inner.lastTime < outer.lastTime;
}

/// The segment inside which most others lie, if these are two or more.
std::optional<MergeStep> cutWidest(Segments cluster)
{
    std::size_t widest = 0;
    std::size_t mostInside = 1;
    for (std::size_t i = 0; i < cluster.size(); ++i) {
        std::size_t inside = 0;
        for (std::size_t j = i + 1; j < cluster.size() && !endsBefore(cluster[i], cluster[j]); ++j)
            inside += isInside(cluster[j], cluster[i]) ? 1U : 0U;
        if (inside > mostInside) {
            widest = i;
            mostInside = inside;
        }
    }
    if (mostInside < 2)
        return {};
    MergeStep step{MergeStep::Kind::Cut, {cluster[widest]}, {}};
    for (const LiveSegment &other : cluster) {
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
        if (!sources.empty())
            return MergeStep{MergeStep::Kind::Join, bounded(std::move(sources), limits), {}};
    }
    if (auto cut = cutWidest(cluster))
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

std::vector<std::size_t> cutSizes(std::span<const SegmentEntry> entries, std::span<const LiveSegment> along,
                                  const MergeLimits &limits)
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
        if (at > start && sizes.size() + 1 < limits.neighbours) {
            sizes.push_back(at - start);
            start = at;
        }
    }
    if (start < entries.size())
        sizes.push_back(entries.size() - start);
    return sizes;
}

} // namespace runglass
