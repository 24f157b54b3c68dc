// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/demo/simulation.h"

#include "gateway/demo/demotext.h"

#include <algorithm>
#include <cmath>

namespace runglass::gateway {

using telemetry::Attributes;
using telemetry::LogRecord;
using telemetry::Span;

namespace {

std::string text(std::string_view view)
{
    return std::string(view);
}

const ScriptProfile::Function &pickFunction(const ScriptProfile &script, Random &random)
{
    double sum = 0;
    for (const auto &function : script.functions)
        sum += function.weight;
    double at = random.uniform() * sum;
    for (const auto &function : script.functions) {
        at -= function.weight;
        if (at < 0)
            return function;
    }
    return script.functions.back();
}

/// Log-normal with a tail: one in a hundred takes far longer.
Micros duration(double medianMs, Random &random)
{
    double ms = medianMs * std::exp(0.55 * random.normal());
    if (random.chance(0.01))
        ms *= 4.0 + 8.0 * random.exponential();
    const Micros micros = static_cast<Micros>(ms * 1000.0);
    return std::clamp<Micros>(micros, 3 * microsPerMillisecond, Simulation::maxDuration);
}

/// Builds the telemetry of one run, its attributes in one place.
class Recorder
{
public:
    Recorder(const ScriptProfile &script, telemetry::Resource resource, int version, Random &random)
        : m_script(script)
        , m_resource(std::move(resource))
        , m_random(random)
        , m_traceId(random.hex(32))
        , m_runId(random.uuid())
        , m_deploymentId("deploy-" + text(script.name) + '-' + std::to_string(version))
        , m_source(random.pick(script.sources))
    {
    }

    const ScriptProfile::Source &source() const { return m_source; }

    Span run(std::string_view function, Micros start) const
    {
        Span span;
        span.traceId = m_traceId;
        span.spanId = m_traceId.substr(0, 16);
        span.name = text(function);
        span.start = start;
        span.resource = m_resource;
        span.attributes = origin(3);
        span.attributes.set("code.function.name", text(function));
        return span;
    }

    Span entry(std::string_view level, const std::string &message, Micros time)
    {
        Span span;
        span.traceId = m_traceId;
        span.spanId = m_random.hex(16);
        span.name = m_script.language == "python" ? "gvisor_log" : "gvisor-log";
        span.start = time;
        span.end = time + m_random.between(20, 90);
        span.resource = m_resource;
        std::string parent = "00-" + span.traceId + '-' + span.spanId + "-01";
        Attributes &attributes = span.attributes;
        attributes = origin(8);
        attributes.set("traceparent", parent);
        attributes.set("log.message", message);
        attributes.set("log.level", text(level));
        attributes.set("log.trace_id", std::move(parent));
        attributes.set("log.meta.msg", message);
        attributes.set("log.meta.pid", "41");
        attributes.set("log.meta.logid", m_random.uuid(time));
        if (m_random.chance(0.05))
            attributes.set("customer.tier", text(m_random.chance(0.5) ? "gold" : "silver"));
        return span;
    }

    LogRecord captured(std::string_view stream, std::string message, Micros time)
    {
        LogRecord record;
        record.traceId = m_traceId;
        record.spanId = m_traceId.substr(0, 16);
        record.time = time;
        record.body = std::move(message);
        record.resource = m_resource;
        record.attributes = origin(2);
        record.attributes.set("log.iostream", text(stream));
        record.attributes.set("log.record.uid", m_random.uuid(time));
        return record;
    }

private:
    /// With room for some more.
    Attributes origin(std::size_t more) const
    {
        Attributes attributes;
        attributes.reserve(5 + more);
        attributes.set("script.name", text(m_script.name));
        attributes.set("run_id", m_runId);
        attributes.set("deployment_id", m_deploymentId);
        attributes.set("source", text(m_source.name));
        attributes.set("source_type", text(m_source.type));
        return attributes;
    }

