// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/runids.h"

#include <sqlite3.h>

#include <limits>

namespace runglass {

namespace {

constexpr int recentBits = 14;
constexpr const char *isAtSql = "SELECT key FROM run_id WHERE id = ? AND key = ?";

/// The hash of an id as it stands in a column.
std::uint64_t hashOfColumn(Connection &connection, const Rows &rows, int column)
{
    if (!rows.isBlob(column))
        return hashOfId(StoredId(rows.text(column)));
    if (rows.blob(column).size() == std::tuple_size_v<UuidBytes>)
        return hashOfUuid(rows.blob(column));
    connection.failCorrupt("a run id is neither text nor a UUID");
    return 0;
}

} // namespace

RunIds::RunIds(Connection &connection)
    : m_connection(connection)
    , m_blocks(connection)
    , m_recent(std::size_t{1} << recentBits)
    , m_after(connection, "SELECT key, id FROM run_id WHERE key > ? ORDER BY key")
    , m_isAt(connection, isAtSql)
    , m_insert(connection, "INSERT INTO run_id (id) VALUES (?)")
{
}

void RunIds::begin()
{
    m_current = false;
    m_added = false;
}

RunIds::Found RunIds::keyOf(std::string_view id)
{
    const StoredId stored(id);
    const std::uint64_t hash = hashOfId(stored);
    Recent &recent = m_recent[hash >> (64 - recentBits)];
    if (recent.key != 0 && recent.id == id)
        return {recent.key, false};
    if (!m_current)
        refresh();
    Found found{.key = find(stored, hash), .isNew = false};
    if (found.key == 0)
        found = {.key = add(stored, hash), .isNew = true};
    if (!m_connection.ok())
        return {};
    recent.id = id;
    recent.key = found.key;
    return found;
}

void RunIds::finish()
{
    if (m_notInBlocks.size() < RunIdBlocks::leastEntries || !m_connection.ok())
        return;
    // Another process may have made blocks of some of them.
    const RecordKey last = m_blocks.lastKey();
    std::erase_if(m_notInBlocks,
                  [last](RunIdBlocks::Entry entry) { return RunIdBlocks::keyOf(entry) <= last; });
    if (m_notInBlocks.size() < RunIdBlocks::leastEntries)
        return;
    m_added = true;
    m_blocks.add(std::move(m_notInBlocks));
    m_notInBlocks.clear();
}

void RunIds::forget()
{
    if (!m_added)
        return;
    m_table.reset(0);
    m_last = -1;
    m_notInBlocks.clear();
    m_recent.assign(m_recent.size(), {});
    m_added = false;
}

void RunIds::refresh()
{
    m_current = true;
    if (m_last < 0)
        readBlocks();
    Rows rows = m_after.rows(m_last);
    while (rows.next())
        remember(hashOfColumn(m_connection, rows, 1), rows.integer(0));
}

void RunIds::readBlocks()
{
    const std::vector<RunIdBlocks::Entry> entries = m_blocks.readAll();
    m_table.reset(entries.size());
    for (const RunIdBlocks::Entry entry : entries)
        m_table.insert(RunIdBlocks::hashOf(entry), static_cast<std::uint32_t>(RunIdBlocks::keyOf(entry)));
    m_last = m_blocks.lastKey();
}

RecordKey RunIds::find(const StoredId &id, std::uint64_t hash)
{
    RecordKey key = 0;
    m_table.find(hash, [&](std::uint32_t candidate) {
        Rows rows = id.rows(m_isAt, static_cast<std::int64_t>(candidate));
        if (!rows.next())
            return false;
        key = rows.integer(0);
        return true;
    });
    return key;
}

RecordKey RunIds::add(const StoredId &id, std::uint64_t hash)
{
    {
        Rows rows = id.rows(m_insert);
        rows.next();
    }
    if (!m_connection.ok())
        return 0;
    const RecordKey key = sqlite3_last_insert_rowid(m_connection.handle());
    if (key > std::numeric_limits<std::uint32_t>::max()) {
        m_connection.fail(SqlError{SQLITE_TOOBIG, 0, "the cache has no room for more runs"});
        return 0;
    }
    m_added = true;
    remember(hash, key);
    return key;
}

void RunIds::remember(std::uint64_t hash, RecordKey key)
{
    m_table.insert(hash, static_cast<std::uint32_t>(key));
    m_notInBlocks.push_back(RunIdBlocks::makeEntry(hash, key));
    m_last = key;
}

RecordKey runKey(Connection &connection, std::string_view runId)
{
    const StoredId id(runId);
    RunIdBlocks blocks(connection);
    {
        Statement tail(connection, "SELECT key FROM run_id WHERE id = ? AND key > ?");
        Rows rows = id.rows(tail, blocks.lastKey());
        if (rows.next())
            return rows.integer(0);
    }
    Statement isAt(connection, isAtSql);
    for (const RecordKey key : blocks.find(hashOfId(id))) {
        Rows rows = id.rows(isAt, key);
        if (rows.next())
            return rows.integer(0);
    }
    return 0;
}

} // namespace runglass
