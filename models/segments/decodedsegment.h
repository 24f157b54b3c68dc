// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "segments/segmententry.h"
#include "segments/segmentview.h"

#include <memory>
#include <string>

namespace runglass {

/// All entries of a segment, taken apart again, with their texts. Raw messages are not copied: the bytes of
/// the parts must outlive it. For merging and for tests; queries read single columns.
class DecodedSegment
{
public:
    /// Checks everything there is to check; nothing when something is wrong.
    static std::optional<DecodedSegment> decode(const SegmentParts &parts, SegmentFault *fault = nullptr);

    std::span<const SegmentEntry> entries() const { return m_entries; }

private:
    std::vector<SegmentEntry> m_entries;
    std::vector<std::string> m_ids;
    // On the heap, so that views into them survive a move.
    std::unique_ptr<ByteVector> m_messages = std::make_unique<ByteVector>();
    std::unique_ptr<ByteVector> m_attributes = std::make_unique<ByteVector>();
};

} // namespace runglass
