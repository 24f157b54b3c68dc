// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "segments/segmententry.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// The entries of a segment of schema version 1 or 2, in the order they arrived. Messages and attributes are
/// views into `text`; keys are all 0.
///
///     log_columns   time int64 × n │ run uint32 × n │ level uint8 × n (top bit: the id is text)
///     log_ids       16 bytes × n: the UUID, or the hash of a text id and zeros
///     log_text      {offset, length of id, of message, of attributes: uint32} × n │ text
///
/// Numbers are little-endian, offsets count from the start of the text.
class OldLogSegment
{
public:
    /// Nothing when the values contradict each other.
    static std::optional<OldLogSegment> decode(std::size_t count, std::string_view columns,
                                               std::string_view ids, std::string_view text);

    std::vector<SegmentEntry> &entries() { return m_entries; }

private:
    std::vector<std::string> m_ids;
    std::vector<SegmentEntry> m_entries;
};

} // namespace runglass
