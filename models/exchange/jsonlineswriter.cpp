// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/jsonlineswriter.h"

#include "telemetry/jsonwriter.h"

#include <simdjson.h>

#include <array>

namespace runglass {

namespace {

void writeText(std::string &out, std::string_view key, std::string_view text)
{
    out += key;
    if (text.empty())
        out += "null";
    else
        appendJsonString(out, text);
}

void writeNumber(std::string &out, std::string_view key, const std::optional<std::int64_t> &number)
{
    out += key;
    if (number)
        appendJsonNumber(out, *number);
    else
        out += "null";
}

} // namespace

void JsonLinesWriter::writeTime(std::string_view key, Micros time)
{
    std::array<char, TimeWriter::longest> text{};
    const char *end = m_times.write(time, text.data());
    m_out += key;
    m_out += '"';
    m_out.append(static_cast<const char *>(text.data()), end);
    m_out += '"';
}

void JsonLinesWriter::writeJson(std::string_view json)
{
    // Line breaks between its tokens would end the line; none can stand inside them.
    const std::size_t before = m_out.size();
    m_out.resize(before + json.size() + simdjson::SIMDJSON_PADDING);
    std::size_t length = 0;
    if (simdjson::minify(json.data(), json.size(), m_out.data() + before, length) == simdjson::SUCCESS) {
        m_out.resize(before + length);
        return;
    }
    m_out.resize(before);
    m_out += "null";
}

void JsonLinesWriter::writeDocument(std::string_view key, std::string_view textKey,
                                    const std::optional<Document> &document)
{
    if (document && !document->isJson) {
        m_out += textKey;
        appendJsonString(m_out, document->text);
        return;
    }
    m_out += key;
    if (document)
        writeJson(document->text);
    else
        m_out += "null";
}

void JsonLinesWriter::write(const RunRecord &run, const Payload *payload, std::string_view attributes)
{
    m_out += R"({"run_id":)";
    appendJsonString(m_out, run.id);
    writeText(m_out, R"(,"script_id":)", run.scriptId);
    m_out += R"(,"revision":)";
    appendJsonNumber(m_out, run.revision);
    writeText(m_out, R"(,"status":)", toApiWord(run.status));
    writeNumber(m_out, R"(,"deployment_version":)", run.deploymentVersion);
    writeNumber(m_out, R"(,"response_time_ms":)", run.responseTimeMs);
    writeText(m_out, R"(,"function":)", run.function);
    writeTime(R"(,"executed_at":)", run.executedAt);
    writeText(m_out, R"(,"source_type":)", run.sourceType);
    writeText(m_out, R"(,"source":)", run.source);
    if (payload) {
        writeDocument(R"(,"input":)", R"(,"input_text":)", payload->input);
        writeDocument(R"(,"output":)", R"(,"output_text":)", payload->output);
        m_out += R"(,"error":)";
        if (payload->error)
            appendJsonString(m_out, *payload->error);
        else
            m_out += "null";
    }
    if (m_attributes && !attributes.empty()) {
        m_out += R"(,"attributes":)";
        writeJson(attributes);
    }
    m_out += "}\n";
}

void JsonLinesWriter::write(const LogRecord &entry)
{
    m_out += R"({"log_id":)";
    appendJsonString(m_out, entry.id);
    m_out += R"(,"run_id":)";
    appendJsonString(m_out, entry.runId);
    writeText(m_out, R"(,"script_id":)", entry.scriptId);
    m_out += R"(,"level":")";
    m_out += toApiWord(entry.level);
    m_out += R"(","message":)";
    appendJsonString(m_out, entry.message);
    writeTime(R"(,"timestamp":)", entry.time);
    if (m_attributes && !entry.attributes.empty()) {
        m_out += R"(,"attributes":)";
        writeJson(entry.attributes);
    }
    m_out += "}\n";
}

} // namespace runglass
