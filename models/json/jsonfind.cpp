// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsonfind.h"

#include "json/jsonstring.h"

#include <algorithm>

namespace runglass {

namespace {

class Finder
{
public:
    Finder(const JsonDocument &document, const MessageMatcher &matcher, std::string_view needle)
        : m_document(document)
        , m_matcher(matcher)
        , m_text(*document.sharedText())
        // A needle without these can't match across the border of a key or value in such a way that it hides
        // a hit inside.
        , m_wholeText(needle.find_first_of("\"\\,:[]{}") == std::string_view::npos)
    {
    }

    /// The hits in the nodes [first, last), at most `limit`.
    const std::vector<JsonHit> &find(JsonNodeId first, JsonNodeId last, std::size_t limit)
    {
        m_hits.clear();
        m_limit = limit;
        const std::size_t begin = beginWithKey(first);
        const std::size_t end = last < m_document.size() ? beginWithKey(last) : m_text.size();
        const std::string_view text = m_text.substr(begin, end - begin);
        if (m_wholeText && text.find('\\') == std::string_view::npos)
            findInText(text, begin, first, last);
        else
            findInNodes(first, last);
        return m_hits;
    }

private:
    std::size_t offsetOf(std::string_view part) const
    {
        return static_cast<std::size_t>(part.data() - m_text.data());
    }
    std::size_t beginWithKey(JsonNodeId node) const
    {
        return m_document.hasKey(node) ? offsetOf(m_document.keySource(node)) - 1 : m_document.begin(node);
    }
    /// What is searched of a value; empty for objects and arrays.
    std::string_view searched(JsonNodeId node) const
    {
        if (m_document.isContainer(node))
            return {};
        return m_document.kind(node) == JsonKind::String ? m_document.stringSource(node)
                                                         : m_document.source(node);
    }
    void add(JsonNodeId node, bool inKey, const TextRange &range)
    {
        m_hits.push_back(
            {node, inKey, static_cast<std::uint32_t>(range.begin), static_cast<std::uint32_t>(range.length)});
    }

    void findInText(std::string_view text, std::size_t begin, JsonNodeId first, JsonNodeId last)
    {
        JsonNodeId node = first;
        for (const TextRange &range : m_matcher.findAll(text)) {
            const std::size_t at = begin + range.begin;
            while (node + 1 < last && m_document.begin(node + 1) <= at)
                ++node;
            if (m_hits.size() == m_limit)
                return;
            // In the value, in the key of the next one, or, for the first node, in its own key.
            if (!addIfWithin(searched(node), node, false, at, range.length) &&
                !(node + 1 < last &&
                  addIfWithin(m_document.keySource(node + 1), node + 1, true, at, range.length)))
                addIfWithin(m_document.keySource(node), node, true, at, range.length);
        }
    }

    bool addIfWithin(std::string_view part, JsonNodeId node, bool inKey, std::size_t at, std::size_t length)
    {
        if (part.empty() || at < offsetOf(part) || at + length > offsetOf(part) + part.size())
            return false;
        add(node, inKey, {at - offsetOf(part), length});
        return true;
    }

    void findInNodes(JsonNodeId first, JsonNodeId last)
    {
        for (JsonNodeId node = first; node != last; ++node) {
            findInPart(m_document.keySource(node), node, true);
            findInPart(searched(node), node, false);
        }
    }

    void findInPart(std::string_view part, JsonNodeId node, bool inKey)
    {
        if (part.empty() || m_hits.size() == m_limit)
            return;
        if (part.find('\\') != std::string_view::npos) {
            m_decoded.clear();
            appendDecodedJson(part, m_decoded);
            part = m_decoded;
        }
        if (!m_matcher.matches(part))
            return;
        for (const TextRange &range : m_matcher.findAll(part, m_limit - m_hits.size()))
            add(node, inKey, range);
    }

    const JsonDocument &m_document;
    const MessageMatcher &m_matcher;
    const std::string_view m_text;
    const bool m_wholeText;
    std::vector<JsonHit> m_hits;
    std::size_t m_limit = 0;
    std::string m_decoded;
};

} // namespace

JsonFindEnd findInJson(const JsonDocument &document, const MessageMatcher &matcher, std::string_view needle,
                       const CancelToken &stop, std::size_t limit,
                       const std::function<void(const std::vector<JsonHit> &)> &tell)
{
    constexpr std::size_t pieceBytes = 128 * 1024;
    Finder finder(document, matcher, needle);
    for (JsonNodeId first = 0; first < document.size();) {
        if (stop.isCancelled())
            return JsonFindEnd::Stopped;
        const JsonNodeId last = std::max(first + 1, document.nodeAt(document.begin(first) + pieceBytes) + 1);
        const std::vector<JsonHit> &hits = finder.find(first, last, limit);
        tell(hits);
        limit -= hits.size();
        if (limit == 0)
            return JsonFindEnd::LimitReached;
        first = last;
    }
    return JsonFindEnd::Complete;
}

} // namespace runglass
