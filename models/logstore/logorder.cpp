// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/logorder.h"

#include <algorithm>

namespace runglass {

using Range = LogSnapshot::Range;

namespace {

/// From so many rows on it pays to read whole columns of times.
constexpr std::size_t many = 1024;

} // namespace

std::optional<Range> positionsOfSameTime(const LogSnapshot &snapshot, std::size_t position,
                                         SegmentReader &reader)
{
    const auto place = snapshot.placeAt(position, reader);
    if (!place || !reader.open(*snapshot.slots()[place->slot].segment))
        return {};
    const SegmentView &view = reader.view();
    const Micros time = view.time(place->entry);
    const bool isInside = place->entry > 0 && place->entry + 1 < view.count();
    if (snapshot.slots()[place->slot].isAlone && isInside && view.time(place->entry - 1) != time &&
        view.time(place->entry + 1) != time)
        return Range{position, position + 1};
    const Range same = snapshot.positionsAt(time, reader);
    // Not so when a segment turns out to be damaged on the way.
    return same.contains(position) ? std::optional(same) : std::nullopt;
}

Range TimeOrder::rowsOf(Range sameTime) const
{
    const std::size_t before = m_hits->rank(sameTime.begin);
    const std::size_t behind = m_hits->rank(sameTime.end);
    if (!m_descending)
        return {before, behind};
    return {size() - behind, size() - before};
}

bool TimeOrder::positions(std::size_t first, std::size_t count, SegmentReader &reader,
                          std::vector<std::size_t> &to) const
{
    if (!m_descending) {
        m_hits->select(first, count, to);
        return true;
    }
    return count < many ? fewPositions(first, count, reader, to) : manyPositions(first, count, reader, to);
}

bool TimeOrder::fewPositions(std::size_t first, std::size_t count, SegmentReader &reader,
                             std::vector<std::size_t> &to) const
{
    for (std::size_t row = first; row < first + count;) {
        const std::size_t mirrored = m_hits->select(size() - 1 - row);
        // Where it can't be told, the row comes without its content anyway.
        const Range same =
            positionsOfSameTime(m_hits->snapshot(), mirrored, reader).value_or(Range{mirrored, mirrored + 1});
        if (!reader.connection().ok())
            return false;
        const Range rows = rowsOf(same);
        const std::size_t firstRank = m_hits->rank(same.begin);
        for (const std::size_t end = std::min(rows.end, first + count); row < end; ++row)
            to.push_back(m_hits->select(firstRank + row - rows.begin));
    }
    return true;
}

std::optional<std::size_t> TimeOrder::rowOf(std::size_t position, SegmentReader &reader) const
{
    if (!m_hits->test(position))
        return {};
    const std::size_t rank = m_hits->rank(position);
    if (!m_descending)
        return rank;
    const Range same =
        positionsOfSameTime(m_hits->snapshot(), position, reader).value_or(Range{position, position + 1});
    return rowsOf(same).begin + rank - m_hits->rank(same.begin);
}

ChainedOrder::ChainedOrder(std::vector<std::shared_ptr<const TimeOrder>> parts)
    : m_parts(std::move(parts))
    , m_firsts{0}
{
    for (const auto &part : m_parts)
        m_firsts.push_back(m_firsts.back() + part->size());
}

bool ChainedOrder::positions(std::size_t first, std::size_t count, SegmentReader &reader,
                             std::vector<std::size_t> &to) const
{
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        const std::size_t begin = std::max(first, m_firsts[part]);
        const std::size_t end = std::min(first + count, m_firsts[part + 1]);
        if (begin < end && !m_parts[part]->positions(begin - m_firsts[part], end - begin, reader, to))
            return false;
    }
    return true;
}

std::optional<std::size_t> ChainedOrder::rowOf(std::size_t position, SegmentReader &reader) const
{
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        if (const auto row = m_parts[part]->rowOf(position, reader))
            return m_firsts[part] + *row;
    }
    return {};
}

bool ListedOrder::positions(std::size_t first, std::size_t count, SegmentReader &,
                            std::vector<std::size_t> &to) const
{
    for (std::size_t row = first; row < first + count; ++row)
        to.push_back(m_positions[row]);
    return true;
}

std::optional<std::size_t> ListedOrder::rowOf(std::size_t position, SegmentReader &) const
{
    const auto found =
        std::find(m_positions.begin(), m_positions.end(), static_cast<std::uint32_t>(position));
    if (found == m_positions.end())
        return {};
    return static_cast<std::size_t>(found - m_positions.begin());
}

} // namespace runglass
