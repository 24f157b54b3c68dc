// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsonrows.h"

#include <algorithm>

namespace runglass {

JsonRows::JsonRows(std::shared_ptr<const JsonDocument> document, bool withClosings)
    : m_withClosings(withClosings)
    , m_rows{JsonRow{}}
{
    m_documents.push_back({std::move(document), {}});
}

std::optional<JsonRow> JsonRows::hostOf(const JsonRow &row) const
{
    return row.document == 0 ? std::nullopt : std::optional(m_documents[row.document].host);
}

int JsonRows::depth(std::size_t row, int limit) const
{
    int depth = 0;
    for (std::optional<JsonRow> at = m_rows[row]; at && depth < limit; at = hostOf(*at)) {
        depth += documentOf(*at).depth(at->node, limit - depth);
        if (at->document != 0)
            ++depth;
    }
    return std::min(depth, limit);
}

bool JsonRows::canOpen(std::size_t row) const
{
    return m_rows[row].isValue() && documentOf(m_rows[row]).hasChildren(m_rows[row].node);
}

bool JsonRows::isOpen(std::size_t row) const
{
    if (!canOpen(row) || row + 1 == m_rows.size())
        return false;
    return m_rows[row + 1] == JsonRow{m_rows[row].node + 1, 0, m_rows[row].document};
}

const OpenString *JsonRows::openString(const JsonRow &row) const
{
    const auto found = m_strings.find(key(row));
    return found == m_strings.end() ? nullptr : found->second.get();
}

/// The place itself behind the strings its documents were unfolded from, outermost first.
std::vector<JsonRow> JsonRows::withHosts(const JsonRow &place) const
{
    std::vector<JsonRow> chain;
    for (std::optional<JsonRow> at = place; at; at = hostOf(*at))
        chain.push_back(*at);
    std::reverse(chain.begin(), chain.end());
    return chain;
}

/// Whether a row stands above a place (a value or a further line), given with its hosts.
bool JsonRows::isBefore(JsonRow row, const std::vector<JsonRow> &place) const
{
    // Compared within the innermost document that is around both.
    bool isInside = false; // the row is in a document unfolded from what `row` is by now
    const auto find = [&](const JsonRow &wanted) {
        return std::find_if(place.begin(), place.end(),
                            [&](const JsonRow &at) { return at.document == wanted.document; });
    };
    auto target = find(row);
    while (target == place.end()) {
        row = m_documents[row.document].host;
        isInside = true;
        target = find(row);
    }
    if (row.isClosing())
        return documentOf(row).after(row.node) <= target->node;
    if (row.node != target->node)
        return row.node < target->node;
    // The same string: its own rows come first, then what is unfolded from it.
    const bool placeIsInside = target + 1 != place.end();
    if (isInside || placeIsInside)
        return !isInside;
    return row.part < target->part;
}

std::size_t JsonRows::lowerBound(const JsonRow &place) const
{
    const std::vector<JsonRow> chain = withHosts(place);
    const auto found = std::partition_point(m_rows.begin(), m_rows.end(),
                                            [&](const JsonRow &row) { return isBefore(row, chain); });
    return static_cast<std::size_t>(found - m_rows.begin());
}

/// The place, or the string around it when what had been unfolded from it is gone.
JsonRow JsonRows::existing(JsonRow place) const
{
    while (place.document >= m_documents.size() || !m_documents[place.document].document ||
           place.node >= documentOf(place).size())
        place = place.document < m_documents.size() && place.document > 0
                    ? valueRow(m_documents[place.document].host)
                    : JsonRow{};
    return place;
}

std::size_t JsonRows::rowOf(const JsonRow &place) const
{
    if (place.isClosing() && existing(place) == place) {
        const std::size_t head = rowOf(valueRow(place));
        return m_withClosings && m_rows[head] == valueRow(place) && isOpen(head) ? endOfInside(head) - 1
                                                                                 : head;
    }
    // Up through parents and hosts until one is shown.
    std::optional<JsonRow> at = existing(place);
    while (at) {
        const std::size_t row = lowerBound(*at);
        if (row < m_rows.size() && m_rows[row] == *at)
            return row;
        const JsonNodeId parent = documentOf(*at).parent(at->node);
        if (at->part != 0)
            at = valueRow(*at);
        else
            at = parent == noJsonNode ? hostOf(*at) : std::optional(JsonRow{parent, 0, at->document});
    }
    return 0;
}

std::optional<std::size_t> JsonRows::parentRow(std::size_t row) const
{
    const JsonRow &at = m_rows[row];
    if (!at.isValue())
        return lowerBound(valueRow(at));
    const JsonNodeId parent = documentOf(at).parent(at.node);
    if (parent != noJsonNode)
        return lowerBound({parent, 0, at.document});
    const std::optional<JsonRow> host = hostOf(at);
    return host ? std::optional(lowerBound(valueRow(*host))) : std::nullopt;
}

/// The rows of what is inside `root`, and its closing bracket.
template <class Open>
void JsonRows::appendInside(std::vector<JsonRow> &out, const JsonRow &root, Open shouldOpen) const
{
    const JsonDocument &document = documentOf(root);
    if (!document.hasChildren(root.node))
        return;
    JsonNodeId open = root.node;
    int level = 1; // of what is in `open`
    for (JsonNodeId node = root.node + 1;;) {
        while (node == document.after(open)) {
            if (m_withClosings)
                out.push_back({open, JsonRow::closingPart, root.document});
            if (open == root.node)
                return;
            open = document.parent(open);
            --level;
        }
        out.push_back({node, 0, root.document});
        if (document.hasChildren(node) && shouldOpen(node, level)) {
            open = node++;
            ++level;
        } else {
            node = document.after(node);
        }
    }
}

void JsonRows::appendInside(std::vector<JsonRow> &out, const JsonRow &root, int levels) const
{
    appendInside(out, root, [levels](JsonNodeId, int level) { return level < levels; });
}

void JsonRows::insertBehind(std::size_t row, const std::vector<JsonRow> &rows)
{
    m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(row) + 1, rows.begin(), rows.end());
}

