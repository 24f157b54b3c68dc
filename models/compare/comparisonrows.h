// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compare/comparison.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace runglass {

/// The parts of a comparison, in the order they are shown in.
enum class ComparedPart : std::uint8_t { Columns, Input, Output, Logs };
inline constexpr std::size_t comparedParts = 4;

/// One line on both sides of a shown comparison.
struct ComparisonRow
{
    enum class Kind : std::uint8_t {
        Heading,   ///< of a part
        Note,      ///< why there is nothing to compare
        Column,    ///< `index`: among the columns
        Place,     ///< `index`: of a JSON document's differences
        Within,    ///< a value in a place that is one for all in it; `inner`: its node
        TextLine,  ///< `index`: of a text's places
        Entry,     ///< `index`: of the log entries' places
        Further,   ///< a further line of an entry; `inner`: its number, from 1
        EqualOnes, ///< places without a difference; `index`: the first, `inner`: how many
        More       ///< the part has more rows than are shown
    };

    Kind kind = Kind::Heading;
    ComparedPart part = ComparedPart::Columns;
    DiffKind diff = DiffKind::Equal;
    std::uint32_t index = 0;
    std::uint32_t inner = 0;

    friend bool operator==(const ComparisonRow &, const ComparisonRow &) = default;
};

/// The lines in which a comparison is shown, some folded: parts, objects and arrays, entries of several
/// lines, and, while only differences are shown, what is equal between them. GUI thread; takes time linear in
/// the rows for each change.
class ComparisonRows
{
public:
    /// Of a part; what is behind is not shown, and that is said. Open fewer, and it comes.
    static constexpr std::size_t mostRows = 100'000;

    /// No rows.
    ComparisonRows() = default;
    /// `comparison` must not be null.
    ComparisonRows(ComparisonPointer comparison, bool onlyDifferences);

    const ComparisonPointer &comparison() const { return m_comparison; }
    std::size_t size() const { return m_rows.size(); }
    const ComparisonRow &operator[](std::size_t row) const { return m_rows[row]; }

    bool onlyDifferences() const { return m_onlyDifferences; }
    void setOnlyDifferences(bool only);

    bool canOpen(const ComparisonRow &row) const;
    bool isOpen(const ComparisonRow &row) const;
    void setOpen(const ComparisonRow &row, bool open);
    /// Opens it and all that is in it, or so much of it that no more than some ten thousand rows come of it.
    void openAll(const ComparisonRow &row);

    /// The row of this, or of what comes nearest before it in its part.
    std::size_t rowOf(const ComparisonRow &row) const;
    /// The row above that this one belongs to.
    std::optional<std::size_t> parentOf(std::size_t row) const;
    /// The nearest difference behind `row`, or before it; -1 and size() ask from the ends.
    std::optional<std::size_t> nextDifference(std::ptrdiff_t row, int step) const;
    /// How deep a row is inside its part, but no more than `limit`.
    int depth(const ComparisonRow &row, int limit) const;

    const DocumentComparison &document(ComparedPart part) const
    {
        return part == ComparedPart::Input ? m_comparison->input : m_comparison->output;
    }
    const JsonDifference &place(const ComparisonRow &row) const
    {
        return document(row.part).json->places()[row.index];
    }
    /// The document whose values stand for a place that is one for all in it, and the value on a side;
    /// noJsonNode where the side has none.
    const JsonDocument &innerDocument(const ComparisonRow &row) const;
    JsonNodeId innerRoot(const ComparisonRow &row) const;

private:
    struct Hash
    {
        std::size_t operator()(const ComparisonRow &row) const;
    };

    void rebuild();
    void addPart(ComparedPart part);
    bool isFull() const { return m_rows.size() - m_partBegin > mostRows; }
    bool isPartOpenAtFirst(ComparedPart part) const;
    void addColumns();
    void addDocument(ComparedPart part);
    void addJson(ComparedPart part);
    std::uint32_t addEqualPlaces(ComparedPart part, std::uint32_t index);
    void addWithin(const ComparisonRow &row);
    void addSequence(ComparedPart part, ComparisonRow::Kind kind, const SequenceDiff &diff);
    void addEntry(const ComparisonRow &row);
    void openPlaces(ComparedPart part, std::uint32_t begin, std::uint32_t end, std::size_t &left);
    void openWithin(const ComparisonRow &row, JsonNodeId root, std::size_t &left);
    std::uint32_t linesOf(const SequencePlace &place) const;
    bool isOpenAtFirst(const ComparisonRow &row) const;
    void addNote(ComparedPart part);

    ComparisonPointer m_comparison;
    bool m_onlyDifferences = true;
    std::vector<ComparisonRow> m_rows;
    std::size_t m_partBegin = 0;                            ///< while they are made: the heading of the part
    std::unordered_map<ComparisonRow, bool, Hash> m_opened; ///< what the user has opened or closed
};

} // namespace runglass
