// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "sqlite/statement.h"

#include <cstdint>
#include <vector>

namespace runglass {

/// The index from Run IDs to keys in the file, as far as it is written.
///
/// Keys are given out in order; a block holds what a range of them was given to, sorted by a hash of the id
/// and cut into parts of some hundred entries by the top bits of the hash. Blocks are only ever added, and
/// several small ones merged into a larger one (a log-structured merge tree, O'Neil et al. 1996): a plain
/// index over random UUIDs would have nearly all its pages touched by each page of 5,000 runs. The newest
/// keys, some thousands at most, are in no block yet.
///
///     run_id_block  last_key: of the range │ count │ part_bits: there are 2^part_bits parts
///     run_id_part   key: last_key << 24 | part │ data: entries, 64-bit little-endian, ascending
class RunIdBlocks
{
public:
    /// The low half of a hash above, the key below.
    using Entry = std::uint64_t;
    static Entry makeEntry(std::uint64_t hash, RecordKey key)
    {
        return hash << 32 | static_cast<std::uint32_t>(key);
    }
    static RecordKey keyOf(Entry entry) { return static_cast<RecordKey>(entry & 0xffffffffU); }
    /// As good as the whole hash for HashTable.
    static std::uint64_t hashOf(Entry entry) { return entry >> 32; }

    /// Fewer new keys than this make no block.
    static constexpr std::size_t leastEntries = 4096;

    explicit RunIdBlocks(Connection &connection);

    /// The last key that is in a block.
    RecordKey lastKey();
    std::vector<Entry> readAll();
    /// Makes a block of these keys, which follow lastKey(), and merges it with earlier ones when they have
    /// become many.
    void add(std::vector<Entry> entries);
    /// Every key whose id may have this hash.
    std::vector<RecordKey> find(std::uint64_t hash);

private:
    struct Block
    {
        RecordKey lastKey = 0;
        std::size_t count = 0;
        int partBits = 0;
    };

    std::vector<Block> blocks();
    void read(const Block &block, std::vector<Entry> &entries);
    void remove(const Block &block);
    void write(const Block &block, const std::vector<Entry> &sorted);

    Connection &m_connection;
    Statement m_lastKey;
    Statement m_blocks;
    Statement m_parts;
    Statement m_part;
    Statement m_removeBlock;
    Statement m_removeParts;
    Statement m_putBlock;
    Statement m_putPart;
};

} // namespace runglass
