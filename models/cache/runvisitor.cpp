// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/runvisitor.h"

#include "cache/payloadstore.h"

#include <algorithm>

namespace runglass {

namespace {

constexpr std::int64_t rowsAtATime = 512;
/// With their documents, which may be large.
constexpr std::int64_t payloadsAtATime = 16;

} // namespace

RunVisitor::RunVisitor(Connection &connection, const RunAnswer &answer, const RunIdTable &ids, RunParts parts)
    : m_connection(connection)
    , m_answer(answer)
    , m_ids(ids)
    , m_parts(parts)
    , m_findRun(connection, "SELECT revision, status, version, response_ms, executed_at, function,"
                            " source_type, source FROM run WHERE key = ?")
    , m_findPayload(connection, payloadQuery)
{
}

std::int64_t RunVisitor::visit(std::int64_t first, std::int64_t count, const RunVisit &take)
{
    std::int64_t row = std::clamp<std::int64_t>(first, 0, m_answer.size());
    const std::int64_t begin = row;
    const std::int64_t end = row + std::clamp<std::int64_t>(count, 0, m_answer.size() - row);
    const std::int64_t step = m_parts.payload ? payloadsAtATime : rowsAtATime;
    while (row < end) {
        const std::int64_t stop = std::min(end, row + step);
        const auto size = static_cast<std::size_t>(stop - row);
        m_runs.assign(size, {});
        m_idTexts.resize(size);
        m_payloads.resize(size);
        for (std::size_t i = 0; i < size; ++i)
            readRow(i, row + static_cast<std::int64_t>(i));
        if (!m_connection.ok())
            break;
        row = stop;
        std::erase_if(m_runs, [](const VisitedRun &visited) { return visited.run.id.empty(); });
        if (!take(m_runs))
            break;
    }
    return row - begin;
}

void RunVisitor::readRow(std::size_t index, std::int64_t row)
{
    const RunEntry entry = m_answer.at(row);
    const LabelTexts &labels = m_answer.labels();
    m_idTexts[index] = m_ids.idOf(entry.key);
    m_runs[index].run = {.id = m_idTexts[index],
                         .scriptId = m_answer.scriptId(),
                         .revision = 0,
                         .status = entry.status,
                         .deploymentVersion = entry.version,
                         .responseTimeMs = entry.responseTimeMs,
                         .function = labels.text(entry.function),
                         .executedAt = entry.time,
                         .sourceType = labels.text(entry.sourceType),
                         .source = labels.text(entry.source)};
    if (m_parts.revision || m_parts.payload)
        readParts(index, entry);
}

void RunVisitor::readParts(std::size_t index, const RunEntry &entry)
{
    VisitedRun &visited = m_runs[index];
    const LabelTexts &labels = m_answer.labels();
    bool isSame = false;
    {
        Rows found = m_findRun.rows(std::int64_t{entry.key});
        // Deleted since: only its columns are left.
        if (!found.next())
            return;
        const RunEntry now{.time = found.integer(4),
                           .key = entry.key,
                           .status = static_cast<RunStatus>(found.integer(1)),
                           .version = found.optionalInteger(2),
                           .responseTimeMs = found.optionalInteger(3),
                           .function = labels.idOf(found.integer(5)),
                           .sourceType = labels.idOf(found.integer(6)),
                           .source = labels.idOf(found.integer(7))};
        isSame = now == entry;
        if (m_parts.revision)
            visited.run.revision = isSame ? found.integer(0) : found.integer(0) - 1;
    }
    if (!m_parts.payload || !isSame)
        return;
    Rows found = m_findPayload.rows(std::int64_t{entry.key});
    if (!found.next())
        return;
    m_payloads[index] = payloadFrom(m_connection, found, visited.run.id);
    visited.payload = &m_payloads[index];
}

} // namespace runglass
