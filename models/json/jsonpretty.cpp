// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsonpretty.h"

#include <algorithm>

namespace runglass {

namespace {

class Pretty
{
public:
    explicit Pretty(const JsonDocument &document)
        : m_document(document)
    {
    }

    void open(JsonNodeId node, bool outermost)
    {
        if (!outermost) {
            newLine();
            if (m_document.hasKey(node)) {
                out += '"';
                out += m_document.keySource(node);
                out += "\": ";
            }
        }
        if (m_document.hasChildren(node)) {
            out += m_document.isObject(node) ? '{' : '[';
            ++m_depth;
        } else if (m_document.isContainer(node)) {
            out += m_document.isObject(node) ? "{}" : "[]";
        } else {
            out += m_document.source(node);
        }
    }
    void close(JsonNodeId node)
    {
        --m_depth;
        newLine();
        out += m_document.isObject(node) ? '}' : ']';
    }

    std::string out;

private:
    void newLine()
    {
        constexpr std::size_t deepest = 64;
        out += '\n';
        out.append(2 * std::min(m_depth, deepest), ' ');
    }

    const JsonDocument &m_document;
    std::size_t m_depth = 0;
};

} // namespace

std::optional<std::string> prettyJson(const JsonDocument &document, JsonNodeId node, const CancelToken &stop)
{
    constexpr JsonNodeId stopMask = 0x3FFF;
    Pretty pretty(document);
    const JsonNodeId end = document.after(node);
    for (JsonNodeId at = node; at != end; ++at) {
        if ((at & stopMask) == 0 && stop.isCancelled())
            return std::nullopt;
        pretty.open(at, at == node);
        if (document.hasChildren(at))
            continue;
        JsonNodeId last = at;
        while (last != node && document.isLastChild(last)) {
            last = document.parent(last);
            pretty.close(last);
        }
        if (last != node)
            pretty.out += ',';
    }
    return std::move(pretty.out);
}

} // namespace runglass
