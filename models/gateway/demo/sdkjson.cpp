// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/demo/sdkjson.h"

#include "gateway/jsonobject.h"

namespace runglass::gateway {

namespace {

void appendAttributes(std::string &out, const telemetry::Attributes &attributes)
{
    out += '{';
    bool first = true;
    for (const auto &[key, value] : attributes) {
        if (!first)
            out += ',';
        first = false;
        telemetry::appendJson(out, key);
        out += ':';
        telemetry::appendJson(out, value);
    }
    out += '}';
}

std::string_view statusWord(telemetry::Span::Status status)
{
    switch (status) {
    case telemetry::Span::Status::Ok:
        return "OK";
    case telemetry::Span::Status::Error:
        return "ERROR";
    case telemetry::Span::Status::Unset:
        break;
    }
    return "UNSET";
}

} // namespace

std::string toSdkJson(const telemetry::Span &span)
{
    std::string out;
    JsonObject object(out);
    object.text("name", span.name).begin("context");
    JsonObject(out)
        .text("trace_id", "0x" + span.traceId)
        .text("span_id", "0x" + span.spanId)
        .text("trace_state", "[]")
        .end();
    object.text("kind", "SpanKind.INTERNAL").json("parent_id", "null");
    object.time("start_time", span.start).time("end_time", span.end).begin("status");
    JsonObject status(out);
    status.text("status_code", statusWord(span.status));
    if (!span.statusMessage.empty())
        status.text("description", span.statusMessage);
    status.end();
    object.begin("attributes");
    appendAttributes(out, span.attributes);
    object.json("events", "[]").json("links", "[]").begin("resource");
    out += "{\"attributes\":";
    appendAttributes(out, *span.resource);
    out += ",\"schema_url\":\"\"}";
    object.end();
    return out;
}

} // namespace runglass::gateway
