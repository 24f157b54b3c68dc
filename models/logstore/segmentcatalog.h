// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/segmentstore.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace runglass {

/// The live segments of all scripts in memory, some 80 bytes each. Part of the writer.
///
/// Brought up to date inside a write transaction, so that it is exact until that ends; follows what other
/// processes write by change sequence.
class SegmentCatalog
{
public:
    explicit SegmentCatalog(SegmentStore &store)
        : m_store(store)
    {
    }

    /// Takes in what has changed up to `current`, the sequence in the file.
    void refresh(std::int64_t current);
    /// A transaction of ours led from one change sequence to another.
    void committed(std::int64_t before, std::int64_t after);
    /// After a rollback.
    void forget();

    void insert(const LiveSegment &segment);
    void remove(const LiveSegment &segment);

    /// In the order of beginsBefore(); good until the next change.
    std::span<const LiveSegment> ofScript(std::int64_t script) const;
    std::vector<std::int64_t> scripts() const;
    std::optional<LiveSegment> find(std::int64_t key) const;
    /// The highest key of a segment there was since the catalog was made.
    std::int64_t lastSegment() const { return m_lastSegment; }
    /// Scripts whose segments have changed since the last call.
    std::set<std::int64_t> takeChanged() { return std::exchange(m_changed, {}); }

private:
    SegmentStore &m_store;
    std::int64_t m_lastSegment = 0;
    std::int64_t m_sequence = -1; ///< up to which it is complete; -1: it is empty
    std::map<std::int64_t, std::vector<LiveSegment>> m_ofScript;
    std::set<std::int64_t> m_changed;
};

} // namespace runglass
