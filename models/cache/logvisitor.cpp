// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logvisitor.h"

#include "cache/segmentrecords.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace runglass {

namespace {

/// Rows shown at a time: their text stays in the processor's cache.
constexpr std::size_t rowsAtATime = 512;
/// Fewer rows of a segment than this are not worth a pass of their own.
constexpr std::size_t shortStretch = 64;
/// The most text that is copied at a time.
constexpr std::size_t mostGathered = std::size_t{64} * 1024 * 1024;

} // namespace

LogVisitor::LogVisitor(const logqueries::Context &context, const LogAnswer &answer, const RunIdTable &runIds,
                       LogParts parts)
    : m_context(context)
    , m_answer(answer)
    , m_runIds(runIds)
    , m_parts(parts)
{
}

bool LogVisitor::isOver() const
{
    return m_context.token.isCancelled() || !m_context.connection().ok();
}

std::int64_t LogVisitor::visit(std::int64_t first, std::int64_t count, const LogVisit &take)
{
    const std::int64_t begin = std::clamp<std::int64_t>(first, 0, m_answer.size());
    const std::int64_t rows = std::clamp<std::int64_t>(count, 0, m_answer.size() - begin);
    if (!findPlaces(begin, rows))
        return 0;
    bool wanted = true;
    const LogVisit noting = [&](std::span<const LogRecord> records) { return wanted = take(records); };
    std::size_t at = 0;
    while (wanted && at < m_places.size() && !isOver()) {
        std::size_t end = endOfStretch(at);
        if (end - at >= shortStretch || end == m_places.size()) {
            at += visitStretch(at, end, noting);
            continue;
        }
        for (std::size_t next = end; next < m_places.size() && next - end < shortStretch;)
            next = end = endOfStretch(next);
        while (!gather(at, end) && end - at > 1)
            end = at + (end - at) / 2;
        at += visitGathered(noting);
    }
    m_context.reader.close();
    return static_cast<std::int64_t>(at);
}

bool LogVisitor::findPlaces(std::int64_t first, std::int64_t count)
{
    m_positions.clear();
    m_places.clear();
    SegmentReader &reader = m_context.reader;
    if (!m_answer.order().positions(static_cast<std::size_t>(first), static_cast<std::size_t>(count), reader,
                                    m_positions))
        return false;
    const LogSnapshot &snapshot = m_answer.snapshot();
    const LogSnapshot::Slot *alone = nullptr;
    std::size_t slot = 0;
    for (const std::size_t position : m_positions) {
        // Most rows lie where the one before does.
        if (alone != nullptr && position >= alone->first && position - alone->first < alone->count()) {
            m_places.push_back({slot, position - alone->first});
            continue;
        }
        const auto place = snapshot.placeAt(position, reader);
        if (!place)
            return false;
        m_places.push_back(*place);
        slot = place->slot;
        alone = snapshot.slots()[slot].isAlone ? &snapshot.slots()[slot] : nullptr;
    }
    return true;
}

std::size_t LogVisitor::endOfStretch(std::size_t begin) const
{
    std::size_t end = begin + 1;
    while (end < m_places.size() && m_places[end].slot == m_places[begin].slot)
        ++end;
    return end;
}

std::size_t LogVisitor::visitStretch(std::size_t begin, std::size_t end, const LogVisit &take)
{
    SegmentRecords records(m_context.reader, m_runIds, m_answer.query().scriptId, m_parts);
    if (!records.open(*m_answer.snapshot().slots()[m_places[begin].slot].segment))
        return end - begin;
    for (std::size_t at = begin; at < end;) {
        if (isOver())
            return at - begin;
        m_records.clear();
        const std::size_t stop = std::min(end, at + rowsAtATime);
        records.beginRecords();
        for (; at < stop; ++at) {
            if (!records.read(m_places[at].entry, m_records.emplace_back()))
                return end - begin;
        }
        if (!take(m_records))
            return at - begin;
    }
    return end - begin;
}

bool LogVisitor::gather(std::size_t begin, std::size_t end)
{
    std::vector<std::size_t> order(end - begin);
    std::iota(order.begin(), order.end(), begin);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(m_places[a].slot, m_places[a].entry) < std::tie(m_places[b].slot, m_places[b].entry);
    });
    m_gathered = TextArena();
    m_records.assign(end - begin, {});
    std::size_t bytes = 0;
    SegmentRecords records(m_context.reader, m_runIds, m_answer.query().scriptId, m_parts);
    const LogSegment *open = nullptr;
    bool isReadable = false;
    for (const std::size_t row : order) {
        if (isOver())
            return true;
        const LogSegment *segment = m_answer.snapshot().slots()[m_places[row].slot].segment.get();
        if (segment != open) {
            open = segment;
            isReadable = records.open(*segment);
        }
        LogRecord record;
        records.beginRecords();
        if (!isReadable || !records.read(m_places[row].entry, record)) {
            isReadable = false;
            continue;
        }
        bytes += record.id.size() + record.runId.size() + record.message.size() + record.attributes.size();
        if (bytes > mostGathered && end - begin > 1)
            return false;
        record.id = m_gathered.keep(record.id);
        record.runId = m_gathered.keep(record.runId);
        record.message = m_gathered.keep(record.message);
        record.attributes = m_gathered.keep(record.attributes);
        m_records[row - begin] = record;
    }
    return true;
}

std::size_t LogVisitor::visitGathered(const LogVisit &take)
{
    m_context.reader.close();
    if (isOver())
        return 0;
    const auto isRead = [](const LogRecord &record) { return !record.id.empty(); };
    for (std::size_t at = 0; at < m_records.size();) {
        // Rows that could not be read are left out, so what is shown goes up to the next of them.
        const auto begin = m_records.begin() + static_cast<std::ptrdiff_t>(at);
        const auto limit = begin + static_cast<std::ptrdiff_t>(std::min(rowsAtATime, m_records.size() - at));
        const auto from = std::find_if(begin, limit, isRead);
        const auto to = std::find_if_not(from, limit, isRead);
        at += static_cast<std::size_t>(to - begin);
        if (from != to && !take({from, to}))
            return at;
    }
    return m_records.size();
}

} // namespace runglass
