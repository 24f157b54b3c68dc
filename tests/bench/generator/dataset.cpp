// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "generator/dataset.h"

#include "generator/message.h"
#include "generator/random.h"
#include "generator/uuid.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace runglass::generator {

namespace {

enum Stream : std::uint64_t { RunStream = 1, RunIdStream, LogStream, LogIdStream, MessageStream };

constexpr std::array<std::string_view, 12> functions{
    "reconcile",      "import_orders", "send_reminders", "fetch_rates",     "build_report", "sync_customers",
    "check_payments", "notify_team",   "split_invoices", "archive_tickets", "merge_leads",  "rotate_tokens"};

constexpr std::array<std::string_view, 15> sourceTopics{
    "Invoice intake", "Month end",    "Order desk",     "Payment run", "Customer care",
    "Price updates",  "Stock levels", "Partner portal", "Web shop",    "Field service",
    "Payroll",        "Data quality", "Onboarding",     "Night shift", "Ticket triage"};
constexpr std::array<std::string_view, 4> sourceRegions{"North", "South", "Zürich", "Online"};
constexpr std::uint32_t sourceCount = sourceTopics.size() * sourceRegions.size();

constexpr int versionCount = 40;

/// An index in [0, count) where small ones are much more frequent: the square of an even draw.
std::uint32_t skewed(Draws &draws, std::uint32_t count)
{
    const std::uint64_t draw = draws.below(1U << 16U);
    return static_cast<std::uint32_t>((draw * draw * count) >> 32U);
}

/// The inverse of the standard normal distribution by bisection of its error function: used for a table only.
double normalQuantile(double p)
{
    double low = -8;
    double high = 8;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (0.5 * std::erfc(-middle / std::sqrt(2.0)) < p ? low : high) = middle;
    }
    return low;
}

LogLevel levelFor(std::uint32_t percent)
{
    if (percent < 40)
        return LogLevel::Stdout;
    if (percent < 75)
        return LogLevel::Info;
    if (percent < 87)
        return LogLevel::Debug;
    if (percent < 94)
        return LogLevel::Warning;
    return percent < 98 ? LogLevel::Error : LogLevel::Stderr;
}

} // namespace

Dataset::Dataset(Shape shape)
    : m_shape(std::move(shape))
{
    constexpr double tailBegins = 0.95;
    const double tailFrom = 400 * std::exp(1.1 * normalQuantile(tailBegins));
    for (std::size_t i = 0; i < m_responseTimes.size(); ++i) {
        const double p = (static_cast<double>(i) + 0.5) / static_cast<double>(m_responseTimes.size());
        const double value = p < tailBegins ? 400 * std::exp(1.1 * normalQuantile(p))
                                            : tailFrom * std::pow((1 - tailBegins) / (1 - p), 0.85);
        m_responseTimes[i] = std::clamp<std::int64_t>(std::llround(value), 1, 600'000);
    }
}

Script Dataset::script() const
{
    Script script;
    script.id = m_shape.scriptId;
    script.name = m_shape.scriptName;
    script.language = "python";
    script.deploymentStatus = "deployed";
    script.firstDeployedAt = m_shape.end - m_shape.days * microsPerDay;
    if (m_shape.runs > 0)
        script.lastExecutedAt = m_shape.end - microsPerSecond;
    script.totalRuns = m_shape.runs;
    script.totalLogs = m_shape.logs;
    return script;
}

Micros Dataset::timeAt(std::int64_t number, std::int64_t count, std::uint64_t bits) const
{
    // Every record has a slot of its own and lies somewhere in it, so that order by number is order by time.
    const double slot = static_cast<double>(m_shape.days * microsPerDay) / static_cast<double>(count);
    const double within = static_cast<double>(bits >> 40U) / static_cast<double>(1U << 24U);
    const double offset = (static_cast<double>(number) + within) * slot;
    return m_shape.end - m_shape.days * microsPerDay + static_cast<Micros>(offset);
}

void Dataset::makeRun(std::int64_t number, Run &run) const
{
    const auto index = static_cast<std::uint64_t>(number);
    Draws draws(m_shape.seed, RunStream, index);
    writeUuid(hashed(m_shape.seed, RunIdStream, 2 * index), hashed(m_shape.seed, RunIdStream, 2 * index + 1),
              run.id);
    run.scriptId = m_shape.scriptId;
    run.executedAt = timeAt(number, m_shape.runs, draws.next());
    const std::uint32_t percent = draws.below(100);
    run.status = percent < 94 ? RunStatus::Success : percent < 99 ? RunStatus::Failed : RunStatus::InProgress;
    run.revision = run.status == RunStatus::InProgress ? 1 : 2;
    run.deploymentVersion = 1 + number * versionCount / std::max<std::int64_t>(m_shape.runs, 1);
    const std::int64_t responseTime = m_responseTimes[draws.below(m_responseTimes.size())];
    run.responseTimeMs.reset();
    if (run.status == RunStatus::Success)
        run.responseTimeMs = responseTime;
    run.function = functions[skewed(draws, functions.size())];
    const std::uint32_t source = skewed(draws, sourceCount);
    run.source = sourceTopics[source % sourceTopics.size()];
    run.source += ' ';
    run.source += sourceRegions[source / sourceTopics.size()];
    run.sourceType = source % 4 == 3 ? "api" : source % 20 == 1 ? "tool" : "workflow";
}

std::int64_t Dataset::runOfLog(std::int64_t number) const
{
    // Exact: even 100 million entries of 100 million runs stay far below 2^63.
    return m_shape.logs > 0 ? number * m_shape.runs / m_shape.logs : 0;
}

void Dataset::makeLog(std::int64_t number, LogEntry &entry) const
{
    const auto index = static_cast<std::uint64_t>(number);
    const auto run = static_cast<std::uint64_t>(runOfLog(number));
    Draws draws(m_shape.seed, LogStream, index);
    writeUuid(hashed(m_shape.seed, LogIdStream, 2 * index), hashed(m_shape.seed, LogIdStream, 2 * index + 1),
              entry.id);
    writeUuid(hashed(m_shape.seed, RunIdStream, 2 * run), hashed(m_shape.seed, RunIdStream, 2 * run + 1),
              entry.runId);
    entry.scriptId = m_shape.scriptId;
    entry.time = timeAt(number, m_shape.logs, draws.next());
    entry.level = levelFor(draws.below(100));
    entry.attributes.clear();
    writeMessage(Draws(m_shape.seed, MessageStream, index), entry.message);
}

} // namespace runglass::generator
