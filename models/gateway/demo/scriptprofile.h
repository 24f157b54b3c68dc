// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <optional>
#include <span>
#include <string_view>

namespace runglass::gateway {

/// One script of the simulated team. Texts hold places to be filled in, see fillIn().
struct ScriptProfile
{
    enum class Logging { Standard, Korelogger };

    struct Function
    {
        std::string_view name;
        double medianMs;
        double weight;
    };
    struct Source
    {
        std::string_view type;
        std::string_view name;
        double failureRate; ///< on top of the script's own
    };
    struct Failure
    {
        std::string_view type;
        std::string_view message;
    };
    struct Line
    {
        std::string_view level; ///< of korelogger; WARNING and ERROR go to stderr in standard logging
        std::string_view text;
    };
    struct DeploymentPlan
    {
        int version;
        double days; ///< after midnight UTC of the day the team began; mostly negative
        double slowdown = 1.0;
        double failureRate = 0.03;
        std::optional<Failure> newFailure; ///< what most failures of this version are
    };

    std::string_view name;
    std::string_view language;
    std::string_view service; ///< OpenTelemetry's service.name
    Logging logging = Logging::Standard;
    double runsPerHour = 0; ///< on average over a week
    std::span<const Function> functions;
    std::span<const Source> sources;
    std::span<const Failure> failures;
    std::span<const Line> lines;
    std::span<const DeploymentPlan> deployments; ///< in time order; the first holds for all time before
    std::optional<double> undeployedDays;        ///< as in DeploymentPlan
    std::string_view status = "deployed";        ///< "draft": was never executed
};

/// Six scripts that run, one of them undeployed since, and one draft.
std::span<const ScriptProfile> demoScripts();

/// When a plan's day is, for a team that began at `anchor` (midnight UTC).
Micros plannedTime(Micros anchor, double days);
/// The deployment in force at a time.
const ScriptProfile::DeploymentPlan &deploymentAt(const ScriptProfile &script, Micros anchor, Micros time);

/// How busy an hour is, as a multiple of the average over the week. Hours count from 1970-01-01T00:00Z. Busy
/// by day, quiet at night and on weekends.
double rhythm(std::int64_t hour);

} // namespace runglass::gateway
