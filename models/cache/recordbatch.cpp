// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/recordbatch.h"

#include "cache/textarena.h"

namespace runglass {

class RecordBatch::Arena : public TextArena
{
};

RecordBatch::RecordBatch() = default;
RecordBatch::~RecordBatch() = default;
RecordBatch::RecordBatch(RecordBatch &&) noexcept = default;
RecordBatch &RecordBatch::operator=(RecordBatch &&) noexcept = default;

std::string_view RecordBatch::keep(std::string_view text)
{
    if (text.empty())
        return {};
    if (!m_arena)
        m_arena = std::make_unique<Arena>();
    return m_arena->keep(text);
}

void RecordBatch::keepAlive(std::shared_ptr<const void> buffer)
{
    m_buffers.push_back(std::move(buffer));
}

void RecordBatch::add(const Run &run)
{
    runs.push_back({.id = keep(run.id),
                    .scriptId = keep(run.scriptId),
                    .revision = run.revision,
                    .status = run.status,
                    .deploymentVersion = run.deploymentVersion,
                    .responseTimeMs = run.responseTimeMs,
                    .function = keep(run.function),
                    .executedAt = run.executedAt,
                    .sourceType = keep(run.sourceType),
                    .source = keep(run.source)});
}

void RecordBatch::add(const LogEntry &entry)
{
    logs.push_back({.id = keep(entry.id),
                    .runId = keep(entry.runId),
                    .scriptId = keep(entry.scriptId),
                    .level = entry.level,
                    .message = keep(entry.message),
                    .time = entry.time,
                    .attributes = keep(entry.attributes)});
}

} // namespace runglass
