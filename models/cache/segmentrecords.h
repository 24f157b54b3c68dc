// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/recordvisit.h"
#include "logstore/segmentreader.h"
#include "runcolumns/runidtable.h"

#include <string_view>
#include <vector>

namespace runglass {

/// The entries of a segment as records: the message lies where it was read, ids are written out.
class SegmentRecords
{
public:
    /// All must outlive it.
    SegmentRecords(SegmentReader &reader, const RunIdTable &runIds, std::string_view scriptId,
                   LogParts parts);

    /// Goes to a segment. False when it can't be read; then nothing may be read.
    bool open(const LogSegment &segment);
    /// Lets go of the text of the records read so far, except that of messages and attributes, which is good
    /// until the next open().
    void beginRecords() { m_idText.clear(); }
    /// The entry at a place. Up to `mostRecords` may be read between two beginRecords(). False when the
    /// segment turns out to be damaged.
    bool read(std::size_t entry, LogRecord &record);
    static constexpr std::size_t mostRecords = 1024;

private:
    std::string_view idOf(std::size_t entry);
    std::string_view runIdOf(std::uint32_t code);

    SegmentReader &m_reader;
    const RunIdTable &m_runIds;
    const std::string_view m_scriptId;
    const LogParts m_parts;

    std::span<const Micros> m_times;
    std::span<const std::uint8_t> m_levels;
    std::span<const std::uint32_t> m_runCodes;
    std::span<const std::int64_t> m_runs;
    const TextBlock *m_messages = nullptr;
    const TextBlock *m_ids = nullptr; ///< null where all are UUIDs
    ByteSpan m_uuids;
    std::vector<char> m_idText;
    std::vector<char> m_runText;              ///< room for a UUID each
    std::vector<std::string_view> m_runTexts; ///< by code; null data: not needed yet
};

} // namespace runglass
