// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bitmap/bitmap.h"
#include "runcolumns/idset.h"
#include "runcolumns/runchunk.h"
#include "search/messagematcher.h"

#include <array>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// The Run IDs of a range of keys: 16 bytes each where they are canonical UUIDs.
class RunIdChunk
{
public:
    static constexpr unsigned keyBits = 14;
    static constexpr std::size_t capacity = std::size_t{1} << keyBits;
    using Bytes = std::array<char, 16>;

    /// Adds the id at a place behind all others; places left out have the empty id.
    void add(std::size_t place, std::string_view id, bool isUuid);

    std::size_t size() const { return m_slots.size(); }
    bool isUuid(std::size_t place) const { return (m_isUuid[place / 64] >> (place % 64) & 1) != 0; }
    /// Of a UUID; compares like its text.
    const Bytes &uuid(std::size_t place) const { return m_slots[place]; }
    /// Of an id that is no UUID.
    std::string_view text(std::size_t place) const;
    bool hasText() const { return !m_text.empty(); }

private:
    std::vector<Bytes> m_slots; ///< a UUID, or begin and length in m_text
    std::vector<std::uint64_t> m_isUuid;
    std::string m_text;
};

/// The Run IDs of a cache file by their keys, all scripts together. Keys only ever are added, so that a
/// newer table shares nearly all of an older one. Immutable; thread-safe.
class RunIdTable
{
public:
    /// Keys from 1 up to this have been read; those that are not in use have the empty id.
    RunKey highestKey() const { return m_highestKey; }
    std::string idOf(RunKey key) const;
    /// The chunk of a key, null when none of its keys is in use; the place in it is key % capacity.
    const RunIdChunk *chunkOf(RunKey key) const;
    /// The first eight bytes of an id from `skip` on, as a number that sorts like them; noPrefix when the id
    /// is empty. Where there are only UUIDs, their bytes instead of their text. Two ids with the same number
    /// need compareIds().
    std::uint64_t prefixOf(RunKey key, std::size_t skip) const;
    static constexpr std::uint64_t noPrefix = ~std::uint64_t{0};
    /// How many bytes of text these ids begin with all alike; 0 where there are only UUIDs.
    std::size_t commonPrefix(std::span<const RunKey> keys) const;
    /// Like string_view::compare of the two ids.
    int compareIds(RunKey a, RunKey b) const;

    /// The keys of `among` whose id one of the matchers matches. Bitmaps over keys. Uses all cores.
    Bitmap scan(std::span<const std::shared_ptr<const MessageMatcher>> matchers, const Bitmap &among) const;
    /// The keys of `among` whose id is accepted. `accepts` is called on all cores at the same time.
    Bitmap filter(const std::function<bool(std::string_view)> &accepts, const Bitmap &among) const;
    /// The keys of these ids, as far as they are known: a bitmap over all keys. Takes a pass over the table,
    /// however many they are. Uses all cores.
    Bitmap keysOf(const IdSet &ids) const;
    /// Whether there are ids that are no UUIDs.
    bool hasText() const { return m_hasText; }

private:
    friend class RunIdLoader;

    /// Enough for the text of a UUID.
    using TextBuffer = std::array<char, 36>;
    /// The text of an id, which may lie in the buffer.
    std::string_view textOf(RunKey key, TextBuffer &buffer) const;
    template <class Work>
    Bitmap collect(const Bitmap &among, Work work) const;

    std::vector<std::shared_ptr<const RunIdChunk>> m_chunks; ///< by key >> keyBits
    RunKey m_highestKey = 0;
    bool m_hasText = false;
};

using RunIdTablePointer = std::shared_ptr<const RunIdTable>;

/// Makes a table from another one and what came after.
class RunIdLoader
{
public:
    /// `before` may be null.
    explicit RunIdLoader(const RunIdTablePointer &before);

    /// `id` is the 16 bytes of a UUID, or text. Keys ascend and are above those of `before`.
    void add(RunKey key, std::string_view id, bool isUuid);
    /// Takes over what another loader has read; its keys are in other chunks.
    void join(RunIdLoader &&other);
    /// `readUpTo` is not below the last key added.
    RunIdTablePointer take(RunKey readUpTo);

private:
    std::shared_ptr<RunIdTable> m_table;
    std::shared_ptr<RunIdChunk> m_chunk; ///< to be added to
    std::size_t m_chunkIndex = 0;
};

} // namespace runglass
