// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "telemetry/otlp.h"

#include "telemetry/jsonvalues.h"
#include "telemetry/jsonwriter.h"
#include "telemetry/otlpproto.h"

#include <QCoreApplication>

namespace runglass::telemetry {

namespace dom = simdjson::dom;

namespace {

UserError unreadable(const char *reason)
{
    return {
        QCoreApplication::translate("Telemetry", "The telemetry could not be read."),
        QCoreApplication::translate("Telemetry", "This is not an OTLP export request in JSON: %1.")
            .arg(QString::fromUtf8(reason)),
        QCoreApplication::translate("Telemetry", "Send OTLP as application/json or application/x-protobuf.")};
}

dom::array members(const dom::element &object, std::string_view key)
{
    dom::array array;
    if (object[key].get(array) != simdjson::SUCCESS)
        return {};
    return array;
}

/// simdjson's default array must not be walked.
bool hasArray(const dom::element &object, std::string_view key)
{
    return object[key].is_array();
}

Attributes attributesOf(const dom::element &owner)
{
    Attributes attributes;
    if (!hasArray(owner, "attributes"))
        return attributes;
    for (const dom::element entry : members(owner, "attributes")) {
        const std::string key = textMember(entry, "key");
        dom::element value;
        if (!key.empty())
            attributes.set(key, entry["value"].get(value) == simdjson::SUCCESS ? anyValueOf(value) : Value());
    }
    return attributes;
}

std::optional<Micros> timeOf(const dom::element &owner, std::string_view key)
{
    const auto nanoseconds = integerMember(owner, key);
    if (!nanoseconds || *nanoseconds <= 0)
        return {};
    return *nanoseconds / 1000;
}

Span::Status statusOf(const dom::element &status)
{
    const auto code = integerMember(status, "code");
    const std::string word = textMember(status, "code");
    if (code == 2 || word == "STATUS_CODE_ERROR")
        return Span::Status::Error;
    if (code == 1 || word == "STATUS_CODE_OK")
        return Span::Status::Ok;
    return Span::Status::Unset;
}

Span spanOf(const dom::element &element, const Resource &resource)
{
    Span span;
    span.traceId = hexId(textMember(element, "traceId"), 32);
    span.spanId = hexId(textMember(element, "spanId"), 16);
    span.name = textMember(element, "name");
    span.start = timeOf(element, "startTimeUnixNano");
    span.end = timeOf(element, "endTimeUnixNano");
    dom::element status;
    if (element["status"].get(status) == simdjson::SUCCESS) {
        span.status = statusOf(status);
        span.statusMessage = textMember(status, "message");
    }
    span.attributes = attributesOf(element);
    span.resource = resource;
    return span;
}

LogRecord logRecordOf(const dom::element &element, const Resource &resource)
{
    LogRecord record;
    record.traceId = hexId(textMember(element, "traceId"), 32);
    record.spanId = hexId(textMember(element, "spanId"), 16);
    record.time = timeOf(element, "timeUnixNano");
    if (!record.time)
        record.time = timeOf(element, "observedTimeUnixNano");
    record.severityNumber = static_cast<int>(
        std::clamp<std::int64_t>(integerMember(element, "severityNumber").value_or(0), 0, 24));
    record.severityText = textMember(element, "severityText");
    dom::element body;
    if (element["body"].get(body) == simdjson::SUCCESS)
        record.body = anyValueOf(body);
    record.attributes = attributesOf(element);
    record.resource = resource;
    return record;
}

void readRecord(Parsed &parsed, Signal signal, const dom::element &element, const Resource &resource,
                int number)
{
    const bool isSpan = signal == Signal::Traces;
    const std::string where = (isSpan ? "span " : "log record ") + std::to_string(number);
    if (!element.is_object())
        parsed.problems.push_back({where, "is not a JSON object", true});
    else if (isSpan)
        parsed.spans.push_back(spanOf(element, resource));
    else
        parsed.logs.push_back(logRecordOf(element, resource));
}

Result<Parsed> parseOtlpJson(Signal signal, std::string_view body)
{
    const bool isTraces = signal == Signal::Traces;
    const std::string_view resources = isTraces ? "resourceSpans" : "resourceLogs";
    const std::string_view scopes = isTraces ? "scopeSpans" : "scopeLogs";
    const std::string_view records = isTraces ? "spans" : "logRecords";

    dom::parser parser;
    dom::element document;
    if (const auto error = parser.parse(body.data(), body.size()).get(document); error != simdjson::SUCCESS)
        return unreadable(simdjson::error_message(error));
    if (!document.is_object())
        return unreadable("it is not an object");
    Parsed parsed;
    if (document[resources].error() == simdjson::NO_SUCH_FIELD)
        return parsed;
    if (!hasArray(document, resources))
        return unreadable(isTraces ? "resourceSpans is not an array" : "resourceLogs is not an array");
    int number = 0;
    for (const dom::element owner : members(document, resources)) {
        dom::element resource;
        Attributes attributes;
        if (owner["resource"].get(resource) == simdjson::SUCCESS)
            attributes = attributesOf(resource);
        const Resource shared = std::make_shared<const Attributes>(std::move(attributes));
        if (!hasArray(owner, scopes))
            continue;
        for (const dom::element scope : members(owner, scopes)) {
            if (!hasArray(scope, records))
                continue;
            for (const dom::element record : members(scope, records))
                readRecord(parsed, signal, record, shared, ++number);
        }
    }
    return parsed;
}

} // namespace

Result<Parsed> parseOtlp(Signal signal, Encoding encoding, std::string_view body)
{
    return encoding == Encoding::Json ? parseOtlpJson(signal, body) : parseOtlpProtobuf(signal, body);
}

std::string exportResponse(Signal signal, Encoding encoding, std::int64_t rejected, std::string_view message)
{
    if (encoding == Encoding::Protobuf)
        return exportResponseProtobuf(signal, rejected, message);
    if (rejected == 0 && message.empty())
        return "{}";
    std::string out = R"({"partialSuccess":{")";
    out += signal == Signal::Traces ? "rejectedSpans" : "rejectedLogRecords";
    // 64-bit integers are strings in protobuf's JSON mapping.
    out += "\":\"" + std::to_string(rejected) + R"(","errorMessage":)";
    appendJsonString(out, message);
    return out + "}}";
}

} // namespace runglass::telemetry
