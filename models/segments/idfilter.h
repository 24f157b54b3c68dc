// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "segments/uuidtext.h"

namespace runglass {

/// A hash of a log id as it is given, or as a segment stores it; both are the same for the same id.
std::uint64_t hashOfId(std::string_view id);
std::uint64_t hashOfId(const UuidBytes &uuid);

/// Answers "have I stored this log id?" for all ids of a cache: "no" is certain, "yes" must be looked up.
///
/// Four bytes of each hash in buckets of one cache line, found by the other bits, so that one memory access
/// answers for each table; about 5 bytes per id, and a wrong "yes" for about one in 10^7 ids asked. It grows
/// by a further table half as large as all before and never forgets an id.
class IdFilter
{
public:
    /// `expected`: how many ids will be inserted soon, if known.
    explicit IdFilter(std::size_t expected = 0);

    void insert(std::uint64_t hash);
    bool mayContain(std::uint64_t hash) const;
    /// Fetches what mayContain() and insert() will need; to be called some hashes ahead.
    void prefetch(std::uint64_t hash) const;

    std::size_t size() const { return m_size; }
    std::size_t memory() const;

private:
    struct alignas(64) Bucket
    {
        std::uint32_t prints[16]; ///< 0: free; filled from the front
    };
    struct Table
    {
        std::unique_ptr<Bucket[]> buckets;
        std::size_t count = 0;
        std::size_t room = 0; ///< ids it may still take
    };

    void addTable(std::size_t ids);
    static bool contains(const Table &table, std::uint64_t hash);

    std::vector<Table> m_tables;
    std::size_t m_size = 0;
};

} // namespace runglass
