// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/scriptstore.h"

#include <sqlite3.h>

namespace runglass {

ScriptStore::ScriptStore(Connection &connection)
    : m_connection(connection)
    , m_find(connection, "SELECT key, deleted FROM script WHERE id = ?")
    , m_insert(connection, "INSERT INTO script (id) VALUES (?)")
    , m_remove(connection, "UPDATE script SET deleted = 1, described = 0, name = '', language = '',"
                           " deployment_status = '', first_deployed_at = NULL, last_executed_at = NULL,"
                           " total_runs = 0, total_logs = 0 WHERE key = ?")
    , m_revive(connection, "UPDATE script SET deleted = 0 WHERE key = ?")
    , m_update(connection,
               "UPDATE script SET described = 1, name = ?2, language = ?3, deployment_status = ?4,"
               " first_deployed_at = ?5, last_executed_at = ?6, total_runs = ?7, total_logs = ?8"
               " WHERE key = ?1 AND (described, name, language, deployment_status,"
               " first_deployed_at, last_executed_at, total_runs, total_logs)"
               " IS NOT (1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
    , m_count(connection,
              "UPDATE script SET described = 1, name = iif(described, name, id),"
              " total_runs = counted.runs, total_logs = counted.logs"
              " FROM (SELECT max(total_runs, (SELECT count(*) FROM run WHERE script = ?1)) AS runs,"
              " max(total_logs, (SELECT ifnull(sum(count), 0) FROM log_segment"
              " WHERE script = ?1 AND died IS NULL)) AS logs FROM script WHERE key = ?1) AS counted"
              " WHERE key = ?1 AND (total_runs, total_logs) IS NOT (counted.runs, counted.logs)")
    , m_forgetDeployments(connection, "DELETE FROM deployment WHERE script = ?")
    , m_insertDeployment(connection, "INSERT OR REPLACE INTO deployment"
                                     " (script, version, deployment_id, deployed_at, status)"
                                     " VALUES (?, ?, ?, ?, ?)")
{
}

RecordKey ScriptStore::keyOf(std::string_view id)
{
    if (const auto known = m_keys.find(id); known != m_keys.end())
        return known->second;
    RecordKey key = 0;
    bool deleted = false;
    {
        Rows rows = m_find.rows(id);
        if (rows.next()) {
            key = rows.integer(0);
            deleted = rows.integer(1) != 0;
        }
    }
    if (key == 0 && m_insert.execute(id)) {
        m_added = true;
        key = sqlite3_last_insert_rowid(m_connection.handle());
    } else if (deleted) {
        m_revive.execute(key);
        m_added = true;
    }
    if (m_connection.ok())
        m_keys.emplace(id, key);
    return key;
}

RecordKey ScriptStore::find(std::string_view id)
{
    Rows rows = m_find.rows(id);
    return rows.next() && rows.integer(1) == 0 ? rows.integer(0) : 0;
}

void ScriptStore::remove(RecordKey script)
{
    m_forgetDeployments.execute(script);
    m_remove.execute(script);
    m_keys.clear();
}

bool ScriptStore::put(const Script &script)
{
    const RecordKey key = keyOf(script.id);
    m_update.execute(key, std::string_view(script.name), std::string_view(script.language),
                     std::string_view(script.deploymentStatus), script.firstDeployedAt, script.lastExecutedAt,
                     script.totalRuns, script.totalLogs);
    return m_connection.ok() && sqlite3_changes(m_connection.handle()) > 0;
}

bool ScriptStore::count(std::string_view id)
{
    m_count.execute(keyOf(id));
    return m_connection.ok() && sqlite3_changes(m_connection.handle()) > 0;
}

void ScriptStore::putDeployments(std::string_view scriptId, const std::vector<Deployment> &deployments)
{
    const RecordKey key = keyOf(scriptId);
    m_forgetDeployments.execute(key);
    for (const Deployment &deployment : deployments) {
        m_insertDeployment.execute(key, deployment.version, std::string_view(deployment.deploymentId),
                                   deployment.deployedAt, std::string_view(deployment.status));
    }
}

std::vector<Script> readScripts(Connection &connection)
{
    Statement statement(connection,
                        "SELECT id, iif(described, name, id) AS shown, language, deployment_status,"
                        " first_deployed_at, last_executed_at, total_runs, total_logs"
                        " FROM script WHERE deleted = 0 ORDER BY shown, id");
    std::vector<Script> scripts;
    Rows rows = statement.rows();
    while (rows.next()) {
        scripts.push_back({.id = std::string(rows.text(0)),
                           .name = std::string(rows.text(1)),
                           .language = std::string(rows.text(2)),
                           .deploymentStatus = std::string(rows.text(3)),
                           .firstDeployedAt = rows.optionalInteger(4),
                           .lastExecutedAt = rows.optionalInteger(5),
                           .totalRuns = rows.integer(6),
                           .totalLogs = rows.integer(7)});
    }
    return scripts;
}

std::vector<Deployment> readDeployments(Connection &connection, std::string_view scriptId)
{
    Statement statement(connection, "SELECT version, deployment_id, deployed_at, status FROM deployment"
                                    " WHERE script = (SELECT key FROM script WHERE id = ?)"
                                    " ORDER BY version DESC");
    std::vector<Deployment> deployments;
    Rows rows = statement.rows(scriptId);
    while (rows.next()) {
        deployments.push_back({.version = rows.integer(0),
                               .deploymentId = std::string(rows.text(1)),
                               .deployedAt = rows.optionalInteger(2),
                               .status = std::string(rows.text(3))});
    }
    return deployments;
}

RecordKey scriptKey(Connection &connection, std::string_view scriptId)
{
    Statement statement(connection, "SELECT key FROM script WHERE id = ?");
    Rows rows = statement.rows(scriptId);
    return rows.next() ? rows.integer(0) : 0;
}

} // namespace runglass
