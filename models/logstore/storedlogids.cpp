// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/storedlogids.h"

#include "segments/segmentview.h"

#include <algorithm>
#include <bitset>
#include <set>
#include <unordered_map>

namespace runglass {

namespace {

std::uint64_t hashAt(const IdColumn &column, std::size_t position)
{
    if (column.hasOnlyUuids())
        return hashOfId(loadAt<UuidBytes>(column.uuids(), position * sizeof(UuidBytes)));
    return hashOfId(column.at(position));
}

} // namespace

/// What of a batch has not been found yet.
class StoredLogIds::Search
{
public:
    explicit Search(std::span<Wanted> wanted)
        : m_wanted(wanted)
    {
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            m_byHash.emplace(wanted[i].hash, i);
            m_seen.set(wanted[i].hash % m_seen.size());
            m_times.push_back(wanted[i].time);
        }
        std::sort(m_times.begin(), m_times.end());
    }

    bool isDone() const { return m_byHash.empty(); }
    bool concerns(const LiveSegment &segment) const
    {
        const auto at = std::lower_bound(m_times.begin(), m_times.end(), segment.firstTime);
        return at != m_times.end() && *at <= segment.lastTime;
    }
    void look(std::int64_t segment, const IdColumn &column)
    {
        for (std::size_t position = 0; position < column.size() && !isDone(); ++position) {
            const std::uint64_t hash = hashAt(column, position);
            if (m_seen.test(hash % m_seen.size()))
                compare(segment, column, position, hash);
        }
    }

private:
    void compare(std::int64_t segment, const IdColumn &column, std::size_t position, std::uint64_t hash)
    {
        const auto [first, last] = m_byHash.equal_range(hash);
        for (auto at = first; at != last; ++at) {
            Wanted &wanted = m_wanted[at->second];
            if (!column.isAt(position, wanted.id))
                continue;
            wanted.segment = segment;
            wanted.position = position;
            m_byHash.erase(at);
            return;
        }
    }

    std::span<Wanted> m_wanted;
    std::unordered_multimap<std::uint64_t, std::size_t> m_byHash;
    std::bitset<1U << 16> m_seen; ///< says no to nearly all others, from the nearest cache
    std::vector<Micros> m_times;
};

StoredLogIds::StoredLogIds(Connection &connection, SegmentStore &store, const SegmentCatalog &catalog)
    : m_connection(connection)
    , m_store(store)
    , m_catalog(catalog)
{
}

void StoredLogIds::refresh(std::vector<std::int64_t> &damaged)
{
    const std::int64_t last = m_catalog.lastSegment();
    if (m_filter && last <= m_lastSegment)
        return;
    if (!m_filter) {
        std::size_t count = 0;
        for (const std::int64_t script : m_catalog.scripts()) {
            for (const LiveSegment &segment : m_catalog.ofScript(script))
                count += static_cast<std::size_t>(segment.count);
        }
        m_filter = std::make_unique<IdFilter>(count + count / 8);
    }
    for (const std::int64_t script : m_catalog.scripts()) {
        for (const LiveSegment &segment : m_catalog.ofScript(script)) {
            if (segment.key <= m_lastSegment || !readIds(segment, damaged))
                continue;
            for (std::size_t i = 0; i < m_column.size(); ++i) {
                // A merged segment holds ids that are known.
                const std::uint64_t hash = hashAt(m_column, i);
                if (!m_filter->mayContain(hash))
                    m_filter->insert(hash);
            }
        }
    }
    if (m_connection.ok())
        m_lastSegment = last;
}

void StoredLogIds::find(std::span<Wanted> wanted, std::vector<std::int64_t> &damaged)
{
    Search search(wanted);
    for (const bool everywhere : {false, true}) {
        for (const std::int64_t script : m_catalog.scripts()) {
            for (const LiveSegment &segment : m_catalog.ofScript(script)) {
                if (search.isDone())
                    return;
                if (search.concerns(segment) != everywhere && readIds(segment, damaged))
                    search.look(segment.key, m_column);
            }
        }
    }
}

void StoredLogIds::committed(std::span<const std::uint64_t> hashes, std::int64_t lastSegment)
{
    for (const std::uint64_t hash : hashes)
        m_filter->insert(hash);
    m_lastSegment = std::max(m_lastSegment, lastSegment);
}

bool StoredLogIds::readIds(const LiveSegment &segment, std::vector<std::int64_t> &damaged)
{
    if (!m_store.readColumns(segment.key, m_columns) || !m_store.readIds(segment.key, m_ids))
        return false;
    const auto view = SegmentView::parse(m_columns, SegmentCheck::Checksum);
    const auto column = view ? view->ids(m_ids, SegmentCheck::Checksum) : std::nullopt;
    if (!column || static_cast<std::int64_t>(column->size()) != segment.count) {
        damaged.push_back(segment.key);
        return false;
    }
    m_column = *column;
    return true;
}

} // namespace runglass
