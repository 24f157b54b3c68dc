// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/randomlogs.h"

#include "filter/filteroperators.h"
#include "filter/filtervalidation.h"

namespace runglass::cachetest {

std::string RandomLogs::text()
{
    std::string text;
    for (std::size_t words = below(6); words > 0; --words) {
        text += pick({"Timeout",
                      "timeout",
                      "ERROR ",
                      "k",
                      "s",
                      "\xE2\x84\xAA" /* Kelvin */,
                      "\xC5\xBF" /* long s */,
                      "\xC4\xB0" /* dotted I */,
                      "i",
                      "\xC3\x9F" /* sharp s */,
                      "\xE1\xBA\x9E",
                      "ss",
                      "e\xCC\x81",
                      "\xC3\xA9",
                      "\xF0\x9F\x98\x80",
                      "\xE6\x9D\xB1",
                      "%",
                      "_",
                      "*",
                      "\"",
                      "'",
                      "\n",
                      "invoice 42",
                      " ",
                      "\xFF",
                      "a"});
        if (oneIn(40))
            text += std::string(1, '\0');
    }
    return text;
}

LogEntry RandomLogs::entry()
{
    LogEntry log;
    const std::size_t number = oneIn(12) && m_entries > 0 ? below(m_entries) : m_entries++;
    // Some ids are UUIDs.
    char uuid[64];
    std::snprintf(uuid, sizeof uuid, "%08zx-0000-4000-8000-%012zx", number * 2'654'435'761U % 0xFFFFFFFFU,
                  number);
    log.id = number % 3 == 0 ? "log " + std::to_string(number) : std::string(uuid);
    log.runId = runId();
    log.scriptId = number % 5 == 0 ? "other" : "s";
    log.level = static_cast<LogLevel>(below(logLevelCount));
    log.message = text();
    log.time = time();
    if (oneIn(10))
        log.attributes = "{\"a\":" + std::to_string(number) + "}";
    return log;
}

Run RandomLogs::run()
{
    Run run;
    run.id = "run " + std::to_string(below(25));
    run.scriptId = "s";
    run.status = static_cast<RunStatus>(1 + below(3));
    run.revision = ++m_revision;
    run.executedAt = time();
    if (!oneIn(4))
        run.deploymentVersion = static_cast<std::int64_t>(below(4));
    if (run.status == RunStatus::Success)
        run.responseTimeMs = static_cast<std::int64_t>(below(5) * 100);
    run.function = pick({"", "reconcile", "Reconcile", "post"});
    run.sourceType = pick({"", "api", "tool", "workflow", "x"});
    run.source = pick({"", "caller", "A_b%"});
    return run;
}

Condition RandomLogs::condition()
{
    for (;;) {
        Condition condition;
        condition.column = static_cast<FilterColumn>(below(13));
        condition.op = static_cast<FilterOperator>(below(13));
        std::size_t values = condition.op == FilterOperator::Between ? 2 : 1 + below(3);
        if (condition.op == FilterOperator::Empty || condition.op == FilterOperator::NotEmpty)
            values = 0;
        const bool takesText =
            kindOf(condition.column) == FilterValueKind::Text || comparesText(condition.column, condition.op);
        for (; values > 0; --values) {
            if (!takesText)
                condition.values.emplace_back(static_cast<std::int64_t>(below(5) * (oneIn(2) ? 100 : 1)));
            else if (condition.op == FilterOperator::Matches)
                condition.values.emplace_back(
                    pick({"time.ut", "^$", "k|s", "(?-i)Timeout", "[0-9]+", "run 1.$", "e$", "(?s).*"}));
            else if (condition.column == FilterColumn::RunId)
                condition.values.emplace_back(oneIn(2) ? runId() : pick({"RUN", "1", "run 1", ""}));
            else if (condition.column == FilterColumn::LogId)
                condition.values.emplace_back(oneIn(2) ? "log " + std::to_string(below(m_entries + 1) / 3 * 3)
                                                       : pick({"log", "-4000-", "1"}));
            else
                condition.values.emplace_back(
                    oneIn(4) ? pick({"err", "succ", "reconcile", "api", "Error", "1"}) : text());
        }
        if (!conditionError(condition))
            return condition;
    }
}

FilterSet RandomLogs::filter(int depth)
{
    FilterSet filter;
    filter.join = oneIn(2) ? FilterSet::Join::And : FilterSet::Join::Or;
    for (std::size_t items = below(depth == 0 ? 3 : 4); items > 0; --items) {
        if (depth < 3 && oneIn(4))
            filter.items.emplace_back(this->filter(depth + 1));
        else
            filter.items.emplace_back(condition());
    }
    return filter;
}

MarksPointer RandomLogs::marks()
{
    std::vector<MarkedRun> marked;
    for (std::size_t count = below(20); count > 0; --count)
        marked.push_back({runId(), "s", {oneIn(2), oneIn(3), text()}});
    return Marks().with(marked);
}

LogsQuery RandomLogs::query()
{
    LogsQuery query;
    query.scriptId = oneIn(20) ? "nobody" : oneIn(6) ? "other" : "s";
    if (oneIn(3)) {
        query.range.from = time();
        query.range.to = time() + 1;
    }
    if (!oneIn(3))
        query.filter = filter();
    if (!oneIn(3))
        query.marks = marks();
    if (oneIn(4))
        query.search = text();
    if (oneIn(8))
        query.runId = oneIn(5) ? "never seen" : runId();
    query.sort = static_cast<LogColumn>(oneIn(2) ? static_cast<int>(LogColumn::Timestamp)
                                                 : static_cast<int>(below(5)));
    query.order = oneIn(2) ? SortOrder::Ascending : SortOrder::Descending;
    return query;
}

} // namespace runglass::cachetest
