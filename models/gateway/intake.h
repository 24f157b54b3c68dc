// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "gateway/httpanswer.h"
#include "gateway/store.h"
#include "telemetry/otlp.h"

#include <optional>
#include <string_view>

namespace runglass::gateway {

/// The largest body of telemetry, before and after decompression.
inline constexpr std::size_t maxTelemetryBytes = std::size_t{8} * 1024 * 1024;

/// OTLP's two encodings by media type; parameters such as charset don't matter.
std::optional<telemetry::Encoding> encodingOf(std::string_view contentType);

/// Takes OTLP export requests into the store. Thread-safe.
class Intake
{
public:
    explicit Intake(Store &store);

    /// `isGzip`: the body still is. Answers in the encoding of the request, as OTLP/HTTP wants it; errors too
    /// are google.rpc.Status when the request was protobuf, else application/problem+json.
    HttpAnswer take(telemetry::Signal signal, telemetry::Encoding encoding, std::string_view body,
                    bool isGzip);

private:
    Store &m_store;
};

/// What parse and mapping problems come to in OTLP's answer: how many records were left out, and the first
/// few reasons.
struct Rejections
{
    std::int64_t count = 0;
    std::string message;
};
Rejections rejectionsOf(const std::vector<telemetry::Problem> &problems);

} // namespace runglass::gateway
