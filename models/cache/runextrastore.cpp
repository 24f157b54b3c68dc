// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/runextrastore.h"

#include <sqlite3.h>

namespace runglass {

RunExtraStore::RunExtraStore(Connection &connection, RunIds &ids)
    : m_connection(connection)
    , m_ids(ids)
    , m_putAttributes(connection, "INSERT INTO run_extra (run, attributes) VALUES (?1, ?2)"
                                  " ON CONFLICT (run) DO UPDATE SET attributes = ?2 WHERE attributes IS NULL")
    // The status of a run that is known only by its entries is 0 (Unknown).
    , m_putLastEntry(connection, "INSERT INTO run_extra (run, last_entry)"
                                 " SELECT ?1, ?2 FROM run WHERE key = ?1 AND status = 0"
                                 " ON CONFLICT (run) DO UPDATE SET last_entry = ?2"
                                 " WHERE last_entry IS NULL OR last_entry < ?2")
{
}

void RunExtraStore::put(const RunExtra &extra)
{
    const RecordKey run = m_ids.keyOf(extra.runId).key;
    if (!extra.attributes.empty()) {
        const std::optional<std::string> frame = m_compressor.compress(extra.attributes);
        if (!frame)
            return m_connection.fail(SqlError{SQLITE_NOMEM, 0, "attributes could not be compressed"});
        m_putAttributes.execute(run, Blob{*frame});
    }
    if (extra.lastEntry)
        m_putLastEntry.execute(run, *extra.lastEntry);
}

std::optional<StoredRunExtra> readRunExtra(Connection &connection, std::string_view runId)
{
    Statement statement(connection, "SELECT attributes, last_entry FROM run_extra WHERE run = ?");
    Rows rows = statement.rows(runKey(connection, runId));
    if (!rows.next())
        return {};
    StoredRunExtra extra;
    if (!rows.isNull(0)) {
        std::optional<std::string> attributes = decompress(rows.blob(0));
        if (!attributes) {
            connection.failCorrupt("attributes can't be decompressed");
            return {};
        }
        extra.attributes = std::move(*attributes);
    }
    extra.lastEntry = rows.optionalInteger(1);
    return extra;
}

} // namespace runglass
