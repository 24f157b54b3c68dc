// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/idfilter.h"

#include <xxhash.h>

#include <algorithm>

namespace runglass {

namespace {

/// Text and UUIDs that happen to have the same bytes shall not have the same hash.
constexpr XXH64_hash_t textSeed = 0x72756e676c617373ULL;
constexpr std::size_t bucketSize = 16;
constexpr std::size_t smallestTable = 1U << 20;
/// Of 16 places 13 are used on average; beyond that too many buckets overflow into their neighbours.
constexpr std::size_t idsPerBucket = 13;

std::uint32_t printOf(std::uint64_t hash)
{
    const auto print = static_cast<std::uint32_t>(hash);
    return print == 0 ? 1 : print;
}

/// The upper 32 bits choose the bucket, the lower 32 are the print: independent of each other.
std::size_t bucketOf(std::uint64_t hash, std::size_t buckets)
{
    return (hash >> 32) * buckets >> 32;
}

} // namespace

std::uint64_t hashOfId(const UuidBytes &uuid)
{
    return XXH3_64bits(uuid.data(), uuid.size());
}

std::uint64_t hashOfId(std::string_view id)
{
    if (const auto uuid = parseUuid(id))
        return hashOfId(*uuid);
    return XXH3_64bits_withSeed(id.data(), id.size(), textSeed);
}

IdFilter::IdFilter(std::size_t expected)
{
    addTable(std::max(expected, smallestTable));
}

void IdFilter::addTable(std::size_t ids)
{
    Table table;
    table.count = ids / idsPerBucket + 1;
    table.room = ids;
    table.buckets = std::make_unique<Bucket[]>(table.count);
    m_tables.push_back(std::move(table));
}

void IdFilter::insert(std::uint64_t hash)
{
    if (m_tables.back().room == 0)
        addTable(std::max(m_size / 2, smallestTable));
    Table &table = m_tables.back();
    const std::uint32_t print = printOf(hash);
    for (std::size_t index = bucketOf(hash, table.count);; index = index + 1 == table.count ? 0 : index + 1) {
        auto &prints = table.buckets[index].prints;
        if (prints[bucketSize - 1] != 0)
            continue;
        *std::find(std::begin(prints), std::end(prints), 0U) = print;
        break;
    }
    --table.room;
    ++m_size;
}

bool IdFilter::contains(const Table &table, std::uint64_t hash)
{
    const std::uint32_t print = printOf(hash);
    for (std::size_t index = bucketOf(hash, table.count);; index = index + 1 == table.count ? 0 : index + 1) {
        const auto &prints = table.buckets[index].prints;
        std::uint32_t any = 0;
        for (const std::uint32_t other : prints)
            any |= other == print ? 1U : 0U;
        if (any != 0)
            return true;
        if (prints[bucketSize - 1] == 0)
            return false;
    }
}

bool IdFilter::mayContain(std::uint64_t hash) const
{
    return std::any_of(m_tables.rbegin(), m_tables.rend(),
                       [&](const Table &table) { return contains(table, hash); });
}

void IdFilter::prefetch(std::uint64_t hash) const
{
    for (const Table &table : m_tables)
        __builtin_prefetch(&table.buckets[bucketOf(hash, table.count)]);
}

std::size_t IdFilter::memory() const
{
    std::size_t bytes = 0;
    for (const Table &table : m_tables)
        bytes += table.count * sizeof(Bucket);
    return bytes;
}

} // namespace runglass
