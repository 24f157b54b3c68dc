// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/logsnapshot.h"

#include <map>
#include <mutex>
#include <unordered_map>

namespace runglass {

/// The snapshots of all scripts, shared by the readers of one cache; each is made from the one before.
/// Thread-safe.
class LogSnapshots
{
public:
    explicit LogSnapshots(std::shared_ptr<SnapshotLeases> leases);

    /// The log of a script at the change sequence that the read transaction of `reader`'s connection sees.
    /// Null when the connection failed, or when segments of that moment may be gone already: then end the
    /// transaction and begin again.
    LogSnapshotPointer at(std::int64_t script, std::int64_t sequence, SegmentReader &reader);

private:
    struct Known
    {
        std::shared_ptr<const LogSegment> segment;
        std::optional<SegmentEnds> ends;
    };
    struct Script
    {
        std::mutex mutex;
        /// Not kept alive from here: segments would stay in the file though nobody reads them any more.
        std::weak_ptr<const LogSnapshot> newest;
        std::int64_t sequence = 0; ///< of `newest`
        std::vector<std::shared_ptr<const LogCluster>> clusters;
        std::unordered_map<std::int64_t, Known> segments;
    };

    std::shared_ptr<Script> scriptOf(std::int64_t key);
    static LogCluster::Segments readSegments(Script &script, std::int64_t key, Connection &connection,
                                             DamageReports &damage);
    static SegmentEnds endsOf(Known &known, SegmentReader &reader);

    std::shared_ptr<SnapshotLeases> m_leases;
    std::mutex m_mutex;
    std::map<std::int64_t, std::shared_ptr<Script>> m_scripts;
};

} // namespace runglass
