// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/decodedsegment.h"

#include <algorithm>

namespace runglass {

std::optional<DecodedSegment> DecodedSegment::decode(const SegmentParts &parts, SegmentFault *fault)
{
    SegmentFault ignored = SegmentFault::None;
    SegmentFault &found = fault != nullptr ? *fault : ignored;
    const auto view = SegmentView::parse(parts.columns, SegmentCheck::Checksum, &found);
    if (!view)
        return {};
    DecodedSegment segment;
    const auto ids = view->ids(parts.ids, SegmentCheck::Checksum);
    const auto messages = view->messages(parts.messages, SegmentCheck::Checksum, *segment.m_messages);
    const auto attributes = view->attributes(parts.attributes, SegmentCheck::Checksum, *segment.m_attributes);
    const std::size_t count = view->count();
    std::vector<std::uint32_t> messageAt(count + 1);
    std::vector<std::uint32_t> attributesAt(count + 1);
    std::vector<Micros> times(count);
    std::vector<std::int64_t> keys(count);
    std::vector<std::int64_t> runs(count);
    std::vector<std::uint32_t> codes(count);
    std::vector<std::uint8_t> levels(count);
    found = ids && messages && attributes ? SegmentFault::Inconsistent : SegmentFault::Checksum;
    if (found == SegmentFault::Checksum || !view->decodeMessageOffsets(messageAt) ||
        !view->decodeAttributesOffsets(attributesAt) || !view->decodeLevels(levels) ||
        !view->decodeRunCodes(codes))
        return {};
    view->decodeTimes(times);
    view->decodeKeys(keys);
    view->decodeRuns(runs);

    segment.m_entries.resize(count);
    segment.m_ids.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        segment.m_ids[i] = ids->at(i);
        segment.m_entries[i] = {
            times[i],
            keys[i],
            runs[i],
            static_cast<LogLevel>(levels[i]),
            segment.m_ids[i],
            asText(messages->subspan(messageAt[i], messageAt[i + 1] - messageAt[i])),
            asText(attributes->subspan(attributesAt[i], attributesAt[i + 1] - attributesAt[i]))};
    }
    const bool ordered = std::is_sorted(segment.m_entries.begin(), segment.m_entries.end(), inSegmentOrder);
    if (!ordered || times.front() != view->header().firstTime || times.back() != view->header().lastTime)
        return {};
    found = SegmentFault::None;
    return segment;
}

} // namespace runglass
