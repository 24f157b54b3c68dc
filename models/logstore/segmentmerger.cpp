// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/segmentmerger.h"

#include <algorithm>

namespace runglass {

void SegmentMerger::run(const MergeStep &step, std::int64_t sequence, std::vector<std::int64_t> &damaged)
{
    std::vector<Source> sources(step.sources.size());
    std::vector<std::span<const SegmentEntry>> parts;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (load(step.sources[i], sources[i]))
            parts.push_back(sources[i].decoded->entries());
        else
            damaged.push_back(step.sources[i].key);
    }
    if (!damaged.empty())
        return;
    const std::vector<SegmentEntry> entries = mergedEntries(parts);
    for (const LiveSegment &segment : step.sources)
        end(segment, sequence);
    switch (step.kind) {
    case MergeStep::Kind::JoinIntoOne:
        write(step.sources.front().script, entries, {entries.size()}, sequence);
        break;
    case MergeStep::Kind::Join:
        write(step.sources.front().script, entries, segmentSizes(entries, SegmentLimits{}), sequence);
        break;
    case MergeStep::Kind::Cut:
        write(step.sources.front().script, entries, cutSizes(entries, step.along), sequence);
        break;
    }
}

std::int64_t SegmentMerger::dropBefore(const LiveSegment &segment, Micros time, std::int64_t sequence,
                                       std::vector<std::int64_t> &damaged)
{
    if (segment.lastTime < time) {
        end(segment, sequence);
        return segment.count;
    }
    Source source;
    if (!load(segment, source)) {
        damaged.push_back(segment.key);
        return 0;
    }
    const auto entries = source.decoded->entries();
    const auto first = std::partition_point(entries.begin(), entries.end(),
                                            [&](const SegmentEntry &entry) { return entry.time < time; });
    const auto kept = entries.subspan(static_cast<std::size_t>(first - entries.begin()));
    if (kept.size() == entries.size())
        return 0;
    end(segment, sequence);
    write(segment.script, kept, {kept.size()}, sequence);
    return static_cast<std::int64_t>(entries.size() - kept.size());
}

bool SegmentMerger::isIntact(const LiveSegment &segment)
{
    Source source;
    return load(segment, source);
}

bool SegmentMerger::load(const LiveSegment &segment, Source &source)
{
    if (!m_store.read(segment.key, source.parts))
        return false;
    source.decoded = DecodedSegment::decode(source.parts.views());
    return source.decoded && static_cast<std::int64_t>(source.decoded->entries().size()) == segment.count;
}

void SegmentMerger::write(std::int64_t script, std::span<const SegmentEntry> entries,
                          const std::vector<std::size_t> &sizes, std::int64_t sequence)
{
    for (const std::size_t size : sizes) {
        m_catalog.insert(m_store.insert(script, m_encoder.encode(entries.first(size)), sequence));
        entries = entries.subspan(size);
    }
}

void SegmentMerger::end(const LiveSegment &segment, std::int64_t sequence)
{
    m_store.end(segment.key, sequence);
    m_catalog.remove(segment);
}

} // namespace runglass
