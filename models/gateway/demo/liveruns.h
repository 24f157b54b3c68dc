// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "gateway/demo/simulation.h"
#include "gateway/store.h"
#include "telemetry/mapping.h"

#include <functional>
#include <memory>
#include <queue>
#include <vector>

namespace runglass::gateway {

/// Plays runs as time goes by: each begins in progress, pushes its korelogger entries one by one as
/// `span.to_json()` text, and delivers what it printed when it ends. One thread at a time.
class LiveRuns
{
public:
    /// `extraPerMinute`: runs on top of the rhythm. `from`: when to begin.
    LiveRuns(Store &store, const Simulation &simulation, double extraPerMinute, Micros from);

    /// Plays what of a run lies after a time.
    void add(SimulatedRun run, Micros after);
    /// The rhythm goes on after this hour.
    void planHoursAfter(std::int64_t hour);
    /// Sends everything that is due.
    void play(Micros now);
    /// When something is due again.
    Micros nextEvent() const;

private:
    struct Event
    {
        Micros time = 0;
        std::int64_t order = 0;
        std::function<void(telemetry::Mapped &)> send;

        friend bool operator>(const Event &a, const Event &b)
        {
            return a.time != b.time ? a.time > b.time : a.order > b.order;
        }
    };

    void schedule(Micros time, std::function<void(telemetry::Mapped &)> send);
    void sendSpan(const telemetry::Span &span, telemetry::Mapped &into);
    void planHour(std::int64_t hour);
    void planExtraRun();

    Store &m_store;
    const Simulation &m_simulation;
    const double m_extraPerMinute;
    telemetry::Mapper m_mapper;
    Random m_gaps;
    Micros m_nextExtra;
    std::int64_t m_plannedHour = 0;
    std::int64_t m_order = 0;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> m_events;
};

} // namespace runglass::gateway
