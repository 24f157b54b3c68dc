// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/scriptlister.h"

#include <algorithm>

namespace runglass {

ScriptLister::ScriptLister(SyncContext &context, std::string onlyScript)
    : SyncUnit(context)
    , m_onlyScript(std::move(onlyScript))
{
}

bool ScriptLister::isBusy() const
{
    return SyncUnit::isBusy() || ((!m_listed || !m_queue.empty()) && !m_retry.trouble());
}

void ScriptLister::wantDeployments(const std::string &scriptId)
{
    if (m_known.insert(scriptId).second)
        m_queue.insert(scriptId);
}

void ScriptLister::deploymentsMayHaveChanged(const std::string &scriptId)
{
    if (m_known.contains(scriptId))
        m_queue.insert(scriptId);
}

void ScriptLister::pump()
{
    if (!mayAsk(m_retry) || !m_context.writer.hasRoom())
        return;
    if (!m_listed)
        askForScripts();
    else if (!m_queue.empty())
        askForDeployments(*m_queue.begin());
}

void ScriptLister::askForScripts()
{
    const ServiceCall call{{QStringLiteral("scripts")}, {}};
    ask(
        call,
        [this, call](ServiceAnswer answer) {
            PageContext context = contextOf(call);
            context.scripts = true;
            Result<ParsedPage> page = m_context.parser.parsePage(answer.body, context);
            if (!page)
                return fail(m_retry, {ServiceError::Kind::Nonsense, page.error(), {}});
            if (!m_onlyScript.empty())
                std::erase_if(page->scripts,
                              [this](const Script &script) { return script.id != m_onlyScript; });
            std::set<std::string> ids;
            for (const Script &script : page->scripts)
                ids.insert(script.id);
            WriteBatch batch;
            batch.scripts = std::move(page->scripts);
            batch.problems = std::move(page->problems);
            write(std::move(batch), [this, ids = std::move(ids)](bool written) {
                if (!written)
                    return;
                m_listed = m_hasList = true;
                m_ids = ids;
                m_retry.succeed();
            });
        },
        [this](const ServiceError &error) { fail(m_retry, error); });
}

void ScriptLister::askForDeployments(const std::string &scriptId)
{
    const ServiceCall call{
        {QStringLiteral("scripts"), QString::fromStdString(scriptId), QStringLiteral("deployments")}, {}};
    ask(
        call,
        [this, call, scriptId](ServiceAnswer answer) {
            PageContext context = contextOf(call);
            context.deployments = true;
            Result<ParsedPage> page = m_context.parser.parsePage(answer.body, context);
            if (!page)
                return fail(m_retry, {ServiceError::Kind::Nonsense, page.error(), {}});
            WriteBatch batch;
            batch.deployments.push_back({scriptId, std::move(page->deployments)});
            batch.problems = std::move(page->problems);
            write(std::move(batch), [this, scriptId](bool written) {
                if (!written)
                    return;
                m_queue.erase(scriptId);
                m_retry.succeed();
            });
        },
        [this, scriptId](const ServiceError &error) {
            if (error.kind == ServiceError::Kind::NotFound)
                m_queue.erase(scriptId); // none is known of it
            else
                fail(m_retry, error);
        });
}

} // namespace runglass
