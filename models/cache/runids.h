// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "cache/scriptstore.h"
#include "cache/sqlite/statement.h"

#include <string_view>

namespace runglass {

/// Which key stands for which Run ID. Keys are given out when an id is first seen, be it by a log entry whose
/// run is not known yet. Part of the writer.
class RunIds
{
public:
    struct Found
    {
        RecordKey key = 0;
        bool isNew = false; ///< given out just now: nothing refers to it yet
    };

    explicit RunIds(Connection &connection);

    Found keyOf(std::string_view id);
    /// After a rollback.
    void forget() { m_keys.clear(); }

private:
    static constexpr std::size_t mostKept = 50'000;

    Connection &m_connection;
    Statement m_find;
    Statement m_insert;
    TextMap<RecordKey> m_keys;
};

/// 0 when the id was never seen.
RecordKey runKey(Connection &connection, std::string_view runId);

} // namespace runglass
