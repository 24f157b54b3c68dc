// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "segments/idcolumn.h"
#include "segments/packedcolumn.h"
#include "segments/segmentformat.h"

#include <string_view>

namespace runglass {

/// Why bytes are not a segment that can be read.
enum class SegmentFault : std::uint8_t {
    None,
    TooShort,
    NotASegment,
    NewerVersion, ///< written by a later version of the program
    Checksum,     ///< changed since it was written
    Inconsistent, ///< sound, but says things that can't be
};

/// Checksums are compared the first time a program sees a part; structure is always checked.
enum class SegmentCheck : std::uint8_t { Structure, Checksum };

/// The columns part of a segment, read where it lies. The bytes must outlive the view.
///
/// Whatever the bytes hold, no access leaves them. Positions are below count().
class SegmentView
{
public:
    SegmentView() = default;
    static std::optional<SegmentView> parse(ByteSpan columns, SegmentCheck check,
                                            SegmentFault *fault = nullptr);

    const SegmentHeader &header() const { return m_header; }
    std::size_t count() const { return m_header.count; }
    bool isAscii() const { return (m_header.flags & SegmentHeader::asciiFlag) != 0; }
    /// Whether a letter beyond ASCII may fold to one of ASCII.
    bool foldsToAscii() const { return (m_header.flags & SegmentHeader::foldsToAsciiFlag) != 0; }

    Micros time(std::size_t position) const;
    std::int64_t key(std::size_t position) const;
    std::int64_t run(std::size_t position) const;
    LogLevel level(std::size_t position) const;

    /// Whole columns, count() values each.
    void decodeTimes(std::span<Micros> out) const;
    void decodeKeys(std::span<std::int64_t> out) const;
    void decodeRuns(std::span<std::int64_t> out) const;
    /// A run as its place in runs(); false when a code is beyond it.
    bool decodeRunCodes(std::span<std::uint32_t> out) const;
    /// LogLevel as its number; false when one is none.
    bool decodeLevels(std::span<std::uint8_t> out) const;
    /// Where each message begins in the messages, and where the last ends: count() + 1 values; false when
    /// they do not fill exactly header().messages.plainSize bytes.
    bool decodeMessageOffsets(std::span<std::uint32_t> out) const;
    bool decodeAttributesOffsets(std::span<std::uint32_t> out) const;

    /// The runs that occur, ascending.
    const PackedColumn &runs() const { return m_runDictionary; }
    std::optional<std::uint32_t> runCode(std::int64_t run) const;
    /// The first position whose time is not before `time`; count() when there is none.
    std::size_t lowerBound(Micros time) const;

    std::optional<IdColumn> ids(ByteSpan part, SegmentCheck check) const;
    /// The messages one after the other; decoded into `buffer` when they are compressed.
    std::optional<ByteSpan> messages(ByteSpan part, SegmentCheck check, ByteVector &buffer) const;
    std::optional<ByteSpan> attributes(ByteSpan part, SegmentCheck check, ByteVector &buffer) const;

private:
    SegmentFault read(ByteSpan columns, SegmentCheck check);
    SegmentFault readSections(ByteSpan sections);
    PackedColumn &column(ColumnSection section);

    SegmentHeader m_header;
    PackedColumn m_time;
    PackedColumn m_key;
    PackedColumn m_runDictionary;
    PackedColumn m_runCode;
    PackedColumn m_level;
    PackedColumn m_messageLength;
    PackedColumn m_attributesLength;
};

} // namespace runglass
