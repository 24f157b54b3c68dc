// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"
#include "sharing/bundlerecords.h"
#include "sharing/recordredaction.h"

#include <array>
#include <string>
#include <vector>

namespace runglass {

/// What a bundle would hold, and what would be taken out of it.
struct RemovalPreview
{
    struct Row
    {
        RedactionKind kind = RedactionKind::Key;
        RemovalPlace place = RemovalPlace::Message;
        std::string runId;
        std::string path;
        std::string sample;
        std::size_t length = 0; ///< bytes
    };
    static constexpr int mostOfEach = 50; ///< rows of a kind in a place

    BundleCounts counts;
    std::vector<Row> rows; ///< the first ones of each kind and place
    std::array<std::int64_t, redactionKindCount> removals{};
    std::int64_t documentsNotJson = 0;

    std::int64_t total() const;
};

/// Goes through all of the content as the writer would. Blocks.
Result<RemovalPreview> previewRemovals(CacheReader &reader, const BundleContent &content,
                                       const CancelToken &token, BundleRecords::Progressed progressed);

} // namespace runglass
