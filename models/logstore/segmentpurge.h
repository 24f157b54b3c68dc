// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/segmentstore.h"
#include "logstore/snapshotleases.h"

namespace runglass {

/// Takes the rows of dead segments away once nobody reads them any more; new segments then fill their pages.
/// Part of the writer, in transactions of its own.
class SegmentPurge
{
public:
    SegmentPurge(Connection &connection, SegmentStore &store, std::shared_ptr<SnapshotLeases> leases);

    enum class Result {
        Done, ///< there are none
        More, ///< some were removed, there may be more
        InUse ///< all that are left may still be read
    };
    /// A bounded part of the work. After a failure, which the connection knows, Done.
    Result step();

private:
    bool announce(std::int64_t died);

    Connection &m_connection;
    SegmentStore &m_store;
    std::shared_ptr<SnapshotLeases> m_leases;
    Statement m_announce;
    Statement m_dead;
};

} // namespace runglass
