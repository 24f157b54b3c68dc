// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "cache/recordbatch.h"
#include "cache/storedid.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// How log entries are stored: about 5,000 entries of one script in one row, in the order they arrived, their
/// columns packed one after the other. Three values, so that each reader touches only what it needs:
///
///     log_columns   time int64 × n │ run uint32 × n │ level uint8 × n (top bit: the id is text)
///     log_ids       16 bytes × n: the UUID, or the hash of a text id and zeros
///     log_text      {offset, length of id, of message, of attributes: uint32} × n │ text
///
/// Numbers are little-endian, offsets count from the start of the text. The key of an entry is made of its
/// segment and its place there, and never changes: a segment is only ever added to, while it is small.
namespace logsegment {

inline constexpr int placeBits = 13;
inline constexpr std::size_t mostEntries = std::size_t{1} << placeBits;
/// A segment with less than this many entries stays open. Larger ones would be written anew too often while
/// entries trickle in.
inline constexpr std::size_t leastEntries = 512;
/// A segment is closed when its text reaches this.
inline constexpr std::size_t mostTextBytes = 4 * 1024 * 1024;
inline constexpr std::uint8_t textIdFlag = 0x80;

struct TextIndex
{
    std::uint32_t offset = 0;
    std::uint32_t idLength = 0; ///< 0 for a UUID
    std::uint32_t messageLength = 0;
    std::uint32_t attributesLength = 0;
};

inline RecordKey keyOf(std::int64_t segment, std::size_t place)
{
    return segment << placeBits | static_cast<RecordKey>(place);
}
inline std::int64_t segmentOf(RecordKey key)
{
    return key >> placeBits;
}
inline std::size_t placeOf(RecordKey key)
{
    return static_cast<std::size_t>(key) & (mostEntries - 1);
}

/// Bytes per entry in log_columns, and where each column begins in a segment of `count` entries.
inline constexpr std::size_t columnBytes = 8 + 4 + 1;
inline constexpr std::size_t idBytes = 16;
constexpr std::size_t runsAt(std::size_t count)
{
    return count * 8;
}
constexpr std::size_t levelsAt(std::size_t count)
{
    return count * 12;
}

} // namespace logsegment

/// The numbers of a segment, for scans.
struct LogColumns
{
    std::vector<Micros> times;
    std::vector<std::uint32_t> runs;
    std::vector<std::uint8_t> levels; ///< with logsegment::textIdFlag

    /// False when the bytes are not columns of `count` entries.
    bool decode(std::string_view bytes, std::size_t count);
    LogLevel levelAt(std::size_t place) const;
};

/// A segment being made or added to.
class LogSegment
{
public:
    std::size_t size() const { return m_columns.times.size(); }
    std::size_t textBytes() const { return m_text.size(); }
    bool isFull() const
    {
        return size() >= logsegment::mostEntries || textBytes() >= logsegment::mostTextBytes;
    }
    /// `run` must fit 32 bits.
    void add(const LogRecord &log, RecordKey run, const StoredId &id);
    /// Continues a stored one. False when the values contradict each other.
    bool decode(std::size_t count, std::string_view columns, std::string_view ids, std::string_view text);

    std::string encodeColumns() const;
    const std::string &encodedIds() const { return m_ids; }
    std::string encodeText() const;
    Micros firstTime() const;
    Micros lastTime() const;
    const std::vector<std::uint32_t> &runs() const { return m_columns.runs; }

private:
    LogColumns m_columns;
    std::string m_ids;
    std::vector<logsegment::TextIndex> m_index;
    std::string m_text;
};

} // namespace runglass
