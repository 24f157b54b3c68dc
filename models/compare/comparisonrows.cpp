// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/comparisonrows.h"

#include "compare/jsonhashes.h"

#include <algorithm>
#include <tuple>

namespace runglass {

namespace {

using Row = ComparisonRow;
using Kind = Row::Kind;

constexpr std::uint32_t wholeAtFirst = 200; // values of something added or removed that are shown at once
constexpr std::size_t mostOpenedAtOnce = 20'000;
constexpr std::uint32_t mostLines = 400; // of one log entry

std::uint32_t lineCount(std::string_view text)
{
    const auto breaks = std::ranges::count(text, '\n') - (text.ends_with('\n') ? 1 : 0);
    return static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(breaks + 1, mostLines));
}

} // namespace

std::size_t ComparisonRows::Hash::operator()(const Row &row) const
{
    const auto kinds = static_cast<std::uint64_t>(row.kind) << 8 | static_cast<std::uint64_t>(row.part);
    return joinHashes(std::uint64_t(row.index) << 32 | row.inner, kinds);
}

ComparisonRows::ComparisonRows(ComparisonPointer comparison, bool onlyDifferences)
    : m_comparison(std::move(comparison))
    , m_onlyDifferences(onlyDifferences)
{
    rebuild();
}

void ComparisonRows::setOnlyDifferences(bool only)
{
    if (only == m_onlyDifferences)
        return;
    m_onlyDifferences = only;
    if (m_comparison)
        rebuild();
}

const JsonDocument &ComparisonRows::innerDocument(const Row &row) const
{
    const JsonDiff &diff = *document(row.part).json;
    return *diff.document(place(row).kind == DiffKind::Removed ? Side::Left : Side::Right);
}

JsonNodeId ComparisonRows::innerRoot(const Row &row) const
{
    const JsonDifference &at = place(row);
    return at.kind == DiffKind::Removed ? at.left : at.right;
}

std::uint32_t ComparisonRows::linesOf(const SequencePlace &place) const
{
    std::uint32_t lines = 1;
    if (place.left != SequencePlace::none)
        lines = std::max(lines, lineCount((*m_comparison->left->logs)[place.left].entry.message));
    if (place.right != SequencePlace::none)
        lines = std::max(lines, lineCount((*m_comparison->right->logs)[place.right].entry.message));
    return lines;
}

bool ComparisonRows::canOpen(const Row &row) const
{
    switch (row.kind) {
    case Kind::Heading:
    case Kind::EqualOnes:
        return true;
    case Kind::Place: {
        const JsonDifference &at = place(row);
        if (at.end > row.index + 1)
            return true;
        return at.kind != DiffKind::MovedAway && at.kind != DiffKind::Changed &&
               innerDocument(row).hasChildren(innerRoot(row));
    }
    case Kind::Within:
        return innerDocument(row).hasChildren(row.inner);
    case Kind::Entry:
        return linesOf(m_comparison->logs->places[row.index]) > 1;
    default:
        return false;
    }
}

bool ComparisonRows::isPartOpenAtFirst(ComparedPart part) const
{
    switch (part) {
    case ComparedPart::Columns:
        return true;
    case ComparedPart::Input:
    case ComparedPart::Output: {
        const DocumentComparison &compared = document(part);
        return compared.state == DocumentComparison::State::NotHere || compared.counts() != DiffCounts{};
    }
    case ComparedPart::Logs:
        return !m_comparison->logs || m_comparison->logs->counts.total() > 0;
    }
    return true;
}

bool ComparisonRows::isOpenAtFirst(const Row &row) const
{
    switch (row.kind) {
    case Kind::Heading:
        return !m_onlyDifferences || isPartOpenAtFirst(row.part);
    case Kind::Place: {
        const JsonDifference &at = place(row);
        if (at.end > row.index + 1)
            return true;
        if (at.kind != DiffKind::Added && at.kind != DiffKind::Removed)
            // Equal as a whole: one level, where everything is to be seen.
            return at.parent == JsonDifference::none && !m_onlyDifferences;
        const JsonNodeId root = innerRoot(row);
        return innerDocument(row).after(root) - root <= wholeAtFirst;
    }
    case Kind::Within:
        return (row.diff == DiffKind::Added || row.diff == DiffKind::Removed) &&
               innerDocument(row).after(row.inner) - row.inner <= wholeAtFirst;
    case Kind::Entry:
        return row.diff != DiffKind::Equal && row.diff != DiffKind::Alike;
    default:
        return false;
    }
}

bool ComparisonRows::isOpen(const Row &row) const
{
    if (!canOpen(row))
        return false;
    const auto chosen = m_opened.find(row);
    return chosen != m_opened.end() ? chosen->second : isOpenAtFirst(row);
}

void ComparisonRows::setOpen(const Row &row, bool open)
{
    if (!canOpen(row) || isOpen(row) == open)
        return;
    m_opened[row] = open;
    rebuild();
}

