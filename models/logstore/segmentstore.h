// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/livesegment.h"
#include "segments/segmentencoder.h"
#include "sqlite/statement.h"

#include <functional>

namespace runglass {

/// The parts of a stored segment, copied out of the file.
struct StoredParts
{
    ByteVector columns;
    ByteVector ids;
    ByteVector messages;
    ByteVector attributes;

    SegmentParts views() const { return {columns, ids, messages, attributes}; }
};

/// The rows of segments: one in log_segment, and one for each part in a table of its own, so that a query
/// reads only the parts it needs. Part of the writer; inside its transactions.
class SegmentStore
{
public:
    explicit SegmentStore(Connection &connection);

    /// `born`: the change sequence that the transaction will have.
    LiveSegment insert(std::int64_t script, const EncodedSegment &segment, std::int64_t born);
    /// From `died` on the segment is no part of the log any more; its rows stay for older snapshots.
    void end(std::int64_t segment, std::int64_t died);
    /// Takes the rows away.
    void remove(std::int64_t segment);

    /// The segments that were born or died after `sequence`, or all that live when it is negative.
    void changedSince(std::int64_t sequence,
                      const std::function<void(const LiveSegment &, bool lives)> &take);
    bool read(std::int64_t segment, StoredParts &parts);
    bool readColumns(std::int64_t segment, ByteVector &columns);
    bool readIds(std::int64_t segment, ByteVector &ids);

private:
    bool readPart(Statement &statement, std::int64_t segment, ByteVector &part);

    Connection &m_connection;
    Statement m_insert;
    Statement m_insertColumns;
    Statement m_insertIds;
    Statement m_insertMessages;
    Statement m_insertAttributes;
    Statement m_end;
    Statement m_remove;
    Statement m_removeColumns;
    Statement m_removeIds;
    Statement m_removeMessages;
    Statement m_removeAttributes;
    Statement m_live;
    Statement m_changed;
    Statement m_columns;
    Statement m_ids;
    Statement m_messages;
    Statement m_attributes;
};

} // namespace runglass
