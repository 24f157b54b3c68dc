// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/journalstore.h"

namespace runglass {

JournalStore::JournalStore(Connection &connection)
    : m_putCursor(connection, "INSERT OR REPLACE INTO cursor (name, value, as_of) VALUES (?, ?, ?)")
    , m_forgetCursor(connection, "DELETE FROM cursor WHERE name = ?")
    , m_putProblem(connection,
                   "INSERT INTO problem (kind, place, detail, count, last_seen) VALUES (?, ?, ?, ?, ?)"
                   " ON CONFLICT (kind, place, detail) DO UPDATE"
                   " SET count = count + excluded.count,"
                   " last_seen = max(last_seen, excluded.last_seen)")
    , m_dropOldProblems(connection, "DELETE FROM problem WHERE key IN"
                                    " (SELECT key FROM problem ORDER BY last_seen DESC, key DESC"
                                    " LIMIT -1 OFFSET ?)")
{
}

void JournalStore::put(const StoredCursor &cursor)
{
    if (cursor.value.empty())
        m_forgetCursor.execute(std::string_view(cursor.name));
    else
        m_putCursor.execute(std::string_view(cursor.name), std::string_view(cursor.value), cursor.asOf);
}

void JournalStore::put(const ProblemReport &problem)
{
    m_putProblem.execute(static_cast<int>(problem.kind), std::string_view(problem.where),
                         std::string_view(problem.detail), problem.count, problem.lastSeen);
}

void JournalStore::dropOldProblems()
{
    m_dropOldProblems.execute(mostProblems);
}

std::optional<StoredCursor> readCursor(Connection &connection, std::string_view name)
{
    Statement statement(connection, "SELECT value, as_of FROM cursor WHERE name = ?");
    Rows rows = statement.rows(name);
    if (!rows.next())
        return {};
    return StoredCursor{
        .name = std::string(name), .value = std::string(rows.text(0)), .asOf = rows.integer(1)};
}

std::vector<ProblemReport> readProblems(Connection &connection)
{
    Statement statement(connection, "SELECT kind, place, detail, count, last_seen FROM problem"
                                    " ORDER BY last_seen DESC, key DESC");
    std::vector<ProblemReport> problems;
    Rows rows = statement.rows();
    while (rows.next()) {
        problems.push_back({.kind = static_cast<ProblemReport::Kind>(rows.integer(0)),
                            .where = std::string(rows.text(1)),
                            .detail = std::string(rows.text(2)),
                            .count = rows.integer(3),
                            .lastSeen = rows.integer(4)});
    }
    return problems;
}

} // namespace runglass
