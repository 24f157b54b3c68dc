// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "segments/bytes.h"
#include "segments/textblock.h"

#include "domain/logentry.h"

#include <array>
#include <cstdint>

namespace runglass {

/// A segment is four parts that are stored and read apart, because queries want them apart: the packed
/// columns with a header, the ids, the messages, and the attributes. The header holds the sizes and checksums
/// of all.
///
/// Little-endian; sections of the columns part follow the header in the order of ColumnSection, each padded
/// to eight bytes.
struct SegmentParts
{
    ByteSpan columns;
    ByteSpan ids;
    ByteSpan messages;
    ByteSpan attributes; ///< empty when no entry has any
};

enum class ColumnSection : std::uint8_t {
    Time,             ///< packed: (time - firstTime) / timeUnit
    Key,              ///< packed: key - position
    RunDictionary,    ///< packed: the runs that occur, ascending
    RunCode,          ///< packed: position in the dictionary
    Level,            ///< packed
    MessageLength,    ///< packed, bytes
    AttributesLength, ///< packed, bytes; absent when no entry has attributes
};
inline constexpr std::size_t columnSectionCount = 7;

/// A part that lies elsewhere.
struct PartSeal
{
    std::uint64_t plainSize = 0; ///< before compression
    std::uint64_t storedSize = 0;
    std::uint64_t checksum = 0; ///< of the stored bytes
};

/// How the columns part begins. As it lies in the file: plain numbers, no padding.
struct SegmentHeader
{
    static constexpr std::uint32_t rightMagic = 0x53'47'4C'52; ///< "RLGS"
    static constexpr std::uint32_t newestVersion = 1;
    static constexpr std::uint16_t asciiFlag = 1; ///< all messages are ASCII
    /// U+017F or U+212A occurs: outside of ASCII only these fold to ASCII letters.
    static constexpr std::uint16_t foldsToAsciiFlag = 2;

    std::uint32_t magic = rightMagic;
    std::uint32_t version = newestVersion;
    std::uint64_t checksum = 0; ///< of all that follows it in the columns part
    std::uint32_t count = 0;
    std::uint32_t runCount = 0;
    std::int64_t firstTime = 0;
    std::int64_t lastTime = 0;
    std::uint32_t timeUnit = 1; ///< microseconds
    std::array<std::uint32_t, logLevelCount> levelCounts{};
    TextCodec messageCodec = TextCodec::Raw;
    TextCodec attributesCodec = TextCodec::Raw;
    std::uint16_t flags = 0;
    PartSeal ids;
    PartSeal messages;
    PartSeal attributes;
    std::array<std::uint32_t, columnSectionCount> sectionSizes{};
    std::uint32_t reserved = 0;
};
static_assert(sizeof(SegmentHeader) == 176);
static_assert(std::has_unique_object_representations_v<SegmentHeader>);

/// What `checksum` covers begins here.
inline constexpr std::size_t checkedFrom = 16;

/// More than this is no segment: offsets of messages are 32 bits.
inline constexpr std::uint64_t maximumPartSize = std::uint64_t{1} << 31;
inline constexpr std::uint32_t maximumEntries = 1U << 16;

} // namespace runglass
