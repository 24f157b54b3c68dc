// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "gateway/demo/simulation.h"
#include "gateway/gatewayserver.h"
#include "gateway/store.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace runglass::gateway {

/// The simulated team of --demo at work: fills the store with its history and goes on live.
///
/// A team is its seed and the day it began; both are kept in the database, together with the time up to which
/// its history is there. A later start fills the gap since then.
class DemoTeam
{
public:
    DemoTeam(Store &store, DemoOptions options);
    ~DemoTeam(); ///< stops

    /// Writes what is missing up to now, on two threads. An error when the database holds another team.
    Result<void> makeHistory();
    /// Goes on from there on a thread of its own, unless live runs are switched off.
    void startLive();
    void stop();

private:
    Result<void> adopt(Micros now);
    Result<void> fill(std::int64_t fromHour, std::int64_t toHour, Micros now);
    Result<void> closeLost(Micros now);
    Micros now() const;
    void live();

    Store &m_store;
    const DemoOptions m_options;
    const Micros m_clockOffset; ///< of a fixed clock to the wall clock
    std::optional<Simulation> m_simulation;
    std::optional<Micros> m_historyUntil; ///< as it was found in the database
    std::vector<SimulatedRun>
        m_underWay; ///< runs of the rhythm that had not ended by the time of the history
    Micros m_historyEnd = 0;
    std::mutex m_mutex;
    std::condition_variable m_stopped;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace runglass::gateway
