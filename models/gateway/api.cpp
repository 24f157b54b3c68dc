// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/api.h"

#include "gateway/jsonobject.h"

#include <algorithm>

namespace runglass::gateway {

namespace {

constexpr std::int64_t maxLimit = 5000;
constexpr std::int64_t defaultLimit = 1000;
constexpr std::int64_t maxWaitSeconds = 25;
constexpr std::size_t maxScriptIds = 1000;
/// How soon a waiting request finds out that its client is gone.
constexpr std::chrono::milliseconds goneCheckInterval{500};
constexpr int retrySoon = 2;

HttpAnswer json(std::string body)
{
    HttpAnswer answer;
    answer.body = std::move(body);
    return answer;
}

std::string list(std::string_view name, std::string_view records)
{
    std::string out;
    out.reserve(records.size() + 128);
    ((((out += "{\"") += name) += "\":[") += records) += ']';
    return out;
}

HttpAnswer noSuchScript()
{
    return problem(404, "There is no script with this id, or it was never executed.");
}

HttpAnswer overloaded()
{
    return problemForNow(503, "The service is busy. Try again shortly.", retrySoon);
}

HttpAnswer refusal(DecodedCursor::State state, std::string_view parameter)
{
    if (state == DecodedCursor::State::Gone)
        return problem(
            410, "The cursor has expired: cursors live for 7 days, in one database. Begin anew without it.");
    return problem(400, "The parameter " + std::string(parameter) + " is not a cursor of this list.");
}

} // namespace

Api::Api(Store &store, const Limits &limits)
    : m_store(store)
    , m_limits(limits)
{
}

HttpAnswer Api::answer(const RouteMatch &match, const RequestTarget &target, const StillWanted &isWanted)
{
    switch (match.route->operation) {
    case Operation::ListScripts:
        return listScripts();
    case Operation::ListRuns:
        return list(true, match.variable, QueryParameters(target));
    case Operation::ListLogs:
        return list(false, match.variable, QueryParameters(target));
    case Operation::ListDeployments:
        return listDeployments(match.variable);
    case Operation::GetRun:
        return getRun(match.variable, false);
    case Operation::GetPayload:
        return getRun(match.variable, true);
    case Operation::GetChanges:
        return changes(QueryParameters(target), isWanted);
    case Operation::ExportTraces:
    case Operation::ExportLogs:
        break;
    }
    return problem(404, "There is nothing here.");
}

std::string Api::encoded(Cursor cursor) const
{
    cursor.issuedAt = nowMicros();
    return encodeCursor(cursor, m_store.databaseId());
}

HttpAnswer Api::listScripts()
{
    auto reader = m_store.reader();
    if (!reader)
        return overloaded();
    return json(gateway::list("scripts", (*reader)->scripts()) + '}');
}

HttpAnswer Api::listDeployments(const std::string &scriptId)
{
    auto reader = m_store.reader();
    if (!reader)
        return overloaded();
    const auto script = (*reader)->scriptKey(scriptId);
    if (!script)
        return noSuchScript();
    return json(gateway::list("deployments", (*reader)->deployments(*script)) + '}');
}

HttpAnswer Api::list(bool isRuns, const std::string &scriptId, QueryParameters parameters)
{
    const TimeRange all = TimeRange::all();
    ListRequest request;
    request.range = {parameters.time("from", all.from), parameters.time("to", all.to)};
    request.limit = parameters.integer("limit", 1, maxLimit, defaultLimit);
    if (request.range.from > request.range.to)
        parameters.fail("The parameter from lies after the parameter to.");
    const auto cursor = parameters.text("cursor");
    const auto runId = isRuns ? std::nullopt : parameters.text("run_id");
    if (parameters.mistake())
        return problem(400, *parameters.mistake());
    const Cursor::Kind kind = isRuns ? Cursor::Kind::Runs : Cursor::Kind::Logs;
    if (cursor) {
        auto decoded = decodeCursor(*cursor, kind, m_store.databaseId(), nowMicros());
        if (decoded.state == DecodedCursor::State::Valid && decoded.cursor.scope != scriptId)
            decoded.state = DecodedCursor::State::Malformed;
        if (decoded.state != DecodedCursor::State::Valid)
            return refusal(decoded.state, "cursor");
        request.after = std::move(decoded.cursor);
    }

    auto reader = m_store.reader();
    if (!reader)
        return overloaded();
    const auto script = (*reader)->scriptKey(scriptId);
    if (!script)
        return noSuchScript();
    request.script = *script;
    ListPage page;
    // An unknown run has no entries.
    if (runId)
        request.run = (*reader)->runKey(*runId);
    if (!runId || request.run)
        page = isRuns ? (*reader)->runs(request) : (*reader)->logs(request);

    std::string body = gateway::list(isRuns ? "runs" : "logs", page.records) + ",\"next\":";
    if (page.more)
        ((body += '"') += encoded({kind, page.lastTime, page.lastId, scriptId, 0})) += "\"}";
    else
        body += "null}";
    return json(std::move(body));
}

HttpAnswer Api::getRun(const std::string &runId, bool payload)
{
    auto reader = m_store.reader();
    if (!reader)
        return overloaded();
    auto found = payload ? (*reader)->payload(runId) : (*reader)->run(runId);
    return found ? json(std::move(*found)) : problem(404, "There is no run with this id.");
}

HttpAnswer Api::changes(QueryParameters parameters, const StillWanted &isWanted)
{
    const std::int64_t limit = parameters.integer("limit", 1, maxLimit, defaultLimit);
    const std::int64_t wait = parameters.integer("wait", 0, maxWaitSeconds, 0);
    const auto after = parameters.text("after");
    const std::vector<std::string> scriptIds = parameters.texts("script_id");
    if (scriptIds.size() > maxScriptIds)
        parameters.fail("The parameter script_id is given more than " + std::to_string(maxScriptIds) +
                        " times.");
    if (parameters.mistake())
        return problem(400, *parameters.mistake());
    if (after) {
        const auto decoded = decodeCursor(*after, Cursor::Kind::Changes, m_store.databaseId(), nowMicros());
        if (decoded.state != DecodedCursor::State::Valid)
            return refusal(decoded.state, "after");
        return changesAfter(decoded.cursor.position, limit, std::chrono::seconds(wait), scriptIds, isWanted);
    }
    auto reader = m_store.reader();
    if (!reader)
        return overloaded();
    const std::int64_t now = (*reader)->sequence();
    return json(R"({"scripts":[],"runs":[],"logs":[],"next":")" +
                encoded({Cursor::Kind::Changes, now, {}, {}, 0}) + R"(","more":false})");
}

