// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "redaction/jsonpathwalk.h"

#include "json/jsonstring.h"

#include <algorithm>

namespace runglass {

JsonPathWalk::JsonPathWalk(const JsonDocument &document, std::span<const JsonPathQuery> queries)
    : m_document(document)
    , m_queries(queries)
{
}

bool JsonPathWalk::enter(JsonNodeId node)
{
    if (m_queries.empty())
        return false;
    while (!m_levels.empty() && node >= m_levels.back().after) {
        m_steps.resize(m_levels.back().steps);
        m_levels.pop_back();
    }
    const std::size_t own = m_steps.size();
    bool isSelected = false;
    for (std::size_t q = 0; q < m_queries.size(); ++q) {
        const Steps steps =
            m_levels.empty() ? Steps{1} : next(m_queries[q], m_steps[m_levels.back().steps + q], node);
        m_steps.push_back(steps);
        isSelected |= ((steps >> m_queries[q].segments().size()) & 1U) != 0;
    }
    if (m_document.hasChildren(node))
        m_levels.push_back({m_document.after(node), -1, own});
    else
        m_steps.resize(own);
    return isSelected;
}

/// The steps that lead to a value, from those that lead to what it is in.
JsonPathWalk::Steps JsonPathWalk::next(const JsonPathQuery &query, Steps from, JsonNodeId node)
{
    Steps result = 0;
    const auto &segments = query.segments();
    for (std::size_t s = 0; s < segments.size(); ++s) {
        if (((from >> s) & 1U) == 0)
            continue;
        if (segments[s].isDescendant)
            result |= Steps{1} << s;
        if (std::ranges::any_of(segments[s].selectors,
                                [&](const JsonPathQuery::Selector &each) { return matches(each, node); }))
            result |= Steps{1} << (s + 1);
    }
    return result;
}

bool JsonPathWalk::matches(const JsonPathQuery::Selector &selector, JsonNodeId node)
{
    if (std::holds_alternative<JsonPathQuery::Wildcard>(selector))
        return true;
    if (const auto *name = std::get_if<std::string>(&selector)) {
        if (!m_document.hasKey(node))
            return false;
        const std::string_view raw = m_document.keySource(node);
        return raw.find('\\') == std::string_view::npos ? raw == *name : decodedJson(raw) == *name;
    }
    if (m_document.hasKey(node))
        return false;
    const std::int64_t index = std::get<std::int64_t>(selector);
    return m_document.position(node) == (index < 0 ? index + siblings(node) : index);
}

std::int64_t JsonPathWalk::siblings(JsonNodeId node)
{
    Level &level = m_levels.back();
    if (level.count < 0)
        level.count = m_document.count(m_document.parent(node));
    return level.count;
}

} // namespace runglass