/// Behind the last row that belongs to a row: what is in it, its closing bracket, further lines of a string,
/// what is unfolded from it.
std::size_t JsonRows::endOfInside(std::size_t row) const
{
    const JsonRow &at = m_rows[row];
    const std::size_t next = lowerBound({documentOf(at).after(at.node), 0, at.document});
    if (!m_withClosings)
        return next;
    // What is around it may close there too.
    const bool isBracket = isOpen(row);
    const JsonRow own{at.node, JsonRow::closingPart, at.document};
    std::size_t end = next;
    while (end > row + 1 && m_rows[end - 1].isClosing() && m_rows[end - 1].document == at.document &&
           !(isBracket && m_rows[end - 1] == own))
        --end;
    return end;
}

void JsonRows::open(std::size_t row, int levels)
{
    if (!canOpen(row) || levels < 1)
        return;
    close(row);
    std::vector<JsonRow> inside;
    appendInside(inside, m_rows[row], levels);
    insertBehind(row, inside);
}

void JsonRows::close(std::size_t row)
{
    const JsonRow at = m_rows[row];
    if (!at.isValue() || (!isOpen(row) && !openString(at) && !isUnfolded(row)))
        return;
    const std::size_t end = endOfInside(row);
    forget(row + 1, end);
    m_strings.erase(key(at));
    if (const auto unfolded = m_unfolded.find(key(at)); unfolded != m_unfolded.end()) {
        m_documents[unfolded->second].document.reset();
        m_unfolded.erase(unfolded);
    }
    m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row) + 1,
                 m_rows.begin() + static_cast<std::ptrdiff_t>(end));
}

/// Lets go of the strings and documents shown in rows that are about to go.
void JsonRows::forget(std::size_t begin, std::size_t end)
{
    if (m_strings.empty() && m_unfolded.empty())
        return;
    for (std::size_t row = begin; row != end; ++row) {
        const JsonRow &at = m_rows[row];
        if (!at.isValue())
            continue;
        m_strings.erase(key(at));
        if (const auto unfolded = m_unfolded.find(key(at)); unfolded != m_unfolded.end())
            m_unfolded.erase(unfolded);
    }
    // Documents without a string that unfolds them are free again, once no row asks for them.
    for (std::size_t row = begin; row != end; ++row) {
        const std::uint32_t document = m_rows[row].document;
        const bool isUsed =
            document == 0 || std::any_of(m_unfolded.begin(), m_unfolded.end(),
                                         [&](const auto &entry) { return entry.second == document; });
        if (!isUsed)
            m_documents[document].document.reset();
    }
}

