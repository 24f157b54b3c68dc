// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/logqueries.h"
#include "cache/recordvisit.h"
#include "cache/textarena.h"
#include "runcolumns/runidtable.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace runglass {

/// Goes through rows of an answer in its order, for those who want very many: each segment is read once for
/// all its rows that follow one another, and their text is not copied.
///
/// Where neighbouring rows lie in many segments, it is: then rows are gathered up to a bounded size first.
class LogVisitor
{
public:
    /// All must outlive it. `runIds` holds the ids of all runs in the answer.
    LogVisitor(const logqueries::Context &context, const LogAnswer &answer, const RunIdTable &runIds,
               LogParts parts);

    /// The rows [first, first + count) of the answer, as far as there are any. Gives how many of them were
    /// gone through; those whose segment can't be read were left out. SQLite's failure shows in the
    /// connection.
    std::int64_t visit(std::int64_t first, std::int64_t count, const LogVisit &take);

private:
    bool findPlaces(std::int64_t first, std::int64_t count);
    /// Where the rows that lie in the same segment as the one at `begin`, one after the other, end.
    std::size_t endOfStretch(std::size_t begin) const;
    /// The stretch [begin, end) of one segment. Gives how many rows were gone through.
    std::size_t visitStretch(std::size_t begin, std::size_t end, const LogVisit &take);
    /// The rows [begin, end) of any segments; nothing was done when their text is more than fits.
    bool gather(std::size_t begin, std::size_t end);
    std::size_t visitGathered(const LogVisit &take);
    bool isOver() const;

    const logqueries::Context &m_context;
    const LogAnswer &m_answer;
    const RunIdTable &m_runIds;
    const LogParts m_parts;
    std::vector<std::size_t> m_positions;
    std::vector<LogSnapshot::Place> m_places;
    std::vector<LogRecord> m_records;
    TextArena m_gathered;
};

} // namespace runglass
