// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logstore.h"

#include "cache/storedid.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace runglass {

namespace {

/// Memory is this many ids ahead of the processor.
constexpr std::size_t ahead = 16;

/// So many conflicts of a batch are told one by one; further ones as a number.
constexpr std::int64_t toldConflicts = 10;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::LogStore)
};

bool isSame(const LogRecord &a, const LogRecord &b)
{
    return a.message == b.message && a.time == b.time && a.level == b.level && a.runId == b.runId &&
           a.scriptId == b.scriptId && a.attributes == b.attributes;
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

ProblemReport furtherConflicts(std::int64_t count)
{
    return {
        .kind = ProblemReport::Kind::Conflict,
        .where = Texts::tr("several entries").toStdString(),
        .detail =
            Texts::tr("further log entries came again with other content; the first were kept").toStdString(),
        .count = count,
        .lastSeen = nowMicros()};
}

/// By time; what has the same time stays in the order it came. Pages come newest first.
void sortByTime(std::vector<SegmentEntry> &entries)
{
    const auto earlier = [](const SegmentEntry &a, const SegmentEntry &b) { return a.time < b.time; };
    if (std::is_sorted(entries.rbegin(), entries.rend(), earlier)) {
        std::reverse(entries.begin(), entries.end());
        for (auto from = entries.begin(); from != entries.end();) {
            const Micros time = from->time;
            const auto to =
                std::find_if(from, entries.end(), [&](const SegmentEntry &e) { return e.time != time; });
            std::reverse(from, to);
            from = to;
        }
    } else if (!std::is_sorted(entries.begin(), entries.end(), earlier)) {
        std::stable_sort(entries.begin(), entries.end(), earlier);
    }
}

} // namespace

LogStore::LogStore(Connection &connection, ScriptStore &scripts, RunIds &ids, SegmentStore &segments,
                   SegmentCatalog &catalog, DamagedLogs &damaged)
    : m_connection(connection)
    , m_scripts(scripts)
    , m_runIds(ids)
    , m_segments(segments)
    , m_catalog(catalog)
    , m_damaged(damaged)
    , m_ids(connection, segments, catalog)
    , m_readNextKey(connection, "SELECT value FROM meta WHERE name = 'next_log_key'")
    , m_putNextKey(connection, "UPDATE meta SET value = ? WHERE name = 'next_log_key'")
    , m_runId(connection, "SELECT id FROM run_id WHERE key = ?")
{
}

void LogStore::put(const std::vector<LogRecord> &logs, ChangeSequence sequence, WriteSummary &summary,
                   NoticeBuilder &notice, std::vector<ProblemReport> &problems)
{
    clearBatch();
    if (logs.empty())
        return;
    findInBatch(logs);
    findStored(logs, sequence, notice);
    std::int64_t conflicts = 0;
    for (std::size_t i = 0; i < logs.size() && m_connection.ok(); ++i) {
        const LogRecord &log = logs[i];
        if (m_known[i].repeat != Repeat::No) {
            ++summary.logsRepeated;
            if (m_known[i].repeat == Repeat::Other) {
                if (++conflicts <= toldConflicts)
                    problems.push_back(conflict(log));
            }
            continue;
        }
        const RecordKey script = m_scripts.keyOf(log.scriptId);
        targetOf(script).entries.push_back({.time = log.time,
                                            .run = m_runIds.keyOf(log.runId).key,
                                            .level = log.level,
                                            .id = log.id,
                                            .message = log.message,
                                            .attributes = log.attributes});
        m_added.push_back(m_known[i].hash);
        notice.log(script, log.time);
        ++summary.logsInserted;
    }
    summary.logConflicts += conflicts;
    if (conflicts > toldConflicts)
        problems.push_back(furtherConflicts(conflicts - toldConflicts));
    if (m_targets.empty())
        return;
    {
        Rows rows = m_readNextKey.rows();
        m_nextKey = rows.next() ? rows.integer(0) : 0;
    }
    for (Target &target : m_targets)
        write(target, sequence);
    m_putNextKey.execute(m_nextKey);
}

void LogStore::partWritten()
{
    m_ahead = m_ahead || !m_added.empty();
    takeAsStored();
}

void LogStore::committed()
{
    m_ahead = false;
    takeAsStored();
}

void LogStore::takeAsStored()
{
    if (!m_added.empty())
        m_ids.committed(m_added, m_catalog.lastSegment());
    m_added.clear();
}

void LogStore::forget()
{
    clearBatch();
    if (std::exchange(m_ahead, false))
        m_ids.forget();
}

void LogStore::clearBatch()
{
    m_known.clear();
    m_added.clear();
    m_targets.clear();
}

