// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/jsonreader.h"

#include "service/jsonpayload.h"
#include "service/jsontoken.h"
#include "service/recordreader.h"

namespace runglass {

namespace {

namespace json = simdjson::ondemand;

/// A member's name as it is written; ours need no escapes.
std::string_view nameOf(json::raw_json_string key)
{
    const char *end = key.raw();
    while (*end != '"' && *end != '\\')
        ++end;
    return {key.raw(), static_cast<std::size_t>(end - key.raw())};
}

std::size_t capacity(std::span<char> object)
{
    return object.size() + simdjson::SIMDJSON_PADDING;
}

/// Lets the text end with the object. simdjson 3.0 overlooks what is wrong in it when a bracket follows.
class TextEnd
{
public:
    explicit TextEnd(std::span<char> object)
        : m_behind(*(object.data() + object.size()))
        , m_was(m_behind)
    {
        m_behind = '\0';
    }
    ~TextEnd() { m_behind = m_was; }
    TextEnd(const TextEnd &) = delete;
    TextEnd &operator=(const TextEnd &) = delete;

private:
    char &m_behind;
    char m_was;
};

} // namespace

JsonReader::JsonReader(FileFacts facts, ImportProblems &problems)
    : m_facts(std::move(facts))
    , m_problems(problems)
    , m_scriptId(m_facts.scriptName.empty() ? std::string() : telemetry::scriptIdOf(m_facts.scriptName))
    , m_telemetry(m_facts.scriptName)
{
}

Result<void> JsonReader::read(std::string_view text, ImportBatch &batch)
{
    m_splitter.append(text);
    takeObjects(batch);
    return {};
}

Result<void> JsonReader::finish(ImportBatch &batch)
{
    m_splitter.finish();
    takeObjects(batch);
    return {};
}

void JsonReader::takeObjects(ImportBatch &batch)
{
    for (;;) {
        switch (m_splitter.next()) {
        case JsonSplitter::Step::Object:
            takeObject(batch);
            break;
        case JsonSplitter::Step::Fault:
            reportFault();
            break;
        case JsonSplitter::Step::NeedMore:
        case JsonSplitter::Step::End:
            m_telemetry.moveTo(batch);
            return;
        }
    }
}

void JsonReader::skip(const QString &reason)
{
    m_problems.add(ImportProblem::Kind::Skipped, m_splitter.line(), reason);
}

void JsonReader::reportFault()
{
    switch (m_splitter.fault()) {
    case JsonSplitter::Fault::NotAnObject:
        return skip(tr("a JSON object is expected here"));
    case JsonSplitter::Fault::Unfinished:
        return skip(tr("the JSON object ends early"));
    case JsonSplitter::Fault::Mismatched:
        return skip(tr("the brackets of the JSON object don't match"));
    case JsonSplitter::Fault::TooDeep:
        return skip(tr("the JSON object is nested more than %1 levels deep").arg(JsonSplitter::deepest));
    case JsonSplitter::Fault::TooLong:
        return skip(
            tr("the JSON object is longer than %1 MiB").arg(JsonSplitter::defaultLongest / (1024 * 1024)));
    }
}

JsonReader::Kind JsonReader::kindOf(std::span<char> object)
{
    json::document document;
    json::object members;
    if (m_parser.iterate(object.data(), object.size(), capacity(object)).get(document) ||
        document.get_object().get(members))
        return Kind::Broken;
    bool runId = false;
    bool runColumn = false;
    bool spanMember = false;
    for (auto member : members) {
        json::raw_json_string key;
        if (member.key().get(key))
            return Kind::Broken;
        const std::string_view name = nameOf(key);
        if (name == "log_id")
            return Kind::LogEntry;
        if (name == "resourceSpans")
            return Kind::TraceRequest;
        if (name == "resourceLogs")
            return Kind::LogRequest;
        runId = runId || name == "run_id";
        runColumn = runColumn || name == "executed_at" || name == "status";
        spanMember = spanMember || name == "start_time" || name == "context";
    }
    return runId && runColumn ? Kind::Run : spanMember ? Kind::Span : Kind::Unknown;
}

void JsonReader::takeObject(ImportBatch &batch)
{
    const std::span<char> object = m_splitter.object();
    const std::string_view text(object.data(), object.size());
    const TextEnd end(object);
    switch (kindOf(object)) {
    case Kind::LogEntry:
        return takeLog(object, batch);
    case Kind::Run:
        return takeRun(object, batch);
    case Kind::Span:
        return takeTelemetry(m_telemetry.readSpan(text));
    case Kind::TraceRequest:
        return takeTelemetry(m_telemetry.readRequest(telemetry::Signal::Traces, text));
    case Kind::LogRequest:
        return takeTelemetry(m_telemetry.readRequest(telemetry::Signal::Logs, text));
    case Kind::Broken:
        return skip(tr("this is not valid JSON"));
    case Kind::Unknown:
        return skip(tr("the object is neither a run, a log entry, a span nor an OTLP request"));
    }
}

void JsonReader::report(std::vector<ProblemReport> reports)
{
    for (const ProblemReport &report : reports) {
        const auto kind = report.kind == ProblemReport::Kind::EmptiedField ? ImportProblem::Kind::Emptied
                                                                           : ImportProblem::Kind::Skipped;
        m_problems.add(kind, m_splitter.line(), QString::fromStdString(report.detail));
    }
}

void JsonReader::nameScript(std::string_view id, ImportBatch &batch)
{
    if (m_scripts.contains(id))
        return;
    Script script;
    script.id = id;
    // The file's name tells one script.
    script.name = m_scripts.empty() && !m_facts.scriptName.empty() ? m_facts.scriptName : std::string(id);
    m_scripts.insert(script.id);
    batch.scripts.push_back(std::move(script));
}

void JsonReader::takeLog(std::span<char> object, ImportBatch &batch)
{
    json::document document;
    json::value value;
    LogRecord entry;
    ProblemList problems({}, 0);
    RecordReader reader(m_times, problems, m_scriptId);
    if (m_parser.iterate(object.data(), object.size(), capacity(object)).get(document) ||
        document.get_value().get(value))
        return skip(tr("this is not valid JSON"));
    const RecordOutcome outcome = reader.log(value, entry);
    report(problems.take());
    if (outcome == RecordOutcome::Broken)
        return skip(tr("this is not valid JSON"));
    if (outcome != RecordOutcome::Taken)
        return;
    nameScript(entry.scriptId, batch);
    RecordBatch &records = batch.records;
    entry.id = records.keep(entry.id);
    entry.runId = records.keep(entry.runId);
    entry.scriptId = records.keep(entry.scriptId);
    entry.message = records.keep(entry.message);
    entry.attributes = records.keep(entry.attributes);
    records.logs.push_back(entry);
}

void JsonReader::keep(RunRecord run, ImportBatch &batch)
{
    RecordBatch &records = batch.records;
    run.id = records.keep(run.id);
    run.scriptId = records.keep(run.scriptId);
    run.function = records.keep(run.function);
    run.sourceType = records.keep(run.sourceType);
    run.source = records.keep(run.source);
    records.runs.push_back(run);
}

void JsonReader::takeRun(std::span<char> object, ImportBatch &batch)
{
    json::document document;
    json::object members;
    RunRecord run;
    JsonPayload payload;
    ProblemList problems({}, 0);
    RecordReader reader(m_times, problems, m_scriptId, RecordReader::UnknownStatus::Allowed);
    if (m_parser.iterate(object.data(), object.size(), capacity(object)).get(document) ||
        document.get_object().get(members))
        return skip(tr("this is not valid JSON"));
    for (auto member : members) {
        json::raw_json_string key;
        json::value value;
        if (member.key().get(key) || member.value().get(value))
            return skip(tr("this is not valid JSON"));
        const std::string_view name = nameOf(key);
        const bool read = JsonPayload::isMember(name) ? payload.read(name, value, problems)
                                                      : reader.runField(name, value, run);
        if (!read)
            return skip(tr("this is not valid JSON"));
    }
    const RecordOutcome outcome = reader.checkRun(run);
    report(problems.take());
    if (outcome != RecordOutcome::Taken)
        return;
    nameScript(run.scriptId, batch);
    if (payload.isThere()) {
        payload.payload.runId = run.id;
        batch.payloads.push_back(std::move(payload.payload));
    }
    if (!payload.attributes.empty())
        batch.runAttributes.push_back({std::string(run.id), std::move(payload.attributes)});
    keep(run, batch);
}

void JsonReader::takeTelemetry(Result<void> read)
{
    if (!read)
        skip(read.error().reason);
    for (const telemetry::Problem &problem : m_telemetry.takeProblems()) {
        m_problems.add(problem.skipped ? ImportProblem::Kind::Skipped : ImportProblem::Kind::Emptied,
                       m_splitter.line(), QString::fromStdString(problem.detail));
    }
}

} // namespace runglass
