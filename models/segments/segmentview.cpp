// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/segmentview.h"

#include <algorithm>
#include <numeric>

namespace runglass {

namespace {

bool isIntact(ByteSpan part, const PartSeal &seal, SegmentCheck check)
{
    return part.size() == seal.storedSize &&
           (check == SegmentCheck::Structure || checksumOf(part) == seal.checksum);
}

/// Turns lengths into offsets; false when they do not add up to `total`.
bool decodeOffsets(const PackedColumn &lengths, std::uint64_t total, std::span<std::uint32_t> out)
{
    out[0] = 0;
    lengths.decode(out.subspan(1));
    std::uint64_t end = 0;
    for (std::uint32_t &place : out.subspan(1)) {
        end += place;
        if (end > total)
            return false;
        place = static_cast<std::uint32_t>(end);
    }
    return end == total;
}

} // namespace

std::optional<SegmentView> SegmentView::parse(ByteSpan columns, SegmentCheck check, SegmentFault *fault)
{
    SegmentView view;
    const SegmentFault found = view.read(columns, check);
    if (fault != nullptr)
        *fault = found;
    if (found != SegmentFault::None)
        return {};
    return view;
}

SegmentFault SegmentView::read(ByteSpan columns, SegmentCheck check)
{
    if (columns.size() < sizeof(SegmentHeader))
        return SegmentFault::TooShort;
    m_header = loadAt<SegmentHeader>(columns, 0);
    if (m_header.magic != SegmentHeader::rightMagic)
        return SegmentFault::NotASegment;
    if (m_header.version != SegmentHeader::newestVersion)
        return m_header.version > SegmentHeader::newestVersion ? SegmentFault::NewerVersion
                                                               : SegmentFault::NotASegment;
    if (check == SegmentCheck::Checksum && checksumOf(columns.subspan(checkedFrom)) != m_header.checksum)
        return SegmentFault::Checksum;
    const std::uint64_t levelSum =
        std::accumulate(m_header.levelCounts.begin(), m_header.levelCounts.end(), std::uint64_t{0});
    const bool plausible = m_header.count > 0 && m_header.count <= maximumEntries && m_header.runCount > 0 &&
                           m_header.runCount <= m_header.count && m_header.firstTime <= m_header.lastTime &&
                           m_header.timeUnit > 0 && levelSum == m_header.count &&
                           m_header.messages.plainSize < maximumPartSize &&
                           m_header.attributes.plainSize < maximumPartSize &&
                           m_header.ids.storedSize < maximumPartSize;
    if (!plausible)
        return SegmentFault::Inconsistent;
    return readSections(columns.subspan(sizeof(SegmentHeader)));
}

SegmentFault SegmentView::readSections(ByteSpan sections)
{
    std::uint64_t offset = 0;
    for (std::size_t i = 0; i < columnSectionCount; ++i) {
        const auto section = static_cast<ColumnSection>(i);
        const auto bytes = partOf(sections, offset, m_header.sectionSizes[i]);
        if (!bytes)
            return SegmentFault::Inconsistent;
        offset += bytes->size();
        if (section == ColumnSection::AttributesLength && bytes->empty() &&
            m_header.attributes.plainSize == 0)
            continue;
        const std::size_t size = section == ColumnSection::RunDictionary ? m_header.runCount : m_header.count;
        const auto packed = PackedColumn::parse(*bytes, size);
        if (!packed)
            return SegmentFault::Inconsistent;
        column(section) = *packed;
    }
    return offset == sections.size() ? SegmentFault::None : SegmentFault::Inconsistent;
}

PackedColumn &SegmentView::column(ColumnSection section)
{
    switch (section) {
    case ColumnSection::Time:
        return m_time;
    case ColumnSection::Key:
        return m_key;
    case ColumnSection::RunDictionary:
        return m_runDictionary;
    case ColumnSection::RunCode:
        return m_runCode;
    case ColumnSection::Level:
        return m_level;
    case ColumnSection::MessageLength:
        return m_messageLength;
    case ColumnSection::AttributesLength:
        break;
    }
    return m_attributesLength;
}

Micros SegmentView::time(std::size_t position) const
{
    const std::uint64_t steps = static_cast<std::uint64_t>(m_time.at(position));
    return static_cast<Micros>(static_cast<std::uint64_t>(m_header.firstTime) + steps * m_header.timeUnit);
}

std::int64_t SegmentView::key(std::size_t position) const
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(m_key.at(position)) + position);
}

