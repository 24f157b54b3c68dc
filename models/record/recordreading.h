// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"
#include "record/recorddetails.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace runglass {

/// Of a run with more log entries, so many are read: the first ones.
inline constexpr std::int64_t mostRecordLogs = 20'000;

/// What the cache has of a run; nothing when it does not know it. Documents it does not hold are NotHeld. On
/// a query thread.
Result<std::optional<RecordDetails>> readRecord(CacheReader &reader, std::string_view runId,
                                                const CancelToken &stop);

/// A payload as documents that share its text.
struct PayloadDetails
{
    DocumentDetails input;
    DocumentDetails output;
    std::shared_ptr<const std::string> error;

    static PayloadDetails of(const std::shared_ptr<const Payload> &payload);
};

/// What is asked of the cache for a RecordKeeper.
struct RecordQuestion
{
    std::string runId;
    std::string scriptId;       ///< where the entries of a run are that is not known itself; may be empty
    RecordDetailsPointer known; ///< what was read before, if anything: equal parts stay shared
    bool holdsPayload = false;  ///< `known` has all documents
};

/// What the cache answered.
struct RecordReading
{
    RecordDetailsPointer details; ///< null with an error; shares with `known` what is the same
    bool holdsPayload = false;    ///< the documents are in the cache, or known not to exist
    std::optional<UserError> error;
};

/// On a query thread. A run the cache does not know comes with `isKnown` false and the entries it has.
RecordReading readRecord(CacheReader &reader, const RecordQuestion &question, const CancelToken &stop);

/// Whether there is nothing new to show: the same values, the same objects for texts and entries.
bool isSame(const RecordDetails &a, const RecordDetails &b);

/// Bytes, about.
std::size_t memoryOf(const RecordDetails &details);

} // namespace runglass
