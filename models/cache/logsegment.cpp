// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logsegment.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace runglass {

using namespace logsegment;

// Columns are copied as they are in memory.
static_assert(std::endian::native == std::endian::little);
static_assert(sizeof(TextIndex) == 16);

namespace {

template <class T>
void append(std::string &bytes, const std::vector<T> &values)
{
    bytes.append(reinterpret_cast<const char *>(values.data()), values.size() * sizeof(T));
}

template <class T>
void take(std::string_view bytes, std::size_t offset, std::size_t count, std::vector<T> &values)
{
    values.resize(count);
    if (count > 0)
        std::memcpy(values.data(), bytes.data() + offset, count * sizeof(T));
}

} // namespace

bool LogColumns::decode(std::string_view bytes, std::size_t count)
{
    if (bytes.size() != count * columnBytes)
        return false;
    take(bytes, 0, count, times);
    take(bytes, runsAt(count), count, runs);
    take(bytes, levelsAt(count), count, levels);
    return std::all_of(levels.begin(), levels.end(),
                       [](std::uint8_t level) { return (level & ~textIdFlag) < logLevelCount; });
}

LogLevel LogColumns::levelAt(std::size_t place) const
{
    return static_cast<LogLevel>(levels[place] & ~textIdFlag);
}

void LogSegment::add(const LogRecord &log, RecordKey run, const StoredId &id)
{
    const auto length = [](std::string_view text) { return static_cast<std::uint32_t>(text.size()); };
    const auto level = static_cast<std::uint8_t>(log.level);
    m_columns.times.push_back(log.time);
    m_columns.runs.push_back(static_cast<std::uint32_t>(run));
    m_columns.levels.push_back(id.isUuid() ? level : static_cast<std::uint8_t>(level | textIdFlag));

    TextIndex index{.offset = length(m_text),
                    .messageLength = length(log.message),
                    .attributesLength = length(log.attributes)};
    if (id.isUuid()) {
        m_ids += id.bytes();
    } else {
        const std::uint64_t hash = hashOfId(id);
        m_ids.append(reinterpret_cast<const char *>(&hash), sizeof hash).append(idBytes - sizeof hash, '\0');
        index.idLength = length(log.id);
        m_text += log.id;
    }
    m_text += log.message;
    m_text += log.attributes;
    m_index.push_back(index);
}

bool LogSegment::decode(std::size_t count, std::string_view columns, std::string_view ids,
                        std::string_view text)
{
    const std::size_t indexBytes = count * sizeof(TextIndex);
    if (!m_columns.decode(columns, count) || ids.size() != count * idBytes || text.size() < indexBytes)
        return false;
    m_ids = ids;
    take(text, 0, count, m_index);
    m_text = text.substr(indexBytes);
    return true;
}

std::string LogSegment::encodeColumns() const
{
    std::string bytes;
    bytes.reserve(size() * columnBytes);
    append(bytes, m_columns.times);
    append(bytes, m_columns.runs);
    append(bytes, m_columns.levels);
    return bytes;
}

std::string LogSegment::encodeText() const
{
    std::string bytes;
    bytes.reserve(size() * sizeof(TextIndex) + m_text.size());
    append(bytes, m_index);
    bytes += m_text;
    return bytes;
}

Micros LogSegment::firstTime() const
{
    return *std::min_element(m_columns.times.begin(), m_columns.times.end());
}

Micros LogSegment::lastTime() const
{
    return *std::max_element(m_columns.times.begin(), m_columns.times.end());
}

} // namespace runglass
