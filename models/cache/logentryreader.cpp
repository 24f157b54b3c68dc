// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logentryreader.h"

#include "cache/logsegment.h"
#include "cache/storedid.h"

namespace runglass {

using namespace logsegment;

LogEntryReader::LogEntryReader(Connection &connection)
    : m_connection(connection)
    , m_findSegment(connection, "SELECT s.count, script.id FROM log_segment s"
                                " JOIN script ON script.key = s.script WHERE s.key = ?")
    , m_findRunId(connection, "SELECT id FROM run_id WHERE key = ?")
    , m_columns(connection, "log_columns", "data")
    , m_ids(connection, "log_ids", "data")
    , m_text(connection, "log_text", "data")
{
}

bool LogEntryReader::read(RecordKey key, LogEntry &entry)
{
    const std::size_t place = placeOf(key);
    if (!seek(segmentOf(key)) || place >= m_count)
        return false;
    const auto level = m_columns.value<std::uint8_t>(levelsAt(m_count) + place);
    const auto index = m_text.value<TextIndex>(place * sizeof(TextIndex));
    if ((level & ~textIdFlag) >= static_cast<int>(logLevelCount))
        m_connection.failCorrupt("a log entry has an unknown level");

    const std::size_t length = std::size_t{index.idLength} + index.messageLength + index.attributesLength;
    const std::size_t start = m_count * sizeof(TextIndex) + index.offset;
    // Before memory is asked for, because a damaged length may be anything.
    if (!m_connection.ok() || start > m_text.size() || length > m_text.size() - start) {
        m_connection.failCorrupt("a log entry lies outside of its segment");
        return false;
    }
    std::string text(length, '\0');
    m_text.read(start, text);
    if ((level & textIdFlag) != 0) {
        entry.id.assign(text, 0, index.idLength);
    } else {
        UuidBytes uuid{};
        m_ids.read(place * idBytes, uuid);
        entry.id = formatUuid({uuid.data(), uuid.size()});
    }
    entry.message.assign(text, index.idLength, index.messageLength);
    entry.attributes.assign(text, std::size_t{index.idLength} + index.messageLength);
    entry.level = static_cast<LogLevel>(level & ~textIdFlag);
    entry.time = m_columns.value<Micros>(place * sizeof(Micros));
    entry.runId = runId(m_columns.value<std::uint32_t>(runsAt(m_count) + place * sizeof(std::uint32_t)));
    entry.scriptId = m_scriptId;
    return m_connection.ok();
}

bool LogEntryReader::seek(std::int64_t segment)
{
    if (segment == m_segment)
        return m_connection.ok();
    m_segment = 0;
    Rows rows = m_findSegment.rows(segment);
    if (!rows.next())
        return false;
    m_count = static_cast<std::size_t>(rows.integer(0));
    m_scriptId = rows.text(1);
    if (!m_columns.seek(segment) || !m_ids.seek(segment) || !m_text.seek(segment))
        return false;
    m_segment = segment;
    return true;
}

std::string LogEntryReader::runId(std::uint32_t run)
{
    if (run != m_run) {
        Rows rows = m_findRunId.rows(static_cast<std::int64_t>(run));
        m_runId = rows.next() ? StoredId::fromColumn(rows, 0) : std::string();
        m_run = run;
    }
    return m_runId;
}

} // namespace runglass
