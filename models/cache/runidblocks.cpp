// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/runidblocks.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace runglass {

namespace {

/// Parts of 200 to 400 entries fit a page of the file whole.
constexpr std::size_t mostInPart = 400;
constexpr int partKeyBits = 24;
/// So many blocks of a size, or less, become one.
constexpr std::size_t fanOut = 8;

int partBitsFor(std::size_t count)
{
    int bits = 0;
    while (count >> bits > mostInPart)
        ++bits;
    return bits;
}

std::int64_t partOf(std::uint64_t hash, int partBits)
{
    return static_cast<std::int64_t>((hash & 0xffffffffU) >> (32 - partBits));
}

std::int64_t partKey(RecordKey lastKey, std::int64_t part)
{
    return lastKey << partKeyBits | part;
}

/// Blocks of one level are merged into one of the next.
int levelOf(std::size_t count)
{
    const auto bits = static_cast<int>(std::bit_width(count / RunIdBlocks::leastEntries));
    return std::max(bits - 1, 0) / std::countr_zero(fanOut);
}

std::string_view bytesOf(const RunIdBlocks::Entry *first, std::size_t count)
{
    return {reinterpret_cast<const char *>(first), count * sizeof *first};
}

} // namespace

RunIdBlocks::RunIdBlocks(Connection &connection)
    : m_connection(connection)
    , m_lastKey(connection, "SELECT max(last_key) FROM run_id_block")
    , m_blocks(connection, "SELECT last_key, count, part_bits FROM run_id_block ORDER BY last_key")
    , m_parts(connection, "SELECT data FROM run_id_part WHERE key >= ? AND key < ? ORDER BY key")
    , m_part(connection, "SELECT data FROM run_id_part WHERE key = ?")
    , m_removeBlock(connection, "DELETE FROM run_id_block WHERE last_key = ?")
    , m_removeParts(connection, "DELETE FROM run_id_part WHERE key >= ? AND key < ?")
    , m_putBlock(connection, "INSERT INTO run_id_block (last_key, count, part_bits) VALUES (?, ?, ?)")
    , m_putPart(connection, "INSERT INTO run_id_part (key, data) VALUES (?, ?)")
{
}

RecordKey RunIdBlocks::lastKey()
{
    Rows rows = m_lastKey.rows();
    return rows.next() ? rows.integer(0) : 0;
}

std::vector<RunIdBlocks::Block> RunIdBlocks::blocks()
{
    std::vector<Block> blocks;
    Rows rows = m_blocks.rows();
    while (rows.next()) {
        const std::int64_t bits = rows.integer(2);
        if (bits < 0 || bits > partKeyBits || rows.integer(1) < 0) {
            m_connection.failCorrupt("the index of the run ids can't be read");
            return {};
        }
        blocks.push_back({.lastKey = rows.integer(0),
                          .count = static_cast<std::size_t>(rows.integer(1)),
                          .partBits = static_cast<int>(bits)});
    }
    return blocks;
}

std::vector<RunIdBlocks::Entry> RunIdBlocks::readAll()
{
    const std::vector<Block> all = blocks();
    std::vector<Entry> entries;
    for (const Block &block : all)
        read(block, entries);
    return entries;
}

void RunIdBlocks::add(std::vector<Entry> entries)
{
    Block merged;
    for (const Entry entry : entries)
        merged.lastKey = std::max(merged.lastKey, keyOf(entry));
    std::vector<Block> earlier = blocks();
    for (;;) {
        const int level = levelOf(entries.size());
        const auto mergeable = std::find_if(earlier.rbegin(), earlier.rend(),
                                            [&](const Block &block) { return levelOf(block.count) > level; });
        if (static_cast<std::size_t>(mergeable - earlier.rbegin()) + 1 < fanOut)
            break;
        for (auto block = mergeable.base(); block != earlier.end(); ++block) {
            read(*block, entries);
            remove(*block);
        }
        earlier.erase(mergeable.base(), earlier.end());
    }
    if (!m_connection.ok())
        return;
    std::sort(entries.begin(), entries.end());
    merged.count = entries.size();
    merged.partBits = partBitsFor(entries.size());
    write(merged, entries);
}

std::vector<RecordKey> RunIdBlocks::find(std::uint64_t hash)
{
    std::vector<RecordKey> keys;
    const Entry first = makeEntry(hash, 0);
    for (const Block &block : blocks()) {
        Rows rows = m_part.rows(partKey(block.lastKey, partOf(hash, block.partBits)));
        if (!rows.next() || rows.blob(0).size() < sizeof(Entry))
            continue;
        std::vector<Entry> part(rows.blob(0).size() / sizeof(Entry));
        std::memcpy(part.data(), rows.blob(0).data(), part.size() * sizeof(Entry));
        for (auto at = std::lower_bound(part.begin(), part.end(), first);
             at != part.end() && hashOf(*at) == hashOf(first); ++at)
            keys.push_back(keyOf(*at));
    }
    return keys;
}

void RunIdBlocks::read(const Block &block, std::vector<Entry> &entries)
{
    const std::size_t before = entries.size();
    Rows rows = m_parts.rows(partKey(block.lastKey, 0), partKey(block.lastKey + 1, 0));
    while (rows.next()) {
        const std::string_view data = rows.blob(0);
        const std::size_t count = data.size() / sizeof(Entry);
        if (count == 0)
            continue;
        entries.resize(entries.size() + count);
        std::memcpy(entries.data() + entries.size() - count, data.data(), count * sizeof(Entry));
    }
    if (entries.size() - before != block.count)
        m_connection.failCorrupt("a part of the index of the run ids is missing");
}

void RunIdBlocks::remove(const Block &block)
{
    m_removeBlock.execute(block.lastKey);
    m_removeParts.execute(partKey(block.lastKey, 0), partKey(block.lastKey + 1, 0));
}

void RunIdBlocks::write(const Block &block, const std::vector<Entry> &sorted)
{
    m_putBlock.execute(block.lastKey, static_cast<std::int64_t>(block.count), block.partBits);
    for (std::size_t i = 0; i < sorted.size();) {
        const std::int64_t part = partOf(hashOf(sorted[i]), block.partBits);
        std::size_t end = i + 1;
        while (end < sorted.size() && partOf(hashOf(sorted[end]), block.partBits) == part)
            ++end;
        m_putPart.execute(partKey(block.lastKey, part), Blob{bytesOf(sorted.data() + i, end - i)});
        i = end;
    }
}

} // namespace runglass
