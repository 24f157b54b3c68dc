// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/segmentcatalog.h"
#include "segments/idcolumn.h"
#include "segments/idfilter.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace runglass {

/// Which log ids the cache holds. Part of the writer.
///
/// An index in the file would be the plain way, but UUIDs are random: each page of 5,000 entries would touch
/// nearly all of its pages, and writing would be ten times slower. A filter in memory, five bytes an id, says
/// no to nearly all ids that are new; the others are looked up in the id columns: first where their time
/// says, then everywhere, once for all ids of a batch.
class StoredLogIds
{
public:
    StoredLogIds(Connection &connection, SegmentStore &store, const SegmentCatalog &catalog);

    /// Takes in what is new in the catalog. Inside a write transaction. Segments whose ids can't be read go
    /// to `damaged`.
    void refresh(std::vector<std::int64_t> &damaged);
    /// For hashes of hashOfId(); false is certain. Fetch some hashes ahead.
    bool mayBeStored(std::uint64_t hash) const { return m_filter->mayContain(hash); }
    void prefetch(std::uint64_t hash) const { m_filter->prefetch(hash); }

    struct Wanted
    {
        std::string_view id;
        std::uint64_t hash = 0;
        Micros time = 0;          ///< where to look first
        std::int64_t segment = 0; ///< found there; 0: not stored
        std::size_t position = 0;
    };
    /// Looks ids up, each different from the others.
    void find(std::span<Wanted> wanted, std::vector<std::int64_t> &damaged);

    /// The transaction that stored these ids, in segments up to this one, was committed.
    void committed(std::span<const std::uint64_t> hashes, std::int64_t lastSegment);
    /// What committed() was told too early was undone: all is read anew.
    void forget()
    {
        m_filter.reset();
        m_lastSegment = 0;
    }
    /// So was one that wrote only ids that are stored already, in segments behind `before` up to `last`.
    void merged(std::int64_t before, std::int64_t last)
    {
        if (m_lastSegment == before)
            m_lastSegment = last;
    }

private:
    class Search;

    bool readIds(const LiveSegment &segment, std::vector<std::int64_t> &damaged);

    Connection &m_connection;
    SegmentStore &m_store;
    const SegmentCatalog &m_catalog;
    std::unique_ptr<IdFilter> m_filter; ///< made when it is first needed
    std::int64_t m_lastSegment = 0; ///< keys count up: the ids of all segments up to here are in the filter
    ByteVector m_columns;
    ByteVector m_ids;
    IdColumn m_column; ///< of the segment read last; views m_ids
};

} // namespace runglass
