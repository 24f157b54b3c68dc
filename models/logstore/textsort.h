// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/hitvisit.h"
#include "logstore/logorder.h"
#include "logstore/textsplit.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace runglass {

/// Sorts hits by one of their texts, byte by byte; equal texts stay newest first, empty ones come last in
/// either direction. (Of two texts that differ only behind more than 16,384 equal bytes, too, the newer comes
/// first.)
///
/// A sample sort (Frazer and McKellar, "Samplesort: a sampling approach to minimal storage tree sorting",
/// J. ACM 17, 1970) that never holds all texts: those of some segments tell where to cut the alphabet into
/// buckets of about equal size, one pass counts them, and then as many buckets at a time as fit into memory
/// are filled, by going through the segments again, and sorted on all cores. What all texts of a bucket begin
/// with is left out.
class TextSort
{
public:
    enum class Column { Id, Message };

    /// `newestFirst`: the hits; must outlive it.
    TextSort(const TimeOrder &newestFirst, Column column, bool descending)
        : m_order(newestFirst)
        , m_column(column)
        , m_descending(descending)
    {
    }

    /// `first` gets the positions of the first `rows` rows once they are known.
    void onFirst(std::size_t rows, std::function<void(std::vector<std::uint32_t>)> first)
    {
        m_firstRows = rows;
        m_first = std::move(first);
    }
    void onProgress(std::function<void(double)> progress) { m_progress = std::move(progress); }
    /// How many bytes of texts are held at a time, about.
    void setMemory(std::size_t bytes) { m_memory = bytes; }

    /// The positions of all hits in order. Worthless when the token was cancelled or a connection failed.
    std::vector<std::uint32_t> positions(const ScanTools &tools);

private:
    struct Item
    {
        std::uint64_t head; ///< textHead() of `text`
        const char *text;   ///< behind what all of the bucket share; in an arena
        std::uint32_t size;
        std::uint32_t row;
        std::uint32_t position;
    };
    struct Bucket
    {
        std::uint64_t count = 0;
        std::uint64_t bytes = 0; ///< of text to be held
        std::vector<Item> items;
    };
    /// Texts of one step of gathering, kept while they are sorted.
    using Arena = std::vector<char>;

    const TextBlock *textsOf(SegmentReader &reader) const;
    void sample(const ScanTools &tools);
    void count(const ScanTools &tools);
    std::size_t nextRound(std::size_t first) const;
    void gather(const ScanTools &tools, std::size_t first, std::size_t end);
    void sort(const ScanTools &tools, std::size_t first, std::size_t end);
    void sortFrom(std::span<Item> items, std::size_t depth) const;
    Bucket &bucketAt(std::size_t place) { return m_buckets[bucketOf(place)]; }
    /// Buckets in the order of the answer.
    std::size_t bucketOf(std::size_t place) const;
    void tell(double done) const;

    const TimeOrder &m_order;
    Column m_column;
    bool m_descending;
    std::size_t m_firstRows = 0;
    std::function<void(std::vector<std::uint32_t>)> m_first;
    std::function<void(double)> m_progress;
    std::size_t m_memory = std::size_t{96} << 20;

    TextSplit m_split;
    std::vector<Bucket> m_buckets;
    std::vector<std::uint16_t> m_bucketOfRank; ///< by rank among the hits
    std::vector<Arena> m_arenas;
};

} // namespace runglass
