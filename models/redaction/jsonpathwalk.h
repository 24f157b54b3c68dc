// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "redaction/jsonpathquery.h"
#include "json/jsondocument.h"

#include <cstdint>
#include <span>
#include <vector>

namespace runglass {

/// Goes along a document and says which of its values some queries select. Linear in the document times the
/// steps of the queries, whatever `..` does; nothing recurses.
class JsonPathWalk
{
public:
    /// Both must outlive it.
    JsonPathWalk(const JsonDocument &document, std::span<const JsonPathQuery> queries);

    /// Whether any query selects the value. In document order, from the outermost value on; values may be
    /// left out together with all that is in them.
    bool enter(JsonNodeId node);

private:
    /// The steps of each query that lead to a value: bit s of a set says that the first s steps do.
    using Steps = std::uint64_t;
    struct Level
    {
        JsonNodeId after;   ///< the first node that is not in the container
        std::int64_t count; ///< values in an array, where that has been needed; else -1
        std::size_t steps;  ///< where its sets begin in m_steps
    };

    Steps next(const JsonPathQuery &query, Steps from, JsonNodeId node);
    bool matches(const JsonPathQuery::Selector &selector, JsonNodeId node);
    std::int64_t siblings(JsonNodeId node);

    const JsonDocument &m_document;
    std::span<const JsonPathQuery> m_queries;
    std::vector<Level> m_levels; ///< the containers around the value
    std::vector<Steps> m_steps;  ///< one set for each query, level after level
};

} // namespace runglass
