// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/logentry.h"
#include "domain/run.h"
#include "domain/script.h"
#include "telemetry/parsed.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace runglass::telemetry {

/// A state of a run, as its span tells it.
struct MappedRun
{
    Run run; ///< its revision is 0: whoever keeps runs counts their changes
    Payload payload;
    std::string attributes;   ///< JSON object of what is not a column, or empty
    std::string deploymentId; ///< may be empty
};

/// A deployment, or a change of one.
struct MappedDeployment
{
    std::string scriptId;
    Deployment deployment;
};

/// What telemetry says in the product's own words.
struct Mapped
{
    std::unordered_map<std::string, Script> scripts; ///< by id; only identity, language and deployment status
    std::vector<MappedDeployment> deployments;
    std::vector<MappedRun> runs;
    std::vector<LogEntry> logs;
    /// Runs that log entries belong to, as far as the entries know them: in progress since the first entry,
    /// to be kept only while nothing better is known. By run id.
    std::unordered_map<std::string, Run> mentionedRuns;
    std::vector<Problem> problems;
};

/// A script's id: stable, made from its name.
std::string scriptIdOf(std::string_view name);

/// Turns spans and log records into runs, log entries and deployments. One thread at a time; keeps only a
/// table of script ids.
///
/// - Script: attribute `script.name`, else resource `service.name`. Language: `script.language`, else
///   `telemetry.sdk.language`, else what a service name like "gvisor-py-…" says.
/// - A span with `log.message` is a korelogger entry. One with `run_id` and no `log.message` is the run;
/// without an
///   end it is in progress. One with `deployment.status` and no `run_id` is a deployment.
/// - A log record is one captured line (`log.iostream` = stdout or stderr, OpenTelemetry's semantic
///   conventions), or an entry of its severity.
/// - Attributes that are not a column are kept as JSON.
class Mapper
{
public:
    void map(const Parsed &parsed, Mapped &into);
    /// `where` names the record in a problem.
    void map(const Span &span, std::string_view where, Mapped &into);
    void map(const LogRecord &record, std::string_view where, Mapped &into);

private:
    struct Origin;
    /// Which script and run a record belongs to; false when it can't be told, which is then reported.
    bool findOrigin(const Attributes &attributes, const Attributes &resource, std::string_view where,
                    Origin &origin, Mapped &into);
    const std::string &scriptId(std::string_view name);

    std::map<std::string, std::string, std::less<>> m_scriptIds; ///< by name
};

} // namespace runglass::telemetry
