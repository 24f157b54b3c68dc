// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachecontext.h"
#include "cache/foundlogs.h"
#include "logstore/damagereports.h"
#include "logstore/logsnapshots.h"
#include "logstore/scanpool.h"

#include <memory>

namespace runglass {

/// What all readers of one cache share to read its log entries. Thread-safe.
class LogReading
{
public:
    LogReading(const CacheContext &context, std::shared_ptr<SnapshotLeases> leases,
               std::shared_ptr<DamageReports> damage);

    LogSnapshots &snapshots() { return m_snapshots; }
    ScanPool &pool() { return m_pool; }
    DamageReports &damage() { return *m_damage; }
    FoundLogs &found() { return m_found; }

private:
    std::shared_ptr<DamageReports> m_damage;
    LogSnapshots m_snapshots;
    FoundLogs m_found;
    ScanPool m_pool;
};

} // namespace runglass
