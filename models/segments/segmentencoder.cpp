// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/segmentencoder.h"

#include "segments/asciitext.h"
#include "segments/idcolumn.h"
#include "segments/keyfilter.h"
#include "segments/packedcolumn.h"

#include <algorithm>
#include <limits>

namespace runglass {

namespace {

PartSeal sealOf(const ByteVector &part, std::size_t plainSize)
{
    return {plainSize, part.size(), checksumOf(part)};
}

/// The coarsest of 1 s, 1 ms and 1 µs that all times are whole multiples of, counted from the first.
std::uint32_t commonUnit(std::span<const SegmentEntry> entries)
{
    std::uint32_t unit = static_cast<std::uint32_t>(microsPerSecond);
    const auto first = static_cast<std::uint64_t>(entries.front().time);
    for (const SegmentEntry &entry : entries) {
        while ((static_cast<std::uint64_t>(entry.time) - first) % unit != 0)
            unit /= 1000;
    }
    return unit;
}

} // namespace

EncodedSegment SegmentEncoder::encode(std::span<const SegmentEntry> entries)
{
    EncodedSegment segment;
    SegmentHeader header;
    header.count = segment.summary.count = static_cast<std::uint32_t>(entries.size());
    header.firstTime = segment.summary.firstTime = entries.front().time;
    header.lastTime = segment.summary.lastTime = entries.back().time;
    m_sections.clear();
    m_sectionStart = 0;
    m_values.resize(entries.size());

    encodeTimes(entries, header);
    encodeKeys(entries, segment.summary);
    endSection(header, ColumnSection::Key);
    encodeRuns(entries, segment, header);
    encodeLevels(entries, header);
    segment.summary.levelCounts = header.levelCounts;
    encodeTexts(entries, segment, header);

    m_ids.clear();
    for (const SegmentEntry &entry : entries)
        m_ids.push_back(entry.id);
    appendIdColumn(segment.ids, m_ids);
    header.ids = sealOf(segment.ids, segment.ids.size());

    segment.columns.reserve(sizeof(header) + m_sections.size());
    append(segment.columns, header);
    segment.columns.insert(segment.columns.end(), m_sections.begin(), m_sections.end());
    header.checksum = checksumOf(ByteSpan(segment.columns).subspan(checkedFrom));
    storeAt(segment.columns, 0, header);
    return segment;
}

void SegmentEncoder::encodeTimes(std::span<const SegmentEntry> entries, SegmentHeader &header)
{
    header.timeUnit = commonUnit(entries);
    const auto first = static_cast<std::uint64_t>(header.firstTime);
    for (std::size_t i = 0; i < entries.size(); ++i)
        m_values[i] = static_cast<std::int64_t>((static_cast<std::uint64_t>(entries[i].time) - first) /
                                                header.timeUnit);
    appendPackedColumn(m_sections, m_values);
    endSection(header, ColumnSection::Time);
}

void SegmentEncoder::encodeKeys(std::span<const SegmentEntry> entries, SegmentSummary &summary)
{
    summary.firstKey = summary.lastKey = entries.front().key;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        summary.firstKey = std::min(summary.firstKey, entries[i].key);
        summary.lastKey = std::max(summary.lastKey, entries[i].key);
        // What came together counts up with the position and takes no space at all.
        m_values[i] = static_cast<std::int64_t>(static_cast<std::uint64_t>(entries[i].key) - i);
    }
    appendPackedColumn(m_sections, m_values);
}

void SegmentEncoder::encodeRuns(std::span<const SegmentEntry> entries, EncodedSegment &segment,
                                SegmentHeader &header)
{
    m_runs.clear();
    for (const SegmentEntry &entry : entries) {
        if (m_runs.empty() || m_runs.back() != entry.run)
            m_runs.push_back(entry.run);
    }
    std::sort(m_runs.begin(), m_runs.end());
    m_runs.erase(std::unique(m_runs.begin(), m_runs.end()), m_runs.end());
    segment.summary.firstRun = m_runs.front();
    segment.summary.lastRun = m_runs.back();
    segment.runFilter = makeKeyFilter(m_runs);
    header.runCount = static_cast<std::uint32_t>(m_runs.size());
    appendPackedColumn(m_sections, m_runs);
    endSection(header, ColumnSection::RunDictionary);

    auto known = m_runs.begin();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (*known != entries[i].run)
            known = std::lower_bound(m_runs.begin(), m_runs.end(), entries[i].run);
        m_values[i] = known - m_runs.begin();
    }
    appendPackedColumn(m_sections, m_values);
    endSection(header, ColumnSection::RunCode);
}

void SegmentEncoder::encodeLevels(std::span<const SegmentEntry> entries, SegmentHeader &header)
{
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto level = static_cast<std::size_t>(entries[i].level);
        ++header.levelCounts.at(level);
        m_values[i] = static_cast<std::int64_t>(level);
    }
    appendPackedColumn(m_sections, m_values);
    endSection(header, ColumnSection::Level);
}

void SegmentEncoder::encodeTexts(std::span<const SegmentEntry> entries, EncodedSegment &segment,
                                 SegmentHeader &header)
{
    m_text.clear();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        m_values[i] = static_cast<std::int64_t>(entries[i].message.size());
        appendText(m_text, entries[i].message);
    }
    appendPackedColumn(m_sections, m_values);
    endSection(header, ColumnSection::MessageLength);
    if (isAscii(m_text))
        header.flags |= SegmentHeader::asciiFlag;
    else if (hasLettersFoldingToAscii(asText(m_text)))
        header.flags |= SegmentHeader::foldsToAsciiFlag;
    header.messageCodec = appendTextBlock(segment.messages, m_text, m_messageCodec);
    header.messages = sealOf(segment.messages, m_text.size());

    m_text.clear();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        m_values[i] = static_cast<std::int64_t>(entries[i].attributes.size());
        appendText(m_text, entries[i].attributes);
    }
    if (!m_text.empty()) {
        appendPackedColumn(m_sections, m_values);
        endSection(header, ColumnSection::AttributesLength);
        header.attributesCodec = appendTextBlock(segment.attributes, m_text, TextCodec::Zstd);
    }
    header.attributes = sealOf(segment.attributes, m_text.size());
}

void SegmentEncoder::endSection(SegmentHeader &header, ColumnSection section)
{
    header.sectionSizes[static_cast<std::size_t>(section)] =
        static_cast<std::uint32_t>(m_sections.size() - m_sectionStart);
    m_sectionStart = m_sections.size();
}

} // namespace runglass
