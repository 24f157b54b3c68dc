// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/segmentstore.h"
#include "segments/decodedsegment.h"

#include <QString>

#include <algorithm>
#include <string>
#include <vector>

namespace runglass::cachetest {

/// Looks at the segments of a cache file behind the cache's back.
class StoredSegments
{
public:
    explicit StoredSegments(const QString &file)
    {
        m_connection.open(file.toStdString(), Connection::Mode::ReadWrite);
        m_connection.setBusyTimeout(std::chrono::seconds(10));
    }

    /// In the order of beginsBefore(), scripts one after the other.
    std::vector<LiveSegment> live()
    {
        std::vector<LiveSegment> segments;
        m_store.changedSince(-1, [&](const LiveSegment &segment, bool) { segments.push_back(segment); });
        std::sort(segments.begin(), segments.end(), [](const LiveSegment &a, const LiveSegment &b) {
            return a.script != b.script ? a.script < b.script : beginsBefore(a, b);
        });
        return segments;
    }
    std::int64_t dead()
    {
        return m_connection.integer("SELECT count(*) FROM log_segment WHERE died IS NOT NULL").value_or(-1);
    }
    bool overlap()
    {
        const auto all = live();
        return std::adjacent_find(all.begin(), all.end(), [](const LiveSegment &a, const LiveSegment &b) {
                   return a.script == b.script && !endsBefore(a, b);
               }) != all.end();
    }
    /// Whether nothing is left to merge or to purge.
    bool isTidy() { return !overlap() && dead() == 0; }
    /// All log ids, sorted; empty when a segment can't be read.
    std::vector<std::string> ids()
    {
        std::vector<std::string> ids;
        StoredParts parts;
        for (const LiveSegment &segment : live()) {
            if (!m_store.read(segment.key, parts))
                return {};
            const auto decoded = DecodedSegment::decode(parts.views());
            if (!decoded)
                return {};
            for (const SegmentEntry &entry : decoded->entries())
                ids.emplace_back(entry.id);
        }
        std::sort(ids.begin(), ids.end());
        return ids;
    }
    bool run(const char *sql) { return m_connection.execute(sql); }
    std::int64_t integer(const char *sql) { return m_connection.integer(sql).value_or(-1); }

private:
    Connection m_connection;
    SegmentStore m_store{m_connection};
};

} // namespace runglass::cachetest
