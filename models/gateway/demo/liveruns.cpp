// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/demo/liveruns.h"

#include "gateway/demo/sdkjson.h"
#include "telemetry/sdkspans.h"

#include <algorithm>

namespace runglass::gateway {

using telemetry::Mapped;

LiveRuns::LiveRuns(Store &store, const Simulation &simulation, double extraPerMinute, Micros from)
    : m_store(store)
    , m_simulation(simulation)
    , m_extraPerMinute(extraPerMinute)
    , m_gaps(Random::of(static_cast<std::uint64_t>(from), "gaps", 0))
    , m_nextExtra(from)
{
}

void LiveRuns::schedule(Micros time, std::function<void(Mapped &)> send)
{
    m_events.push({time, ++m_order, std::move(send)});
}

void LiveRuns::sendSpan(const telemetry::Span &span, Mapped &into)
{
    // The way every entry takes: as text, through the parser.
    const auto parsed = telemetry::parseSdkSpans(toSdkJson(span));
    if (parsed)
        m_mapper.map(*parsed, into);
}

void LiveRuns::add(SimulatedRun simulated, Micros after)
{
    const auto run = std::make_shared<const SimulatedRun>(std::move(simulated));
    if (run->start() > after)
        schedule(run->start(), [this, run](Mapped &into) { sendSpan(run->started(), into); });
    for (const telemetry::Span &entry : run->entries) {
        if (*entry.start > after)
            schedule(*entry.start, [this, run, &entry](Mapped &into) { sendSpan(entry, into); });
    }
    schedule(run->end(), [this, run](Mapped &into) {
        sendSpan(run->finished, into);
        for (const telemetry::LogRecord &record : run->captured)
            m_mapper.map(record, "line", into);
    });
}

void LiveRuns::planHour(std::int64_t hour)
{
    m_plannedHour = hour;
    for (const ScriptProfile &script : demoScripts()) {
        for (SimulatedRun &run : m_simulation.runsOfHour(script, hour))
            add(std::move(run), 0);
    }
    schedule(hour * microsPerHour, [this, hour](Mapped &into) {
        for (const telemetry::Span &deployment : m_simulation.deploymentsUntil(hour * microsPerHour))
            m_mapper.map(deployment, "deployment", into);
    });
}

void LiveRuns::planHoursAfter(std::int64_t hour)
{
    planHour(hour + 1);
}

void LiveRuns::planExtraRun()
{
    add(m_simulation.runAt(m_nextExtra), 0);
    m_nextExtra +=
        static_cast<Micros>(m_gaps.exponential() * static_cast<double>(microsPerMinute) / m_extraPerMinute) +
        1;
}

void LiveRuns::play(Micros now)
{
    // A machine that slept does not make up for every extra run it missed.
    m_nextExtra = std::max(m_nextExtra, now - microsPerMinute);
    while (m_nextExtra <= now)
        planExtraRun();
    while (now / microsPerHour >= m_plannedHour)
        planHour(m_plannedHour + 1);
    Mapped due;
    while (!m_events.empty() && m_events.top().time <= now) {
        m_events.top().send(due);
        m_events.pop();
    }
    // When it can't be written now, it is made again at the next start.
    if (!due.scripts.empty())
        static_cast<void>(m_store.write(due).ok());
}

Micros LiveRuns::nextEvent() const
{
    return m_events.empty() ? m_nextExtra : std::min(m_nextExtra, m_events.top().time);
}

} // namespace runglass::gateway
