// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "redaction/redactionpass.h"

#include "redaction/jsonpathwalk.h"
#include "redaction/secretnames.h"
#include "json/jsonpath.h"
#include "json/jsonstring.h"

#include <algorithm>
#include <utility>

namespace runglass {

namespace {

/// Documents inside strings of documents. Deeper ones are treated as text.
constexpr std::size_t deepest = 6;

bool mayBeContainer(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

std::size_t offsetIn(const JsonDocument &document, std::string_view part)
{
    return static_cast<std::size_t>(part.data() - document.sharedText()->data());
}

} // namespace

RedactionPass::Document RedactionPass::parse(std::string_view text) const
{
    return JsonDocument::parse(std::make_shared<const std::string>(text), m_stop).document;
}

std::vector<TextEdit> RedactionPass::ofDocument(std::string_view text)
{
    if (const Document document = parse(text))
        return ofJson(*document);
    return ofText(text);
}

std::vector<TextEdit> RedactionPass::ofText(std::string_view text)
{
    const bool mayBeJson = m_places.size() < deepest && mayBeContainer(text);
    if (mayBeJson) {
        if (const Document document = parse(text))
            return ofJson(*document);
    }
    std::vector<TextEdit> edits = ofPlainText(text);
    if (!mayBeJson || edits.empty())
        return edits;
    // Without what was no JSON in it, it may be.
    const std::string result = applied(text, edits);
    const Document document = parse(result);
    if (!document)
        return edits;
    return {{0, text.size(), applied(result, ofJson(*document))}};
}

std::vector<TextEdit> RedactionPass::ofPlainText(std::string_view text)
{
    std::vector<TextEdit> edits;
    for (const FoundSecret &secret : m_shapes.find(text)) {
        note(secret.kind, text.substr(secret.begin, secret.end - secret.begin));
        edits.push_back({secret.begin, secret.end, std::string(redactionMark(secret.kind))});
    }
    return edits;
}

std::vector<TextEdit> RedactionPass::ofJson(const JsonDocument &document)
{
    std::vector<TextEdit> edits;
    JsonPathWalk walk(document, m_rules.paths);
    for (JsonNodeId node = 0; node < document.size();) {
        if ((node & 0xFFF) == 0 && m_stop.isCancelled())
            break;
        const bool isChosen = walk.enter(node);
        const auto byName = secretByName(document, node);
        if (document.hasKey(node))
            editString(document, node, document.keySource(node), edits);
        if (isChosen || byName) {
            removeValue(document, node, isChosen ? RedactionKind::Path : *byName, edits);
            node = document.after(node);
            continue;
        }
        if (document.kind(node) == JsonKind::String)
            editString(document, node, document.stringSource(node), edits);
        ++node;
    }
    return edits;
}

std::optional<RedactionKind> RedactionPass::secretByName(const JsonDocument &document, JsonNodeId node) const
{
    if (!document.hasKey(node))
        return {};
    const JsonKind kind = document.kind(node);
    if (kind == JsonKind::True || kind == JsonKind::False || kind == JsonKind::Null ||
        (document.isContainer(node) && !document.hasChildren(node)))
        return {};
    const std::string_view raw = document.keySource(node);
    const auto secret =
        raw.find('\\') == std::string_view::npos ? secretOfName(raw) : secretOfName(decodedJson(raw));
    if (!secret || !m_rules.kinds.contains(*secret))
        return {};
    if (kind == JsonKind::String && isEmptySecret(document.stringSource(node)))
        return {};
    return secret;
}

void RedactionPass::removeValue(const JsonDocument &document, JsonNodeId node, RedactionKind kind,
                                std::vector<TextEdit> &edits)
{
    const std::string_view mark = redactionMark(kind);
    const bool isString = document.kind(node) == JsonKind::String;
    if (isString && document.stringSource(node) == mark)
        return;
    m_places.push_back({document, node});
    if (isString) {
        const std::string_view raw = document.stringSource(node);
        const std::size_t begin = offsetIn(document, raw);
        note(kind, raw);
        edits.push_back({begin, begin + raw.size(), std::string(mark)});
    } else {
        note(kind, document.source(node));
        edits.push_back({document.begin(node), document.end(node), '"' + std::string(mark) + '"'});
    }
    m_places.pop_back();
}

void RedactionPass::editString(const JsonDocument &document, JsonNodeId node, std::string_view raw,
                               std::vector<TextEdit> &edits)
{
    m_places.push_back({document, node});
    const std::size_t offset = offsetIn(document, raw);
    if (raw.find('\\') == std::string_view::npos) {
        std::vector<TextEdit> own = ofText(raw);
        for (TextEdit &edit : own)
            edits.push_back({offset + edit.begin, offset + edit.end, escapedJson(edit.text)});
    } else {
        const std::vector<TextEdit> own = ofText(decodedJson(raw));
        appendToRaw(raw, own, offset, edits);
    }
    m_places.pop_back();
}

void RedactionPass::note(RedactionKind kind, std::string_view secret)
{
    if (!m_findings)
        return;
    if (m_findings->wantsMore())
        m_findings->add({kind, where(), secretSample(kind, secret), secret.size()});
    else
        m_findings->addCount(kind);
}

std::string RedactionPass::where() const
{
    std::string result;
    for (const Place &place : m_places) {
        if (!result.empty())
            result += " › ";
        result += jsonPath(place.document, place.node).toStdString();
    }
    return result;
}

} // namespace runglass
