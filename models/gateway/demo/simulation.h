// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "gateway/demo/random.h"
#include "gateway/demo/scriptprofile.h"
#include "telemetry/records.h"

#include <vector>

namespace runglass::gateway {

/// Everything one run of the simulated team sends, as OpenTelemetry values.
struct SimulatedRun
{
    telemetry::Span finished;                   ///< sent when it ends
    std::vector<telemetry::Span> entries;       ///< korelogger's, each sent when it was logged
    std::vector<telemetry::LogRecord> captured; ///< stdout and stderr, sent at the end

    /// Sent when it begins: without an end, and without what is known only then.
    telemetry::Span started() const;

    Micros start() const { return *finished.start; }
    Micros end() const { return *finished.end; }
};

/// What the team does, as a pure function: the same seed, script and hour make the same runs, down to their
/// ids.
///
/// `anchor` is the midnight (UTC) of the day the team began; deployments are planned from it. It belongs to
/// the team's identity like the seed and is kept with its history.
class Simulation
{
public:
    Simulation(std::uint64_t seed, Micros anchor);

    /// The runs that start within an hour (counted from 1970-01-01T00:00Z), in order of start.
    std::vector<SimulatedRun> runsOfHour(const ScriptProfile &script, std::int64_t hour) const;
    /// A run outside the rhythm, of any script that is deployed at that time. Pure too: the same time makes
    /// the same run.
    SimulatedRun runAt(Micros start) const;
    /// Deployments of all scripts up to a time, oldest first for each script; also the draft's.
    std::vector<telemetry::Span> deploymentsUntil(Micros time) const;

    /// No run takes longer.
    static constexpr Micros maxDuration = 10 * microsPerMinute;

private:
    SimulatedRun simulate(const ScriptProfile &script, Micros start, Random &random) const;
    void giveReport(const ScriptProfile &script, std::int64_t hour, std::vector<SimulatedRun> &runs) const;
    bool isDeployed(const ScriptProfile &script, Micros time) const;

    std::uint64_t m_seed;
    Micros m_anchor;
    std::vector<telemetry::Resource> m_resources; ///< one for each script
};

} // namespace runglass::gateway
