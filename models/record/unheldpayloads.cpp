// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/unheldpayloads.h"

#include <algorithm>

namespace runglass {

namespace {

constexpr std::size_t mostTextRead = 32 * 1024 * 1024; // bytes of payloads that turn out to be held

std::size_t textOf(const Payload &payload)
{
    return (payload.input ? payload.input->text.size() : 0) +
           (payload.output ? payload.output->text.size() : 0);
}

/// On a query thread; what can't be read is not wished for.
std::vector<RecordWish> lookFor(const std::string &scriptId, const TimeRange &range, CacheReader &reader,
                                const CancelToken &stop)
{
    RunsQuery query;
    query.scriptId = scriptId;
    query.range = range;
    query.filter.items.emplace_back(Condition{
        FilterColumn::Status, FilterOperator::Equal, {static_cast<std::int64_t>(RunStatus::Failed)}});
    const auto rows = reader.select(query, {}, stop);
    if (!rows)
        return {};
    const auto page = reader.runPage(**rows, 0, UnheldPayloads::mostRuns, stop);
    if (!page)
        return {};
    std::vector<RecordWish> wishes;
    std::size_t read = 0;
    for (const RunRow &row : page->rows) {
        if (row.run.id.empty() || read > mostTextRead)
            continue;
        const auto payload = reader.payload(row.run.id, stop);
        if (!payload)
            return wishes;
        if (*payload)
            read += textOf(**payload);
        else
            wishes.push_back({RecordWish::Part::Payload, row.run.id, row.run.scriptId, row.run.status,
                              row.run.revision, 0, RecordWish::Urgency::Background});
    }
    return wishes;
}

} // namespace

UnheldPayloads::UnheldPayloads(QueryPool &queries, QObject *parent, int pauseMs)
    : QObject(parent)
    , m_queries(queries)
    , m_pauseMs(pauseMs)
    , m_mailbox(this)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &UnheldPayloads::look);
}

void UnheldPayloads::setRange(const std::string &scriptId, const TimeRange &range)
{
    if (scriptId != m_scriptId)
        m_asked.clear();
    m_scriptId = scriptId;
    m_range = range;
    m_pause.start(m_pauseMs / 10);
}

void UnheldPayloads::cacheChanged(const ChangeNotice &notice)
{
    const bool isOurs =
        notice.byOtherProcess || std::ranges::any_of(notice.scripts, [&](const auto &changed) {
            return changed.scriptId == m_scriptId && !changed.runs.isEmpty();
        });
    if (isOurs && !m_scriptId.empty() && !m_pause.isActive())
        m_pause.start(m_pauseMs);
}

void UnheldPayloads::look()
{
    if (m_scriptId.empty())
        return;
    m_job = m_queries.submit(QueryPool::Lane::Query,
                             [this, generation = ++m_generation, script = m_scriptId, range = m_range,
                              sender = m_mailbox.sender()](CacheReader &reader, const CancelToken &stop) {
                                 std::vector<RecordWish> wishes = lookFor(script, range, reader, stop);
                                 if (stop.isCancelled())
                                     return;
                                 sender.post([this, generation, wishes = std::move(wishes)]() mutable {
                                     if (generation == m_generation)
                                         take(std::move(wishes));
                                 });
                             });
}

void UnheldPayloads::take(std::vector<RecordWish> wishes)
{
    std::erase_if(wishes, [this](const RecordWish &wish) {
        return std::ranges::find(m_asked, wish.runId) != m_asked.end();
    });
    if (wishes == m_wishes)
        return;
    m_wishes = std::move(wishes);
    Q_EMIT found();
}

void UnheldPayloads::remove(std::string_view runId)
{
    if (std::erase_if(m_wishes, [&](const RecordWish &wish) { return wish.runId == runId; }) > 0)
        m_asked.emplace_back(runId);
}

} // namespace runglass
