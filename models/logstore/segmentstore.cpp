// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/segmentstore.h"

namespace runglass {

namespace {

constexpr const char *columnsOfRow = "SELECT key, script, count, bytes, first_time, last_time, first_key,"
                                     " last_key, died IS NULL FROM log_segment";

Blob blobOf(ByteSpan bytes)
{
    return Blob{asText(bytes)};
}

} // namespace

SegmentStore::SegmentStore(Connection &connection)
    : m_connection(connection)
    , m_insert(connection, "INSERT INTO log_segment (script, count, bytes, first_time, last_time, first_key,"
                           " last_key, first_run, last_run, levels, run_filter, born)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    , m_insertColumns(connection, "INSERT INTO log_columns (segment, data) VALUES (?, ?)")
    , m_insertIds(connection, "INSERT INTO log_ids (segment, data) VALUES (?, ?)")
    , m_insertMessages(connection, "INSERT INTO log_messages (segment, data) VALUES (?, ?)")
    , m_insertAttributes(connection, "INSERT INTO log_attributes (segment, data) VALUES (?, ?)")
    , m_end(connection, "UPDATE log_segment SET died = ?2 WHERE key = ?1 AND died IS NULL")
    , m_remove(connection, "DELETE FROM log_segment WHERE key = ?")
    , m_removeColumns(connection, "DELETE FROM log_columns WHERE segment = ?")
    , m_removeIds(connection, "DELETE FROM log_ids WHERE segment = ?")
    , m_removeMessages(connection, "DELETE FROM log_messages WHERE segment = ?")
    , m_removeAttributes(connection, "DELETE FROM log_attributes WHERE segment = ?")
    , m_live(connection, std::string(columnsOfRow) + " WHERE died IS NULL")
    , m_changed(connection, std::string(columnsOfRow) + " WHERE born > ?1 OR died > ?1")
    , m_columns(connection, "SELECT data FROM log_columns WHERE segment = ?")
    , m_ids(connection, "SELECT data FROM log_ids WHERE segment = ?")
    , m_messages(connection, "SELECT data FROM log_messages WHERE segment = ?")
    , m_attributes(connection, "SELECT data FROM log_attributes WHERE segment = ?")
{
}

LiveSegment SegmentStore::insert(std::int64_t script, const EncodedSegment &segment, std::int64_t born)
{
    const SegmentSummary &summary = segment.summary;
    LiveSegment row{.script = script,
                    .count = summary.count,
                    .bytes = static_cast<std::int64_t>(segment.storedSize()),
                    .firstTime = summary.firstTime,
                    .lastTime = summary.lastTime,
                    .firstKey = summary.firstKey,
                    .lastKey = summary.lastKey};
    const ByteSpan levels = std::as_bytes(std::span(summary.levelCounts));
    m_insert.execute(script, row.count, row.bytes, row.firstTime, row.lastTime, row.firstKey, row.lastKey,
                     summary.firstRun, summary.lastRun, blobOf(levels), blobOf(segment.runFilter), born);
    row.key = m_connection.lastInsertedRow();
    m_insertColumns.execute(row.key, blobOf(segment.columns));
    m_insertIds.execute(row.key, blobOf(segment.ids));
    m_insertMessages.execute(row.key, blobOf(segment.messages));
    if (!segment.attributes.empty())
        m_insertAttributes.execute(row.key, blobOf(segment.attributes));
    return row;
}

void SegmentStore::end(std::int64_t segment, std::int64_t died)
{
    m_end.execute(segment, died);
}

void SegmentStore::remove(std::int64_t segment)
{
    for (Statement *statement :
         {&m_removeColumns, &m_removeIds, &m_removeMessages, &m_removeAttributes, &m_remove})
        statement->execute(segment);
}

void SegmentStore::changedSince(std::int64_t sequence,
                                const std::function<void(const LiveSegment &, bool lives)> &take)
{
    Rows rows = sequence < 0 ? m_live.rows() : m_changed.rows(sequence);
    while (rows.next()) {
        take({.key = rows.integer(0),
              .script = rows.integer(1),
              .count = rows.integer(2),
              .bytes = rows.integer(3),
              .firstTime = rows.integer(4),
              .lastTime = rows.integer(5),
              .firstKey = rows.integer(6),
              .lastKey = rows.integer(7)},
             rows.integer(8) != 0);
    }
}

bool SegmentStore::read(std::int64_t segment, StoredParts &parts)
{
    return readPart(m_columns, segment, parts.columns) && readPart(m_ids, segment, parts.ids) &&
           readPart(m_messages, segment, parts.messages) && readPart(m_attributes, segment, parts.attributes);
}

bool SegmentStore::readColumns(std::int64_t segment, ByteVector &columns)
{
    return readPart(m_columns, segment, columns);
}

bool SegmentStore::readIds(std::int64_t segment, ByteVector &ids)
{
    return readPart(m_ids, segment, ids);
}

bool SegmentStore::readPart(Statement &statement, std::int64_t segment, ByteVector &part)
{
    part.clear();
    Rows rows = statement.rows(segment);
    if (rows.next()) {
        const std::string_view data = rows.blob(0);
        appendText(part, data);
    }
    return m_connection.ok();
}

} // namespace runglass
