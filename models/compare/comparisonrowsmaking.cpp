// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// How the rows are made of a comparison and of what is folded.

#include "compare/comparisonrows.h"

#include <algorithm>

namespace runglass {

namespace {

using Row = ComparisonRow;
using Kind = Row::Kind;

bool isQuiet(DiffKind kind, bool withAlike)
{
    return kind == DiffKind::Equal || (withAlike && kind == DiffKind::Alike);
}

} // namespace

void ComparisonRows::rebuild()
{
    m_rows.clear();
    for (std::size_t i = 0; i < comparedParts; ++i) {
        const Row heading{Kind::Heading, static_cast<ComparedPart>(i), DiffKind::Equal, 0, 0};
        m_partBegin = m_rows.size();
        m_rows.push_back(heading);
        if (!isOpen(heading))
            continue;
        addPart(heading.part);
        if (isFull()) {
            m_rows.resize(m_partBegin + mostRows);
            m_rows.push_back({Kind::More, heading.part, DiffKind::Equal, JsonDifference::none, 0});
        }
    }
}

void ComparisonRows::addPart(ComparedPart part)
{
    switch (part) {
    case ComparedPart::Columns:
        addColumns();
        break;
    case ComparedPart::Input:
    case ComparedPart::Output:
        addDocument(part);
        break;
    case ComparedPart::Logs:
        if (m_comparison->logs && !m_comparison->logs->places.empty())
            addSequence(part, Kind::Entry, *m_comparison->logs);
        else
            addNote(part);
        break;
    }
}

void ComparisonRows::addNote(ComparedPart part)
{
    m_rows.push_back({Kind::Note, part, DiffKind::Equal, 0, 0});
}

void ComparisonRows::addColumns()
{
    const std::vector<ColumnDifference> &columns = m_comparison->columns;
    for (std::uint32_t i = 0; i < columns.size();) {
        std::uint32_t end = i;
        while (m_onlyDifferences && end < columns.size() && columns[end].kind == DiffKind::Equal)
            ++end;
        const Row equalOnes{Kind::EqualOnes, ComparedPart::Columns, DiffKind::Equal, i, end - i};
        if (end > i + 1)
            m_rows.push_back(equalOnes);
        if (end > i + 1 && !isOpen(equalOnes)) {
            i = end;
            continue;
        }
        for (end = std::max(end, i + 1); i < end; ++i)
            m_rows.push_back({Kind::Column, ComparedPart::Columns, columns[i].kind, i, 0});
    }
}

void ComparisonRows::addDocument(ComparedPart part)
{
    const DocumentComparison &compared = document(part);
    switch (compared.state) {
    case DocumentComparison::State::NotHere:
    case DocumentComparison::State::Nothing:
        addNote(part);
        break;
    case DocumentComparison::State::Json:
        addJson(part);
        break;
    case DocumentComparison::State::Text:
        addSequence(part, Kind::TextLine, compared.text);
        break;
    }
}

void ComparisonRows::addJson(ComparedPart part)
{
    const std::vector<JsonDifference> &places = document(part).json->places();
    for (std::uint32_t i = 0; i < places.size() && !isFull();) {
        const JsonDifference &at = places[i];
        if (m_onlyDifferences && at.kind == DiffKind::Equal && at.parent != JsonDifference::none) {
            i = addEqualPlaces(part, i);
            continue;
        }
        const Row row{Kind::Place, part, at.kind, i, 0};
        m_rows.push_back(row);
        if (!isOpen(row)) {
            i = at.end;
        } else if (at.end > i + 1) {
            ++i;
        } else {
            addWithin(row);
            ++i;
        }
    }
}

/// Neighbours without a difference, as one row unless that is opened. Returns the place behind them.
std::uint32_t ComparisonRows::addEqualPlaces(ComparedPart part, std::uint32_t index)
{
    const std::vector<JsonDifference> &places = document(part).json->places();
    std::uint32_t end = index;
    while (end < places.size() && places[end].parent == places[index].parent &&
           places[end].kind == DiffKind::Equal)
        ++end; // equal places have nothing inside
    const Row equalOnes{Kind::EqualOnes, part, DiffKind::Equal, index, end - index};
    if (end - index > 1) {
        m_rows.push_back(equalOnes);
        if (!isOpen(equalOnes))
            return end;
    }
    for (std::uint32_t i = index; i < end && !isFull(); ++i) {
        const Row row{Kind::Place, part, DiffKind::Equal, i, 0};
        m_rows.push_back(row);
        if (isOpen(row))
            addWithin(row);
    }
    return end;
}

void ComparisonRows::addWithin(const Row &row)
{
    const JsonDocument &values = innerDocument(row);
    const JsonNodeId root = innerRoot(row);
    for (JsonNodeId node = root + 1; node < values.after(root) && !isFull();) {
        const Row within{Kind::Within, row.part, row.diff, row.index, node};
        m_rows.push_back(within);
        node = isOpen(within) ? node + 1 : values.after(node);
    }
}

void ComparisonRows::addSequence(ComparedPart part, Kind kind, const SequenceDiff &diff)
{
    const std::vector<SequencePlace> &places = diff.places;
    for (std::uint32_t i = 0; i < places.size() && !isFull();) {
        std::uint32_t end = i;
        while (m_onlyDifferences && end < places.size() && isQuiet(places[end].kind, true))
            ++end;
        const Row equalOnes{Kind::EqualOnes, part, DiffKind::Equal, i, end - i};
        if (end > i + 1)
            m_rows.push_back(equalOnes);
        if (end > i + 1 && !isOpen(equalOnes)) {
            i = end;
            continue;
        }
        for (end = std::max(end, i + 1); i < end; ++i) {
            const Row row{kind, part, places[i].kind, i, 0};
            m_rows.push_back(row);
            if (kind == Kind::Entry && isOpen(row))
                addEntry(row);
        }
    }
}

void ComparisonRows::addEntry(const Row &row)
{
    const std::uint32_t lines = linesOf(m_comparison->logs->places[row.index]);
    for (std::uint32_t line = 1; line < lines; ++line)
        m_rows.push_back({Kind::Further, row.part, row.diff, row.index, line});
}

} // namespace runglass
