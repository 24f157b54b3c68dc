// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/coveragestore.h"

#include <algorithm>

namespace runglass {

CoverageStore::CoverageStore(Connection &connection)
    : m_around(connection, "SELECT from_time, to_time FROM coverage"
                           " WHERE script = ? AND kind = ? AND from_time <= ? AND to_time >= ?"
                           " ORDER BY from_time")
    , m_remove(connection, "DELETE FROM coverage WHERE script = ? AND kind = ? AND from_time = ?")
    , m_insert(connection, "INSERT INTO coverage (script, kind, from_time, to_time) VALUES (?, ?, ?, ?)")
{
}

bool CoverageStore::apply(RecordKey script, const CoverageChange &change)
{
    if (change.range.isEmpty())
        return false;
    const int kind = static_cast<int>(change.kind);
    const std::vector<TimeRange> before = around(script, change.kind, change.range);
    std::vector<TimeRange> after;
    if (change.action == CoverageChange::Action::Add) {
        TimeRange joined = change.range;
        for (const TimeRange &range : before)
            joined = {std::min(joined.from, range.from), std::max(joined.to, range.to)};
        after.push_back(joined);
    } else {
        for (const TimeRange &range : before) {
            const TimeRange left{range.from, std::min(range.to, change.range.from)};
            const TimeRange right{std::max(range.from, change.range.to), range.to};
            for (const TimeRange &rest : {left, right}) {
                if (!rest.isEmpty())
                    after.push_back(rest);
            }
        }
    }
    if (after == before)
        return false;
    for (const TimeRange &range : before)
        m_remove.execute(script, kind, range.from);
    for (const TimeRange &range : after)
        m_insert.execute(script, kind, range.from, range.to);
    return true;
}

std::vector<TimeRange> CoverageStore::around(RecordKey script, RecordKind kind, const TimeRange &range)
{
    std::vector<TimeRange> ranges;
    Rows rows = m_around.rows(script, static_cast<int>(kind), range.to, range.from);
    while (rows.next())
        ranges.push_back({rows.integer(0), rows.integer(1)});
    return ranges;
}

std::vector<TimeRange> readCoverage(Connection &connection, std::string_view scriptId, RecordKind kind)
{
    Statement statement(connection, "SELECT from_time, to_time FROM coverage WHERE kind = ?"
                                    " AND script = (SELECT key FROM script WHERE id = ?) ORDER BY from_time");
    std::vector<TimeRange> ranges;
    Rows rows = statement.rows(static_cast<int>(kind), scriptId);
    while (rows.next())
        ranges.push_back({rows.integer(0), rows.integer(1)});
    return ranges;
}

} // namespace runglass
