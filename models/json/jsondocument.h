// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "json/jsonparser.h"

#include <memory>
#include <string_view>

namespace runglass {

class JsonDocument;

struct JsonParseResult
{
    std::shared_ptr<const JsonDocument> document; ///< null when `error` says why
    std::optional<JsonError> error;
};

/// A JSON text and a flat index over it: no tree of objects, values are read from the text when asked for.
///
/// Immutable; any number of threads may read it. Calls take constant time unless they say otherwise; nodes
/// given must be of this document.
class JsonDocument
{
public:
    using Text = std::shared_ptr<const std::string>;

    /// On any thread but the GUI's. `text` is shared, not copied, and must not be null.
    static JsonParseResult parse(Text text, const CancelToken &stop = {}, const JsonLimits &limits = {});

    const Text &sharedText() const { return m_text; }
    /// How many values there are, at least one.
    JsonNodeId size() const { return static_cast<JsonNodeId>(m_nodes.size()); }

    JsonKind kind(JsonNodeId node) const;
    bool isContainer(JsonNodeId node) const { return m_nodes[node].isContainer; }
    bool isObject(JsonNodeId node) const { return first(node) == '{'; }
    JsonNodeId parent(JsonNodeId node) const { return m_nodes[node].parent; }
    /// Whether it is an object or array with something in it.
    bool hasChildren(JsonNodeId node) const { return isContainer(node) && m_nodes[node].extent > node + 1; }
    /// How many values are in an object or array; 0 for others. Linear in the depth of the last one.
    std::uint32_t count(JsonNodeId node) const;
    /// The place among its siblings, from 0.
    std::uint32_t position(JsonNodeId node) const { return m_nodes[node].position; }
    bool isLastChild(JsonNodeId node) const
    {
        return parent(node) == noJsonNode || after(node) == m_nodes[parent(node)].extent;
    }
    /// Children come right behind their parent, in order, each followed by what is in it.
    JsonNodeId firstChild(JsonNodeId node) const { return hasChildren(node) ? node + 1 : noJsonNode; }
    JsonNodeId nextSibling(JsonNodeId node) const { return isLastChild(node) ? noJsonNode : after(node); }
    /// The node behind this one and all that is in it; size() at the end.
    JsonNodeId after(JsonNodeId node) const { return isContainer(node) ? m_nodes[node].extent : node + 1; }
    /// How many objects and arrays it is in, but no more than `limit`. Linear in the answer.
    int depth(JsonNodeId node, int limit) const;

    /// Offset of the value's first byte.
    std::size_t begin(JsonNodeId node) const { return m_nodes[node].begin; }
    /// Offset behind the value. For objects and arrays linear in their depth and the white space after them.
    std::size_t end(JsonNodeId node) const;
    /// The value as it was sent.
    std::string_view source(JsonNodeId node) const;
    /// What stands between the quotes of a string.
    std::string_view stringSource(JsonNodeId node) const;
    bool hasKey(JsonNodeId node) const { return parent(node) != noJsonNode && isObject(parent(node)); }
    /// What stands between the quotes of the key; empty where there is none. Linear in the key.
    std::string_view keySource(JsonNodeId node) const;

    /// The last node that begins at or before an offset. Logarithmic.
    JsonNodeId nodeAt(std::size_t offset) const;

    /// Whether a string looks as if it held an object or an array itself. Certain only once it is parsed.
    bool mayHoldJson(JsonNodeId node) const;

private:
    JsonDocument(Text text, JsonNodes nodes);

    char first(JsonNodeId node) const { return (*m_text)[m_nodes[node].begin]; }

    Text m_text;
    JsonNodes m_nodes;
};

} // namespace runglass
