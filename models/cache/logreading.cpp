// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logreading.h"

namespace runglass {

LogReading::LogReading(const CacheContext &context, std::shared_ptr<SnapshotLeases> leases,
                       std::shared_ptr<DamageReports> damage)
    : m_damage(std::move(damage))
    , m_snapshots(std::move(leases))
    , m_pool(
          [context](Connection &connection) { return cacheconnection::openForReading(connection, context); },
          *m_damage, ScanPool::helpersForThisMachine())
{
}

} // namespace runglass
