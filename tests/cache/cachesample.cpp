// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/cachesample.h"

namespace runglass::cachetest {

namespace {

/// Every second id is a UUID.
std::string idOf(const char *kind, int number)
{
    if (number % 2 == 0)
        return kind + std::to_string(number);
    const std::string digits = std::to_string(100 + number);
    return "4f7a1c55-5b60-4d26-b1f8-4a90c3d7e" + digits;
}

Run makeSampleRun(int number)
{
    const bool succeeded = number % 3 == 0;
    return {.id = idOf("run ", number),
            .scriptId = number < 10 ? "s1" : "s2",
            .revision = number % 4,
            .status = number % 3 == 2 ? RunStatus::InProgress
                      : succeeded     ? RunStatus::Success
                                      : RunStatus::Failed,
            .deploymentVersion = number % 5 == 0 ? std::nullopt : std::optional<std::int64_t>(number),
            .responseTimeMs = succeeded ? std::optional<std::int64_t>(number * 100) : std::nullopt,
            .function = number % 2 == 0 ? "réconcile" : "",
            .executedAt = 1'000'000 + number,
            .sourceType = number % 2 == 0 ? "tool" : "api",
            .source = "Source " + std::to_string(number % 4)};
}

LogEntry makeSampleLog(int number)
{
    return {.id = idOf("log ", number),
            .runId = idOf("run ", number / 2),
            .scriptId = number < 20 ? "s1" : "s2",
            .level = allLogLevels[static_cast<std::size_t>(number) % logLevelCount],
            .message = "line " + std::to_string(number) + "\nsecond line",
            .time = 1'000'000 + number,
            .attributes = number % 3 == 0 ? R"({"a":1})" : ""};
}

} // namespace

CacheSample makeCacheSample()
{
    CacheSample sample;
    sample.scripts = {{.id = "s1",
                       .name = "Abacus",
                       .language = "python",
                       .deploymentStatus = "deployed",
                       .firstDeployedAt = 500'000,
                       .lastExecutedAt = 1'000'019,
                       .totalRuns = 1234,
                       .totalLogs = 5678},
                      {.id = "s2", .name = "Qbalance", .language = "javascript"}};
    sample.deployments = {{.version = 2, .deploymentId = "d2", .deployedAt = 7, .status = "deployed"},
                          {.version = 1, .deploymentId = "d1", .status = "ready_to_deploy"}};
    for (int i = 0; i < 20; ++i)
        sample.runs.push_back(makeSampleRun(i));
    // The last ones belong to runs nobody knows.
    for (int i = 0; i < 44; ++i)
        sample.logs.push_back(makeSampleLog(i));
    sample.payload = {.runId = sample.runs[3].id,
                      .input = Document{.text = R"({"month": "2026-05"})"},
                      .output = Document{.text = "not JSON", .isJson = false},
                      .error = "Traceback"};
    sample.covered = {1'000'000, 2'000'000};
    sample.cursor = {.name = "feed", .value = "opaque", .asOf = 42};
    sample.problem = {.kind = ProblemReport::Kind::SkippedRecord,
                      .where = "GET /runs",
                      .detail = "no id",
                      .count = 3,
                      .lastSeen = 9};
    return sample;
}

WriteBatch batchOf(const CacheSample &sample)
{
    WriteBatch batch;
    batch.scripts = sample.scripts;
    batch.deployments.push_back({sample.scripts.front().id, sample.deployments});
    for (const Run &run : sample.runs)
        batch.records.add(run);
    for (const LogEntry &log : sample.logs)
        batch.records.add(log);
    batch.payloads.push_back({.payload = sample.payload, .status = sample.runs[3].status});
    batch.coverage.push_back(
        {CoverageChange::Action::Add, sample.scripts.front().id, RecordKind::Runs, sample.covered});
    batch.cursors.push_back(sample.cursor);
    batch.problems.push_back(sample.problem);
    return batch;
}

} // namespace runglass::cachetest
