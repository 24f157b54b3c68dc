// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsondocument.h"

#include "json/jsonscan.h"

#include <cstring>

namespace runglass {

namespace {

/// Without white space at both ends, escaped white space too.
std::string_view trimmed(std::string_view raw)
{
    const auto isEscapedSpace = [](char c) { return c == 'n' || c == 'r' || c == 't'; };
    for (;;) {
        if (!raw.empty() && jsonscan::isSpace(raw.front()))
            raw.remove_prefix(1);
        else if (raw.size() >= 2 && raw[0] == '\\' && isEscapedSpace(raw[1]))
            raw.remove_prefix(2);
        else
            break;
    }
    for (;;) {
        const std::size_t size = raw.size();
        if (size > 0 && jsonscan::isSpace(raw.back()))
            raw.remove_suffix(1);
        else if (size >= 2 && raw[size - 2] == '\\' && isEscapedSpace(raw[size - 1]))
            raw.remove_suffix(2);
        else
            break;
    }
    return raw;
}

} // namespace

JsonDocument::JsonDocument(Text text, JsonNodes nodes)
    : m_text(std::move(text))
    , m_nodes(std::move(nodes))
{
}

JsonParseResult JsonDocument::parse(Text text, const CancelToken &stop, const JsonLimits &limits)
{
    JsonNodes nodes;
    if (std::optional<JsonError> error = parseJson(*text, stop, limits, nodes))
        return {nullptr, std::move(error)};
    return {std::shared_ptr<const JsonDocument>(new JsonDocument(std::move(text), std::move(nodes))), {}};
}

JsonKind JsonDocument::kind(JsonNodeId node) const
{
    switch (first(node)) {
    case '{':
        return JsonKind::Object;
    case '[':
        return JsonKind::Array;
    case '"':
        return JsonKind::String;
    case 't':
        return JsonKind::True;
    case 'f':
        return JsonKind::False;
    case 'n':
        return JsonKind::Null;
    default:
        return JsonKind::Number;
    }
}

std::uint32_t JsonDocument::count(JsonNodeId node) const
{
    if (!hasChildren(node))
        return 0;
    JsonNodeId last = m_nodes[node].extent - 1;
    while (parent(last) != node)
        last = parent(last);
    return position(last) + 1;
}

int JsonDocument::depth(JsonNodeId node, int limit) const
{
    int depth = 0;
    for (JsonNodeId up = parent(node); up != noJsonNode && depth < limit; up = parent(up))
        ++depth;
    return depth;
}

std::size_t JsonDocument::end(JsonNodeId node) const
{
    if (!isContainer(node))
        return m_nodes[node].extent;
    // From the last value inside outwards: only white space and closing brackets follow it.
    JsonNodeId inner = m_nodes[node].extent - 1;
    const char *text = m_text->data();
    const char *p =
        isContainer(inner) ? jsonscan::skipSpace(text + begin(inner) + 1) + 1 : text + m_nodes[inner].extent;
    for (; inner != node; inner = parent(inner))
        p = jsonscan::skipSpace(p) + 1;
    return static_cast<std::size_t>(p - text);
}

std::string_view JsonDocument::source(JsonNodeId node) const
{
    return std::string_view(*m_text).substr(begin(node), end(node) - begin(node));
}

std::string_view JsonDocument::stringSource(JsonNodeId node) const
{
    const std::string_view quoted = source(node);
    return quoted.substr(1, quoted.size() - 2);
}

std::string_view JsonDocument::keySource(JsonNodeId node) const
{
    if (!hasKey(node))
        return {};
    const std::string_view text(*m_text);
    // Backwards from the value: white space, a colon, white space, the closing quote.
    std::size_t at = begin(node) - 1;
    while (text[at] != ':')
        --at;
    while (text[at] != '"')
        --at;
    const std::size_t closing = at;
    for (;;) {
        // The opening quote is the nearest one that no backslash escapes.
        const std::size_t quote = text.rfind('"', at - 1);
        std::size_t backslash = quote;
        while (text[backslash - 1] == '\\')
            --backslash;
        if ((quote - backslash) % 2 == 0)
            return text.substr(quote + 1, closing - quote - 1);
        at = quote;
    }
}

JsonNodeId JsonDocument::nodeAt(std::size_t offset) const
{
    JsonNodeId low = 0;
    JsonNodeId high = size();
    while (high - low > 1) {
        const JsonNodeId middle = low + (high - low) / 2;
        if (m_nodes[middle].begin <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

bool JsonDocument::mayHoldJson(JsonNodeId node) const
{
    if (first(node) != '"')
        return false;
    const std::string_view raw = trimmed(stringSource(node));
    return raw.size() >= 2 &&
           ((raw.front() == '{' && raw.back() == '}') || (raw.front() == '[' && raw.back() == ']'));
}

} // namespace runglass
