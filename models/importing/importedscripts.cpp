// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "importing/importedscripts.h"

#include "domain/runstate.h"

#include <algorithm>
#include <unordered_map>

namespace runglass {

namespace {

/// Of two inferred states of a run the one with the earlier first entry wins, whichever came first, also in
/// another import: replaces() takes the higher revision.
void rankInferred(RunRecord &run)
{
    if (run.status == RunStatus::Unknown)
        run.revision = -run.executedAt;
}

template <class Text>
void fill(Text &known, const Text &told)
{
    if (known.empty())
        known = told;
}

} // namespace

ImportedScripts::ImportedScripts(const std::vector<Known> &known)
{
    for (const Known &of : known) {
        Entry &entry = m_scripts[of.script.id];
        entry.before = of;
        entry.script = of.script;
        for (const Deployment &deployment : of.deployments)
            entry.deployments.emplace(deployment.version, deployment);
    }
}

void ImportedScripts::take(const Script &script)
{
    const bool idIsMade = script.id == telemetry::scriptIdOf(script.name);
    if (idIsMade && !m_scripts.contains(script.id) && !m_otherName.contains(script.id)) {
        const auto isNamed = [&](const auto &entry) { return entry.second.script.name == script.name; };
        if (std::count_if(m_scripts.begin(), m_scripts.end(), isNamed) == 1)
            m_otherName[script.id] = std::find_if(m_scripts.begin(), m_scripts.end(), isNamed)->first;
    }
    const std::string id(idInCache(script.id));
    Entry &entry = m_scripts[id];
    entry.isImported = true;
    Script &known = entry.script;
    known.id = id;
    // A script of which nothing is known has its id for a name.
    if (known.name == known.id)
        known.name.clear();
    fill(known.name, script.name);
    fill(known.language, script.language);
    fill(known.deploymentStatus, script.deploymentStatus);
    known.totalRuns = std::max(known.totalRuns, script.totalRuns);
    known.totalLogs = std::max(known.totalLogs, script.totalLogs);
    if (!known.firstDeployedAt)
        known.firstDeployedAt = script.firstDeployedAt;
}

void ImportedScripts::take(const telemetry::MappedDeployment &mapped)
{
    const std::string id(idInCache(mapped.scriptId));
    Entry &entry = m_scripts[id];
    entry.script.id = id;
    // As with runs: what is known stays.
    entry.deployments.emplace(mapped.deployment.version, mapped.deployment);
}

std::string_view ImportedScripts::idInCache(std::string_view id) const
{
    const auto other = m_otherName.find(id);
    return other == m_otherName.end() ? id : std::string_view(other->second);
}

void ImportedScripts::noteRun(const RunRecord &run)
{
    if (!m_last || m_last->script.id != run.scriptId) {
        const auto found = m_scripts.find(run.scriptId);
        if (found == m_scripts.end())
            return;
        m_last = &found->second;
    }
    Script &script = m_last->script;
    script.lastExecutedAt = std::max(script.lastExecutedAt.value_or(run.executedAt), run.executedAt);
}

WriteBatch ImportedScripts::prepare(ImportBatch &&batch)
{
    for (const Script &script : batch.scripts)
        take(script);
    for (const telemetry::MappedDeployment &deployment : batch.deployments)
        take(deployment);

    WriteBatch write;
    write.records = std::move(batch.records);
    for (RunAttributes &attributes : batch.runAttributes)
        write.runExtras.push_back(
            {.runId = write.records.keep(attributes.runId), .attributes = std::move(attributes.json)});
    // Last: where the run itself is in the batch, it is there first and stays.
    for (const InferredRun &inferred : batch.inferredRuns) {
        write.records.runs.push_back(inferred.run);
        write.runExtras.push_back({.runId = inferred.run.id, .attributes = {}, .lastEntry = inferred.last});
    }
    for (RunRecord &run : write.records.runs) {
        run.scriptId = idInCache(run.scriptId);
        rankInferred(run);
        noteRun(run);
    }
    if (!m_otherName.empty()) {
        for (LogRecord &entry : write.records.logs)
            entry.scriptId = idInCache(entry.scriptId);
    }
    // A file tells what it has of a run at once: its documents belong to that state.
    for (Payload &payload : batch.payloads)
        write.payloads.push_back(
            {.payload = std::move(payload), .status = RunStatus::Success, .revision = 0});
    return write;
}

WriteBatch ImportedScripts::finish() const
{
    WriteBatch write;
    for (const auto &[id, entry] : m_scripts) {
        if (entry.isImported)
            write.countedScripts.push_back(id);
        if (entry.script != entry.before.script)
            write.scripts.push_back(entry.script);
        if (entry.deployments.size() != entry.before.deployments.size()) {
            WriteBatch::ScriptDeployments &of = write.deployments.emplace_back();
            of.scriptId = id;
            for (const auto &[version, deployment] : entry.deployments)
                of.deployments.push_back(deployment);
        }
    }
    return write;
}

} // namespace runglass
