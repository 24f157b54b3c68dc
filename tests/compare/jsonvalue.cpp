// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/jsonvalue.h"

#include "json/jsonstring.h"

#include <QString>

#include <algorithm>

namespace runglass::test {

namespace {

std::string quoted(const std::string &text)
{
    std::string out = "\"";
    for (const char c : text) {
        constexpr char firstPrintable = 0x20;
        if (c == '"' || c == '\\')
            out += '\\';
        if (static_cast<unsigned char>(c) < firstPrintable)
            out += QString::asprintf("\\u%04x", unsigned(c)).toStdString();
        else
            out += c;
    }
    return out + '"';
}

std::string joined(const std::vector<std::string> &parts, const char *brackets)
{
    std::string out(1, brackets[0]);
    for (std::size_t i = 0; i < parts.size(); ++i)
        out += (i == 0 ? "" : ",") + parts[i];
    return out + brackets[1];
}

JsonValue appliedAt(const JsonDiff &diff, std::uint32_t index);

JsonValue inside(const JsonDiff &diff, std::uint32_t index)
{
    const JsonDifference &place = diff.places()[index];
    const JsonDocument &left = *diff.document(Side::Left);
    const JsonDocument &right = *diff.document(Side::Right);
    JsonValue value{left.kind(place.left), {}, {}};
    for (std::uint32_t child = index + 1; child < place.end; child = diff.places()[child].end) {
        const JsonDifference &at = diff.places()[child];
        if (at.kind == DiffKind::Removed || at.kind == DiffKind::MovedAway)
            continue;
        const std::string_view key =
            at.left != noJsonNode ? left.keySource(at.left) : right.keySource(at.right);
        value.members.emplace_back(decodedJson(key), appliedAt(diff, child));
    }
    return value;
}

JsonValue appliedAt(const JsonDiff &diff, std::uint32_t index)
{
    const JsonDifference &place = diff.places()[index];
    switch (place.kind) {
    case DiffKind::Added:
    case DiffKind::Changed:
    case DiffKind::Alike:
        return valueOf(*diff.document(Side::Right), place.right);
    case DiffKind::Inside:
        return inside(diff, index);
    case DiffKind::Moved:
        if (place.end > index + 1)
            return inside(diff, index);
        [[fallthrough]];
    default:
        return valueOf(*diff.document(Side::Left), place.left);
    }
}

} // namespace

std::string JsonValue::sorted() const
{
    if (kind != JsonKind::Object && kind != JsonKind::Array)
        return std::to_string(static_cast<int>(kind)) + quoted(text);
    std::vector<std::pair<std::string, std::string>> parts;
    for (const auto &[key, value] : members)
        parts.emplace_back(key, value.sorted());
    if (kind == JsonKind::Object)
        std::ranges::stable_sort(parts, {}, &std::pair<std::string, std::string>::first);
    std::vector<std::string> texts;
    for (const auto &[key, value] : parts)
        texts.push_back(quoted(key) + ':' + value);
    return joined(texts, kind == JsonKind::Object ? "{}" : "[]");
}

std::string JsonValue::written() const
{
    if (kind == JsonKind::String)
        return quoted(text);
    if (kind != JsonKind::Object && kind != JsonKind::Array)
        return text;
    std::vector<std::string> texts;
    for (const auto &[key, value] : members)
        texts.push_back((kind == JsonKind::Object ? quoted(key) + ':' : std::string()) + value.written());
    return joined(texts, kind == JsonKind::Object ? "{}" : "[]");
}

JsonValue valueOf(const JsonDocument &document, JsonNodeId node)
{
    JsonValue value{document.kind(node), {}, {}};
    if (value.kind == JsonKind::String)
        value.text = decodedJson(document.stringSource(node));
    else if (!document.isContainer(node))
        value.text = document.source(node);
    for (JsonNodeId child = document.firstChild(node); child != noJsonNode;
         child = document.nextSibling(child))
        value.members.emplace_back(decodedJson(document.keySource(child)), valueOf(document, child));
    return value;
}

JsonValue applied(const JsonDiff &diff)
{
    // A root of another kind is two places.
    const std::vector<JsonDifference> &places = diff.places();
    for (std::uint32_t root = 0; root < places.size(); root = places[root].end) {
        if (places[root].kind != DiffKind::Removed)
            return appliedAt(diff, root);
    }
    return {};
}

} // namespace runglass::test