void ComparisonRows::openAll(const Row &row)
{
    if (!canOpen(row))
        return;
    m_opened[row] = true;
    std::size_t left = mostOpenedAtOnce;
    switch (row.kind) {
    case Kind::Within:
        openWithin({Kind::Place, row.part, row.diff, row.index, 0}, row.inner, left);
        break;
    case Kind::Place:
        openPlaces(row.part, row.index, place(row).end, left);
        break;
    case Kind::EqualOnes:
    case Kind::Heading:
        if ((row.part == ComparedPart::Input || row.part == ComparedPart::Output) &&
            document(row.part).json) {
            const auto all = static_cast<std::uint32_t>(document(row.part).json->places().size());
            const bool isHeading = row.kind == Kind::Heading;
            openPlaces(row.part, isHeading ? 0 : row.index, isHeading ? all : row.index + row.inner, left);
        }
        break;
    default:
        break;
    }
    rebuild();
}

/// `left`: how many more rows may come of it, about.
void ComparisonRows::openPlaces(ComparedPart part, std::uint32_t begin, std::uint32_t end, std::size_t &left)
{
    const std::vector<JsonDifference> &places = document(part).json->places();
    for (std::uint32_t i = begin; i < end && left > 0; ++i, --left) {
        const Row row{Kind::Place, part, places[i].kind, i, 0};
        if (!canOpen(row))
            continue;
        m_opened[row] = true;
        if (places[i].end == i + 1)
            openWithin(row, innerRoot(row), left);
    }
}

void ComparisonRows::openWithin(const Row &row, JsonNodeId root, std::size_t &left)
{
    const JsonDocument &values = innerDocument(row);
    const JsonNodeId end = values.after(root);
    for (JsonNodeId node = root; node < end && left > 0; ++node, --left) {
        if (node != innerRoot(row) && values.hasChildren(node))
            m_opened[{Kind::Within, row.part, row.diff, row.index, node}] = true;
    }
}

std::size_t ComparisonRows::rowOf(const Row &row) const
{
    const auto order = [](const Row &one) {
        const bool isHeading = one.kind == Kind::Heading;
        const bool isInside = one.kind == Kind::Within || one.kind == Kind::Further;
        return std::tuple(one.part, !isHeading, one.index, one.kind != Kind::EqualOnes,
                          isInside ? one.inner : 0U);
    };
    const auto behind = std::ranges::upper_bound(m_rows, order(row), {}, order);
    return behind == m_rows.begin() ? 0 : static_cast<std::size_t>(behind - m_rows.begin()) - 1;
}

std::optional<std::size_t> ComparisonRows::parentOf(std::size_t row) const
{
    const Row &at = m_rows[row];
    switch (at.kind) {
    case Kind::Heading:
        return std::nullopt;
    case Kind::Further:
        return rowOf({Kind::Entry, at.part, at.diff, at.index, 0});
    case Kind::Within: {
        const JsonNodeId parent = innerDocument(at).parent(at.inner);
        if (parent != innerRoot(at))
            return rowOf({Kind::Within, at.part, at.diff, at.index, parent});
        return rowOf({Kind::Place, at.part, at.diff, at.index, 0});
    }
    case Kind::Place:
        if (place(at).parent != JsonDifference::none)
            return rowOf({Kind::Place, at.part, DiffKind::Inside, place(at).parent, 0});
        break;
    case Kind::EqualOnes:
        if (at.part == ComparedPart::Input || at.part == ComparedPart::Output) {
            const DocumentComparison &compared = document(at.part);
            if (compared.json && place(at).parent != JsonDifference::none)
                return rowOf({Kind::Place, at.part, DiffKind::Inside, place(at).parent, 0});
        }
        break;
    default:
        break;
    }
    return rowOf({Kind::Heading, at.part, DiffKind::Equal, 0, 0});
}

std::optional<std::size_t> ComparisonRows::nextDifference(std::ptrdiff_t row, int step) const
{
    const auto size = static_cast<std::ptrdiff_t>(m_rows.size());
    for (std::ptrdiff_t at = row + step; at >= 0 && at < size; at += step) {
        const Row &one = m_rows[static_cast<std::size_t>(at)];
        const bool isStop = one.kind == Kind::Column || one.kind == Kind::Place ||
                            one.kind == Kind::TextLine || one.kind == Kind::Entry;
        if (isStop && isDifference(one.diff))
            return static_cast<std::size_t>(at);
    }
    return std::nullopt;
}

int ComparisonRows::depth(const Row &row, int limit) const
{
    switch (row.kind) {
    case Kind::Heading:
        return 0;
    case Kind::Place:
        return std::min<int>(static_cast<int>(place(row).depth), limit);
    case Kind::EqualOnes:
        if ((row.part == ComparedPart::Input || row.part == ComparedPart::Output) && document(row.part).json)
            return std::min<int>(static_cast<int>(place(row).depth), limit);
        return 0;
    case Kind::Within: {
        int depth = static_cast<int>(std::min<std::uint32_t>(place(row).depth, static_cast<unsigned>(limit)));
        const JsonNodeId root = innerRoot(row);
        for (JsonNodeId node = row.inner; node != root && depth < limit;
             node = innerDocument(row).parent(node))
            ++depth;
        return depth;
    }
    case Kind::Further:
        return 1;
    default:
        return 0;
    }
}

} // namespace runglass
