// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/batchwriter.h"

#include "sqlite/transaction.h"

#include <sqlite3.h>

namespace runglass {

BatchWriter::BatchWriter(Connection &connection, std::shared_ptr<SnapshotLeases> leases, CommitWatch watch)
    : m_connection(connection)
    , m_watch(std::move(watch))
    , m_scripts(connection)
    , m_runIds(connection)
    , m_runs(connection, m_scripts, m_runIds)
    , m_coverage(connection)
    , m_journal(connection)
    , m_segments(connection)
    , m_catalog(m_segments)
    , m_merger(m_segments, m_catalog)
    , m_purge(connection, m_segments, std::move(leases))
    , m_damaged(connection, m_segments, m_catalog, m_coverage, m_journal)
    , m_remover(connection, m_scripts, m_catalog, m_merger, m_coverage, m_damaged)
    , m_logs(connection, m_scripts, m_runIds, m_segments, m_catalog, m_damaged)
    , m_payloads(connection, m_runIds)
    , m_runExtras(connection, m_runIds)
    , m_readSequence(connection, "SELECT value FROM meta WHERE name = 'change_sequence'")
    , m_putSequence(connection, "UPDATE meta SET value = ? WHERE name = 'change_sequence'")
    , m_putContentSequence(connection, "UPDATE meta SET value = ? WHERE name = 'content_sequence'")
    , m_scriptId(connection, "SELECT id FROM script WHERE key = ?")
{
}

std::optional<BatchWriter::Written> BatchWriter::write(const WriteBatch &batch)
{
    return transact(Touches::Content, [&](ChangeSequence before, WriteSummary &summary,
                                          NoticeBuilder &notice) { putAll(batch, before, summary, notice); });
}

std::optional<BatchWriter::Written> BatchWriter::write(const CacheWriter::Parts &parts,
                                                       std::optional<UserError> &stopped)
{
    return transact(
        Touches::Content, [&](ChangeSequence before, WriteSummary &summary, NoticeBuilder &notice) {
            while (m_connection.ok()) {
                const Result<std::optional<WriteBatch>> part = parts();
                if (!part) {
                    stopped = part.error();
                    m_connection.fail(SqlError{SQLITE_INTERRUPT, 0, "stopped by who gives the parts"});
                    return;
                }
                if (!part->has_value())
                    return;
                putAll(**part, before, summary, notice);
                m_logs.partWritten();
            }
        });
}

std::optional<BatchWriter::Written> BatchWriter::transact(Touches touches, const Work &work)
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
    work(before, written.summary, notice);
    const bool changed = sqlite3_total_changes64(m_connection.handle()) != changesBefore;
    const ChangeSequence sequence = changed ? before + 1 : before;
    if (changed) {
        m_putSequence.execute(sequence);
        if (touches == Touches::Content || !notice.isEmpty()) {
            m_putContentSequence.execute(sequence);
            written.notice = notice.take(sequence, [this](RecordKey script) { return scriptIdOf(script); });
        }
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

std::optional<BatchWriter::Written> BatchWriter::setAsideDamaged(std::span<const std::int64_t> reported)
{
    return transact(Touches::OrderOnly, [&](ChangeSequence before, WriteSummary &, NoticeBuilder &notice) {
        m_catalog.refresh(before);
        std::vector<std::int64_t> damaged;
        for (const std::int64_t key : reported) {
            const auto segment = m_catalog.find(key);
            if (segment && !m_merger.isIntact(*segment))
                damaged.push_back(key);
        }
        m_damaged.setAside(damaged, before + 1, notice);
        m_mayPurge = true;
    });
}

std::optional<BatchWriter::Tidied> BatchWriter::tidy(bool quiet)
{
    bool merged = false;
    std::int64_t lastBefore = 0;
    const auto done =
        transact(Touches::OrderOnly, [&](ChangeSequence before, WriteSummary &, NoticeBuilder &notice) {
            m_catalog.refresh(before);
            lastBefore = m_catalog.lastSegment();
            const auto step = m_connection.ok() ? nextMerge(quiet) : std::nullopt;
            if (!step)
                return;
            std::vector<std::int64_t> damaged;
            m_merger.run(*step, before + 1, damaged);
            m_damaged.setAside(damaged, before + 1, notice);
            merged = true;
        });
    if (!done)
        return {};
    m_tidied = m_catalog.lastSegment();
    m_logs.merged(lastBefore, m_tidied);
    Tidied tidied{.next = merged ? Tidied::Next::More : Tidied::Next::Nothing, .notice = done->notice};
    m_mayPurge = m_mayPurge || merged;
    if (!m_mayPurge)
        return tidied;
    const SegmentPurge::Result purged = m_purge.step();
    if (!m_connection.ok())
        return {};
    m_mayPurge = purged != SegmentPurge::Result::Done;
    if (purged == SegmentPurge::Result::More)
        tidied.next = Tidied::Next::More;
    else if (purged == SegmentPurge::Result::InUse && !merged)
        tidied.next = Tidied::Next::Later;
    return tidied;
}

std::optional<MergeStep> BatchWriter::nextMerge(bool quiet)
{
    // What has changed must be looked at twice: now, and once nothing is written any more.
    for (const RecordKey script : m_catalog.takeChanged()) {
        m_toMerge.insert(script);
        m_toMergeQuiet.insert(script);
    }
    std::set<RecordKey> &scripts = quiet ? m_toMergeQuiet : m_toMerge;
    while (!scripts.empty()) {
        if (auto step = planMerge(m_catalog.ofScript(*scripts.begin()), quiet))
            return step;
        scripts.erase(scripts.begin());
    }
    return {};
}

void BatchWriter::putAll(const WriteBatch &batch, ChangeSequence current, WriteSummary &summary,
                         NoticeBuilder &notice)
{
    if (!batch.records.logs.empty() || !batch.deletions.empty() || !batch.deletedScripts.empty())
        m_catalog.refresh(current);
    for (const Deletion &deletion : batch.deletions)
        m_remover.apply(deletion, current + 1, notice);
    for (const std::string &script : batch.deletedScripts)
        m_remover.removeScript(script, current + 1, notice);
    m_mayPurge = m_mayPurge || !batch.deletions.empty() || !batch.deletedScripts.empty();
    for (const Script &script : batch.scripts) {
        if (m_scripts.put(script))
            notice.scriptList();
    }
    for (const WriteBatch::ScriptDeployments &of : batch.deployments) {
        m_scripts.putDeployments(of.scriptId, of.deployments);
        notice.scriptList();
    }
    m_runs.put(batch.records.runs, current + 1, summary, notice);
    std::vector<ProblemReport> conflicts;
    m_logs.put(batch.records.logs, current + 1, summary, notice, conflicts);
    for (const FetchedPayload &payload : batch.payloads)
        m_payloads.put(payload);
    for (const RunExtra &extra : batch.runExtras)
        m_runExtras.put(extra);
    for (const CoverageChange &change : batch.coverage) {
        const RecordKey script = m_scripts.keyOf(change.scriptId);
        if (m_coverage.apply(script, change))
            notice.coverage(script);
    }
    for (const StoredCursor &cursor : batch.cursors)
        m_journal.put(cursor);
    for (const std::string &script : batch.countedScripts) {
        if (m_scripts.count(script))
            notice.scriptList();
    }
    putProblems(batch.problems, notice);
    putProblems(conflicts, notice);
    if (m_scripts.takeAdded())
        notice.scriptList();
    m_runIds.finish();
}

void BatchWriter::putProblems(const std::vector<ProblemReport> &problems, NoticeBuilder &notice)
{
    if (problems.empty())
        return;
    for (const ProblemReport &problem : problems)
        m_journal.put(problem);
    m_journal.dropOldProblems();
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
