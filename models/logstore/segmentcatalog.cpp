// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/segmentcatalog.h"

#include <algorithm>

namespace runglass {

void SegmentCatalog::refresh(std::int64_t current)
{
    if (current == m_sequence)
        return;
    const bool isFirst = m_sequence < 0;
    m_store.changedSince(m_sequence, [&](const LiveSegment &segment, bool lives) {
        if (!lives) {
            remove(segment);
            return;
        }
        if (isFirst) {
            m_ofScript[segment.script].push_back(segment);
            m_lastSegment = std::max(m_lastSegment, segment.key);
        } else {
            insert(segment);
        }
    });
    if (isFirst) {
        for (auto &[script, segments] : m_ofScript) {
            std::sort(segments.begin(), segments.end(), beginsBefore);
            m_changed.insert(script);
        }
    }
    m_sequence = current;
}

void SegmentCatalog::committed(std::int64_t before, std::int64_t after)
{
    // Else others have written since the last refresh().
    if (m_sequence == before)
        m_sequence = after;
}

void SegmentCatalog::forget()
{
    m_ofScript.clear();
    m_lastSegment = 0;
    m_sequence = -1;
}

void SegmentCatalog::insert(const LiveSegment &segment)
{
    std::vector<LiveSegment> &segments = m_ofScript[segment.script];
    segments.insert(std::upper_bound(segments.begin(), segments.end(), segment, beginsBefore), segment);
    m_changed.insert(segment.script);
    m_lastSegment = std::max(m_lastSegment, segment.key);
}

void SegmentCatalog::remove(const LiveSegment &segment)
{
    std::vector<LiveSegment> &segments = m_ofScript[segment.script];
    const auto found = std::lower_bound(segments.begin(), segments.end(), segment, beginsBefore);
    if (found == segments.end() || found->key != segment.key)
        return;
    segments.erase(found);
    m_changed.insert(segment.script);
}

std::span<const LiveSegment> SegmentCatalog::ofScript(std::int64_t script) const
{
    const auto found = m_ofScript.find(script);
    return found == m_ofScript.end() ? std::span<const LiveSegment>() : found->second;
}

std::vector<std::int64_t> SegmentCatalog::scripts() const
{
    std::vector<std::int64_t> scripts;
    for (const auto &[script, segments] : m_ofScript) {
        if (!segments.empty())
            scripts.push_back(script);
    }
    return scripts;
}

std::optional<LiveSegment> SegmentCatalog::find(std::int64_t key) const
{
    for (const auto &[script, segments] : m_ofScript) {
        for (const LiveSegment &segment : segments) {
            if (segment.key == key)
                return segment;
        }
    }
    return {};
}

} // namespace runglass
