// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/recordremover.h"

#include <limits>

namespace runglass {

namespace {

constexpr Micros begin = std::numeric_limits<Micros>::min();
constexpr Micros end = std::numeric_limits<Micros>::max();

/// When more runs go at once, those who hold runs in memory read all anew.
constexpr std::int64_t mostToldRuns = 10'000;

} // namespace

RecordRemover::RecordRemover(Connection &connection, ScriptStore &scripts, SegmentCatalog &catalog,
                             SegmentMerger &merger, CoverageStore &coverage, DamagedLogs &damaged)
    : m_scripts(scripts)
    , m_catalog(catalog)
    , m_merger(merger)
    , m_coverage(coverage)
    , m_damaged(damaged)
    , m_oldRuns(connection, "SELECT count(*), min(executed_at), max(executed_at) FROM run"
                            " WHERE script = ?1 AND executed_at < ?2")
    , m_tellRuns(connection, "INSERT OR IGNORE INTO run_change (sequence, run)"
                             " SELECT ?3, key FROM run WHERE script = ?1 AND executed_at < ?2")
    , m_tellMany(connection, "UPDATE meta SET value = ? WHERE name = 'run_change_since'")
    , m_removePayloads(connection, "DELETE FROM payload WHERE run IN"
                                   " (SELECT key FROM run WHERE script = ?1 AND executed_at < ?2)")
    , m_removeExtras(connection, "DELETE FROM run_extra WHERE run IN"
                                 " (SELECT key FROM run WHERE script = ?1 AND executed_at < ?2)")
    , m_removeRuns(connection, "DELETE FROM run WHERE script = ?1 AND executed_at < ?2")
    , m_putHorizon(connection, "INSERT INTO retention (script, kind, before) VALUES (?1, ?2, ?3)"
                               " ON CONFLICT (script, kind) DO UPDATE SET before = max(before, ?3)")
    , m_forgetHorizons(connection, "DELETE FROM retention WHERE script = ?")
{
}

void RecordRemover::apply(const Deletion &deletion, ChangeSequence sequence, NoticeBuilder &notice)
{
    const RecordKey script = m_scripts.find(deletion.scriptId);
    if (script == 0)
        return;
    if (deletion.kind == RecordKind::Runs)
        removeRuns(script, deletion.before, sequence, notice);
    else
        removeLogs(script, deletion.before, sequence, notice);
    m_putHorizon.execute(script, static_cast<int>(deletion.kind), deletion.before);
    const CoverageChange gone{CoverageChange::Action::Remove, {}, deletion.kind, {begin, deletion.before}};
    if (m_coverage.apply(script, gone))
        notice.coverage(script);
}

void RecordRemover::removeScript(std::string_view scriptId, ChangeSequence sequence, NoticeBuilder &notice)
{
    const RecordKey script = m_scripts.find(scriptId);
    if (script == 0)
        return;
    removeRuns(script, end, sequence, notice);
    removeLogs(script, end, sequence, notice);
    for (const RecordKind kind : {RecordKind::Runs, RecordKind::Logs})
        m_coverage.apply(script, {CoverageChange::Action::Remove, {}, kind, {begin, end}});
    m_forgetHorizons.execute(script);
    m_scripts.remove(script);
    notice.coverage(script);
    notice.scriptList();
}

void RecordRemover::removeRuns(RecordKey script, Micros before, ChangeSequence sequence,
                               NoticeBuilder &notice)
{
    std::int64_t count = 0;
    {
        Rows rows = m_oldRuns.rows(script, before);
        if (!rows.next() || rows.integer(0) == 0)
            return;
        count = rows.integer(0);
        notice.run(script, rows.integer(1));
        notice.run(script, rows.integer(2));
    }
    if (count > mostToldRuns)
        m_tellMany.execute(sequence);
    else
        m_tellRuns.execute(script, before, sequence);
    m_removePayloads.execute(script, before);
    m_removeExtras.execute(script, before);
    m_removeRuns.execute(script, before);
}

void RecordRemover::removeLogs(RecordKey script, Micros before, ChangeSequence sequence,
                               NoticeBuilder &notice)
{
    const std::span<const LiveSegment> live = m_catalog.ofScript(script);
    const std::vector<LiveSegment> segments(live.begin(), live.end());
    std::vector<std::int64_t> damaged;
    for (const LiveSegment &segment : segments) {
        if (segment.firstTime >= before)
            break;
        if (m_merger.dropBefore(segment, before, sequence, damaged) > 0) {
            notice.log(script, segment.firstTime);
            notice.log(script, std::min(segment.lastTime, before - 1));
        }
    }
    m_damaged.setAside(damaged, sequence, notice);
}

Micros readRetentionHorizon(Connection &connection, std::string_view scriptId, RecordKind kind)
{
    Statement statement(connection, "SELECT before FROM retention WHERE kind = ?"
                                    " AND script = (SELECT key FROM script WHERE id = ?)");
    Rows rows = statement.rows(static_cast<int>(kind), scriptId);
    return rows.next() ? rows.integer(0) : begin;
}

} // namespace runglass