void LogStore::findInBatch(const std::vector<LogRecord> &logs)
{
    m_batchIds.reset(logs.size());
    m_known.resize(logs.size());
    for (std::size_t i = 0; i < logs.size(); ++i) {
        Known &known = m_known[i];
        known.hash = hashOfId(logs[i].id);
        const bool found = m_batchIds.find(known.hash, [&](std::uint32_t place) {
            known.earlier = place;
            return logs[place].id == logs[i].id;
        });
        if (!found) {
            known.earlier = none;
            m_batchIds.insert(known.hash, static_cast<std::uint32_t>(i));
        }
    }
}

void LogStore::findStored(const std::vector<LogRecord> &logs, ChangeSequence sequence, NoticeBuilder &notice)
{
    std::vector<std::int64_t> damaged;
    m_ids.refresh(damaged);
    std::vector<StoredLogIds::Wanted> wanted;
    std::vector<std::uint32_t> places;
    for (std::size_t i = 0; i < std::min(ahead, logs.size()); ++i)
        m_ids.prefetch(m_known[i].hash);
    for (std::size_t i = 0; i < logs.size(); ++i) {
        if (i + ahead < logs.size())
            m_ids.prefetch(m_known[i + ahead].hash);
        if (m_known[i].earlier == none && m_ids.mayBeStored(m_known[i].hash)) {
            wanted.push_back({.id = logs[i].id, .hash = m_known[i].hash, .time = logs[i].time});
            places.push_back(static_cast<std::uint32_t>(i));
        }
    }
    if (!wanted.empty()) {
        m_ids.find(wanted, damaged);
        compareWithStored(logs, wanted, places, damaged);
    }
    m_damaged.setAside(damaged, sequence, notice);
    for (std::size_t i = 0; i < logs.size(); ++i) {
        Known &known = m_known[i];
        // What is not stored yet will be stored as the first of the batch says.
        if (known.earlier != none && known.repeat == Repeat::No)
            known.repeat = runglass::isSame(logs[i], logs[known.earlier]) ? Repeat::Same : Repeat::Other;
    }
}

void LogStore::compareWithStored(const std::vector<LogRecord> &logs,
                                 const std::vector<StoredLogIds::Wanted> &wanted,
                                 const std::vector<std::uint32_t> &places, std::vector<std::int64_t> &damaged)
{
    /// Which entry of which segment each record of the batch repeats.
    struct Pair
    {
        std::int64_t segment = 0;
        std::size_t position = 0;
        std::uint32_t place = 0;
    };
    std::vector<Pair> pairs;
    std::vector<std::uint32_t> found(logs.size(), none);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i].segment != 0)
            found[places[i]] = static_cast<std::uint32_t>(i);
    }
    for (std::uint32_t place = 0; place < logs.size(); ++place) {
        const std::uint32_t first = m_known[place].earlier == none ? place : m_known[place].earlier;
        if (const std::uint32_t at = found[first]; at != none)
            pairs.push_back({wanted[at].segment, wanted[at].position, place});
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair &a, const Pair &b) { return a.segment < b.segment; });

    StoredParts parts;
    std::optional<DecodedSegment> decoded;
    std::int64_t segment = 0;
    RecordKey script = 0;
    for (const Pair &pair : pairs) {
        if (pair.segment != segment) {
            segment = pair.segment;
            script = m_catalog.find(segment).value_or(LiveSegment{}).script;
            decoded.reset();
            if (m_segments.read(segment, parts))
                decoded = DecodedSegment::decode(parts.views());
            if (!decoded)
                damaged.push_back(segment);
        }
        if (decoded) {
            const bool same = isSame(logs[pair.place], decoded->entries()[pair.position], script);
            m_known[pair.place].repeat = same ? Repeat::Same : Repeat::Other;
        }
    }
}

bool LogStore::isSame(const LogRecord &log, const SegmentEntry &entry, RecordKey script)
{
    return log.message == entry.message && log.time == entry.time && log.level == entry.level &&
           log.attributes == entry.attributes && m_scripts.keyOf(log.scriptId) == script &&
           log.runId == runId(entry.run);
}

LogStore::Target &LogStore::targetOf(RecordKey script)
{
    const auto found = std::find_if(m_targets.rbegin(), m_targets.rend(),
                                    [&](const Target &target) { return target.script == script; });
    if (found != m_targets.rend())
        return *found;
    return m_targets.emplace_back(Target{.script = script, .entries = {}});
}

void LogStore::write(Target &target, ChangeSequence sequence)
{
    sortByTime(target.entries);
    // Given out in this order, keys follow times and take no space.
    for (SegmentEntry &entry : target.entries)
        entry.key = m_nextKey++;
    std::span<const SegmentEntry> rest = target.entries;
    for (const std::size_t size : segmentSizes(rest, SegmentLimits{})) {
        m_catalog.insert(m_segments.insert(target.script, m_encoder.encode(rest.first(size)), sequence));
        rest = rest.subspan(size);
    }
}

std::string LogStore::runId(RecordKey run)
{
    Rows rows = m_runId.rows(run);
    return rows.next() ? StoredId::fromColumn(rows, 0) : std::string();
}

} // namespace runglass
