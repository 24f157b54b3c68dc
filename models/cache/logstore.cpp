// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logstore.h"

#include "cache/storedid.h"

#include <QCoreApplication>

#include <sqlite3.h>

#include <algorithm>
#include <limits>

namespace runglass {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::LogStore)
};

bool isSame(const LogRecord &a, const LogRecord &b)
{
    return a.message == b.message && a.time == b.time && a.level == b.level && a.runId == b.runId &&
           a.scriptId == b.scriptId && a.attributes == b.attributes;
}

LogRecord toRecord(const LogEntry &entry)
{
    return {.id = entry.id,
            .runId = entry.runId,
            .scriptId = entry.scriptId,
            .level = entry.level,
            .message = entry.message,
            .time = entry.time,
            .attributes = entry.attributes};
}

ProblemReport conflict(const LogRecord &log)
{
    return {.kind = ProblemReport::Kind::Conflict,
            .where = Texts::tr("script %1").arg(QString::fromUtf8(log.scriptId)).toStdString(),
            .detail = Texts::tr("log entry %1 came again with other content; the first was kept")
                          .arg(QString::fromUtf8(log.id))
                          .toStdString(),
            .count = 1,
            .lastSeen = nowMicros()};
}

} // namespace

LogStore::LogStore(Connection &connection, ScriptStore &scripts, RunIds &ids)
    : m_connection(connection)
    , m_scripts(scripts)
    , m_runIds(ids)
    , m_known(connection)
    , m_findOpen(connection, "SELECT key, count FROM log_segment WHERE script = ? AND is_open = 1")
    , m_readOpen(connection, "SELECT c.data, i.data, t.data FROM log_columns c"
                             " JOIN log_ids i ON i.segment = c.segment"
                             " JOIN log_text t ON t.segment = c.segment WHERE c.segment = ?")
    , m_insert(connection, "INSERT INTO log_segment (script, count, bytes, first_time, last_time, is_open)"
                           " VALUES (?, ?, ?, ?, ?, ?)")
    , m_update(connection, "UPDATE log_segment SET count = ?2, bytes = ?3, first_time = ?4, last_time = ?5,"
                           " is_open = ?6 WHERE key = ?1")
    , m_putColumns(connection, "INSERT OR REPLACE INTO log_columns (segment, data) VALUES (?, ?)")
    , m_putIds(connection, "INSERT OR REPLACE INTO log_ids (segment, data) VALUES (?, ?)")
    , m_putText(connection, "INSERT OR REPLACE INTO log_text (segment, data) VALUES (?, ?)")
    , m_putRun(connection, "INSERT OR IGNORE INTO log_of_run (run, segment) VALUES (?, ?)")
{
}

void LogStore::put(const std::vector<LogRecord> &logs, ChangeSequence current, WriteSummary &summary,
                   NoticeBuilder &notice, std::vector<ProblemReport> &problems)
{
    m_added.clear();
    m_targets.clear();
    if (logs.empty() || !m_known.refresh(current))
        return;
    m_batchIds.reset(logs.size());
    for (std::size_t i = 0; i < logs.size() && m_connection.ok(); ++i) {
        const LogRecord &log = logs[i];
        const StoredId id(log.id);
        const std::uint64_t hash = hashOfId(id);
        if (const Repeat repeat = findRepeat(logs, i, hash); repeat != Repeat::No) {
            ++summary.logsRepeated;
            if (repeat == Repeat::Other) {
                ++summary.logConflicts;
                problems.push_back(conflict(log));
            }
            continue;
        }
        m_batchIds.insert(hash, static_cast<std::uint32_t>(i));
        const RecordKey script = m_scripts.keyOf(log.scriptId);
        Target &target = targetOf(script);
        target.segment.add(log, m_runIds.keyOf(log.runId).key, id);
        target.hashes.push_back(hash);
        notice.log(script, log.time);
        ++summary.logsInserted;
        if (target.segment.isFull())
            write(target);
    }
    for (Target &target : m_targets)
        write(target);
    m_targets.clear();
    m_reader.reset();
}

