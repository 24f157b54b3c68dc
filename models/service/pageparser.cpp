// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/pageparser.h"

#include "service/jsonpayload.h"
#include "service/jsontoken.h"
#include "service/recordreader.h"

#include <algorithm>

namespace runglass {

namespace {

namespace json = simdjson::ondemand;

constexpr const char *brokenJson = "not valid JSON";

/// Which lists a page had.
struct Seen
{
    bool runs = false;
    bool logs = false;
    bool scripts = false;
    bool deployments = false;
};

void noteTime(ParsedPage &page, Micros time)
{
    if (page.oldest && time > *page.oldest)
        page.newestFirst = false;
    page.oldest = page.oldest ? std::min(*page.oldest, time) : time;
    page.newest = page.newest ? std::max(*page.newest, time) : time;
}

/// Reads a list element by element; null, or why it can't be read.
template <class Item, class Read, class Take>
const char *readList(json::value value, ParsedPage &page, Read read, Take take)
{
    if (!JsonToken(value.raw_json_token()).isArray())
        return "a list is something else";
    json::array list;
    if (value.get_array().get(list))
        return brokenJson;
    for (auto element : list) {
        json::value content;
        if (element.get(content))
            return brokenJson;
        Item item;
        switch (read(content, item)) {
        case RecordOutcome::Taken:
            take(std::move(item));
            break;
        case RecordOutcome::Skipped:
            ++page.skipped;
            break;
        case RecordOutcome::Broken:
            return brokenJson;
        }
    }
    return nullptr;
}

const char *readField(std::string_view key, json::value value, RecordReader &reader, ParsedPage &page,
                      Seen &seen)
{
    if (key == "logs") {
        seen.logs = true;
        return readList<LogRecord>(
            value, page, [&](json::value v, LogRecord &out) { return reader.log(v, out); },
            [&](LogRecord &&log) {
                noteTime(page, log.time);
                page.records.logs.push_back(log);
            });
    }
    if (key == "runs") {
        seen.runs = true;
        return readList<RunRecord>(
            value, page, [&](json::value v, RunRecord &out) { return reader.run(v, out); },
            [&](RunRecord &&run) {
                noteTime(page, run.executedAt);
                page.records.runs.push_back(run);
            });
    }
    if (key == "scripts") {
        seen.scripts = true;
        return readList<Script>(
            value, page, [&](json::value v, Script &out) { return reader.script(v, out); },
            [&](Script &&script) { page.scripts.push_back(std::move(script)); });
    }
    if (key == "deployments") {
        seen.deployments = true;
        return readList<Deployment>(
            value, page, [&](json::value v, Deployment &out) { return reader.deployment(v, out); },
            [&](Deployment &&deployment) { page.deployments.push_back(std::move(deployment)); });
    }
    if (key == "next") {
        const JsonToken token(value.raw_json_token());
        const std::optional<std::string_view> cursor = token.text();
        if (!cursor && !token.isNull())
            return "\"next\" is neither a text nor null";
        page.next = cursor && !cursor->empty() ? std::optional<std::string>(*cursor) : std::nullopt;
    } else if (key == "more") {
        page.more = JsonToken(value.raw_json_token()).boolean().value_or(false);
    }
    return nullptr;
}

} // namespace

class PageParser::Private
{
public:
    /// Opens the body as an object and hands each field to `field`; null, or why it can't be read.
    template <class Field>
    const char *readObject(std::string &body, Field field);

    json::parser parser;
    TimestampReader times;
};

template <class Field>
const char *PageParser::Private::readObject(std::string &body, Field field)
{
    body.reserve(body.size() + simdjson::SIMDJSON_PADDING);
    json::document document;
    if (parser.iterate(body.data(), body.size(), body.capacity()).get(document))
        return brokenJson;
    json::object object;
    if (document.get_object().get(object))
        return "not a JSON object";
    for (auto entry : object) {
        json::raw_json_string key;
        json::value value;
        if (entry.key().get(key) || entry.value().get(value))
            return brokenJson;
        const char *end = key.raw();
        while (*end != '"' && *end != '\\')
            ++end;
        const std::string_view name(key.raw(), static_cast<std::size_t>(end - key.raw()));
        if (const char *fault = field(name, value))
            return fault;
    }
    // Out of bounds: nothing follows the object.
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS ? nullptr : brokenJson;
}

PageParser::PageParser()
    : d(std::make_unique<Private>())
{
}

PageParser::~PageParser() = default;

namespace {

UserError unreadable(const PageContext &context, const char *fault)
{
    return {PageParser::tr("An answer of the service could not be read."),
            PageParser::tr("%1: %2.").arg(QString::fromStdString(context.where), QString::fromUtf8(fault)),
            PageParser::tr("Check the address and whether a proxy stands in between; it is tried again.")};
}

} // namespace

Result<ParsedPage> PageParser::parsePage(Body body, const PageContext &context)
{
    ParsedPage page;
    page.records.keepAlive(body);
    ProblemList problems(context.where, context.now);
    RecordReader reader(d->times, problems, page.records.keep(context.scriptId));
    Seen seen;
    const char *fault = d->readObject(*body, [&](std::string_view key, json::value value) {
        return readField(key, value, reader, page, seen);
    });
    if (!fault && ((context.runs && !seen.runs) || (context.logs && !seen.logs) ||
                   (context.scripts && !seen.scripts) || (context.deployments && !seen.deployments)))
        fault = "it lacks the list that was asked for";
    if (fault)
        return unreadable(context, fault);
    page.problems = problems.take();
    return page;
}

Result<ParsedPage> PageParser::parseRun(Body body, const PageContext &context)
{
    ParsedPage page;
    page.records.keepAlive(body);
    ProblemList problems(context.where, context.now);
    RecordReader reader(d->times, problems, page.records.keep(context.scriptId));
    RunRecord run;
    const char *fault = d->readObject(*body, [&](std::string_view key, json::value value) -> const char * {
        return reader.runField(key, value, run) ? nullptr : brokenJson;
    });
    if (fault)
        return unreadable(context, fault);
    if (reader.checkRun(run) == RecordOutcome::Taken) {
        noteTime(page, run.executedAt);
        page.records.runs.push_back(run);
    } else {
        ++page.skipped;
    }
    page.problems = problems.take();
    return page;
}

Result<Payload> PageParser::parsePayload(Body body, const std::string &runId, const PageContext &context,
                                         std::vector<ProblemReport> &problems)
{
    if (!simdjson::validate_utf8(*body))
        body = std::make_shared<std::string>(QString::fromUtf8(*body).toStdString());
    ProblemList list(context.where, context.now);
    JsonPayload content;
    const char *fault = d->readObject(*body, [&](std::string_view key, json::value value) -> const char * {
        if (key == "run_id") {
            const std::optional<std::string_view> id = JsonToken(value.raw_json_token()).text();
            return id && *id != runId ? "it is about another run" : nullptr;
        }
        if (key == "attributes" || !JsonPayload::isMember(key))
            return nullptr;
        return content.read(key, value, list) ? nullptr : brokenJson;
    });
    if (fault)
        return unreadable(context, fault);
    problems = list.take();
    content.payload.runId = runId;
    return std::move(content.payload);
}

} // namespace runglass