void JsonRows::openToLevel(int levels)
{
    m_strings.clear();
    m_unfolded.clear();
    m_documents.resize(1);
    m_rows.assign(1, JsonRow{});
    if (levels > 0)
        appendInside(m_rows, JsonRow{}, levels);
}

std::size_t JsonRows::countToLevel(int levels, std::size_t limit) const
{
    const JsonDocument &document = *outermost();
    std::size_t rows = 1;
    JsonNodeId open = 0;
    int level = 1;
    if (levels < 1 || !document.hasChildren(0))
        return rows;
    for (JsonNodeId node = 1; rows < limit;) {
        while (node == document.after(open)) {
            rows += m_withClosings ? 1 : 0;
            if (open == 0)
                return std::min(rows, limit);
            open = document.parent(open);
            --level;
        }
        ++rows;
        if (document.hasChildren(node) && level < levels) {
            open = node++;
            ++level;
        } else {
            node = document.after(node);
        }
    }
    return limit;
}

std::size_t JsonRows::reveal(JsonNodeId node)
{
    const JsonDocument &document = *outermost();
    const std::size_t nearest = rowOf({node, 0, 0});
    if (m_rows[nearest].node == node)
        return nearest;
    // Only what is around the node is opened.
    std::vector<JsonRow> inside;
    appendInside(inside, m_rows[nearest],
                 [&](JsonNodeId at, int) { return at < node && node < document.after(at); });
    insertBehind(nearest, inside);
    return rowOf({node, 0, 0});
}

bool JsonRows::showString(std::size_t row, std::shared_ptr<const OpenString> string)
{
    const JsonRow at = m_rows[row];
    if (!at.isValue() || documentOf(at).kind(at.node) != JsonKind::String)
        return false;
    close(row);
    std::vector<JsonRow> further;
    for (std::size_t line = 1; line < string->lines.size(); ++line)
        further.push_back({at.node, static_cast<std::uint32_t>(line), at.document});
    insertBehind(row, further);
    m_strings[key(at)] = std::move(string);
    return true;
}

bool JsonRows::unfold(std::size_t row, std::shared_ptr<const JsonDocument> document)
{
    const JsonRow at = m_rows[row];
    const auto gap = std::find_if(m_documents.begin(), m_documents.end(),
                                  [](const Shown &shown) { return shown.document == nullptr; });
    const auto id = static_cast<std::uint32_t>(gap - m_documents.begin());
    if (!at.isValue() || documentOf(at).kind(at.node) != JsonKind::String || id == JsonRow::mostDocuments)
        return false;
    close(row);
    if (gap == m_documents.end())
        m_documents.emplace_back();
    m_documents[id] = {std::move(document), at};
    m_unfolded[key(at)] = id;
    const JsonRow root{0, 0, id};
    std::vector<JsonRow> rows{root};
    appendInside(rows, root, 1);
    insertBehind(row, rows);
    return true;
}

void JsonRows::setClosings(bool shown)
{
    if (shown == m_withClosings)
        return;
    m_withClosings = shown;
    if (shown)
        m_rows = rowsWithClosings();
    else
        std::erase_if(m_rows, [](const JsonRow &row) { return row.isClosing(); });
}

std::vector<JsonRow> JsonRows::rowsWithClosings() const
{
    std::vector<JsonRow> rows;
    rows.reserve(m_rows.size());
    std::vector<JsonRow> open;
    const auto closeInner = [&] {
        rows.push_back({open.back().node, JsonRow::closingPart, open.back().document});
        open.pop_back();
    };
    // A document that is unfolded here is inside all that is open; another one that appears is around it.
    const auto hasEnded = [this](const JsonRow &inner, const JsonRow &next) {
        if (next.document == inner.document)
            return next.node >= documentOf(inner).after(inner.node);
        return !(next.node == 0 && next.document != 0 && next.isValue());
    };
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        while (!open.empty() && hasEnded(open.back(), m_rows[i]))
            closeInner();
        rows.push_back(m_rows[i]);
        if (isOpen(i))
            open.push_back(m_rows[i]);
    }
    while (!open.empty())
        closeInner();
    return rows;
}

} // namespace runglass
