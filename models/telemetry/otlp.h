// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "telemetry/parsed.h"

#include <string>
#include <string_view>

namespace runglass::telemetry {

/// The two signals this reads. Each has its own request and answer in OTLP.
enum class Signal { Traces, Logs };
/// The two encodings of OTLP/HTTP.
enum class Encoding { Json, Protobuf };

/// Reads an OTLP export request: ExportTraceServiceRequest or ExportLogsServiceRequest (OTLP 1.x). Fields it
/// doesn't know are passed over.
///
/// A record that can't be read is reported and the others are kept; an error when the document as a whole
/// can't be read.
Result<Parsed> parseOtlp(Signal signal, Encoding encoding, std::string_view body);

/// OTLP's answer to an export request. With nothing rejected and no message the whole request was taken.
std::string exportResponse(Signal signal, Encoding encoding, std::int64_t rejected, std::string_view message);
/// google.rpc.Status, which OTLP wants as the body of an error when the request was protobuf.
std::string rpcStatus(int code, std::string_view message);

} // namespace runglass::telemetry
