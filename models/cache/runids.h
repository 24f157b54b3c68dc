// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "cache/hashtable.h"
#include "cache/runidblocks.h"
#include "cache/storedid.h"
#include "sqlite/statement.h"

#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// Which key stands for which Run ID. Keys are given out when an id is first seen, be it by a log entry whose
/// run is not known yet. Part of the writer.
///
/// The writer looks ids up in memory (about 12 bytes each). The table is filled when the first run or log
/// entry is written, and follows what other processes add.
class RunIds
{
public:
    struct Found
    {
        RecordKey key = 0;
        bool isNew = false; ///< given out just now: nothing refers to it yet
    };

    explicit RunIds(Connection &connection);

    /// A write transaction has begun.
    void begin();
    Found keyOf(std::string_view id);
    /// At the end of the transaction: brings the index in the file up to date.
    void finish();
    /// After a rollback.
    void forget();

private:
    struct Recent
    {
        std::string id;
        RecordKey key = 0;
    };

    /// Takes in what is new in the file.
    void refresh();
    void readBlocks();
    RecordKey find(const StoredId &id, std::uint64_t hash);
    RecordKey add(const StoredId &id, std::uint64_t hash);
    void remember(std::uint64_t hash, RecordKey key);

    Connection &m_connection;
    RunIdBlocks m_blocks;
    HashTable m_table;
    RecordKey m_last = -1; ///< the table knows all keys up to here; -1: it is still empty
    bool m_current = false;
    bool m_added = false;                          ///< something that a rollback would undo
    std::vector<RunIdBlocks::Entry> m_notInBlocks; ///< of the keys up to m_last, those after the last block
    std::vector<Recent> m_recent;                  ///< by hash: entries of a run come one after the other
    Statement m_after;
    Statement m_isAt;
    Statement m_insert;
};

/// 0 when the id was never seen.
RecordKey runKey(Connection &connection, std::string_view runId);

} // namespace runglass
