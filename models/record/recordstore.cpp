// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/recordstore.h"

#include "record/recordreading.h"

namespace runglass {

namespace {

std::size_t bytesOf(const KeptRecord &record)
{
    return sizeof(KeptRecord) + (record.details ? memoryOf(*record.details) : 0);
}

} // namespace

KeptRecord *RecordStore::find(std::string_view runId)
{
    const auto found = m_places.find(runId);
    if (found == m_places.end())
        return nullptr;
    m_records.splice(m_records.begin(), m_records, found->second);
    return &found->second->record;
}

const KeptRecord *RecordStore::peek(std::string_view runId) const
{
    const auto found = m_places.find(runId);
    return found == m_places.end() ? nullptr : &found->second->record;
}

KeptRecord &RecordStore::put(const std::string &runId, KeptRecord record,
                             const std::function<bool(const std::string &)> &isPinned)
{
    if (KeptRecord *known = find(runId)) {
        *known = std::move(record);
    } else {
        m_records.push_front({runId, std::move(record), 0});
        m_places.emplace(m_records.front().runId, m_records.begin());
    }
    measure(runId);
    // Not the one that has just come, even if it is too much by itself.
    evict([&](const std::string &id) { return id == runId || isPinned(id); });
    return m_records.front().record;
}

void RecordStore::measure(std::string_view runId)
{
    const auto found = m_places.find(runId);
    if (found == m_places.end())
        return;
    Item &item = *found->second;
    m_bytes -= item.bytes;
    item.bytes = bytesOf(item.record);
    m_bytes += item.bytes;
}

void RecordStore::forEach(const std::function<void(const std::string &, KeptRecord &)> &visit)
{
    for (Item &item : m_records)
        visit(item.runId, item.record);
}

void RecordStore::evict(const std::function<bool(const std::string &)> &isPinned)
{
    for (auto item = m_records.end(); m_bytes > m_mostBytes && item != m_records.begin();) {
        --item;
        if (isPinned(item->runId))
            continue;
        m_bytes -= item->bytes;
        m_places.erase(item->runId);
        item = m_records.erase(item);
    }
}

} // namespace runglass
