// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/randomruns.h"

#include "filter/filteroperators.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace runglass::cachetest {

namespace {

constexpr std::array texts{"",
                           "reconcile",
                           "Reconcile",
                           "RECONCILE all",
                           "\xc3\xa4rger",
                           "\xc3\x84RGER",
                           "\xc4\xb0stanbul",
                           "istanbul",
                           "stra\xc3\x9f"
                           "e",
                           "STRASSE",
                           "\xe1\xba\x9e",
                           "e\xcc\x81t\xc3\xa9",
                           "\xf0\x9f\x98\x80 ok",
                           "100 %",
                           "a_b*c",
                           "say \"it's\"",
                           "line\nline",
                           "\xff broken",
                           "k\xe2\x84\xaa"};
constexpr std::array sourceTypes{"", "workflow", "Tool", "api", "API", "cron", "CRON"};
constexpr std::array expressions{"^re", "e$", "[0-9]{2}", "a|b", ".", "stra(ss|\xc3\x9f)e", "^$", "s\\w+s"};
constexpr std::array fragments{
    "re",   "RECON", "e",   "\xc3\x84", "\xc4\xb0", "i",   "ss", "\xc3\x9f", "\xcc\x81", "\xf0\x9f\x98\x80",
    "%",    "_",     "*",   "'",        "\"",       "\n",  "k",  "1",        "38",       "success",
    "In P", "work",  "API", "0000-",    "run 1",    "\xff"};

template <class Words>
std::string pick(Random &random, const Words &words)
{
    return words[random() % words.size()];
}

std::int64_t randomNumber(Random &random, bool isVersion)
{
    static constexpr std::array<std::int64_t, 8> odd{
        0, -1, 4'294'967'294, 4'294'967'295, 4'294'967'296, -5'000'000'000, 9'223'372'036'854'775'807, 1};
    if (random() % 20 == 0)
        return odd[random() % odd.size()];
    return static_cast<std::int64_t>(random() % (isVersion ? 6 : 60));
}

FilterValue randomValue(Random &random, FilterColumn column, FilterOperator op)
{
    if (comparesText(column, op)) {
        if (op == FilterOperator::Matches)
            return pick(random, expressions);
        if (op == FilterOperator::Equal || op == FilterOperator::NotEqual) {
            if (column == FilterColumn::RunId)
                return randomRunId(random);
            if (column == FilterColumn::LogId)
                return "log " + std::to_string(random() % 100);
            if (column == FilterColumn::SourceType)
                return pick(random, sourceTypes);
            return pick(random, texts);
        }
        return random() % 3 == 0 ? randomRunId(random).substr(0, 6) : pick(random, fragments);
    }
    if (column == FilterColumn::Status)
        return static_cast<std::int64_t>(1 + random() % 3);
    if (column == FilterColumn::Level)
        return static_cast<std::int64_t>(random() % logLevelCount);
    if (kindOf(column) == FilterValueKind::Flag)
        return static_cast<std::int64_t>(random() % 2);
    return randomNumber(random, column == FilterColumn::Version);
}

Condition randomCondition(Random &random, bool withEntries)
{
    static constexpr std::array columns{
        FilterColumn::RunId,      FilterColumn::Status,     FilterColumn::Version, FilterColumn::ResponseTime,
        FilterColumn::Function,   FilterColumn::SourceType, FilterColumn::Source,  FilterColumn::Reviewed,
        FilterColumn::Bookmarked, FilterColumn::Note,       FilterColumn::LogId,   FilterColumn::Level,
        FilterColumn::Message};
    Condition condition;
    condition.column = columns[random() % (withEntries ? columns.size() : 10)];
    const auto operators = operatorsFor(condition.column);
    condition.op = operators[random() % operators.size()];
    if (takesNoValue(condition.op))
        return condition;
    const std::size_t count = 1 + random() % 3;
    for (std::size_t i = 0; i < count; ++i) {
        condition.values.push_back(randomValue(random, condition.column, condition.op));
        if (condition.op == FilterOperator::Between) {
            const std::int64_t low = std::get<std::int64_t>(condition.values.back());
            const std::int64_t high = randomNumber(random, condition.column == FilterColumn::Version);
            condition.values.back() = std::min(low, high);
            condition.values.emplace_back(std::max(low, high));
        }
    }
    return condition;
}

} // namespace

std::string randomRunId(Random &random)
{
    const unsigned number = static_cast<unsigned>(random() % 120);
    if (number % 4 == 0)
        return "run " + std::to_string(number);
    char uuid[37];
    std::snprintf(uuid, sizeof uuid, "%08x-0000-4000-8000-%012x", number * 2654435761U, number);
    return uuid;
}

Run randomRun(Random &random)
{
    Run run{.id = randomRunId(random),
            .scriptId = random() % 4 == 0 ? "t" : "s",
            .revision = static_cast<std::int64_t>(random() % 4),
            .status = static_cast<RunStatus>(random() % 4),
            .deploymentVersion = {},
            .responseTimeMs = {},
            .function = pick(random, texts),
            .executedAt = static_cast<Micros>(random() % 40),
            .sourceType = pick(random, sourceTypes),
            .source = pick(random, texts)};
    if (random() % 200 == 0)
        run.executedAt = random() % 2 == 0 ? -7'000'000'000'000 : 9'000'000'000'000'000;
    if (random() % 3 > 0)
        run.deploymentVersion = randomNumber(random, true);
    if (random() % 3 > 0)
        run.responseTimeMs = randomNumber(random, false);
    return run;
}

LogEntry randomEntry(Random &random, int number)
{
    return {.id = "log " + std::to_string(number),
            .runId = randomRunId(random),
            .scriptId = random() % 4 == 0 ? "t" : "s",
            .level = allLogLevels[random() % logLevelCount],
            .message = pick(random, texts),
            .time = static_cast<Micros>(random() % 60),
            .attributes = {}};
}

MarksPointer randomMarks(Random &random)
{
    if (random() % 4 == 0)
        return random() % 2 == 0 ? nullptr : std::make_shared<const Marks>();
    std::vector<MarkedRun> marked;
    for (std::size_t count = random() % 60; count > 0; --count)
        marked.push_back(
            {randomRunId(random), "s", {random() % 2 == 0, random() % 2 == 0, pick(random, texts)}});
    return Marks().with(marked);
}

FilterSet randomFilter(Random &random, int depth, bool withEntries)
{
    FilterSet set;
    set.join = random() % 2 == 0 ? FilterSet::Join::And : FilterSet::Join::Or;
    const std::size_t count = random() % 4;
    for (std::size_t i = 0; i < count; ++i) {
        if (depth > 1 && random() % 3 == 0)
            set.items.emplace_back(randomFilter(random, depth - 1, withEntries));
        else
            set.items.emplace_back(randomCondition(random, withEntries));
    }
    return set;
}

std::string randomNeedle(Random &random)
{
    if (random() % 3 == 0)
        return {};
    return random() % 4 == 0 ? randomRunId(random).substr(random() % 3, 5) : pick(random, fragments);
}

} // namespace runglass::cachetest
