// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "segments/segmententry.h"
#include "segments/segmentformat.h"

#include <vector>

namespace runglass {

/// What stands beside a segment so that queries can skip it.
struct SegmentSummary
{
    std::uint32_t count = 0;
    Micros firstTime = 0;
    Micros lastTime = 0;
    std::int64_t firstKey = 0; ///< smallest
    std::int64_t lastKey = 0;  ///< largest
    std::int64_t firstRun = 0; ///< smallest
    std::int64_t lastRun = 0;  ///< largest
    std::array<std::uint32_t, logLevelCount> levelCounts{};
};

/// A segment ready to be written.
struct EncodedSegment
{
    SegmentSummary summary;
    ByteVector runFilter; ///< a KeyFilter over its runs
    ByteVector columns;
    ByteVector ids;
    ByteVector messages;
    ByteVector attributes;

    SegmentParts parts() const { return {columns, ids, messages, attributes}; }
    std::size_t storedSize() const
    {
        return columns.size() + ids.size() + messages.size() + attributes.size();
    }
};

/// Makes segments. Keeps its working memory between calls; one thread at a time.
class SegmentEncoder
{
public:
    /// `messages` says how messages are to be stored; attributes are always compressed.
    explicit SegmentEncoder(TextCodec messages = TextCodec::Raw)
        : m_messageCodec(messages)
    {
    }

    /// `entries` in segment order, at least one and at most maximumEntries, their texts below
    /// maximumPartSize in all: see SegmentLimits.
    EncodedSegment encode(std::span<const SegmentEntry> entries);

private:
    void encodeTimes(std::span<const SegmentEntry> entries, SegmentHeader &header);
    void encodeKeys(std::span<const SegmentEntry> entries, SegmentSummary &summary);
    void encodeRuns(std::span<const SegmentEntry> entries, EncodedSegment &segment, SegmentHeader &header);
    void encodeLevels(std::span<const SegmentEntry> entries, SegmentHeader &header);
    void encodeTexts(std::span<const SegmentEntry> entries, EncodedSegment &segment, SegmentHeader &header);
    void endSection(SegmentHeader &header, ColumnSection section);

    TextCodec m_messageCodec;
    std::vector<std::int64_t> m_values;
    std::vector<std::int64_t> m_runs;
    std::vector<std::int64_t> m_runTable;
    std::vector<std::string_view> m_ids;
    ByteVector m_sections;
    ByteVector m_text;
    std::size_t m_sectionStart = 0;
};

} // namespace runglass