    const ScriptProfile &m_script;
    telemetry::Resource m_resource;
    Random &m_random;
    std::string m_traceId;
    std::string m_runId;
    std::string m_deploymentId;
    const ScriptProfile::Source &m_source;
};

/// One line the script writes, by its kind of logging.
void log(SimulatedRun &run, Recorder &recorder, const ScriptProfile &script, const ScriptProfile::Line &line,
         Micros time, Random &random)
{
    const std::string message = fillIn(line.text, random);
    if (script.logging == ScriptProfile::Logging::Korelogger) {
        run.entries.push_back(recorder.entry(line.level, message, time));
        run.captured.push_back(recorder.captured("stdout", text(line.level) + " :: " + message, time));
        return;
    }
    const bool isTrouble = line.level == "WARNING" || line.level == "ERROR";
    run.captured.push_back(recorder.captured(isTrouble ? "stderr" : "stdout", message, time));
}

telemetry::Resource resourceOf(const ScriptProfile &script, std::uint64_t seed)
{
    Random random = Random::of(seed, script.name, -1);
    Attributes attributes;
    attributes.set("service.name", text(script.service));
    attributes.set("service.instance.id", random.uuid());
    attributes.set("deployment.environment", "demo.example.com");
    attributes.set("telemetry.sdk.language", text(script.language == "python" ? "python" : "nodejs"));
    return std::make_shared<const Attributes>(std::move(attributes));
}

} // namespace

Span SimulatedRun::started() const
{
    Span span;
    span.traceId = finished.traceId;
    span.spanId = finished.spanId;
    span.name = finished.name;
    span.start = finished.start;
    span.resource = finished.resource;
    for (const auto &[key, value] : finished.attributes) {
        if (key != "script.output")
            span.attributes.set(key, value);
    }
    return span;
}

Simulation::Simulation(std::uint64_t seed, Micros anchor)
    : m_seed(seed)
    , m_anchor(anchor)
{
    for (const ScriptProfile &script : demoScripts())
        m_resources.push_back(resourceOf(script, seed));
}

bool Simulation::isDeployed(const ScriptProfile &script, Micros time) const
{
    return script.runsPerHour > 0 &&
           (!script.undeployedDays || time < plannedTime(m_anchor, *script.undeployedDays));
}

SimulatedRun Simulation::simulate(const ScriptProfile &script, Micros start, Random &random) const
{
    const auto &plan = deploymentAt(script, m_anchor, start);
    const auto &function = pickFunction(script, random);
    const auto index = static_cast<std::size_t>(&script - demoScripts().data());
    Recorder recorder(script, m_resources[index], plan.version, random);
    SimulatedRun run;
    run.finished = recorder.run(function.name, start);
    run.finished.attributes.set("script.input", demoInput(function.name, random));
    const Micros length = duration(function.medianMs * plan.slowdown, random);
    run.finished.end = start + length;

    const std::int64_t lines =
        script.logging == ScriptProfile::Logging::Korelogger ? random.between(1, 5) : random.between(2, 6);
    for (std::int64_t i = 0; i < lines; ++i)
        log(run, recorder, script, random.pick(script.lines), start + length * (i + 1) / (lines + 2), random);

    const bool fails = random.chance(plan.failureRate) || random.chance(recorder.source().failureRate);
    if (!fails) {
        run.finished.status = Span::Status::Ok;
        run.finished.attributes.set("script.output", demoOutput(function.name, random));
        return run;
    }
    const bool isSourceAtFault = recorder.source().failureRate > 0.1;
    const auto &failure = plan.newFailure && random.chance(0.75) ? *plan.newFailure
                          : isSourceAtFault                      ? script.failures.front()
                                                                 : random.pick(script.failures);
    const std::string message = fillIn(failure.message, random);
    run.finished.status = Span::Status::Error;
    run.finished.statusMessage = text(failure.type) + ": " + message;
    const Micros last = *run.finished.end - 200;
    if (script.logging == ScriptProfile::Logging::Korelogger)
        log(run, recorder, script, {"ERROR", run.finished.statusMessage}, last, random);
    run.captured.push_back(recorder.captured(
        "stderr", demoTraceback(script.language, function.name, failure.type, message, random), last));
    return run;
}

/// Every few days the busiest script reports on everything: documents that large are rare, and exist.
void Simulation::giveReport(const ScriptProfile &script, std::int64_t hour,
                            std::vector<SimulatedRun> &runs) const
{
    constexpr std::int64_t hoursBetween = 144;
    constexpr std::int64_t at = 9;
    if (&script != &demoScripts().front() || hour % hoursBetween != at)
        return;
    const auto found = std::find_if(runs.begin(), runs.end(), [](const SimulatedRun &run) {
        return run.finished.status == Span::Status::Ok;
    });
    if (found == runs.end())
        return;
    Random random = Random::of(m_seed, "report", hour);
    found->finished.attributes.set("script.output", demoReport(random));
}

std::vector<SimulatedRun> Simulation::runsOfHour(const ScriptProfile &script, std::int64_t hour) const
{
    std::vector<SimulatedRun> runs;
    Random random = Random::of(m_seed, script.name, hour);
    std::vector<Micros> starts(static_cast<std::size_t>(random.poisson(script.runsPerHour * rhythm(hour))));
    for (Micros &start : starts)
        start = hour * microsPerHour + random.below(microsPerHour);
    std::sort(starts.begin(), starts.end());
    runs.reserve(starts.size());
    for (const Micros start : starts) {
        if (isDeployed(script, start))
            runs.push_back(simulate(script, start, random));
    }
    giveReport(script, hour, runs);
    return runs;
}

SimulatedRun Simulation::runAt(Micros start) const
{
    Random random = Random::of(m_seed, "live", start);
    double sum = 0;
    for (const ScriptProfile &script : demoScripts())
        sum += isDeployed(script, start) ? script.runsPerHour : 0;
    double at = random.uniform() * sum;
    const ScriptProfile *chosen = &demoScripts().front();
    for (const ScriptProfile &script : demoScripts()) {
        at -= isDeployed(script, start) ? script.runsPerHour : 0;
        if (at < 0) {
            chosen = &script;
            break;
        }
    }
    return simulate(*chosen, start, random);
}

std::vector<Span> Simulation::deploymentsUntil(Micros time) const
{
    std::vector<Span> spans;
    const auto add = [&](std::size_t index, int version, Micros at, std::string_view status) {
        if (at > time)
            return;
        const ScriptProfile &script = demoScripts()[index];
        Span span;
        span.name = "deployment";
        span.start = at;
        span.end = at + 40 * microsPerSecond;
        span.resource = m_resources[index];
        span.attributes.set("script.name", text(script.name));
        span.attributes.set("deployment_id", "deploy-" + text(script.name) + '-' + std::to_string(version));
        span.attributes.set("deployment.status", text(status));
        spans.push_back(std::move(span));
    };
    for (std::size_t i = 0; i < demoScripts().size(); ++i) {
        const ScriptProfile &script = demoScripts()[i];
        if (script.deployments.empty())
            add(i, 1, plannedTime(m_anchor, -4.5), script.status);
        for (const auto &plan : script.deployments)
            add(i, plan.version, plannedTime(m_anchor, plan.days), "deployed");
        if (script.undeployedDays)
            add(i, script.deployments.back().version, plannedTime(m_anchor, *script.undeployedDays),
                "ready_to_deploy");
    }
    return spans;
}

} // namespace runglass::gateway