void LogStore::committed(ChangeSequence before, ChangeSequence after)
{
    m_known.committed(m_added, before, after);
    m_added.clear();
}

LogStore::Repeat LogStore::findRepeat(const std::vector<LogRecord> &logs, std::size_t index,
                                      std::uint64_t hash)
{
    const LogRecord &log = logs[index];
    Repeat repeat = Repeat::No;
    const auto compare = [&](const LogRecord &other) {
        if (other.id != log.id)
            return false;
        repeat = isSame(other, log) ? Repeat::Same : Repeat::Other;
        return true;
    };
    if (m_batchIds.find(hash, [&](std::uint32_t place) { return compare(logs[place]); }))
        return repeat;
    m_known.find(hash, [&](RecordKey key) {
        if (!m_reader)
            m_reader.emplace(m_connection);
        LogEntry stored;
        return m_reader->read(key, stored) && compare(toRecord(stored));
    });
    return repeat;
}

LogStore::Target &LogStore::targetOf(RecordKey script)
{
    const auto found = std::find_if(m_targets.begin(), m_targets.end(),
                                    [&](const Target &target) { return target.script == script; });
    if (found != m_targets.end())
        return *found;
    Target &target = m_targets.emplace_back();
    target.script = script;
    continueOpenSegment(target);
    return target;
}

void LogStore::continueOpenSegment(Target &target)
{
    {
        Rows rows = m_findOpen.rows(target.script);
        if (!rows.next())
            return;
        target.key = rows.integer(0);
        target.stored = static_cast<std::size_t>(rows.integer(1));
    }
    Rows rows = m_readOpen.rows(target.key);
    if (!rows.next() || !target.segment.decode(target.stored, rows.blob(0), rows.blob(1), rows.blob(2)))
        m_connection.failCorrupt("the open log segment can't be read");
}

void LogStore::write(Target &target)
{
    const LogSegment &segment = target.segment;
    if (target.hashes.empty() || !m_connection.ok())
        return;
    const auto count = static_cast<std::int64_t>(segment.size());
    const auto bytes = static_cast<std::int64_t>(segment.textBytes());
    const bool open = segment.size() < logsegment::leastEntries && !segment.isFull();
    if (target.key != 0) {
        m_update.execute(target.key, count, bytes, segment.firstTime(), segment.lastTime(), open);
    } else {
        m_insert.execute(target.script, count, bytes, segment.firstTime(), segment.lastTime(), open);
        target.key = sqlite3_last_insert_rowid(m_connection.handle());
    }
    const std::string columns = segment.encodeColumns();
    const std::string text = segment.encodeText();
    m_putColumns.execute(target.key, Blob{columns});
    m_putIds.execute(target.key, Blob{segment.encodedIds()});
    m_putText.execute(target.key, Blob{text});
    writeRuns(target);

    for (std::size_t i = 0; i < target.hashes.size(); ++i)
        m_added.push_back({target.hashes[i], logsegment::keyOf(target.key, target.stored + i)});
    if (!m_added.empty() && m_added.back().key > std::numeric_limits<std::uint32_t>::max())
        m_connection.fail(SqlError{SQLITE_TOOBIG, 0, "the cache has no room for more log segments"});
    // What reads this segment must look at it anew.
    m_reader.reset();
    const RecordKey script = target.script;
    target = Target{};
    target.script = script;
}

void LogStore::writeRuns(const Target &target)
{
    const std::vector<std::uint32_t> &all = target.segment.runs();
    std::vector<std::uint32_t> runs(all.begin() + static_cast<std::ptrdiff_t>(target.stored), all.end());
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    for (const std::uint32_t run : runs)
        m_putRun.execute(static_cast<std::int64_t>(run), target.key);
}

} // namespace runglass
