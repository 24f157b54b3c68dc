// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/schema.h"

#include "sqlite/statement.h"
#include "sqlite/transaction.h"

#include <array>
#include <string>

namespace runglass::schema {

namespace {

// Times are microseconds since 1970 (UTC). Ids of runs are BLOBs of 16 bytes where they are canonical UUIDs,
// else TEXT (storedid.h). What refers to a run uses the key in run_id, which may be known before the run
// itself.
constexpr const char *version1 = R"sql(
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('change_sequence', 0);

CREATE TABLE script (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    described INTEGER NOT NULL DEFAULT 0,   -- 0: only known from its records
    name TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    deployment_status TEXT NOT NULL DEFAULT '',
    first_deployed_at INTEGER,
    last_executed_at INTEGER,
    total_runs INTEGER NOT NULL DEFAULT 0,
    total_logs INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE deployment (
    script INTEGER NOT NULL REFERENCES script,
    version INTEGER NOT NULL,
    deployment_id TEXT NOT NULL,
    deployed_at INTEGER,
    status TEXT NOT NULL,
    PRIMARY KEY (script, version)
) STRICT, WITHOUT ROWID;

-- Text that many runs share: functions, sources, source types.
CREATE TABLE label (
    key INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE run_id (
    key INTEGER PRIMARY KEY,
    id ANY NOT NULL UNIQUE
) STRICT;
CREATE TABLE run (
    key INTEGER PRIMARY KEY REFERENCES run_id,
    script INTEGER NOT NULL REFERENCES script,
    executed_at INTEGER NOT NULL,
    status INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    version INTEGER,
    response_ms INTEGER,
    function INTEGER REFERENCES label,
    source_type INTEGER REFERENCES label,
    source INTEGER REFERENCES label
) STRICT;
-- Covers the default sort, the counts and the percentiles.
CREATE INDEX run_by_time ON run (script, executed_at DESC, status, response_ms);
CREATE INDEX run_in_progress ON run (script) WHERE status = 1;

-- Documents are zstd frames.
CREATE TABLE payload (
    run INTEGER PRIMARY KEY REFERENCES run_id,
    input BLOB,
    input_is_json INTEGER NOT NULL,
    output BLOB,
    output_is_json INTEGER NOT NULL,
    error BLOB
) STRICT;

-- Log entries: logsegment.h says what the BLOBs hold.
CREATE TABLE log_segment (
    key INTEGER PRIMARY KEY,
    script INTEGER NOT NULL REFERENCES script,
    count INTEGER NOT NULL,
    bytes INTEGER NOT NULL,                 -- of text
    first_time INTEGER NOT NULL,
    last_time INTEGER NOT NULL,
    is_open INTEGER NOT NULL                -- small enough to be added to
) STRICT;
CREATE INDEX log_segment_by_time ON log_segment (script, last_time DESC, first_time, count);
CREATE UNIQUE INDEX open_log_segment ON log_segment (script) WHERE is_open = 1;
CREATE TABLE log_columns (segment INTEGER PRIMARY KEY REFERENCES log_segment, data BLOB NOT NULL) STRICT;
CREATE TABLE log_ids (segment INTEGER PRIMARY KEY REFERENCES log_segment, data BLOB NOT NULL) STRICT;
CREATE TABLE log_text (segment INTEGER PRIMARY KEY REFERENCES log_segment, data BLOB NOT NULL) STRICT;
-- Which segments hold entries of a run.
CREATE TABLE log_of_run (
    run INTEGER NOT NULL,
    segment INTEGER NOT NULL,
    PRIMARY KEY (run, segment)
) STRICT, WITHOUT ROWID;

CREATE TABLE coverage (
    script INTEGER NOT NULL REFERENCES script,
    kind INTEGER NOT NULL,
    from_time INTEGER NOT NULL,
    to_time INTEGER NOT NULL,
    PRIMARY KEY (script, kind, from_time)
) STRICT, WITHOUT ROWID;
CREATE TABLE cursor (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    as_of INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE problem (
    key INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    place TEXT NOT NULL,
    detail TEXT NOT NULL,
    count INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    UNIQUE (kind, place, detail)
) STRICT;
)sql";

// Finds run ids without an index over random values: runidblocks.h. The keys of a file from before are put
// into blocks by the first batch that is written. Foreign keys are off here, else dropping run_id would look
// at every run.
constexpr const char *version2 = R"sql(
CREATE TABLE run_id_by_key (
    key INTEGER PRIMARY KEY,
    id ANY NOT NULL
) STRICT;
INSERT INTO run_id_by_key SELECT key, id FROM run_id ORDER BY key;
DROP TABLE run_id;
ALTER TABLE run_id_by_key RENAME TO run_id;

CREATE TABLE run_id_block (
    last_key INTEGER PRIMARY KEY,
    count INTEGER NOT NULL,
    part_bits INTEGER NOT NULL
) STRICT;
CREATE TABLE run_id_part (
    key INTEGER PRIMARY KEY,                -- last_key of the block << 24 | part
    data BLOB NOT NULL
) STRICT;
)sql";

// Log entries in the segments of models/segments. What lies in the old ones is converted by
// migration/oldlogs.h, which also drops them.
constexpr const char *version3 = R"sql(
DROP TABLE log_of_run;
DROP INDEX log_segment_by_time;
DROP INDEX open_log_segment;
ALTER TABLE log_segment RENAME TO old_log_segment;
ALTER TABLE log_columns RENAME TO old_log_columns;
ALTER TABLE log_ids RENAME TO old_log_ids;
ALTER TABLE log_text RENAME TO old_log_text;

-- Immutable once written. A segment that was replaced or deleted stays until nobody reads it any more.
CREATE TABLE log_segment (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    script INTEGER NOT NULL REFERENCES script,
    count INTEGER NOT NULL,
    bytes INTEGER NOT NULL,                 -- of all parts
    first_time INTEGER NOT NULL,
    last_time INTEGER NOT NULL,
    first_key INTEGER NOT NULL,             -- the smallest and the largest key of a log entry
    last_key INTEGER NOT NULL,
    first_run INTEGER NOT NULL,             -- the smallest and the largest key of a run
    last_run INTEGER NOT NULL,
    levels BLOB NOT NULL,                   -- entries per level, six 32-bit little-endian numbers
    run_filter BLOB NOT NULL,               -- segments/keyfilter.h
    born INTEGER NOT NULL,                  -- change sequence of the commit that wrote it
    died INTEGER                            -- of the commit that replaced or deleted it; NULL: lives
) STRICT;
CREATE INDEX live_log_segment ON log_segment (script) WHERE died IS NULL;
CREATE INDEX dead_log_segment ON log_segment (died) WHERE died IS NOT NULL;
-- The parts of segments/segmentformat.h.
CREATE TABLE log_columns (segment INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TABLE log_ids (segment INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TABLE log_messages (segment INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TABLE log_attributes (segment INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;

-- Which runs a commit changed or deleted, or inserted under a key that was known before.
CREATE TABLE run_change (
    sequence INTEGER NOT NULL,
    run INTEGER NOT NULL,
    PRIMARY KEY (sequence, run)
) STRICT, WITHOUT ROWID;

-- What was there before this time has been deleted, and is not to be fetched again.
CREATE TABLE retention (
    script INTEGER NOT NULL REFERENCES script,
    kind INTEGER NOT NULL,
    before INTEGER NOT NULL,
    PRIMARY KEY (script, kind)
) STRICT, WITHOUT ROWID;
ALTER TABLE script ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;

INSERT INTO meta VALUES
    ('content_sequence', (SELECT value FROM meta WHERE name = 'change_sequence')), -- not counting merges
    ('next_log_key', 1),                    -- log entries are numbered as they arrive
    ('purged', 0),                          -- what died up to this change sequence may be gone
    ('run_change_since', (SELECT value FROM meta WHERE name = 'change_sequence')); -- complete after this
)sql";

// What files say of runs beyond their columns, and when the last entry of a run was that is known only by its
// entries.
constexpr const char *version4 = R"sql(
CREATE TABLE run_extra (
    run INTEGER PRIMARY KEY REFERENCES run_id,
    attributes BLOB,                        -- a JSON object in a zstd frame
    last_entry INTEGER
) STRICT;
)sql";

constexpr std::array steps{Migration{1, version1}, Migration{2, version2}, Migration{3, version3},
                           Migration{4, version4}};

bool takeStep(Connection &connection, const Migration &step)
{
    Transaction transaction(connection, Transaction::Kind::Write);
    // Another process may have been faster.
    if (connection.integer("PRAGMA user_version").value_or(0) >= step.to)
        return connection.ok();
    connection.execute(step.sql);
    connection.execute(("PRAGMA user_version = " + std::to_string(step.to)).c_str());
    connection.execute(("PRAGMA application_id = " + std::to_string(applicationId)).c_str());
    return transaction.commit();
}

} // namespace

std::span<const Migration> migrations()
{
    return steps;
}

std::int64_t currentVersion()
{
    return steps.back().to;
}

bool migrate(Connection &connection, std::span<const Migration> wanted)
{
    const std::int64_t version = connection.integer("PRAGMA user_version").value_or(0);
    for (const Migration &step : wanted) {
        if (step.to > version && !takeStep(connection, step))
            return false;
    }
    return connection.ok();
}

} // namespace runglass::schema
