// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/segmentrecords.h"

#include "segments/uuidtext.h"

#include <cstring>

namespace runglass {

namespace {

std::string_view writeUuid(const void *bytes, char *to)
{
    UuidBytes uuid;
    std::memcpy(uuid.data(), bytes, uuid.size());
    const auto text = formatUuid(uuid);
    std::memcpy(to, text.data(), text.size());
    return {to, text.size()};
}

} // namespace

SegmentRecords::SegmentRecords(SegmentReader &reader, const RunIdTable &runIds, std::string_view scriptId,
                               LogParts parts)
    : m_reader(reader)
    , m_runIds(runIds)
    , m_scriptId(scriptId)
    , m_parts(parts)
{
    m_idText.reserve(mostRecords * uuidTextSize);
}

bool SegmentRecords::open(const LogSegment &segment)
{
    if (!m_reader.open(segment))
        return false;
    m_times = m_reader.times();
    m_levels = m_reader.levels();
    m_runCodes = m_reader.runCodes();
    m_runs = m_reader.runs();
    const IdColumn *ids = m_levels.empty() || m_runCodes.empty() ? nullptr : m_reader.ids();
    m_messages = ids != nullptr ? m_reader.messages() : nullptr;
    if (m_messages == nullptr)
        return false;
    m_uuids = ids->uuids();
    m_ids = ids->hasOnlyUuids() ? nullptr : m_reader.idTexts();
    m_runTexts.assign(m_runs.size(), {});
    m_runText.resize(m_runs.size() * uuidTextSize);
    return true;
}

bool SegmentRecords::read(std::size_t entry, LogRecord &record)
{
    if (m_parts.attributes && !m_reader.attributes(entry, record.attributes))
        return false;
    record.id = idOf(entry);
    record.runId = runIdOf(m_runCodes[entry]);
    record.scriptId = m_scriptId;
    record.level = static_cast<LogLevel>(m_levels[entry]);
    record.message = m_messages->message(entry);
    record.time = m_times[entry];
    return true;
}

std::string_view SegmentRecords::idOf(std::size_t entry)
{
    if (m_ids != nullptr)
        return m_ids->message(entry);
    // Within what was reserved, so that the texts before stay where they are.
    const std::size_t at = m_idText.size();
    m_idText.resize(at + uuidTextSize);
    return writeUuid(m_uuids.data() + entry * sizeof(UuidBytes), m_idText.data() + at);
}

std::string_view SegmentRecords::runIdOf(std::uint32_t code)
{
    std::string_view &text = m_runTexts[code];
    if (text.data() != nullptr)
        return text;
    text = "";
    const std::int64_t run = m_runs[code];
    if (run < 0 || run > m_runIds.highestKey())
        return text;
    const auto key = static_cast<RunKey>(run);
    const RunIdChunk *chunk = m_runIds.chunkOf(key);
    const std::size_t place = key % RunIdChunk::capacity;
    if (chunk == nullptr || place >= chunk->size())
        return text;
    if (chunk->isUuid(place))
        text = writeUuid(chunk->uuid(place).data(), m_runText.data() + code * uuidTextSize);
    else if (!chunk->text(place).empty())
        text = chunk->text(place);
    return text;
}

} // namespace runglass
