// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "telemetry/otlpproto.h"

#include "telemetry/jsonwriter.h"

#include "otlp.pb.h"

#include <QByteArray>
#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace runglass::telemetry {

namespace {

std::string hexOf(const std::string &bytes, std::size_t size)
{
    const bool isValid =
        bytes.size() == size && std::any_of(bytes.begin(), bytes.end(), [](char c) { return c != '\0'; });
    return isValid ? QByteArray::fromStdString(bytes).toHex().toStdString() : std::string();
}

Value valueOf(const otlp::AnyValue &any)
{
    switch (any.value_case()) {
    case otlp::AnyValue::kStringValue:
        return repairUtf8(any.string_value());
    case otlp::AnyValue::kBoolValue:
        return any.bool_value();
    case otlp::AnyValue::kIntValue:
        return std::int64_t{any.int_value()};
    case otlp::AnyValue::kDoubleValue:
        return any.double_value();
    case otlp::AnyValue::kBytesValue:
        return QByteArray::fromStdString(any.bytes_value()).toBase64().toStdString();
    case otlp::AnyValue::kArrayValue: {
        std::string out = "[";
        for (const otlp::AnyValue &value : any.array_value().values()) {
            if (out.size() > 1)
                out += ',';
            appendJson(out, valueOf(value));
        }
        return JsonText{out + ']'};
    }
    case otlp::AnyValue::kKvlistValue: {
        std::string out = "{";
        for (const otlp::KeyValue &entry : any.kvlist_value().values()) {
            if (out.size() > 1)
                out += ',';
            appendJsonString(out, entry.key());
            out += ':';
            appendJson(out, valueOf(entry.value()));
        }
        return JsonText{out + '}'};
    }
    case otlp::AnyValue::VALUE_NOT_SET:
        break;
    }
    return {};
}

template <class Entries>
Attributes attributesOf(const Entries &entries)
{
    Attributes attributes;
    attributes.reserve(static_cast<std::size_t>(entries.size()));
    for (const otlp::KeyValue &entry : entries) {
        if (!entry.key().empty())
            attributes.set(repairUtf8(entry.key()), valueOf(entry.value()));
    }
    return attributes;
}

std::optional<Micros> timeOf(std::uint64_t nanoseconds)
{
    if (nanoseconds == 0 || nanoseconds > std::uint64_t{std::numeric_limits<std::int64_t>::max()})
        return {};
    return static_cast<Micros>(nanoseconds / 1000);
}

Span spanOf(const otlp::Span &message, const Resource &resource)
{
    Span span;
    span.traceId = hexOf(message.trace_id(), 16);
    span.spanId = hexOf(message.span_id(), 8);
    span.name = repairUtf8(message.name());
    span.start = timeOf(message.start_time_unix_nano());
    span.end = timeOf(message.end_time_unix_nano());
    span.status = message.status().code() == 2   ? Span::Status::Error
                  : message.status().code() == 1 ? Span::Status::Ok
                                                 : Span::Status::Unset;
    span.statusMessage = repairUtf8(message.status().message());
    span.attributes = attributesOf(message.attributes());
    span.resource = resource;
    return span;
}

LogRecord logRecordOf(const otlp::LogRecord &message, const Resource &resource)
{
    LogRecord record;
    record.traceId = hexOf(message.trace_id(), 16);
    record.spanId = hexOf(message.span_id(), 8);
    record.time = timeOf(message.time_unix_nano());
    if (!record.time)
        record.time = timeOf(message.observed_time_unix_nano());
    record.severityNumber = std::clamp<int>(message.severity_number(), 0, 24);
    record.severityText = repairUtf8(message.severity_text());
    record.body = valueOf(message.body());
    record.attributes = attributesOf(message.attributes());
    record.resource = resource;
    return record;
}

template <class Message>
bool decode(Message &message, std::string_view body)
{
    return body.size() <= std::size_t{std::numeric_limits<int>::max()} &&
           message.ParseFromArray(body.data(), static_cast<int>(body.size()));
}

UserError undecodable()
{
    return {
        QCoreApplication::translate("Telemetry", "The telemetry could not be read."),
        QCoreApplication::translate("Telemetry",
                                    "This is not an OTLP export request in protobuf, or it was cut off."),
        QCoreApplication::translate("Telemetry", "Send OTLP as application/json or application/x-protobuf.")};
}

} // namespace

Result<Parsed> parseOtlpProtobuf(Signal signal, std::string_view body)
{
    Parsed parsed;
    if (signal == Signal::Traces) {
        otlp::ExportTraceServiceRequest request;
        if (!decode(request, body))
            return undecodable();
        for (const otlp::ResourceSpans &owner : request.resource_spans()) {
            const Resource resource =
                std::make_shared<const Attributes>(attributesOf(owner.resource().attributes()));
            for (const otlp::ScopeSpans &scope : owner.scope_spans()) {
                for (const otlp::Span &span : scope.spans())
                    parsed.spans.push_back(spanOf(span, resource));
            }
        }
        return parsed;
    }
    otlp::ExportLogsServiceRequest request;
    if (!decode(request, body))
        return undecodable();
    for (const otlp::ResourceLogs &owner : request.resource_logs()) {
        const Resource resource =
            std::make_shared<const Attributes>(attributesOf(owner.resource().attributes()));
        for (const otlp::ScopeLogs &scope : owner.scope_logs()) {
            for (const otlp::LogRecord &record : scope.log_records())
                parsed.logs.push_back(logRecordOf(record, resource));
        }
    }
    return parsed;
}

std::string exportResponseProtobuf(Signal, std::int64_t rejected, std::string_view message)
{
    otlp::ExportResponse response;
    if (rejected != 0 || !message.empty()) {
        response.mutable_partial_success()->set_rejected(rejected);
        response.mutable_partial_success()->set_error_message(std::string(message));
    }
    return response.SerializeAsString();
}

std::string rpcStatus(int code, std::string_view message)
{
    otlp::RpcStatus status;
    status.set_code(code);
    status.set_message(std::string(message));
    return status.SerializeAsString();
}

} // namespace runglass::telemetry
