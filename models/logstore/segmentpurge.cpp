// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/segmentpurge.h"

#include "sqlite/transaction.h"

#include <vector>

namespace runglass {

namespace {

/// In one transaction: some ten milliseconds.
constexpr int mostSegments = 64;
constexpr std::int64_t mostBytes = 32U << 20;

} // namespace

SegmentPurge::SegmentPurge(Connection &connection, SegmentStore &store,
                           std::shared_ptr<SnapshotLeases> leases)
    : m_connection(connection)
    , m_store(store)
    , m_leases(std::move(leases))
    , m_announce(connection, "UPDATE meta SET value = ? WHERE name = 'purged'")
    , m_dead(connection, "SELECT key, bytes FROM log_segment WHERE died <= ? ORDER BY died, key LIMIT ?")
{
}

SegmentPurge::Result SegmentPurge::step()
{
    const auto newest = m_connection.integer(
        "SELECT died FROM log_segment WHERE died IS NOT NULL ORDER BY died DESC LIMIT 1");
    if (!newest)
        return Result::Done;
    const std::int64_t border = m_leases->freeUpTo(*newest);
    // Said before looking again: whoever begins to read from here on sees it, whoever began before is seen.
    if (!announce(border))
        return Result::Done;
    if (m_leases->freeUpTo(border) < border)
        return Result::InUse;

    Transaction transaction(m_connection, Transaction::Kind::Write);
    std::vector<std::int64_t> segments;
    {
        std::int64_t bytes = 0;
        Rows rows = m_dead.rows(border, mostSegments);
        while (bytes < mostBytes && rows.next()) {
            segments.push_back(rows.integer(0));
            bytes += rows.integer(1);
        }
    }
    for (const std::int64_t segment : segments)
        m_store.remove(segment);
    if (!transaction.commit())
        return Result::Done;
    return segments.empty() ? Result::InUse : Result::More;
}

bool SegmentPurge::announce(std::int64_t died)
{
    const auto announced = m_connection.integer("SELECT value FROM meta WHERE name = 'purged'");
    if (announced && *announced >= died)
        return true;
    Transaction transaction(m_connection, Transaction::Kind::Write);
    m_announce.execute(died);
    return transaction.commit();
}

} // namespace runglass
