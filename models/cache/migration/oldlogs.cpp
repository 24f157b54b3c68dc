// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/migration/oldlogs.h"

#include "cache/coveragestore.h"
#include "cache/journalstore.h"
#include "cache/migration/oldlogsegment.h"
#include "logstore/segmentstore.h"
#include "segments/segmentmerge.h"
#include "sqlite/transaction.h"

#include <QCoreApplication>

#include <algorithm>

namespace runglass::oldlogs {

namespace {

/// Of old segments in one transaction: some megabytes.
constexpr int stepSegments = 16;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::OldLogs)
};

/// A row of old_log_segment.
struct OldRow
{
    std::int64_t key = 0;
    std::int64_t script = 0;
    std::size_t count = 0;
    TimeRange range;
};

class Conversion
{
public:
    explicit Conversion(Connection &connection)
        : m_connection(connection)
        , m_segments(connection)
        , m_coverage(connection)
        , m_journal(connection)
        , m_next(connection, "SELECT key, script, count, first_time, last_time FROM old_log_segment"
                             " ORDER BY key LIMIT ?")
        , m_columns(connection, "SELECT data FROM old_log_columns WHERE segment = ?")
        , m_ids(connection, "SELECT data FROM old_log_ids WHERE segment = ?")
        , m_text(connection, "SELECT data FROM old_log_text WHERE segment = ?")
        , m_removeRow(connection, "DELETE FROM old_log_segment WHERE key = ?")
        , m_removeColumns(connection, "DELETE FROM old_log_columns WHERE segment = ?")
        , m_removeIds(connection, "DELETE FROM old_log_ids WHERE segment = ?")
        , m_removeText(connection, "DELETE FROM old_log_text WHERE segment = ?")
        , m_putMeta(connection, "UPDATE meta SET value = ?2 WHERE name = ?1")
    {
    }

    /// One transaction; true when there may be more to do.
    bool step()
    {
        Transaction transaction(m_connection, Transaction::Kind::Write);
        // Another process may have been faster.
        if (!remain(m_connection))
            return false;
        m_sequence = meta("SELECT value FROM meta WHERE name = 'change_sequence'") + 1;
        m_nextKey = meta("SELECT value FROM meta WHERE name = 'next_log_key'");
        const std::vector<OldRow> rows = nextRows();
        for (const OldRow &row : rows)
            convert(row);
        m_putMeta.execute(std::string_view("change_sequence"), m_sequence);
        m_putMeta.execute(std::string_view("next_log_key"), m_nextKey);
        if (rows.empty())
            m_connection.execute(
                "DROP TABLE old_log_columns; DROP TABLE old_log_ids; DROP TABLE old_log_text;"
                " DROP TABLE old_log_segment");
        return transaction.commit() && !rows.empty();
    }

private:
    std::int64_t meta(const char *sql) { return m_connection.integer(sql).value_or(0); }

    std::vector<OldRow> nextRows()
    {
        std::vector<OldRow> result;
        Rows rows = m_next.rows(stepSegments);
        while (rows.next()) {
            result.push_back({.key = rows.integer(0),
                              .script = rows.integer(1),
                              .count = static_cast<std::size_t>(rows.integer(2)),
                              .range = {rows.integer(3), rows.integer(4) + 1}});
        }
        return result;
    }

    void convert(const OldRow &row)
    {
        const std::string columns = read(m_columns, row.key);
        const std::string ids = read(m_ids, row.key);
        const std::string text = read(m_text, row.key);
        if (auto segment = OldLogSegment::decode(row.count, columns, ids, text))
            write(row.script, segment->entries());
        else
            reportLost(row);
        for (Statement *statement : {&m_removeColumns, &m_removeIds, &m_removeText, &m_removeRow})
            statement->execute(row.key);
    }

    std::string read(Statement &statement, std::int64_t key)
    {
        Rows rows = statement.rows(key);
        return rows.next() ? std::string(rows.blob(0)) : std::string();
    }

    void write(std::int64_t script, std::vector<SegmentEntry> &entries)
    {
        for (SegmentEntry &entry : entries)
            entry.key = m_nextKey++;
        std::sort(entries.begin(), entries.end(), inSegmentOrder);
        for (const EncodedSegment &segment : encodeSegments(entries, SegmentLimits{}, m_encoder))
            m_segments.insert(script, segment, m_sequence);
    }

    void reportLost(const OldRow &row)
    {
        m_coverage.apply(row.script, {CoverageChange::Action::Remove, {}, RecordKind::Logs, row.range});
        m_journal.put(ProblemReport{
            .kind = ProblemReport::Kind::DamagedData,
            .where = Texts::tr("conversion of the cache").toStdString(),
            .detail = Texts::tr("%n log entries of an earlier version could not be read and were removed",
                                nullptr, static_cast<int>(row.count))
                          .toStdString(),
            .count = 1,
            .lastSeen = nowMicros()});
    }

    Connection &m_connection;
    SegmentStore m_segments;
    CoverageStore m_coverage;
    JournalStore m_journal;
    SegmentEncoder m_encoder;
    std::int64_t m_sequence = 0;
    std::int64_t m_nextKey = 0;
    Statement m_next;
    Statement m_columns;
    Statement m_ids;
    Statement m_text;
    Statement m_removeRow;
    Statement m_removeColumns;
    Statement m_removeIds;
    Statement m_removeText;
    Statement m_putMeta;
};

} // namespace

bool remain(Connection &connection)
{
    return connection.integer("SELECT 1 FROM sqlite_schema WHERE name = 'old_log_segment'").has_value();
}

bool convert(Connection &connection)
{
    if (!remain(connection))
        return connection.ok();
    Conversion conversion(connection);
    while (conversion.step()) {
    }
    return connection.ok();
}

} // namespace runglass::oldlogs
