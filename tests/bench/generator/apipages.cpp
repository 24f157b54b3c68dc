// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "generator/apipages.h"

#include "generator/fasttime.h"

#include <algorithm>
#include <string_view>

namespace runglass::generator {

namespace {

/// The generator's texts hold neither quotes nor backslashes nor control characters, so they are JSON as they
/// are.
void member(std::string_view name, std::string_view text, std::string &json)
{
    json += ",\"";
    json += name;
    json += "\":\"";
    json += text;
    json += '"';
}

void number(std::string_view name, std::optional<std::int64_t> value, std::string &json)
{
    json += ",\"";
    json += name;
    json += "\":";
    json += value ? std::to_string(*value) : "null";
}

void append(const Run &run, FastTime &time, std::string &json)
{
    json += "{\"run_id\":\"";
    json += run.id;
    json += '"';
    member("script_id", run.scriptId, json);
    number("revision", run.revision, json);
    member("status", toApiWord(run.status), json);
    number("deployment_version", run.deploymentVersion, json);
    number("response_time_ms", run.responseTimeMs, json);
    member("function", run.function, json);
    json += ",\"executed_at\":\"";
    time.append(run.executedAt, json);
    json += '"';
    member("source_type", run.sourceType, json);
    member("source", run.source, json);
    json += '}';
}

void append(const LogEntry &entry, FastTime &time, std::string &json)
{
    json += "{\"log_id\":\"";
    json += entry.id;
    json += '"';
    member("run_id", entry.runId, json);
    member("script_id", entry.scriptId, json);
    member("level", toApiWord(entry.level), json);
    member("message", entry.message, json);
    json += ",\"timestamp\":\"";
    time.append(entry.time, json);
    json += "\",\"attributes\":null}";
}

template <class Make>
std::vector<std::string> pages(std::string_view list, std::int64_t count, std::int64_t pageSize,
                               const Make &appendRecord)
{
    std::vector<std::string> all;
    for (std::int64_t newest = count - 1; newest >= 0; newest -= pageSize) {
        const std::int64_t oldest = std::max<std::int64_t>(newest - pageSize + 1, 0);
        std::string json;
        json.reserve(static_cast<std::size_t>(newest - oldest + 1) * 330 + 64);
        json += "{\"";
        json += list;
        json += "\":[";
        for (std::int64_t record = newest; record >= oldest; --record) {
            if (record != newest)
                json += ',';
            appendRecord(record, json);
        }
        json += "],\"next\":";
        json += oldest > 0 ? '"' + std::to_string(oldest) + '"' : "null";
        json += '}';
        all.push_back(std::move(json));
    }
    return all;
}

} // namespace

std::vector<std::string> runPages(const Dataset &dataset, std::int64_t pageSize)
{
    Run run;
    FastTime time;
    return pages("runs", dataset.shape().runs, pageSize, [&](std::int64_t record, std::string &json) {
        dataset.makeRun(record, run);
        append(run, time, json);
    });
}

std::vector<std::string> logPages(const Dataset &dataset, std::int64_t pageSize)
{
    LogEntry entry;
    FastTime time;
    return pages("logs", dataset.shape().logs, pageSize, [&](std::int64_t record, std::string &json) {
        dataset.makeLog(record, entry);
        append(entry, time, json);
    });
}

} // namespace runglass::generator
