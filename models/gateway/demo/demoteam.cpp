// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/demo/demoteam.h"

#include "gateway/demo/handover.h"
#include "gateway/demo/liveruns.h"

#include <QCoreApplication>

#include <algorithm>
#include <unordered_set>

namespace runglass::gateway {

using telemetry::Mapped;
using telemetry::Mapper;

namespace {

constexpr std::string_view seedNote = "demo_seed";
constexpr std::string_view anchorNote = "demo_anchor";
constexpr std::string_view untilNote = "demo_until";
constexpr Micros noteInterval = 30 * microsPerSecond;

/// Everything of a run that has been sent by a time.
void mapUntil(const SimulatedRun &run, Micros time, Mapper &mapper, Mapped &into)
{
    const bool hasEnded = run.end() <= time;
    mapper.map(hasEnded ? run.finished : run.started(), "run", into);
    for (const telemetry::Span &entry : run.entries) {
        if (*entry.start <= time)
            mapper.map(entry, "entry", into);
    }
    if (!hasEnded)
        return;
    for (const telemetry::LogRecord &record : run.captured)
        mapper.map(record, "line", into);
}

} // namespace

DemoTeam::DemoTeam(Store &store, DemoOptions options)
    : m_store(store)
    , m_options(options)
    , m_clockOffset(options.now ? *options.now - nowMicros() : 0)
{
}

DemoTeam::~DemoTeam()
{
    stop();
}

Micros DemoTeam::now() const
{
    return nowMicros() + m_clockOffset;
}

Result<void> DemoTeam::adopt(Micros now)
{
    const auto seed = static_cast<std::int64_t>(m_options.seed);
    const auto knownSeed = m_store.note(seedNote);
    auto anchor = m_store.note(anchorNote);
    m_historyUntil = m_store.note(untilNote);
    if (knownSeed && *knownSeed != seed) {
        return UserError{
            QCoreApplication::translate("Gateway", "The demo can't go on in this database."),
            QCoreApplication::translate("Gateway", "It was made with --demo-seed %1.").arg(*knownSeed),
            QCoreApplication::translate("Gateway",
                                        "Start with that seed, or name another file with --database.")};
    }
    if (!anchor) {
        anchor = now - now % microsPerDay;
        if (const auto kept = m_store.setNote(anchorNote, *anchor); !kept)
            return kept.error();
        if (const auto kept = m_store.setNote(seedNote, seed); !kept)
            return kept.error();
    }
    m_simulation.emplace(m_options.seed, *anchor);
    return {};
}

Result<void> DemoTeam::makeHistory()
{
    const Micros now = m_options.now.value_or(nowMicros());
    m_historyEnd = now;
    if (const auto adopted = adopt(now); !adopted)
        return adopted.error();
    Micros from = now - m_options.days * microsPerDay;
    // Runs that had begun but not ended by then are made again, to the end.
    if (m_historyUntil)
        from = std::max(from, *m_historyUntil - Simulation::maxDuration);
    if (const auto filled = fill(from / microsPerHour, now / microsPerHour, now); !filled)
        return filled.error();
    if (const auto closed = closeLost(now); !closed)
        return closed.error();
    if (const auto kept = m_store.setNote(untilNote, now); !kept)
        return kept.error();
    m_store.checkpoint();
    return {};
}

/// One thread makes the telemetry and maps it, this one writes it.
Result<void> DemoTeam::fill(std::int64_t fromHour, std::int64_t toHour, Micros now)
{
    // By the hour: small enough to stay in the processor's caches from the one thread to the other.
    Handover<Mapped> hours(8);
    std::thread maker([&] {
        Mapper mapper;
        Mapped mapped;
        for (const telemetry::Span &deployment : m_simulation->deploymentsUntil(now))
            mapper.map(deployment, "deployment", mapped);
        for (std::int64_t hour = fromHour; hour <= toHour; ++hour) {
            for (const ScriptProfile &script : demoScripts()) {
                for (SimulatedRun &run : m_simulation->runsOfHour(script, hour)) {
                    if (run.start() <= now)
                        mapUntil(run, now, mapper, mapped);
                    if (run.end() > now)
                        m_underWay.push_back(std::move(run));
                }
            }
            if (!hours.put(std::exchange(mapped, {})))
                break;
        }
        hours.finish();
    });
    const auto next = [&hours] { return hours.take(); };
    const auto written = m_store.isEmpty() ? m_store.load(next) : m_store.writeAll(next);
    hours.refuse();
    maker.join();
    if (!written)
        return written.error();
    return {};
}

/// Runs that were in progress when the gateway last stopped and are not of the rhythm: nobody will end them.
Result<void> DemoTeam::closeLost(Micros now)
{
    std::unordered_set<std::string> underWay;
    for (const SimulatedRun &run : m_underWay)
        underWay.insert(run.finished.attributes.text("run_id"));
    std::unordered_set<std::string> scripts;
    for (const ScriptProfile &script : demoScripts())
        scripts.insert(telemetry::scriptIdOf(script.name));

    Mapped batch;
    Mapper mapper;
    for (const Run &run : m_store.runsInProgress()) {
        if (underWay.contains(run.id) || !scripts.contains(run.scriptId))
            continue;
        telemetry::Span span;
        for (const ScriptProfile &script : demoScripts()) {
            if (telemetry::scriptIdOf(script.name) == run.scriptId)
                span.attributes.set("script.name", std::string(script.name));
        }
        span.name = run.function;
        span.start = run.executedAt;
        span.end = std::min(now, run.executedAt + Simulation::maxDuration);
        span.status = telemetry::Span::Status::Error;
        span.statusMessage = "ContainerLost: the container went away before the run ended";
        span.resource = std::make_shared<const telemetry::Attributes>();
        span.attributes.set("run_id", run.id);
        mapper.map(span, "run", batch);
    }
    if (batch.runs.empty())
        return {};
    const auto written = m_store.write(batch);
    if (!written)
        return written.error();
    return {};
}

void DemoTeam::startLive()
{
    if (m_options.liveRunsPerMinute > 0 && m_simulation)
        m_thread = std::thread([this] { live(); });
}

void DemoTeam::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_stopped.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void DemoTeam::live()
{
    LiveRuns runs(m_store, *m_simulation, m_options.liveRunsPerMinute, m_historyEnd);
    for (SimulatedRun &run : m_underWay)
        runs.add(std::move(run), m_historyEnd);
    m_underWay.clear();
    runs.planHoursAfter(m_historyEnd / microsPerHour);
    Micros noted = m_historyEnd;
    std::unique_lock lock(m_mutex);
    while (!m_isStopping) {
        lock.unlock();
        const Micros time = now();
        runs.play(time);
        // A full disk stops neither the simulation nor what is being served.
        if (time - noted >= noteInterval && m_store.setNote(untilNote, time).ok())
            noted = time;
        const auto next =
            std::chrono::microseconds(std::clamp<Micros>(runs.nextEvent() - now(), 0, microsPerSecond));
        lock.lock();
        m_stopped.wait_for(lock, next, [this] { return m_isStopping; });
    }
    lock.unlock();
    static_cast<void>(m_store.setNote(untilNote, now()).ok());
}

} // namespace runglass::gateway
