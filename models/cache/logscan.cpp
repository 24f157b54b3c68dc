// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logscan.h"

#include "cache/runids.h"
#include "cache/scriptstore.h"
#include "cache/storedid.h"

#include <cstring>

namespace runglass {

using namespace logsegment;

LogScan::LogScan(Connection &connection, const LogsQuery &query)
    : m_connection(connection)
    , m_range(query.range)
    , m_readColumns(connection, "SELECT data FROM log_columns WHERE segment = ?")
    , m_readIds(connection, "SELECT data FROM log_ids WHERE segment = ?")
    , m_readText(connection, "SELECT data FROM log_text WHERE segment = ?")
{
    const RecordKey script = scriptKey(connection, query.scriptId);
    const auto take = [this](Rows rows) {
        while (rows.next()) {
            m_segments.push_back({.key = rows.integer(0),
                                  .count = static_cast<std::size_t>(rows.integer(1)),
                                  .firstTime = rows.integer(2),
                                  .lastTime = rows.integer(3)});
        }
    };
    if (query.runId) {
        m_run = static_cast<std::uint32_t>(runKey(connection, *query.runId));
        Statement statement(connection,
                            "SELECT s.key, s.count, s.first_time, s.last_time FROM log_of_run l"
                            " JOIN log_segment s ON s.key = l.segment WHERE l.run = ? AND s.script = ?"
                            " AND s.last_time >= ? AND s.first_time < ? ORDER BY s.last_time DESC, s.key");
        take(statement.rows(static_cast<std::int64_t>(*m_run), script, m_range.from, m_range.to));
    } else {
        Statement statement(connection, "SELECT key, count, first_time, last_time FROM log_segment"
                                        " WHERE script = ? AND last_time >= ? AND first_time < ?"
                                        " ORDER BY last_time DESC, key");
        take(statement.rows(script, m_range.from, m_range.to));
    }
}

bool LogScan::load(const Segment &segment)
{
    m_segment = segment;
    m_wholeSegment = m_range.contains(segment.firstTime) && m_range.contains(segment.lastTime);
    m_ids.clear();
    m_text.clear();
    Rows rows = m_readColumns.rows(segment.key);
    if (rows.next() && m_columns.decode(rows.blob(0), segment.count))
        return true;
    m_connection.failCorrupt("the columns of a log segment can't be read");
    return false;
}

bool LogScan::loadIds()
{
    Rows rows = m_readIds.rows(m_segment.key);
    if (rows.next())
        m_ids = rows.blob(0);
    if (m_ids.size() != m_segment.count * idBytes)
        m_connection.failCorrupt("the ids of a log segment can't be read");
    return m_connection.ok();
}

bool LogScan::loadText()
{
    Rows rows = m_readText.rows(m_segment.key);
    if (rows.next())
        m_text = rows.blob(0);
    if (m_text.size() < m_segment.count * sizeof(TextIndex))
        m_connection.failCorrupt("the text of a log segment can't be read");
    return m_connection.ok();
}

std::string LogScan::idAt(std::size_t place)
{
    if ((m_columns.levels[place] & textIdFlag) == 0)
        return formatUuid(std::string_view(m_ids).substr(place * idBytes, idBytes));
    if (m_text.empty() && !loadText())
        return {};
    const TextIndex index = indexAt(place);
    return std::string(textAt(index.offset, index.idLength));
}

std::string_view LogScan::messageAt(std::size_t place)
{
    const TextIndex index = indexAt(place);
    return textAt(std::size_t{index.offset} + index.idLength, index.messageLength);
}

TextIndex LogScan::indexAt(std::size_t place) const
{
    TextIndex index;
    std::memcpy(&index, m_text.data() + place * sizeof index, sizeof index);
    return index;
}

std::string_view LogScan::textAt(std::size_t offset, std::size_t length)
{
    const std::size_t start = m_segment.count * sizeof(TextIndex) + offset;
    if (start > m_text.size() || length > m_text.size() - start) {
        m_connection.failCorrupt("a log entry lies outside of its segment");
        return {};
    }
    return std::string_view(m_text).substr(start, length);
}

} // namespace runglass
