// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "record/recorddetails.h"

#include <cstddef>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace runglass {

/// What is kept of one run.
struct KeptRecord
{
    RecordDetailsPointer details;   ///< as they are shown; null when the cache could not be read
    std::optional<UserError> error; ///< why not
    bool holdsPayload = false;
    bool isStale = false; ///< the cache may have other entries or another state by now
    /// Why the service did not give the documents: Missing, TooLarge or Failed.
    DocumentDetails::State refusal = DocumentDetails::State::Loading;
    std::optional<UserError> refusalReason;
    int attempt = 0; ///< grows when the user wants it tried again
};

/// Keeps runs by id, at most so many bytes of them. The one used longest ago goes first; those that are
/// pinned never do. A plain value for one thread.
class RecordStore
{
public:
    explicit RecordStore(std::size_t mostBytes)
        : m_mostBytes(mostBytes)
    {
    }

    /// Counts as used now. Good until the next put().
    KeptRecord *find(std::string_view runId);
    /// The same without using it.
    const KeptRecord *peek(std::string_view runId) const;
    /// Puts a run in or replaces it; `isPinned` tells of a run whether it must stay.
    KeptRecord &put(const std::string &runId, KeptRecord record,
                    const std::function<bool(const std::string &)> &isPinned);
    /// After the details of a record were exchanged.
    void measure(std::string_view runId);
    void forEach(const std::function<void(const std::string &runId, KeptRecord &)> &visit);

    std::size_t bytes() const { return m_bytes; }
    std::size_t size() const { return m_records.size(); }

private:
    struct Item
    {
        std::string runId;
        KeptRecord record;
        std::size_t bytes = 0;
    };
    using Place = std::list<Item>::iterator;

    void evict(const std::function<bool(const std::string &)> &isPinned);

    std::size_t m_mostBytes;
    std::size_t m_bytes = 0;
    std::list<Item> m_records;                            ///< the one used last is the first
    std::unordered_map<std::string_view, Place> m_places; ///< the texts are those of the items
};

} // namespace runglass
