// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/runstore.h"

#include "domain/runstate.h"

namespace runglass {

RunStore::RunStore(Connection &connection, ScriptStore &scripts, RunIds &ids)
    : m_scripts(scripts)
    , m_ids(ids)
    , m_labels(connection)
    , m_changes(connection)
    , m_find(connection, "SELECT status, revision, executed_at, script FROM run WHERE key = ?")
    , m_insert(connection,
               "INSERT INTO run (key, script, executed_at, status, revision, version, response_ms,"
               " function, source_type, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    , m_update(connection, "UPDATE run SET script = ?2, executed_at = ?3, status = ?4, revision = ?5,"
                           " version = ?6, response_ms = ?7, function = ?8, source_type = ?9, source = ?10"
                           " WHERE key = ?1")
    , m_dropPayload(connection, "DELETE FROM payload WHERE run = ?")
{
}

void RunStore::put(const std::vector<RunRecord> &runs, ChangeSequence sequence, WriteSummary &summary,
                   NoticeBuilder &notice)
{
    for (const RunRecord &run : runs) {
        const RecordKey script = m_scripts.keyOf(run.scriptId);
        const RunIds::Found id = m_ids.keyOf(run.id);
        const std::optional<Stored> stored = id.isNew ? std::nullopt : find(id.key);
        if (!stored) {
            write(m_insert, id.key, script, run);
            ++summary.runsInserted;
        } else if (replaces({run.status, run.revision}, {stored->status, stored->revision})) {
            write(m_update, id.key, script, run);
            // What was fetched while the run was going on is not what it ended with.
            if (stored->status == RunStatus::InProgress)
                m_dropPayload.execute(id.key);
            notice.run(stored->script, stored->executedAt);
            ++summary.runsUpdated;
        } else {
            ++summary.runsUnchanged;
            continue;
        }
        if (!id.isNew)
            m_changes.add(sequence, id.key);
        notice.run(script, run.executedAt);
    }
    m_changes.trim();
}

std::optional<RunStore::Stored> RunStore::find(RecordKey key)
{
    Rows rows = m_find.rows(key);
    if (!rows.next())
        return {};
    return Stored{.status = static_cast<RunStatus>(rows.integer(0)),
                  .revision = rows.integer(1),
                  .executedAt = rows.integer(2),
                  .script = rows.integer(3)};
}

void RunStore::write(Statement &statement, RecordKey key, RecordKey script, const RunRecord &run)
{
    const bool succeeded = run.status == RunStatus::Success;
    statement.execute(key, script, run.executedAt, static_cast<int>(run.status), run.revision,
                      run.deploymentVersion, succeeded ? run.responseTimeMs : std::nullopt,
                      m_labels.keyOf(run.function), m_labels.keyOf(run.sourceType),
                      m_labels.keyOf(run.source));
}

} // namespace runglass
