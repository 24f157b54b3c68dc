// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/timerange.h"
#include "domain/usererror.h"

#include <QMetaType>

#include <cstdint>
#include <optional>

namespace runglass {

/// Where the sync with the service stands: an immutable value, published whenever it changes.
struct SyncState
{
    enum class Phase {
        Stopped,     ///< no service: opened offline, or ended
        Connecting,  ///< the first request is under way
        Syncing,     ///< fetching the wanted range; see progress
        UpToDate,    ///< the wanted range is complete and the change feed is being followed
        Offline,     ///< not reachable, overloaded, or its certificate can't be trusted; tried again at
                     ///< `nextRetry`
        KeyRefused,  ///< waits for another key
        Nonsense,    ///< it answers, but not as the service does; tried again at `nextRetry`
        CacheFailed, ///< what arrives can't be written (full disk, …); tried again at `nextRetry`
    };

    Phase phase = Phase::Stopped;
    std::optional<UserError> error;    ///< in the last four phases
    Micros since = 0;                  ///< when this phase began (UTC)
    std::optional<Micros> lastContact; ///< last good answer of the service (UTC)
    std::optional<Micros> nextRetry;   ///< UTC
    std::optional<double> progress;    ///< Syncing: 0 to 1, by time
    std::int64_t runsReceived = 0;     ///< since start
    std::int64_t logsReceived = 0;
    std::int64_t recordsSkipped = 0; ///< broke the contract; see the cache's problem reports

    friend bool operator==(const SyncState &, const SyncState &) = default;
};

} // namespace runglass

Q_DECLARE_METATYPE(runglass::SyncState)
