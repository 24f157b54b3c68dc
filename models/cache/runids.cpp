// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/runids.h"

#include "cache/storedid.h"

#include <sqlite3.h>

namespace runglass {

namespace {

constexpr const char *findSql = "SELECT key FROM run_id WHERE id = ?";

}

RunIds::RunIds(Connection &connection)
    : m_connection(connection)
    , m_find(connection, findSql)
    , m_insert(connection, "INSERT INTO run_id (id) VALUES (?)")
{
}

RunIds::Found RunIds::keyOf(std::string_view id)
{
    if (const auto known = m_keys.find(id); known != m_keys.end())
        return {known->second, false};
    const StoredId stored(id);
    Found found;
    {
        Rows rows = stored.rows(m_find);
        if (rows.next())
            found.key = rows.integer(0);
    }
    if (found.key == 0) {
        Rows rows = stored.rows(m_insert);
        rows.next();
        found.isNew = true;
        found.key = sqlite3_last_insert_rowid(m_connection.handle());
    }
    if (!m_connection.ok())
        return {};
    if (m_keys.size() >= mostKept)
        m_keys.clear();
    m_keys.emplace(id, found.key);
    return found;
}

RecordKey runKey(Connection &connection, std::string_view runId)
{
    Statement find(connection, findSql);
    const StoredId stored(runId);
    Rows rows = stored.rows(find);
    return rows.next() ? rows.integer(0) : 0;
}

} // namespace runglass
