// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/telemetryrecords.h"

#include "telemetry/sdkspans.h"

#include <utility>

namespace runglass {

namespace {

/// A file that says its script by its name says it for telemetry that doesn't.
template <class Record>
void nameScript(Record &record, const std::string &scriptName)
{
    if (!scriptName.empty() && !record.attributes.find("script.name") &&
        !record.resource->find("service.name"))
        record.attributes.set("script.name", telemetry::Value(scriptName));
}

} // namespace

Result<void> TelemetryRecords::readSpan(std::string_view json)
{
    Result<telemetry::Parsed> parsed = telemetry::parseSdkSpans(json);
    if (!parsed)
        return parsed.error();
    map(*parsed);
    return {};
}

Result<void> TelemetryRecords::readRequest(telemetry::Signal signal, std::string_view json)
{
    Result<telemetry::Parsed> parsed = telemetry::parseOtlp(signal, telemetry::Encoding::Json, json);
    if (!parsed)
        return parsed.error();
    map(*parsed);
    return {};
}

void TelemetryRecords::map(telemetry::Parsed &parsed)
{
    for (telemetry::Span &span : parsed.spans)
        nameScript(span, m_scriptName);
    for (telemetry::LogRecord &record : parsed.logs)
        nameScript(record, m_scriptName);
    m_mapper.map(parsed, m_mapped);
}

std::vector<telemetry::Problem> TelemetryRecords::takeProblems()
{
    return std::exchange(m_mapped.problems, {});
}

void TelemetryRecords::moveTo(ImportBatch &batch)
{
    for (auto &[id, script] : m_mapped.scripts)
        batch.scripts.push_back(std::move(script));
    for (telemetry::MappedDeployment &deployment : m_mapped.deployments)
        batch.deployments.push_back(std::move(deployment));
    for (telemetry::MappedRun &mapped : m_mapped.runs) {
        batch.records.add(mapped.run);
        if (!mapped.attributes.empty())
            batch.runAttributes.push_back({mapped.run.id, std::move(mapped.attributes)});
        if (mapped.payload.input || mapped.payload.output || mapped.payload.error)
            batch.payloads.push_back(std::move(mapped.payload));
    }
    for (const LogEntry &entry : m_mapped.logs)
        batch.records.add(entry);
    for (auto &[id, mentioned] : m_mapped.mentionedRuns) {
        // An import doesn't go on: what would be in progress at the service is only inferred here.
        mentioned.status = RunStatus::Unknown;
        batch.records.add(mentioned);
        batch.inferredRuns.push_back({batch.records.runs.back(), mentioned.executedAt});
        batch.records.runs.pop_back();
    }
    m_mapped = {};
}

} // namespace runglass
