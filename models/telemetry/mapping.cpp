// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "telemetry/mapping.h"

#include "telemetry/jsonwriter.h"
#include "telemetry/levels.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <span>

namespace runglass::telemetry {

namespace {

constexpr std::size_t maxIdLength = 512;

void skip(Mapped &into, std::string_view where, std::string detail)
{
    into.problems.push_back({std::string(where), std::move(detail), true});
}

void warn(Mapped &into, std::string_view where, std::string detail)
{
    into.problems.push_back({std::string(where), std::move(detail), false});
}

std::optional<std::int64_t> versionOf(std::string_view digits)
{
    std::int64_t version = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.empty() || version < 0)
        return {};
    return version;
}

std::string_view trailingDigits(std::string_view text)
{
    const std::size_t last = text.find_last_not_of("0123456789");
    return last == std::string_view::npos ? text : text.substr(last + 1);
}

/// `deployment.version` (38 or v38), else the digits that end the deployment id.
std::optional<std::int64_t> deploymentVersion(const Attributes &attributes, std::string_view deploymentId,
                                              std::string_view where, Mapped &into)
{
    const std::string sent = attributes.text("deployment.version");
    std::string_view digits = sent;
    if (digits.starts_with('v'))
        digits.remove_prefix(1);
    const bool isSent = !digits.empty();
    if (!isSent)
        digits = trailingDigits(deploymentId);
    const auto version = versionOf(digits);
    if (!version && !digits.empty())
        warn(into, where,
             isSent ? "deployment.version is not a number" : "deployment_id ends in too many digits");
    return version;
}

std::string languageOf(const Attributes &attributes, const Attributes &resource)
{
    std::string language = attributes.text("script.language");
    if (language.empty())
        language = resource.text("telemetry.sdk.language");
    if (language == "nodejs" || language == "webjs" || language == "js")
        return "javascript";
    if (!language.empty())
        return language;
    const std::string service = resource.text("service.name");
    if (service.starts_with("gvisor-py"))
        return "python";
    if (service.starts_with("gvisor-js") || service.starts_with("gvisor-node"))
        return "javascript";
    return {};
}

/// What the columns do not already say, as a JSON object; empty when nothing is left. `says(key, value)`: it
/// is said.
template <class Says>
std::string otherAttributes(const Attributes &attributes, Says says)
{
    std::string out;
    for (const auto &[key, value] : attributes) {
        if (says(key, value))
            continue;
        out += out.empty() ? '{' : ',';
        appendJsonString(out, key);
        out += ':';
        appendJson(out, value);
    }
    if (!out.empty())
        out += '}';
    return out;
}

bool isOneOf(std::string_view key, std::span<const std::string_view> keys)
{
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

constexpr std::string_view runColumns[] = {
    "run_id", "script.name", "script.language", "deployment_id", "deployment.version", "code.function.name",
    "source", "source_type", "script.input",    "script.output"};
constexpr std::string_view logColumns[] = {
    "run_id",      "script.name", "script.language", "deployment_id", "deployment.version", "source",
    "source_type", "log.message", "log.meta.logid",  "log.iostream",  "log.record.uid"};

std::optional<Document> documentOf(const Value *value)
{
    if (!value || std::holds_alternative<std::monostate>(*value))
        return {};
    const auto *text = std::get_if<std::string>(value);
    if (!text)
        return Document{toJson(*value), true};
    thread_local simdjson::dom::parser parser;
    const bool isJson = parser.parse(text->data(), text->size()).error() == simdjson::SUCCESS;
    return Document{*text, isJson};
}

std::string joinedId(const std::string &traceId, const std::string &spanId)
{
    return traceId.empty() || spanId.empty() ? std::string() : traceId + '-' + spanId;
}

std::string digest(std::string_view text, int hexDigits)
{
    const QByteArray hash = QCryptographicHash::hash(
        QByteArrayView(text.data(), static_cast<qsizetype>(text.size())), QCryptographicHash::Sha256);
    return hash.toHex().left(hexDigits).toStdString();
}

/// What a log entry's span says beyond the entry's columns. A message written twice, as `log.message` and as
/// `log.meta.msg`, is kept once; so is the trace parent.
std::string entryAttributes(const Attributes &attributes, const std::string &message, bool isLevelKnown)
{
    const Value *parent = attributes.find("traceparent");
    return otherAttributes(attributes, [&](const std::string &key, const Value &value) {
        if (isOneOf(key, logColumns) || (isLevelKnown && key == "log.level"))
            return true;
        const auto *text = std::get_if<std::string>(&value);
        return text && ((key == "log.meta.msg" && *text == message) ||
                        (key == "log.trace_id" && parent && *parent == value));
    });
}

} // namespace

/// Views into the record's attributes, and room for those of them that are not text there.
struct Mapper::Origin
{
    std::string_view scriptId;
    std::string_view runId;
    std::string_view deploymentId;
    std::string runRoom;
    std::string deploymentRoom;
};

std::string scriptIdOf(std::string_view name)
{
    return "script-" + digest(name, 16);
}

const std::string &Mapper::scriptId(std::string_view name)
{
    auto known = m_scriptIds.find(name);
    if (known == m_scriptIds.end())
        known = m_scriptIds.emplace(name, scriptIdOf(name)).first;
    return known->second;
}

bool Mapper::findOrigin(const Attributes &attributes, const Attributes &resource, std::string_view where,
                        Origin &origin, Mapped &into)
{
    std::string nameRoom;
    std::string_view name = attributes.view("script.name", nameRoom);
    if (name.empty())
        name = resource.view("service.name", nameRoom);
    if (name.empty() || name.size() > maxIdLength) {
        skip(into, where,
             name.empty() ? "names no script: script.name and service.name are missing"
                          : "the script's name is too long");
        return false;
    }
    origin.runId = attributes.view("run_id", origin.runRoom);
    if (origin.runId.size() > maxIdLength) {
        skip(into, where, "run_id is too long");
        return false;
    }
    origin.deploymentId = attributes.view("deployment_id", origin.deploymentRoom);
    const std::string &id = scriptId(name);
    origin.scriptId = id;
    const auto [script, isNew] = into.scripts.try_emplace(id);
    if (isNew) {
        script->second.id = id;
        script->second.name = name;
    }
    if (script->second.language.empty())
        script->second.language = languageOf(attributes, resource);
    return true;
}

namespace {

void mentionRun(const LogEntry &entry, const Attributes &attributes, std::string_view deploymentId,
                std::string_view where, Mapped &into)
{
    const auto [known, isNew] = into.mentionedRuns.try_emplace(entry.runId);
    Run &run = known->second;
    if (!isNew) {
        run.executedAt = std::min(run.executedAt, entry.time);
        return;
    }
    run.id = entry.runId;
    run.scriptId = entry.scriptId;
    run.status = RunStatus::InProgress;
    run.deploymentVersion = deploymentVersion(attributes, deploymentId, where, into);
    run.executedAt = entry.time;
    run.sourceType = attributes.text("source_type");
    run.source = attributes.text("source");
}

void mapDeployment(const Span &span, std::string_view scriptId, std::string_view deploymentId,
                   std::string_view where, Mapped &into)
{
    const auto version = deploymentVersion(span.attributes, deploymentId, where, into);
    if (!version) {
        skip(into, where, "is a deployment without a version");
        return;
    }
    const std::string status = span.attributes.text("deployment.status");
    into.deployments.push_back(
        {std::string(scriptId), {*version, std::string(deploymentId), span.start, status}});
    into.scripts[std::string(scriptId)].deploymentStatus = status;
}

void mapRun(const Span &span, std::string_view scriptId, std::string_view runId,
            std::string_view deploymentId, std::string_view where, Mapped &into)
{
    MappedRun mapped;
    Run &run = mapped.run;
    run.id = runId;
    run.scriptId = scriptId;
    run.executedAt = *span.start;
    run.deploymentVersion = deploymentVersion(span.attributes, deploymentId, where, into);
    run.function = span.attributes.text("code.function.name");
    if (run.function.empty())
        run.function = span.attributes.text("code.function");
    if (run.function.empty())
        run.function = span.name;
    run.sourceType = span.attributes.text("source_type");
    run.source = span.attributes.text("source");
    if (span.status == Span::Status::Error) {
        run.status = RunStatus::Failed;
        mapped.payload.error = span.statusMessage;
    } else {
        run.status = span.end ? RunStatus::Success : RunStatus::InProgress;
    }
    if (run.status == RunStatus::Success) {
        if (*span.end >= *span.start)
            run.responseTimeMs = (*span.end - *span.start + microsPerMillisecond / 2) / microsPerMillisecond;
        else
            warn(into, where, "ends before it starts");
    }
    mapped.payload.runId = runId;
    mapped.payload.input = documentOf(span.attributes.find("script.input"));
    mapped.payload.output = documentOf(span.attributes.find("script.output"));
    mapped.attributes = otherAttributes(
        span.attributes, [](const std::string &key, const Value &) { return isOneOf(key, runColumns); });
    mapped.deploymentId = deploymentId;
    into.runs.push_back(std::move(mapped));
}

void addEntry(LogEntry entry, const Attributes &attributes, std::string_view deploymentId,
              std::string_view where, Mapped &into)
{
    if (entry.runId.empty() || entry.id.empty() || entry.id.size() > maxIdLength) {
        skip(into, where,
             entry.runId.empty() ? "has no run_id"
             : entry.id.empty()  ? "has neither log.meta.logid nor trace and span id"
                                 : "its id is too long");
        return;
    }
    mentionRun(entry, attributes, deploymentId, where, into);
    into.logs.push_back(std::move(entry));
}

} // namespace

void Mapper::map(const Parsed &parsed, Mapped &into)
{
    into.problems.insert(into.problems.end(), parsed.problems.begin(), parsed.problems.end());
    int number = 0;
    for (const Span &span : parsed.spans)
        map(span, "span " + std::to_string(++number), into);
    number = 0;
    for (const LogRecord &record : parsed.logs)
        map(record, "log record " + std::to_string(++number), into);
}

void Mapper::map(const Span &span, std::string_view where, Mapped &into)
{
    if (!span.start) {
        skip(into, where, "has no start time");
        return;
    }
    const bool isEntry = span.attributes.find("log.message") != nullptr;
    const bool isDeployment = span.attributes.find("deployment.status") != nullptr;
    const Value *run = span.attributes.find("run_id");
    const bool hasRun = run && *run != Value(std::string()) && *run != Value();
    if (!hasRun && (isEntry || !isDeployment)) {
        skip(into, where, "has no run_id");
        return;
    }
    Origin origin;
    if (!findOrigin(span.attributes, *span.resource, where, origin, into))
        return;
    if (!hasRun) {
        mapDeployment(span, origin.scriptId, origin.deploymentId, where, into);
        return;
    }
    if (!isEntry) {
        mapRun(span, origin.scriptId, origin.runId, origin.deploymentId, where, into);
        return;
    }
    LogEntry entry;
    entry.id = span.attributes.text("log.meta.logid");
    if (entry.id.empty())
        entry.id = joinedId(span.traceId, span.spanId);
    entry.runId = origin.runId;
    entry.scriptId = origin.scriptId;
    entry.message = span.attributes.text("log.message");
    entry.time = *span.start;
    std::string wordRoom;
    const std::string_view word = span.attributes.view("log.level", wordRoom);
    const auto level = levelOfWord(word);
    if (!level && !word.empty())
        warn(into, where, "log.level is none of the known ones; taken as info");
    entry.level = level.value_or(LogLevel::Info);
    entry.attributes = entryAttributes(span.attributes, entry.message, level.has_value());
    addEntry(std::move(entry), span.attributes, origin.deploymentId, where, into);
}

void Mapper::map(const LogRecord &record, std::string_view where, Mapped &into)
{
    if (!record.time) {
        skip(into, where, "has no time");
        return;
    }
    Origin origin;
    if (!findOrigin(record.attributes, *record.resource, where, origin, into))
        return;
    LogEntry entry;
    entry.runId = origin.runId;
    entry.scriptId = origin.scriptId;
    entry.time = *record.time;
    const auto *body = std::get_if<std::string>(&record.body);
    if (body)
        entry.message = *body;
    else if (!std::holds_alternative<std::monostate>(record.body))
        entry.message = toJson(record.body);
    std::string streamRoom;
    const auto stream = levelOfStream(record.attributes.view("log.iostream", streamRoom));
    entry.level = stream ? *stream : levelOfSeverity(record.severityNumber, record.severityText);
    entry.id = record.attributes.text("log.meta.logid");
    if (entry.id.empty())
        entry.id = record.attributes.text("log.record.uid");
    if (entry.id.empty()) {
        // Many lines share one span: what is said, and when, tells them apart and stays the same when it is
        // sent again.
        entry.id = joinedId(record.traceId, record.spanId);
        if (!entry.id.empty())
            entry.id += '-' + digest(std::to_string(entry.time) + ' ' + entry.message, 16);
    }
    entry.attributes = otherAttributes(
        record.attributes, [](const std::string &key, const Value &) { return isOneOf(key, logColumns); });
    addEntry(std::move(entry), record.attributes, origin.deploymentId, where, into);
}

} // namespace runglass::telemetry
