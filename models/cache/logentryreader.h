// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "domain/logentry.h"
#include "sqlite/blobreader.h"
#include "sqlite/statement.h"

namespace runglass {

/// Reads single log entries out of their segments. To be made and thrown away inside one transaction; asking
/// in the order of keys is fastest.
class LogEntryReader
{
public:
    explicit LogEntryReader(Connection &connection);

    /// False when there is no entry with this key (any more), or when reading failed.
    bool read(RecordKey key, LogEntry &entry);

private:
    bool seek(std::int64_t segment);
    std::string runId(std::uint32_t run);

    Connection &m_connection;
    Statement m_findSegment;
    Statement m_findRunId;
    BlobReader m_columns;
    BlobReader m_ids;
    BlobReader m_text;

    std::int64_t m_segment = 0;
    std::size_t m_count = 0;
    std::string m_scriptId;
    std::uint32_t m_run = 0;
    std::string m_runId;
};

} // namespace runglass
