// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/intake.h"

#include "compression/gzip.h"

namespace runglass::gateway {

using telemetry::Encoding;
using telemetry::Signal;

namespace {

constexpr int retryLater = 5;
constexpr int maxReasons = 5;
// google.rpc.Code
constexpr int invalidArgument = 3;
constexpr int unavailable = 14;

/// An error in the form the sender of telemetry reads.
HttpAnswer failure(Encoding encoding, HttpAnswer answer, std::string_view detail)
{
    if (encoding == Encoding::Protobuf) {
        answer.contentType = "application/x-protobuf";
        answer.body = telemetry::rpcStatus(answer.status >= 500 ? unavailable : invalidArgument, detail);
    }
    return answer;
}

HttpAnswer badRequest(Encoding encoding, int status, std::string_view detail)
{
    return failure(encoding, problem(status, detail), detail);
}

} // namespace

std::optional<Encoding> encodingOf(std::string_view contentType)
{
    std::string type(contentType.substr(0, contentType.find(';')));
    while (!type.empty() && (type.back() == ' ' || type.back() == '\t'))
        type.pop_back();
    for (char &c : type) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + ('a' - 'A'));
    }
    if (type == "application/json")
        return Encoding::Json;
    if (type == "application/x-protobuf")
        return Encoding::Protobuf;
    return {};
}

Rejections rejectionsOf(const std::vector<telemetry::Problem> &problems)
{
    Rejections rejections;
    int reasons = 0;
    for (const telemetry::Problem &problem : problems) {
        rejections.count += problem.skipped ? 1 : 0;
        if (++reasons > maxReasons)
            continue;
        if (!rejections.message.empty())
            rejections.message += "; ";
        rejections.message += problem.where + ' ' + problem.detail;
    }
    if (reasons > maxReasons)
        rejections.message += "; and " + std::to_string(reasons - maxReasons) + " more";
    return rejections;
}

Intake::Intake(Store &store)
    : m_store(store)
{
}

HttpAnswer Intake::take(Signal signal, Encoding encoding, std::string_view body, bool isGzip)
{
    Gunzipped plain;
    if (isGzip) {
        plain = gunzip(body, maxTelemetryBytes);
        if (plain.state == Gunzipped::State::Malformed)
            return badRequest(encoding, 400, "The body is not gzip, or it was cut off.");
        if (plain.state == Gunzipped::State::TooLarge)
            return badRequest(encoding, 413,
                              "The decompressed body is larger than 8 MiB. Send smaller batches.");
        body = plain.bytes;
    }
    auto parsed = telemetry::parseOtlp(signal, encoding, body);
    if (!parsed)
        return badRequest(encoding, 400, parsed.error().oneLine().toStdString());

    telemetry::Mapped mapped;
    telemetry::Mapper mapper;
    mapper.map(*parsed, mapped);
    if (!mapped.scripts.empty()) {
        if (const auto written = m_store.write(mapped); !written) {
            // The reason names the file; that is for the service's own log, not for who sends telemetry.
            const std::string_view detail = "The telemetry could not be stored. Send it again later.";
            return failure(encoding, problemForNow(503, detail, retryLater), detail);
        }
    }
    const Rejections rejections = rejectionsOf(mapped.problems);
    HttpAnswer answer;
    answer.contentType = encoding == Encoding::Json ? "application/json" : "application/x-protobuf";
    answer.body = telemetry::exportResponse(signal, encoding, rejections.count, rejections.message);
    return answer;
}

} // namespace runglass::gateway
