// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logidindex.h"

#include "cache/logsegment.h"
#include "cache/storedid.h"

#include <algorithm>
#include <cstring>

namespace runglass {

using namespace logsegment;

LogIdIndex::LogIdIndex(Connection &connection)
    : m_connection(connection)
    , m_segments(connection, "SELECT key, count FROM log_segment")
    , m_ids(connection, "SELECT i.data, c.data FROM log_ids i JOIN log_columns c ON c.segment = i.segment"
                        " WHERE i.segment = ?")
{
}

bool LogIdIndex::refresh(ChangeSequence current)
{
    if (current == m_sequence)
        return true;
    if (m_sequence < 0)
        m_table.reset(
            static_cast<std::size_t>(m_connection.integer("SELECT sum(count) FROM log_segment").value_or(0)));
    Rows rows = m_segments.rows();
    while (rows.next()) {
        const auto count = static_cast<std::size_t>(rows.integer(1));
        if (knownOf(rows.integer(0)) < count && !readSegment(rows.integer(0), count))
            return false;
    }
    if (!m_connection.ok())
        return false;
    m_sequence = current;
    return true;
}

void LogIdIndex::committed(const std::vector<Entry> &added, ChangeSequence before, ChangeSequence after)
{
    for (const Entry &entry : added) {
        m_table.insert(entry.hash, static_cast<std::uint32_t>(entry.key));
        std::size_t &known = knownOf(segmentOf(entry.key));
        known = std::max(known, placeOf(entry.key) + 1);
    }
    // Else others have written since the last refresh().
    if (m_sequence == before)
        m_sequence = after;
}

bool LogIdIndex::readSegment(std::int64_t segment, std::size_t count)
{
    Rows rows = m_ids.rows(segment);
    if (!rows.next())
        return m_connection.ok();
    const std::string_view ids = rows.blob(0);
    const std::string_view columns = rows.blob(1);
    if (ids.size() != count * idBytes || columns.size() != count * columnBytes) {
        m_connection.failCorrupt("the ids of a log segment are incomplete");
        return false;
    }
    std::size_t &known = knownOf(segment);
    for (; known < count; ++known) {
        const std::string_view bytes = ids.substr(known * idBytes, idBytes);
        std::uint64_t hash = 0;
        if ((static_cast<std::uint8_t>(columns[levelsAt(count) + known]) & textIdFlag) != 0)
            std::memcpy(&hash, bytes.data(), sizeof hash);
        else
            hash = hashOfUuid(bytes);
        m_table.insert(hash, static_cast<std::uint32_t>(keyOf(segment, known)));
    }
    return true;
}

std::size_t &LogIdIndex::knownOf(std::int64_t segment)
{
    const auto index = static_cast<std::size_t>(segment);
    if (index >= m_known.size())
        m_known.resize(index + 1 + index / 2);
    return m_known[index];
}

} // namespace runglass
