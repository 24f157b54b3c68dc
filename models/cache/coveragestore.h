// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/writebatch.h"
#include "sqlite/statement.h"

#include <vector>

namespace runglass {

/// Writes which ranges of time are complete: disjoint, not touching, in time order. Part of the writer.
class CoverageStore
{
public:
    explicit CoverageStore(Connection &connection);

    /// False when the range was covered, or not covered, already.
    bool apply(RecordKey script, const CoverageChange &change);

private:
    /// What overlaps or touches `range`.
    std::vector<TimeRange> around(RecordKey script, RecordKind kind, const TimeRange &range);

    Statement m_around;
    Statement m_remove;
    Statement m_insert;
};

std::vector<TimeRange> readCoverage(Connection &connection, std::string_view scriptId, RecordKind kind);

} // namespace runglass
