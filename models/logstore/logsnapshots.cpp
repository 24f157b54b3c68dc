// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/logsnapshots.h"

#include <cstring>
#include <limits>

namespace runglass {

namespace {

SegmentInfo readInfo(std::int64_t key, const Rows &row)
{
    SegmentInfo info;
    info.key = key;
    info.count = static_cast<std::uint32_t>(row.integer(0));
    info.firstTime = row.integer(1);
    info.lastTime = row.integer(2);
    info.firstKey = row.integer(3);
    info.lastKey = row.integer(4);
    info.firstRun = row.integer(5);
    info.lastRun = row.integer(6);
    const std::string_view levels = row.blob(7);
    if (levels.size() == sizeof(info.levels))
        std::memcpy(info.levels.data(), levels.data(), levels.size());
    info.runFilter = row.blob(8);
    return info;
}

/// Whether figures that others are reckoned from, and memory is asked for by, can be true.
bool isPlausible(const SegmentInfo &info)
{
    constexpr std::int64_t largestRun = std::numeric_limits<std::uint32_t>::max();
    return info.count > 0 && info.count <= maximumEntries && info.firstTime <= info.lastTime &&
           info.firstKey <= info.lastKey && info.firstRun >= 0 && info.firstRun <= info.lastRun &&
           info.lastRun <= largestRun;
}

} // namespace

LogSnapshots::LogSnapshots(std::shared_ptr<SnapshotLeases> leases)
    : m_leases(std::move(leases))
{
}

std::shared_ptr<LogSnapshots::Script> LogSnapshots::scriptOf(std::int64_t key)
{
    const std::lock_guard lock(m_mutex);
    auto &script = m_scripts[key];
    if (!script)
        script = std::make_shared<Script>();
    return script;
}

LogSnapshotPointer LogSnapshots::at(std::int64_t key, std::int64_t sequence, SegmentReader &reader)
{
    const std::shared_ptr<Script> script = scriptOf(key);
    const std::lock_guard lock(script->mutex);
    if (auto known = script->newest.lock(); known && known->sequence() == sequence)
        return known;
    auto lease = m_leases->take(sequence);
    if (!lease)
        return nullptr;
    LogCluster::Segments segments = readSegments(*script, key, reader.connection(), reader.damage());
    const auto ends = [&](const LogSegment &segment) {
        return endsOf(script->segments.at(segment.info().key), reader);
    };
    auto clusters = clustersOf(std::move(segments), script->clusters, ends);
    reader.close();
    if (!reader.connection().ok())
        return nullptr;
    auto snapshot = std::make_shared<const LogSnapshot>(sequence, clusters, std::move(*lease));
    // An older one, for a reader whose transaction began earlier, does not take the place of a newer.
    if (script->sequence <= sequence) {
        script->newest = snapshot;
        script->sequence = sequence;
        script->clusters = std::move(clusters);
    }
    return snapshot;
}

LogCluster::Segments LogSnapshots::readSegments(Script &script, std::int64_t key, Connection &connection,
                                                DamageReports &damage)
{
    Statement list(connection, "SELECT key FROM log_segment WHERE script = ? AND died IS NULL");
    Statement read(connection,
                   "SELECT count, first_time, last_time, first_key, last_key, first_run, last_run,"
                   " levels, run_filter FROM log_segment WHERE key = ?");
    LogCluster::Segments segments;
    std::unordered_map<std::int64_t, Known> live;
    Rows keys = list.rows(key);
    while (keys.next()) {
        const std::int64_t segment = keys.integer(0);
        Known known;
        if (const auto found = script.segments.find(segment); found != script.segments.end()) {
            known = found->second;
        } else {
            Rows row = read.rows(segment);
            if (!row.next())
                break;
            SegmentInfo info = readInfo(segment, row);
            if (!isPlausible(info)) {
                damage.report(segment);
                continue;
            }
            known.segment = std::make_shared<const LogSegment>(std::move(info));
        }
        segments.push_back(known.segment);
        live.emplace(segment, std::move(known));
    }
    script.segments = std::move(live);
    return segments;
}

SegmentEnds LogSnapshots::endsOf(Known &known, SegmentReader &reader)
{
    if (!known.ends) {
        const SegmentInfo &info = known.segment->info();
        // Of one that can't be read, as far as can be.
        SegmentEnds ends{info.firstKey, info.lastKey};
        if (reader.open(*known.segment))
            ends = {reader.view().key(0), reader.view().key(reader.count() - 1)};
        known.ends = ends;
    }
    return *known.ends;
}

} // namespace runglass
