// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/recordreader.h"

#include "service/jsontoken.h"

namespace runglass {

namespace {

constexpr const char *notText = "not a text";
constexpr const char *notWholeNumber = "not a whole number";
constexpr const char *notTime = "not a time";
constexpr const char *missing = "missing";

} // namespace

RecordReader::RecordReader(TimestampReader &times, ProblemList &problems, std::string_view scriptId,
                           UnknownStatus unknownStatus)
    : m_times(times)
    , m_problems(problems)
    , m_scriptId(scriptId)
    , m_unknownStatus(unknownStatus)
{
}

void RecordReader::begin()
{
    m_brokenField = nullptr;
    m_brokenWhy = nullptr;
    m_haveTime = false;
    m_haveKind = false;
}

RecordOutcome RecordReader::skip(const char *field, const char *why)
{
    m_problems.add(ProblemReport::Kind::SkippedRecord, field, why);
    return RecordOutcome::Skipped;
}

void RecordReader::emptied(const char *field, const char *why)
{
    m_problems.add(ProblemReport::Kind::EmptiedField, field, why);
}

template <class Out>
RecordOutcome RecordReader::object(Value value, Out &out, const char *what,
                                   bool (RecordReader::*field)(std::string_view, Value, Out &))
{
    begin();
    const JsonToken token(value.raw_json_token());
    if (!token.isValue())
        return RecordOutcome::Broken;
    if (!token.isObject()) {
        m_brokenField = what;
        m_brokenWhy = "not an object";
        return RecordOutcome::Taken;
    }
    simdjson::ondemand::object fields;
    if (value.get_object().get(fields))
        return RecordOutcome::Broken;
    for (auto entry : fields) {
        simdjson::ondemand::raw_json_string key;
        Value content;
        if (entry.key().get(key) || entry.value().get(content))
            return RecordOutcome::Broken;
        const char *name = key.raw();
        const char *end = name;
        while (*end != '"' && *end != '\\') // stage 1 has seen that the string is closed
            ++end;
        if (!(this->*field)({name, static_cast<std::size_t>(end - name)}, content, out))
            return RecordOutcome::Broken;
    }
    return RecordOutcome::Taken;
}

void RecordReader::readId(const char *field, std::string_view raw, std::string_view &out)
{
    const JsonToken token(raw);
    const std::optional<std::string_view> text = token.text();
    if (!text) {
        m_brokenField = field;
        m_brokenWhy = token.isNull() ? missing : notText;
    } else if (text->find('\0') != std::string_view::npos) {
        m_brokenField = field;
        m_brokenWhy = "holds a NUL";
    } else {
        out = *text;
    }
}

void RecordReader::readTime(const char *field, std::string_view raw, Micros &out)
{
    const std::optional<std::string_view> text = JsonToken(raw).text();
    const std::optional<Micros> time = text ? m_times.read(*text) : std::nullopt;
    m_haveTime = time.has_value();
    if (time) {
        out = *time;
    } else {
        m_brokenField = field;
        m_brokenWhy = notTime;
    }
}

std::string_view RecordReader::optionalText(const char *field, std::string_view raw)
{
    const JsonToken token(raw);
    const std::optional<std::string_view> text = token.text();
    if (!text && !token.isNull())
        emptied(field, notText);
    return text.value_or(std::string_view());
}

std::optional<std::int64_t> RecordReader::optionalInteger(const char *field, std::string_view raw)
{
    const JsonToken token(raw);
    const std::optional<std::int64_t> number = token.integer();
    if (!number && !token.isNull())
        emptied(field, notWholeNumber);
    return number;
}

std::optional<Micros> RecordReader::optionalTime(const char *field, std::string_view raw)
{
    const JsonToken token(raw);
    if (token.isNull())
        return {};
    const std::optional<std::string_view> text = token.text();
    const std::optional<Micros> time = text ? m_times.read(*text) : std::nullopt;
    if (!time)
        emptied(field, notTime);
    return time;
}

bool RecordReader::runField(std::string_view key, Value value, RunRecord &out)
{
    const std::string_view raw = value.raw_json_token();
    if (key == "run_id") {
        readId("run_id", raw, out.id);
    } else if (key == "script_id") {
        if (!JsonToken(raw).isNull())
            readId("script_id", raw, out.scriptId);
    } else if (key == "revision") {
        out.revision = optionalInteger("revision", raw).value_or(0);
    } else if (key == "status") {
        const std::optional<std::string_view> word = JsonToken(raw).text();
        const std::optional<RunStatus> status = word ? runStatusFromApiWord(*word) : std::nullopt;
        m_haveKind =
            status.has_value() || (m_unknownStatus == UnknownStatus::Allowed && JsonToken(raw).isNull());
        out.status = status.value_or(RunStatus::Unknown);
    } else if (key == "deployment_version") {
        out.deploymentVersion = optionalInteger("deployment_version", raw);
    } else if (key == "response_time_ms") {
        out.responseTimeMs = optionalInteger("response_time_ms", raw);
    } else if (key == "function") {
        out.function = optionalText("function", raw);
    } else if (key == "executed_at") {
        readTime("executed_at", raw, out.executedAt);
    } else if (key == "source_type") {
        out.sourceType = optionalText("source_type", raw);
    } else if (key == "source") {
        out.source = optionalText("source", raw);
    }
    return true;
}

RecordOutcome RecordReader::checkRun(RunRecord &out)
{
    if (m_brokenField)
        return skip(m_brokenField, m_brokenWhy);
    if (out.id.empty())
        return skip("run_id", missing);
    if (!m_haveTime)
        return skip("executed_at", missing);
    if (!m_haveKind)
        return skip("status", "not a known status");
    if (out.scriptId.empty())
        out.scriptId = m_scriptId;
    if (out.scriptId.empty())
        return skip("script_id", missing);
    if (out.responseTimeMs && *out.responseTimeMs < 0) {
        emptied("response_time_ms", "negative");
        out.responseTimeMs.reset();
    }
    if (out.status != RunStatus::Success)
        out.responseTimeMs.reset();
    return RecordOutcome::Taken;
}

RecordOutcome RecordReader::run(Value value, RunRecord &out)
{
    const RecordOutcome outcome = object(value, out, "run", &RecordReader::runField);
    return outcome == RecordOutcome::Taken ? checkRun(out) : outcome;
}

bool RecordReader::logField(std::string_view key, Value value, LogRecord &out)
{
    const std::string_view raw = value.raw_json_token();
    if (key == "log_id") {
        readId("log_id", raw, out.id);
    } else if (key == "run_id") {
        readId("run_id", raw, out.runId);
    } else if (key == "script_id") {
        if (!JsonToken(raw).isNull())
            readId("script_id", raw, out.scriptId);
    } else if (key == "level") {
        const std::optional<std::string_view> word = JsonToken(raw).text();
        const std::optional<LogLevel> level = word ? logLevelFromApiWord(*word) : std::nullopt;
        m_haveKind = level.has_value();
        out.level = level.value_or(LogLevel::Stdout);
    } else if (key == "message") {
        out.message = optionalText("message", raw);
    } else if (key == "timestamp") {
        readTime("timestamp", raw, out.time);
    } else if (key == "attributes") {
        const JsonToken token(raw);
        if (token.isObject()) {
            simdjson::ondemand::object nested;
            std::string_view text;
            if (value.get_object().get(nested) || nested.raw_json().get(text))
                return false;
            const std::size_t inside = text.find_first_not_of(" \n\r\t", 1);
            out.attributes =
                inside == std::string_view::npos || text[inside] == '}' ? std::string_view() : text;
        } else {
            out.attributes = {};
            if (!token.isNull())
                emptied("attributes", "not an object");
        }
    }
    return true;
}

RecordOutcome RecordReader::log(Value value, LogRecord &out)
{
    const RecordOutcome outcome = object(value, out, "log entry", &RecordReader::logField);
    if (outcome != RecordOutcome::Taken)
        return outcome;
    if (m_brokenField)
        return skip(m_brokenField, m_brokenWhy);
    if (out.id.empty())
        return skip("log_id", missing);
    if (out.runId.empty())
        return skip("run_id", missing);
    if (!m_haveTime)
        return skip("timestamp", missing);
    if (!m_haveKind)
        return skip("level", "not a known level");
    if (out.scriptId.empty())
        out.scriptId = m_scriptId;
    if (out.scriptId.empty())
        return skip("script_id", missing);
    return RecordOutcome::Taken;
}

bool RecordReader::scriptField(std::string_view key, Value value, Script &out)
{
    const std::string_view raw = value.raw_json_token();
    if (key == "id") {
        std::string_view id;
        readId("id", raw, id);
        out.id = id;
    } else if (key == "name") {
        out.name = optionalText("name", raw);
    } else if (key == "language") {
        out.language = optionalText("language", raw);
    } else if (key == "deployment_status") {
        out.deploymentStatus = optionalText("deployment_status", raw);
    } else if (key == "first_deployed_at") {
        out.firstDeployedAt = optionalTime("first_deployed_at", raw);
    } else if (key == "last_executed_at") {
        out.lastExecutedAt = optionalTime("last_executed_at", raw);
    } else if (key == "total_runs") {
        out.totalRuns = optionalInteger("total_runs", raw).value_or(0);
    } else if (key == "total_logs") {
        out.totalLogs = optionalInteger("total_logs", raw).value_or(0);
    }
    return true;
}

RecordOutcome RecordReader::script(Value value, Script &out)
{
    const RecordOutcome outcome = object(value, out, "script", &RecordReader::scriptField);
    if (outcome != RecordOutcome::Taken)
        return outcome;
    if (m_brokenField)
        return skip(m_brokenField, m_brokenWhy);
    if (out.id.empty())
        return skip("id", missing);
    if (out.name.empty())
        out.name = out.id;
    return RecordOutcome::Taken;
}

bool RecordReader::deploymentField(std::string_view key, Value value, Deployment &out)
{
    const std::string_view raw = value.raw_json_token();
    if (key == "version") {
        const std::optional<std::int64_t> version = JsonToken(raw).integer();
        m_haveKind = version.has_value();
        out.version = version.value_or(0);
    } else if (key == "deployment_id") {
        out.deploymentId = optionalText("deployment_id", raw);
    } else if (key == "deployed_at") {
        out.deployedAt = optionalTime("deployed_at", raw);
    } else if (key == "status") {
        out.status = optionalText("status", raw);
    }
    return true;
}

RecordOutcome RecordReader::deployment(Value value, Deployment &out)
{
    const RecordOutcome outcome = object(value, out, "deployment", &RecordReader::deploymentField);
    if (outcome != RecordOutcome::Taken)
        return outcome;
    if (m_brokenField)
        return skip(m_brokenField, m_brokenWhy);
    if (!m_haveKind)
        return skip("version", notWholeNumber);
    return RecordOutcome::Taken;
}

} // namespace runglass
