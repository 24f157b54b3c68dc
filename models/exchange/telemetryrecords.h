// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/importbatch.h"
#include "telemetry/mapping.h"
#include "telemetry/otlp.h"

#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// Spans and OTLP requests from files, as runs and log entries.
class TelemetryRecords
{
public:
    /// `scriptName`: of telemetry that names none itself; may be empty.
    explicit TelemetryRecords(std::string scriptName)
        : m_scriptName(std::move(scriptName))
    {
    }

    /// A span as the OpenTelemetry SDK writes it with to_json().
    Result<void> readSpan(std::string_view json);
    /// An OTLP export request in JSON.
    Result<void> readRequest(telemetry::Signal signal, std::string_view json);

    /// What was wrong since the last call.
    std::vector<telemetry::Problem> takeProblems();
    /// Moves the records read since the last call into the batch.
    void moveTo(ImportBatch &batch);

private:
    void map(telemetry::Parsed &parsed);

    std::string m_scriptName;
    telemetry::Mapper m_mapper;
    telemetry::Mapped m_mapped;
};

} // namespace runglass