std::int64_t SegmentView::run(std::size_t position) const
{
    const auto code = static_cast<std::size_t>(m_runCode.at(position));
    return m_runDictionary.at(std::min(code, m_runDictionary.size() - 1));
}

LogLevel SegmentView::level(std::size_t position) const
{
    const auto level = static_cast<std::size_t>(m_level.at(position));
    return static_cast<LogLevel>(std::min(level, logLevelCount - 1));
}

void SegmentView::decodeTimes(std::span<Micros> out) const
{
    m_time.decode(out);
    const auto first = static_cast<std::uint64_t>(m_header.firstTime);
    const std::uint64_t unit = m_header.timeUnit;
    for (Micros &time : out)
        time = static_cast<Micros>(first + static_cast<std::uint64_t>(time) * unit);
}

void SegmentView::decodeKeys(std::span<std::int64_t> out) const
{
    m_key.decode(out);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<std::int64_t>(static_cast<std::uint64_t>(out[i]) + i);
}

void SegmentView::decodeRuns(std::span<std::int64_t> out) const
{
    std::vector<std::int64_t> runs(m_runDictionary.size());
    m_runDictionary.decode(runs);
    m_runCode.decode(out);
    for (std::int64_t &value : out)
        value = runs[std::min(static_cast<std::size_t>(value), runs.size() - 1)];
}

bool SegmentView::decodeRunCodes(std::span<std::uint32_t> out) const
{
    m_runCode.decode(out);
    return std::all_of(out.begin(), out.end(), [&](std::uint32_t code) { return code < m_header.runCount; });
}

bool SegmentView::decodeLevels(std::span<std::uint8_t> out) const
{
    m_level.decode(out);
    return std::all_of(out.begin(), out.end(), [](std::uint8_t level) { return level < logLevelCount; });
}

bool SegmentView::decodeMessageOffsets(std::span<std::uint32_t> out) const
{
    return decodeOffsets(m_messageLength, m_header.messages.plainSize, out);
}

bool SegmentView::decodeAttributesOffsets(std::span<std::uint32_t> out) const
{
    if (m_attributesLength.size() == 0) {
        std::fill(out.begin(), out.end(), 0);
        return true;
    }
    return decodeOffsets(m_attributesLength, m_header.attributes.plainSize, out);
}

std::optional<std::uint32_t> SegmentView::runCode(std::int64_t run) const
{
    std::size_t low = 0;
    std::size_t high = m_runDictionary.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (m_runDictionary.at(middle) < run)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == m_runDictionary.size() || m_runDictionary.at(low) != run)
        return {};
    return static_cast<std::uint32_t>(low);
}

std::size_t SegmentView::lowerBound(Micros wanted) const
{
    std::size_t low = 0;
    std::size_t high = count();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (time(middle) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::optional<IdColumn> SegmentView::ids(ByteSpan part, SegmentCheck check) const
{
    if (!isIntact(part, m_header.ids, check))
        return {};
    return IdColumn::parse(part, count());
}

std::optional<ByteSpan> SegmentView::messages(ByteSpan part, SegmentCheck check, ByteVector &buffer) const
{
    if (!isIntact(part, m_header.messages, check))
        return {};
    return readTextBlock(part, m_header.messageCodec, m_header.messages.plainSize, buffer);
}

std::optional<ByteSpan> SegmentView::attributes(ByteSpan part, SegmentCheck check, ByteVector &buffer) const
{
    if (!isIntact(part, m_header.attributes, check))
        return {};
    return readTextBlock(part, m_header.attributesCodec, m_header.attributes.plainSize, buffer);
}

} // namespace runglass
