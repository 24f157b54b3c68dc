// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "telemetry/sdkspans.h"

#include "telemetry/jsonvalues.h"

#include <QCoreApplication>

namespace runglass::telemetry {

namespace dom = simdjson::dom;

namespace {

Attributes plainAttributes(const dom::element &owner)
{
    Attributes attributes;
    dom::object object;
    if (owner["attributes"].get(object) != simdjson::SUCCESS)
        return attributes;
    attributes.reserve(object.size());
    for (const auto [key, value] : object)
        attributes.set(std::string(key), valueOf(value));
    return attributes;
}

Span::Status statusOf(std::string_view code)
{
    if (code == "ERROR" || code == "StatusCode.ERROR")
        return Span::Status::Error;
    if (code == "OK" || code == "StatusCode.OK")
        return Span::Status::Ok;
    return Span::Status::Unset;
}

class Reader
{
public:
    explicit Reader(Parsed &parsed)
        : m_parsed(parsed)
    {
    }

    void readDocument(const dom::element &document)
    {
        dom::array spans;
        if (document.get(spans) != simdjson::SUCCESS) {
            readSpan(document, "span 1");
            return;
        }
        int number = 0;
        for (const dom::element span : spans)
            readSpan(span, "span " + std::to_string(++number));
    }

    void readSpan(const dom::element &element, const std::string &where)
    {
        if (!element.is_object()) {
            skip(where, "is not a JSON object");
            return;
        }
        Span span;
        span.name = textMember(element, "name");
        span.traceId = hexId(textMember(element["context"], "trace_id"), 32);
        span.spanId = hexId(textMember(element["context"], "span_id"), 16);
        span.start = parseRfc3339(textMember(element, "start_time"));
        if (!span.start) {
            skip(where, "start_time is missing or is not an RFC 3339 time");
            return;
        }
        const std::string end = textMember(element, "end_time");
        span.end = parseRfc3339(end);
        if (!end.empty() && !span.end)
            m_parsed.problems.push_back({where, "end_time is not an RFC 3339 time", false});
        span.status = statusOf(textMember(element["status"], "status_code"));
        span.statusMessage = textMember(element["status"], "description");
        span.attributes = plainAttributes(element);
        Attributes resource;
        dom::element owner;
        if (element["resource"].get(owner) == simdjson::SUCCESS)
            resource = plainAttributes(owner);
        // Spans of one document mostly come from one place.
        if (!m_resource || *m_resource != resource)
            m_resource = std::make_shared<const Attributes>(std::move(resource));
        span.resource = m_resource;
        m_parsed.spans.push_back(std::move(span));
    }

    void skip(const std::string &where, std::string detail)
    {
        m_parsed.problems.push_back({where, std::move(detail), true});
    }

private:
    static std::string textMember(const simdjson::simdjson_result<dom::element> &object, std::string_view key)
    {
        dom::element element;
        return object.get(element) == simdjson::SUCCESS ? telemetry::textMember(element, key) : std::string();
    }
    static std::string textMember(const dom::element &object, std::string_view key)
    {
        return telemetry::textMember(object, key);
    }

    Parsed &m_parsed;
    Resource m_resource;
};

} // namespace

Result<Parsed> parseSdkSpans(std::string_view text)
{
    Parsed parsed;
    Reader reader(parsed);
    dom::parser parser;
    dom::element document;
    const simdjson::error_code wholeError = parser.parse(text.data(), text.size()).get(document);
    if (wholeError == simdjson::SUCCESS) {
        reader.readDocument(document);
        return parsed;
    }

    bool anyJson = false;
    int number = 0;
    while (!text.empty()) {
        const std::size_t length = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, length);
        text.remove_prefix(std::min(length + 1, text.size()));
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        const std::string where = "line " + std::to_string(number);
        const simdjson::error_code error = parser.parse(line.data(), line.size()).get(document);
        if (error == simdjson::SUCCESS) {
            anyJson = true;
            reader.readSpan(document, where);
        } else {
            reader.skip(where, std::string("is not JSON: ") + simdjson::error_message(error));
        }
    }
    if (anyJson)
        return parsed;
    return UserError{QCoreApplication::translate("Telemetry", "The spans could not be read."),
                     QCoreApplication::translate("Telemetry", "This is not JSON: %1.")
                         .arg(QString::fromUtf8(simdjson::error_message(wholeError))),
                     QCoreApplication::translate("Telemetry",
                                                 "Send a span, an array of spans, or one span per line, "
                                                 "as span.to_json() writes them.")};
}

} // namespace runglass::telemetry
