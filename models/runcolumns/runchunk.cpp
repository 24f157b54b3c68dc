// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/runchunk.h"

#include <algorithm>

namespace runglass {

namespace {

template <class Value>
void appendRange(std::vector<Value> &to, const std::vector<Value> &from, std::size_t begin, std::size_t end)
{
    to.insert(to.end(), from.begin() + static_cast<std::ptrdiff_t>(begin),
              from.begin() + static_cast<std::ptrdiff_t>(end));
}

} // namespace

RunEntry RunChunk::at(std::size_t index) const
{
    return {.time = m_times[index],
            .key = m_keys[index],
            .status = static_cast<RunStatus>(m_statuses[index]),
            .version = m_versions.at(index),
            .responseTimeMs = m_responseTimes.at(index),
            .function = m_functions[index],
            .sourceType = m_sourceTypes[index],
            .source = m_sources[index]};
}

void RunChunk::reserve(std::size_t count)
{
    m_times.reserve(count);
    m_keys.reserve(count);
    m_statuses.reserve(count);
    m_versions.reserve(count);
    m_responseTimes.reserve(count);
    m_functions.reserve(count);
    m_sourceTypes.reserve(count);
    m_sources.reserve(count);
}

void RunChunk::append(const RunEntry &run)
{
    m_times.push_back(run.time);
    m_keys.push_back(run.key);
    m_statuses.push_back(static_cast<std::uint8_t>(run.status));
    m_versions.append(run.version);
    m_responseTimes.append(run.responseTimeMs);
    m_functions.push_back(run.function);
    m_sourceTypes.push_back(run.sourceType);
    m_sources.push_back(run.source);
    m_lowestKey = std::min(m_lowestKey, run.key);
    m_highestKey = std::max(m_highestKey, run.key);
}

void RunChunk::append(const RunChunk &other, std::size_t begin, std::size_t end)
{
    if (begin == end)
        return;
    appendRange(m_times, other.m_times, begin, end);
    appendRange(m_keys, other.m_keys, begin, end);
    appendRange(m_statuses, other.m_statuses, begin, end);
    m_versions.append(other.m_versions, begin, end);
    m_responseTimes.append(other.m_responseTimes, begin, end);
    appendRange(m_functions, other.m_functions, begin, end);
    appendRange(m_sourceTypes, other.m_sourceTypes, begin, end);
    appendRange(m_sources, other.m_sources, begin, end);
    const auto [lowest, highest] =
        std::minmax_element(other.m_keys.begin() + static_cast<std::ptrdiff_t>(begin),
                            other.m_keys.begin() + static_cast<std::ptrdiff_t>(end));
    m_lowestKey = std::min(m_lowestKey, *lowest);
    m_highestKey = std::max(m_highestKey, *highest);
}

} // namespace runglass
