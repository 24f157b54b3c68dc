// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "cache/query.h"
#include "logstore/segmentscan.h"

#include <deque>
#include <memory>
#include <mutex>
#include <optional>

namespace runglass {

/// What the last few questions have found, so that an answer, its figures, its chart and another order of it
/// cost one scan. Thread-safe.
///
/// Remembered only as long as somebody else holds it, usually the answer: what is found keeps its segments in
/// the file.
class FoundLogs
{
public:
    /// What was found at exactly this change sequence for the same entries, in whatever order.
    std::optional<SegmentScan::Found> find(const LogsQuery &query, ChangeSequence sequence);
    void keep(const LogsQuery &query, ChangeSequence sequence, const SegmentScan::Found &found);

private:
    struct Item
    {
        LogsQuery query;
        ChangeSequence sequence = 0;
        std::weak_ptr<const LogHits> hits;
        LevelCounts levels{};
    };
    /// Table, chart, "matches n" of a filter being edited, and one to spare.
    static constexpr std::size_t capacity = 4;

    std::mutex m_mutex;
    std::deque<Item> m_items; ///< used last first
};

} // namespace runglass
