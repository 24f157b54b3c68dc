// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "sharing/bundlerecords.h"

#include "bundle/bundleerror.h"

#include <algorithm>
#include <utility>

namespace runglass {

BundleRecords::BundleRecords(CacheReader &reader, const BundleContent &content, const CancelToken &token,
                             Progressed progressed)
    : m_reader(reader)
    , m_content(content)
    , m_token(token)
    , m_progressed(std::move(progressed))
{
}

void BundleRecords::tell()
{
    if (m_progressed)
        m_progressed(m_progress);
}

Result<BundleCounts> BundleRecords::visit(BundleVisitor &visitor)
{
    m_progress = {};
    m_counts = {};
    if (const Result<void> visited = visitScript(visitor); !visited)
        return visited.error();
    const Result<void> visited = m_content.runIds.empty() ? visitFound(visitor) : visitSelected(visitor);
    if (!visited)
        return visited.error();
    return m_counts;
}

Result<void> BundleRecords::visitScript(BundleVisitor &visitor)
{
    const Result<std::vector<Script>> scripts = m_reader.scripts(m_token);
    if (!scripts)
        return scripts.error();
    const auto script = std::ranges::find(*scripts, m_content.runs.scriptId, &Script::id);
    if (script == scripts->end())
        return {};
    Result<std::vector<Deployment>> deployments = m_reader.deployments(script->id, m_token);
    if (!deployments)
        return deployments.error();
    return visitor.take(Script(*script), std::move(*deployments));
}

Result<void> BundleRecords::visitSelected(BundleVisitor &visitor)
{
    m_progress.totalRuns = static_cast<std::int64_t>(m_content.runIds.size());
    std::vector<Run> runs;
    for (const std::string &id : m_content.runIds) {
        const Result<std::optional<Run>> run = m_reader.run(id, m_token);
        if (!run)
            return run.error();
        if (*run)
            runs.push_back(**run);
        if (static_cast<std::int64_t>(runs.size()) < chunk)
            continue;
        if (Result<void> visited = visitChunk(std::exchange(runs, {}), visitor); !visited)
            return visited;
    }
    return visitChunk(std::move(runs), visitor);
}

Result<void> BundleRecords::visitFound(BundleVisitor &visitor)
{
    const Result<RowSetPointer> rows = m_reader.select(m_content.runs, {}, m_token);
    if (!rows)
        return rows.error();
    m_progress.totalRuns = (*rows)->size();
    for (std::int64_t first = 0; first < (*rows)->size(); first += chunk) {
        Result<Page<RunRow>> page = m_reader.runPage(**rows, first, chunk, m_token);
        if (!page)
            return page.error();
        std::vector<Run> runs;
        for (RunRow &row : page->rows) {
            if (!row.run.id.empty()) // deleted since
                runs.push_back(std::move(row.run));
        }
        if (Result<void> visited = visitChunk(std::move(runs), visitor); !visited)
            return visited;
    }
    return {};
}

Result<void> BundleRecords::visitChunk(std::vector<Run> &&runs, BundleVisitor &visitor)
{
    std::vector<std::string> ids;
    for (Run &run : runs) {
        // A page leaves the revision out; of the same state again, that is no harm.
        ids.push_back(run.id);
        ++m_counts.runs;
        if (Result<void> taken = visitor.take(std::move(run)); !taken)
            return taken;
    }
    if (m_content.logs && !ids.empty()) {
        if (Result<void> visited = visitLogs(ids, visitor); !visited)
            return visited;
    }
    for (const std::string &id : ids) {
        if (m_token.isCancelled())
            return bundleerror::cancelled();
        if (m_content.payloads) {
            if (Result<void> visited = visitPayload(id, visitor); !visited)
                return visited;
        }
        ++m_progress.runs;
        tell();
    }
    return {};
}

Result<void> BundleRecords::visitLogs(std::span<const std::string> runIds, BundleVisitor &visitor)
{
    LogsQuery query;
    query.scriptId = m_content.runs.scriptId;
    query.order = SortOrder::Ascending;
    Condition ofRuns{.column = FilterColumn::RunId, .op = FilterOperator::Equal, .values = {}};
    ofRuns.values.assign(runIds.begin(), runIds.end());
    query.filter.items.emplace_back(std::move(ofRuns));
    const Result<RowSetPointer> rows = m_reader.select(query, {}, m_token);
    if (!rows)
        return rows.error();
    for (std::int64_t first = 0; first < (*rows)->size(); first += pageRows) {
        Result<Page<LogRow>> page = m_reader.logPage(**rows, first, pageRows, m_token);
        if (!page)
            return page.error();
        for (LogRow &row : page->rows) {
            if (row.entry.id.empty())
                continue;
            ++m_counts.logs;
            ++m_progress.logs;
            if (Result<void> taken = visitor.take(std::move(row.entry)); !taken)
                return taken;
        }
        if (m_token.isCancelled())
            return bundleerror::cancelled();
        tell();
    }
    return {};
}

Result<void> BundleRecords::visitPayload(const std::string &runId, BundleVisitor &visitor)
{
    Result<std::optional<Payload>> payload = m_reader.payload(runId, m_token);
    if (!payload)
        return payload.error();
    if (!*payload) {
        ++m_counts.runsWithoutPayload;
        return {};
    }
    ++m_counts.payloads;
    return visitor.take(std::move(**payload));
}

} // namespace runglass
