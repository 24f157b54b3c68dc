// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/batchwriter.h"

#include "sqlite/transaction.h"

#include <sqlite3.h>

namespace runglass {

BatchWriter::BatchWriter(Connection &connection, CommitWatch watch)
    : m_connection(connection)
    , m_watch(std::move(watch))
    , m_scripts(connection)
    , m_runIds(connection)
    , m_runs(connection, m_scripts, m_runIds)
    , m_coverage(connection)
    , m_journal(connection)
    , m_segments(connection)
    , m_catalog(m_segments)
    , m_damaged(connection, m_segments, m_catalog, m_coverage, m_journal)
    , m_logs(connection, m_scripts, m_runIds, m_segments, m_catalog, m_damaged)
    , m_payloads(connection, m_runIds)
    , m_readSequence(connection, "SELECT value FROM meta WHERE name = 'change_sequence'")
    , m_putSequence(connection, "UPDATE meta SET value = ? WHERE name = 'change_sequence'")
    , m_scriptId(connection, "SELECT id FROM script WHERE key = ?")
{
}

std::optional<BatchWriter::Written> BatchWriter::write(const WriteBatch &batch)
{
    Transaction transaction(m_connection, Transaction::Kind::Write);
    m_runIds.begin();
    ChangeSequence before = 0;
    {
        Rows rows = m_readSequence.rows();
        if (rows.next())
            before = rows.integer(0);
    }
    Written written;
    NoticeBuilder notice;
    const std::int64_t changesBefore = sqlite3_total_changes64(m_connection.handle());
    putAll(batch, before, written.summary, notice);
    const bool changed = sqlite3_total_changes64(m_connection.handle()) != changesBefore;
    const ChangeSequence sequence = changed ? before + 1 : before;
    if (changed) {
        m_putSequence.execute(sequence);
        written.notice = notice.take(sequence, [this](RecordKey script) { return scriptIdOf(script); });
    }
    written.summary.sequence = sequence;

    if (changed && m_connection.ok())
        m_watch.before(sequence);
    const bool committed = transaction.commit();
    if (committed) {
        m_catalog.committed(before, sequence);
        m_logs.committed();
    } else {
        forget();
    }
    if (changed)
        m_watch.after(sequence, committed);
    if (!committed)
        return {};
    return written;
}

void BatchWriter::putAll(const WriteBatch &batch, ChangeSequence current, WriteSummary &summary,
                         NoticeBuilder &notice)
{
    for (const Script &script : batch.scripts) {
        if (m_scripts.put(script))
            notice.scriptList();
    }
    for (const WriteBatch::ScriptDeployments &of : batch.deployments) {
        m_scripts.putDeployments(of.scriptId, of.deployments);
        notice.scriptList();
    }
    m_runs.put(batch.records.runs, summary, notice);
    std::vector<ProblemReport> conflicts;
    if (!batch.records.logs.empty())
        m_catalog.refresh(current);
    m_logs.put(batch.records.logs, current + 1, summary, notice, conflicts);
    for (const FetchedPayload &payload : batch.payloads)
        m_payloads.put(payload);
    for (const CoverageChange &change : batch.coverage) {
        const RecordKey script = m_scripts.keyOf(change.scriptId);
        if (m_coverage.apply(script, change))
            notice.coverage(script);
    }
    for (const StoredCursor &cursor : batch.cursors)
        m_journal.put(cursor);
    putProblems(batch.problems, notice);
    putProblems(conflicts, notice);
    if (m_scripts.takeAdded())
        notice.scriptList();
    m_runIds.finish();
}

void BatchWriter::putProblems(const std::vector<ProblemReport> &problems, NoticeBuilder &notice)
{
    for (const ProblemReport &problem : problems)
        m_journal.put(problem);
    if (!problems.empty())
        notice.problems();
}

std::string BatchWriter::scriptIdOf(RecordKey script)
{
    Rows rows = m_scriptId.rows(script);
    return rows.next() ? std::string(rows.text(0)) : std::string();
}

void BatchWriter::forget()
{
    m_scripts.forget();
    m_runIds.forget();
    m_runs.forget();
    m_catalog.forget();
    m_logs.forget();
}

} // namespace runglass
