// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/mergeplan.h"
#include "logstore/segmentcatalog.h"
#include "segments/decodedsegment.h"

namespace runglass {

/// Replaces segments by others with the same entries, or fewer. Part of the writer; inside its transactions,
/// with `sequence` being the one that the transaction will have.
///
/// Checks all checksums on the way. A source that can't be read goes to `damaged`, and nothing is changed.
class SegmentMerger
{
public:
    SegmentMerger(SegmentStore &store, SegmentCatalog &catalog)
        : m_store(store)
        , m_catalog(catalog)
    {
    }

    void run(const MergeStep &step, std::int64_t sequence, std::vector<std::int64_t> &damaged);
    /// Drops the entries before `time` from a segment; how many.
    std::int64_t dropBefore(const LiveSegment &segment, Micros time, std::int64_t sequence,
                            std::vector<std::int64_t> &damaged);
    /// Whether all of a segment can be read.
    bool isIntact(const LiveSegment &segment);

private:
    struct Source
    {
        StoredParts parts;
        std::optional<DecodedSegment> decoded;
    };

    bool load(const LiveSegment &segment, Source &source);
    void write(std::int64_t script, std::span<const SegmentEntry> entries,
               const std::vector<std::size_t> &sizes, std::int64_t sequence);
    void end(const LiveSegment &segment, std::int64_t sequence);

    SegmentStore &m_store;
    SegmentCatalog &m_catalog;
    SegmentEncoder m_encoder;
};

} // namespace runglass