bool Api::waitForChange(std::int64_t sequence, std::chrono::steady_clock::time_point deadline,
                        const StillWanted &isWanted)
{
    while (isWanted()) {
        const auto now = std::chrono::steady_clock::now();
        const bool isEnough =
            m_store.changes().waitBeyond(sequence, std::min(deadline, now + goneCheckInterval)) > sequence ||
            m_store.changes().isClosed();
        if (isEnough || std::chrono::steady_clock::now() >= deadline)
            return true;
    }
    return false;
}

HttpAnswer Api::changesAfter(std::int64_t after, std::int64_t limit, std::chrono::seconds wait,
                             const std::vector<std::string> &scriptIds, const StillWanted &isWanted)
{
    struct Waiting
    {
        std::atomic<int> &count;
        const int before = count.fetch_add(1);
        ~Waiting() { count.fetch_sub(1); }
    };
    const auto deadline = std::chrono::steady_clock::now() + wait;
    std::optional<Waiting> waiting;
    ChangesPage page;
    page.next = after;
    while (true) {
        {
            auto reader = m_store.reader();
            if (!reader)
                return overloaded();
            // Scripts not known yet may come while this waits, so they are looked up each time.
            std::vector<std::int64_t> scripts;
            for (const std::string &id : scriptIds) {
                if (const auto key = (*reader)->scriptKey(id))
                    scripts.push_back(*key);
            }
            if (!scriptIds.empty() && scripts.empty())
                scripts.push_back(0); // no script has this key: nothing matches
            page = (*reader)->changes(page.next, limit, scripts);
        }
        const bool isOver = !page.isEmpty() || std::chrono::steady_clock::now() >= deadline;
        if (isOver || m_store.changes().isClosed())
            break;
        if (!waiting && waiting.emplace(m_waiting).before >= m_limits.waiting)
            return problemForNow(503, "Too many requests are waiting for changes. Try again shortly.",
                                 retrySoon);
        if (!waitForChange(page.next, deadline, isWanted))
            break;
    }
    std::string body = gateway::list("scripts", page.scripts) + ",\"runs\":[";
    body.reserve(body.size() + page.runs.size() + page.logs.size() + 256);
    (((body += page.runs) += "],\"logs\":[") += page.logs) += "],\"next\":\"";
    body += encoded({Cursor::Kind::Changes, page.next, {}, {}, 0});
    ((body += "\",\"more\":") += page.more ? "true" : "false") += '}';
    return json(std::move(body));
}

} // namespace runglass::gateway
