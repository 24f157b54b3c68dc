// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"
#include "telemetry/attributes.h"

#include <memory>
#include <optional>
#include <string>

namespace runglass::telemetry {

/// What made the telemetry; shared by all records that came from there. Never null in a record.
using Resource = std::shared_ptr<const Attributes>;

/// OpenTelemetry's span, as far as runs and log entries need it. All text is valid UTF-8.
struct Span
{
    enum class Status { Unset, Ok, Error };

    std::string traceId; ///< 32 lower case hex digits, or empty
    std::string spanId;  ///< 16 lower case hex digits, or empty
    std::string name;
    std::optional<Micros> start;
    std::optional<Micros> end; ///< absent while it is under way
    Status status = Status::Unset;
    std::string statusMessage;
    Attributes attributes;
    Resource resource;
};

/// OpenTelemetry's log record, as far as log entries need it. All text is valid UTF-8.
struct LogRecord
{
    std::string traceId;
    std::string spanId;
    std::optional<Micros> time; ///< when it happened, else when it was observed
    int severityNumber = 0;     ///< 1 to 24; 0: not given
    std::string severityText;
    Value body;
    Attributes attributes;
    Resource resource;
};

} // namespace runglass::telemetry
