// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "cache/recordbatch.h"
#include "domain/script.h"
#include "domain/timerange.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// Coverage is kept for runs and for log entries apart.
enum class RecordKind : std::uint8_t { Runs = 0, Logs = 1 };

/// "Everything of this kind that this script has in this range is in the cache", or no longer so.
struct CoverageChange
{
    enum class Action { Add, Remove };

    Action action = Action::Add;
    std::string scriptId;
    RecordKind kind = RecordKind::Runs;
    TimeRange range;
};

/// A place in a stream of the service, kept so that a later start goes on there.
struct StoredCursor
{
    std::string name;  ///< which stream; chosen by whoever stores it
    std::string value; ///< opaque; empty forgets the cursor
    Micros asOf = 0;   ///< the service's time that everything before the cursor is known up to

    friend bool operator==(const StoredCursor &, const StoredCursor &) = default;
};

/// Something that came in and could not be taken as it was. Equal kind, where and detail are counted, not
/// repeated.
struct ProblemReport
{
    enum class Kind : std::uint8_t {
        SkippedRecord = 0, ///< broke the contract in its id, time or kind
        EmptiedField = 1,  ///< a bad optional field
        Conflict = 2,      ///< a log id that came again with other content; the first stays
        SkippedPage = 3,   ///< a page that could not be read even with one record in it
        DamagedData = 4,   ///< the cache could not read what it had written
    };

    Kind kind = Kind::SkippedRecord;
    std::string where;  ///< the request or file it came from, without key and payload
    std::string detail; ///< which field and why
    std::int64_t count = 1;
    Micros lastSeen = 0;
};

/// A payload and the run it was asked for, as the run was known then.
///
/// What was asked for before the run had finished is kept only as long as the run stays what it was: it may
/// lack what the run ended with.
struct FetchedPayload
{
    Payload payload;
    RunStatus status = RunStatus::Unknown;
    std::int64_t revision = 0;
};

/// What is known of a run beyond its columns.
struct RunExtra
{
    std::string_view runId;            ///< its text lies in the batch's records
    std::string attributes;            ///< a JSON object; empty: none
    std::optional<Micros> lastEntry{}; ///< of a run known only by its entries; its first one is executedAt
};
struct StoredRunExtra
{
    std::string attributes;
    std::optional<Micros> lastEntry;

    friend bool operator==(const StoredRunExtra &, const StoredRunExtra &) = default;
};

/// Everything of a kind that is older than a time. From then on nothing of it is fetched again.
struct Deletion
{
    std::string scriptId;
    RecordKind kind = RecordKind::Runs;
    Micros before = 0;
};

/// All that one transaction writes: it is in the cache as a whole, or not at all.
struct WriteBatch
{
    std::vector<Deletion> deletions;         ///< carried out before anything else
    std::vector<std::string> deletedScripts; ///< ids; all that is known of them goes
    std::vector<Script> scripts;             ///< upserted by id
    struct ScriptDeployments
    {
        std::string scriptId;
        std::vector<Deployment> deployments;
    };
    std::vector<ScriptDeployments> deployments; ///< replace what was known of these scripts
    RecordBatch records;
    std::vector<FetchedPayload> payloads;
    std::vector<RunExtra> runExtras;      ///< what is known already stays
    std::vector<CoverageChange> coverage; ///< applied in this order
    std::vector<StoredCursor> cursors;
    /// Ids; after all else their totals are raised to what is in the cache: files don't count their scripts.
    std::vector<std::string> countedScripts;
    std::vector<ProblemReport> problems;
};

/// What a committed WriteBatch did.
struct WriteSummary
{
    std::int64_t runsInserted = 0;
    std::int64_t runsUpdated = 0;
    std::int64_t runsUnchanged = 0; ///< the same or an older state than what was there
    std::int64_t logsInserted = 0;
    std::int64_t logsRepeated = 0; ///< the id was there already
    std::int64_t logConflicts = 0; ///< of the repeated ones: with other content
    ChangeSequence sequence = 0;
};

} // namespace runglass
