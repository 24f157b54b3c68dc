// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/logsegment.h"
#include "cache/query.h"
#include "sqlite/statement.h"

#include <string_view>
#include <vector>

namespace runglass {

/// Goes through the segments that a query touches, inside one transaction.
class LogScan
{
public:
    struct Segment
    {
        std::int64_t key = 0;
        std::size_t count = 0;
        Micros firstTime = 0;
        Micros lastTime = 0;
    };

    LogScan(Connection &connection, const LogsQuery &query);

    /// Latest first.
    std::vector<Segment> &segments() { return m_segments; }

    /// Reads the columns of a segment; false when they can't be.
    bool load(const Segment &segment);
    const LogColumns &columns() const { return m_columns; }
    /// Whether the query is about this entry of the segment loaded.
    bool matches(std::size_t place) const
    {
        return (m_wholeSegment || m_range.contains(m_columns.times[place])) &&
               (!m_run || m_columns.runs[place] == *m_run);
    }

    /// The ids of the segment loaded, one after the other; text ids must be looked up in the text.
    bool loadIds();
    bool loadText();
    std::string idAt(std::size_t place);
    /// Good until another segment is loaded.
    std::string_view messageAt(std::size_t place);

private:
    std::string_view textAt(std::size_t offset, std::size_t length);
    logsegment::TextIndex indexAt(std::size_t place) const;

    Connection &m_connection;
    const TimeRange m_range;
    std::optional<std::uint32_t> m_run;
    std::vector<Segment> m_segments;

    Segment m_segment;
    bool m_wholeSegment = false;
    LogColumns m_columns;
    std::string m_ids;
    std::string m_text;
    Statement m_readColumns;
    Statement m_readIds;
    Statement m_readText;
};

} // namespace runglass
