// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "tables/sampledata.h"

#include <array>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <optional>

namespace runglass::sample {

namespace {

constexpr Micros step = 7 * microsPerMinute + 3 * microsPerSecond + 17'000;

std::string id(const char *kind, const std::string &scriptId, int number)
{
    std::uint64_t scriptMix = 0;
    for (const char c : scriptId)
        scriptMix = scriptMix * 0x100000001B3U + static_cast<unsigned char>(c);
    const std::uint64_t mixed = (static_cast<std::uint64_t>(number) + 1) * 0x9E3779B97F4A7C15U ^ scriptMix;
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%08x-%04x-4%03x-%s-%08x", static_cast<unsigned>(mixed >> 32),
                  static_cast<unsigned>(mixed >> 16 & 0xFFFF), static_cast<unsigned>(mixed & 0xFFF), kind,
                  static_cast<unsigned>(number));
    return text.data();
}

} // namespace

Run run(int number, const std::string &scriptId, Micros newestTime)
{
    static const std::array functions{"reconcile", "main", "fetch_invoices", "classify", "notify"};
    static const std::array sources{"QA smoke test", "Invoice intake", "billing-api", "Vendor onboarding",
                                    "Nightly ledger of all subsidiaries in Europe"};
    Run run;
    run.id = id("a1b2", scriptId, number);
    run.scriptId = scriptId;
    run.revision = 1;
    run.status = number == 0       ? RunStatus::InProgress
                 : number % 5 == 3 ? RunStatus::Failed
                                   : RunStatus::Success;
    run.deploymentVersion = number < 120 ? 38 : 37;
    if (run.status == RunStatus::Success)
        run.responseTimeMs = 180 + (number * 7919) % 977 * (number % 11 == 0 ? 14 : 1);
    run.function = functions[static_cast<std::size_t>(number) % functions.size()];
    run.executedAt = newestTime - number * step;
    run.sourceType = number % 3 == 0 ? "workflow" : "api";
    run.source = sources[static_cast<std::size_t>(number / 2) % sources.size()];
    return run;
}

LogEntry log(int number, const std::string &scriptId, Micros newestTime)
{
    static const std::array messages{
        "Reconciled 42 invoices",
        "retry 1 of 3 after 503",
        "ledger session 8f2c opened",
        "\x1b[31mLedgerTimeout\x1b[0m timeout contacting ledger-7 after 3 attempts\n  at ledger.py:41\n  at "
        "main.py:12\n  at runner.py:7",
        "INFO :: Start reconcile, 3 lines",
        "vendor Müller GmbH, total 1204.50 EUR, 世界 done"};
    LogEntry entry;
    entry.id = id("10c5", scriptId, number);
    entry.scriptId = scriptId;
    entry.runId = run(number / 3, scriptId).id;
    entry.level = allLogLevels[static_cast<std::size_t>(number) % logLevelCount];
    entry.message = messages[static_cast<std::size_t>(number) % messages.size()];
    entry.time = newestTime - number / 3 * step + (number % 3) * 250'000;
    return entry;
}

Script script(const std::string &id, const std::string &name, std::int64_t totalRuns, Micros newestTime)
{
    Script script;
    script.id = id;
    script.name = name;
    script.language = "python";
    script.deploymentStatus = "deployed";
    script.firstDeployedAt = newestTime - 400 * microsPerDay;
    script.lastExecutedAt = newestTime;
    script.totalRuns = totalRuns;
    script.totalLogs = totalRuns * 3;
    return script;
}

WriteBatch batch(const Script &script, int runs, Micros newestTime)
{
    WriteBatch batch;
    batch.scripts.push_back(script);
    for (int i = 0; i < runs; ++i)
        batch.records.add(run(i, script.id, newestTime));
    for (int i = 0; i < 3 * runs; ++i)
        batch.records.add(log(i, script.id, newestTime));
    const TimeRange covered{newestTime - 30 * microsPerDay, newestTime + microsPerSecond};
    for (const RecordKind kind : {RecordKind::Runs, RecordKind::Logs})
        batch.coverage.push_back({CoverageChange::Action::Add, script.id, kind, covered});
    return batch;
}

bool write(Cache &cache, WriteBatch batch)
{
    std::mutex mutex;
    std::condition_variable done;
    std::optional<bool> written;
    cache.writer()->submit(std::move(batch), [&](const Result<WriteSummary> &result) {
        const std::lock_guard lock(mutex);
        written = result.ok();
        done.notify_one();
    });
    std::unique_lock lock(mutex);
    done.wait(lock, [&] { return written.has_value(); });
    return *written;
}

} // namespace runglass::sample
