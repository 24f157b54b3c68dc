// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/runchanges.h"

namespace runglass {

namespace {

constexpr std::int64_t kept = 200'000;
/// So many more than `kept` may gather: trimming a few rows for each commit would cost more.
constexpr std::int64_t slack = 50'000;

} // namespace

RunChanges::RunChanges(Connection &connection)
    : m_insert(connection, "INSERT OR IGNORE INTO run_change (sequence, run) VALUES (?, ?)")
    , m_countAll(connection, "SELECT count(*) FROM run_change")
    , m_border(connection, "SELECT sequence FROM run_change ORDER BY sequence DESC LIMIT 1 OFFSET ?")
    , m_remove(connection, "DELETE FROM run_change WHERE sequence <= ?")
    , m_putSince(connection, "UPDATE meta SET value = ? WHERE name = 'run_change_since'")
{
}

void RunChanges::add(ChangeSequence sequence, RecordKey run)
{
    m_insert.execute(sequence, run);
    m_added = true;
    if (m_count >= 0)
        ++m_count;
}

void RunChanges::trim()
{
    if (!m_added)
        return;
    m_added = false;
    if (m_count >= 0 && m_count <= kept + slack)
        return;
    {
        Rows rows = m_countAll.rows();
        m_count = rows.next() ? rows.integer(0) : 0;
    }
    if (m_count <= kept + slack)
        return;
    ChangeSequence border = 0;
    {
        Rows rows = m_border.rows(kept);
        if (!rows.next())
            return;
        border = rows.integer(0);
    }
    m_remove.execute(border);
    m_putSince.execute(border);
    m_count = -1;
}

std::optional<std::vector<RecordKey>> readRunChanges(Connection &connection, ChangeSequence sequence)
{
    const auto since = connection.integer("SELECT value FROM meta WHERE name = 'run_change_since'");
    if (!since || *since > sequence)
        return {};
    std::vector<RecordKey> keys;
    Statement statement(connection, "SELECT DISTINCT run FROM run_change WHERE sequence > ? ORDER BY run");
    Rows rows = statement.rows(sequence);
    while (rows.next())
        keys.push_back(rows.integer(0));
    return keys;
}

} // namespace runglass
