// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/runanswer.h"

#include "cache/keylist.h"
#include "runcolumns/runconditions.h"

#include <algorithm>
#include <limits>

namespace runglass {

namespace {

std::variant<runorder::ByTime, std::vector<std::uint32_t>>
rowsFor(const RunColumnsPointer &runs, const RunIdTable *ids, Bitmap among, RunColumn sort, SortOrder order)
{
    if (sort == RunColumn::ExecutedOn)
        return runorder::ByTime(runs, std::move(among), order);
    if (sort == RunColumn::RunId && ids)
        return runorder::sortedById(*runs, *ids, among, order);
    return runorder::sorted(*runs, among, sort, order);
}

std::optional<RunKey> narrowed(RecordKey key)
{
    if (key < 0 || key > std::numeric_limits<RunKey>::max())
        return {};
    return static_cast<RunKey>(key);
}

} // namespace

RunAnswer::RunAnswer(RunColumnsPointer runs, const RunIdTable *ids, Bitmap among, RunColumn sort,
                     SortOrder order, ChangeSequence sequence, std::string scriptId)
    : m_runs(std::move(runs))
    , m_sequence(sequence)
    , m_scriptId(std::move(scriptId))
    , m_rows(rowsFor(m_runs, ids, std::move(among), sort, order))
{
}

std::int64_t RunAnswer::size() const
{
    return static_cast<std::int64_t>(std::visit([](const auto &rows) { return rows.size(); }, m_rows));
}

RunEntry RunAnswer::at(std::int64_t position) const
{
    return m_runs->at(placeOf(static_cast<std::size_t>(position)));
}

RecordKey RunAnswer::keyAt(std::int64_t position) const
{
    return m_runs->keyAt(placeOf(static_cast<std::size_t>(position)));
}

std::optional<std::int64_t> RunAnswer::positionOf(RecordKey key) const
{
    const std::optional<RunKey> wanted = narrowed(key);
    const std::optional<std::size_t> place = wanted ? m_runs->find(*wanted) : std::nullopt;
    return place ? rowOf(*place) : std::nullopt;
}

std::vector<std::optional<std::int64_t>> RunAnswer::positionsOf(std::span<const RecordKey> keys) const
{
    std::vector<RunKey> wanted;
    wanted.reserve(keys.size());
    for (const RecordKey key : keys)
        wanted.push_back(narrowed(key).value_or(std::numeric_limits<RunKey>::max()));
    std::vector<std::optional<std::int64_t>> rows;
    rows.reserve(keys.size());
    const auto places = m_runs->find(wanted);
    for (std::size_t i = 0; i < places.size(); ++i)
        rows.push_back(places[i] && narrowed(keys[i]) ? rowOf(*places[i]) : std::nullopt);
    return rows;
}

std::vector<RecordKey> RunAnswer::keys() const
{
    std::vector<RecordKey> keys;
    keys.reserve(static_cast<std::size_t>(size()));
    const auto add = [&](const List &places) {
        for (const std::uint32_t place : places)
            keys.push_back(m_runs->keyAt(place));
    };
    if (const auto *list = std::get_if<List>(&m_rows)) {
        add(*list);
    } else {
        const auto &byTime = std::get<runorder::ByTime>(m_rows);
        add(runorder::sorted(*m_runs, byTime.bitmap(), RunColumn::ExecutedOn, byTime.order()));
    }
    return keys;
}

std::optional<std::int64_t> RunAnswer::find(std::int64_t from, Direction direction, RunStatus status) const
{
    const std::int64_t step = direction == Direction::Forward ? 1 : -1;
    const std::int64_t begin =
        direction == Direction::Forward ? std::max<std::int64_t>(from + 1, 0) : std::min(from, size()) - 1;
    if (std::holds_alternative<runorder::ByTime>(m_rows))
        return findByTime(begin, direction, status);
    for (std::int64_t row = begin; row >= 0 && row < size(); row += step) {
        if (m_runs->statusAt(placeOf(static_cast<std::size_t>(row))) == status)
            return row;
    }
    return {};
}

/// By a bitmap, place after place. Runs of equal times keep their order in either direction: among those the
/// rows go up where the places do.
std::optional<std::int64_t> RunAnswer::findByTime(std::int64_t begin, Direction direction,
                                                  RunStatus status) const
{
    if (begin < 0 || begin >= size())
        return {};
    const auto &byTime = std::get<runorder::ByTime>(m_rows);
    Bitmap hits = runconditions::withStatus(*m_runs, status);
    hits &= byTime.bitmap();
    const std::size_t place = placeOf(static_cast<std::size_t>(begin));
    const PositionRange same = m_runs->sameTime(place);
    const bool rowsGoUp = direction == Direction::Forward;
    // Those of the time where it begins,
    auto hit = rowsGoUp ? hits.next(place) : hits.previous(place + 1);
    if (hit && *hit >= same.begin && *hit < same.end)
        return rowOf(*hit);
    // then those of the next time that has one.
    const bool placesGoUp = rowsGoUp == (byTime.order() == SortOrder::Ascending);
    hit = placesGoUp ? hits.next(same.end) : hits.previous(same.begin);
    if (!hit)
        return {};
    const PositionRange there = m_runs->sameTime(*hit);
    return rowOf(rowsGoUp ? *hits.next(there.begin) : *hits.previous(there.end));
}

RowChange RunAnswer::change(const RunAnswer &before, const RunAnswer &after)
{
    if (&before == &after)
        return {.kind = RowChange::Kind::Same};
    // Key after key costs much less once they stand in a list.
    return rowChange(KeyList(KeyList::Of::Runs, before.keys(), before.sequence()),
                     KeyList(KeyList::Of::Runs, after.keys(), after.sequence()));
}

std::size_t RunAnswer::placeOf(std::size_t row) const
{
    if (const auto *list = std::get_if<List>(&m_rows))
        return (*list)[row];
    return std::get<runorder::ByTime>(m_rows).positionOf(row);
}

std::optional<std::int64_t> RunAnswer::rowOf(std::size_t place) const
{
    if (const auto *list = std::get_if<List>(&m_rows)) {
        const auto found = std::find(list->begin(), list->end(), static_cast<std::uint32_t>(place));
        if (found == list->end())
            return {};
        return found - list->begin();
    }
    const auto &byTime = std::get<runorder::ByTime>(m_rows);
    if (!byTime.bitmap().test(place))
        return {};
    return static_cast<std::int64_t>(byTime.rowOf(place));
}

} // namespace runglass
