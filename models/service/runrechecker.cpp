// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/runrechecker.h"

#include "service/feedfollower.h"

namespace runglass {

RunRechecker::RunRechecker(SyncContext &context, std::string onlyScript)
    : SyncUnit(context)
    , m_onlyScript(std::move(onlyScript))
{
}

bool RunRechecker::isBusy() const
{
    return SyncUnit::isBusy() || (m_active && !m_retry.trouble());
}

void RunRechecker::start()
{
    const auto mark = m_context.reader.cursor(FeedFollower::recheckMark, {});
    if (!mark || !*mark || (*mark)->value.empty())
        return;
    const auto scripts = m_context.reader.scripts({});
    if (!scripts)
        return;
    m_queue.clear();
    for (const Script &script : *scripts) {
        if (!m_onlyScript.empty() && script.id != m_onlyScript)
            continue;
        const auto runs = m_context.reader.runsInProgress(script.id, {});
        if (!runs)
            return;
        for (const std::string &runId : *runs)
            m_queue.push_back({runId, script.id, false, {}});
    }
    m_active = true;
}

void RunRechecker::pump()
{
    if (!m_active || !mayAsk(m_retry) || !m_context.writer.hasRoom())
        return;
    if (m_queue.empty())
        finish();
    else if (!m_queue.front().runDone)
        askForRun();
    else
        askForLogs();
}

void RunRechecker::finish()
{
    WriteBatch batch;
    batch.cursors.push_back({FeedFollower::recheckMark, {}, 0});
    write(std::move(batch), [this](bool written) { m_active = !written; });
}

void RunRechecker::next()
{
    m_queue.pop_front();
    m_retry.succeed();
}

void RunRechecker::askForRun()
{
    const ServiceCall call{{QStringLiteral("runs"), QString::fromStdString(m_queue.front().runId)}, {}};
    ask(
        call,
        [this, call](ServiceAnswer answer) {
            PageContext context = contextOf(call);
            context.scriptId = m_queue.front().scriptId;
            Result<ParsedPage> page = m_context.parser.parseRun(answer.body, context);
            if (!page)
                return fail(m_retry, {ServiceError::Kind::Nonsense, page.error(), {}});
            WriteBatch batch;
            batch.records = std::move(page->records);
            batch.problems = std::move(page->problems);
            write(std::move(batch), [this](bool written) { m_queue.front().runDone = written; });
        },
        [this](const ServiceError &error) {
            if (error.kind == ServiceError::Kind::NotFound)
                next();
            else
                fail(m_retry, error);
        });
}

void RunRechecker::askForLogs()
{
    const Item &item = m_queue.front();
    ServiceCall call{
        {QStringLiteral("scripts"), QString::fromStdString(item.scriptId), QStringLiteral("logs")}, {}};
    call.query.append({QStringLiteral("run_id"), QString::fromStdString(item.runId)});
    call.query.append({QStringLiteral("limit"), QString::number(m_context.tuning.pageLimit)});
    if (!item.cursor.empty())
        call.query.append({QStringLiteral("cursor"), QString::fromStdString(item.cursor)});
    ask(
        call,
        [this, call](ServiceAnswer answer) {
            PageContext context = contextOf(call);
            context.logs = true;
            context.scriptId = m_queue.front().scriptId;
            Result<ParsedPage> page = m_context.parser.parsePage(answer.body, context);
            if (!page)
                return fail(m_retry, {ServiceError::Kind::Nonsense, page.error(), {}});
            const std::string cursor = page->next.value_or(std::string());
            WriteBatch batch;
            batch.records = std::move(page->records);
            batch.problems = std::move(page->problems);
            write(std::move(batch), [this, cursor](bool written) {
                if (!written)
                    return;
                if (cursor.empty() || cursor == m_queue.front().cursor)
                    next();
                else
                    m_queue.front().cursor = cursor;
            });
        },
        [this](const ServiceError &error) {
            if (error.kind == ServiceError::Kind::NotFound || error.kind == ServiceError::Kind::Gone)
                next();
            else
                fail(m_retry, error);
        });
}

} // namespace runglass
