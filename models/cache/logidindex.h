// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "cache/hashtable.h"
#include "sqlite/statement.h"

#include <vector>

namespace runglass {

/// Which log ids the cache holds, in memory: eight bytes per entry. Part of the writer.
///
/// A unique index in the file would be the plain way, but UUIDs are random: each page of 5,000 entries would
/// touch nearly all of its pages, and writing would be ten times slower. The table is filled from the id
/// columns when the first log entry is written, and follows what other processes add.
class LogIdIndex
{
public:
    struct Entry
    {
        std::uint64_t hash = 0;
        RecordKey key = 0;
    };

    explicit LogIdIndex(Connection &connection);

    /// Takes in what is new in the file. Call inside a write transaction, which nobody else can have
    /// meanwhile.
    bool refresh(ChangeSequence current);
    /// The transaction that added these was committed; it led from one change sequence to another.
    void committed(const std::vector<Entry> &added, ChangeSequence before, ChangeSequence after);

    /// Calls `found(key)` for every entry that may have this id, until one returns true; then it is true.
    template <class Found>
    bool find(std::uint64_t hash, Found found) const
    {
        return m_table.find(hash, [&](std::uint32_t key) { return found(static_cast<RecordKey>(key)); });
    }

private:
    bool readSegment(std::int64_t segment, std::size_t count);
    std::size_t &knownOf(std::int64_t segment);

    Connection &m_connection;
    Statement m_segments;
    Statement m_ids;
    HashTable m_table;
    std::vector<std::size_t> m_known; ///< by segment: how many of its entries are in the table
    ChangeSequence m_sequence = -1;   ///< up to which the table is complete
};

} // namespace runglass
