// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/filterevaluation.h"

#include "cache/cacheerror.h"
#include "cache/logquestion.h"
#include "cache/markedruns.h"
#include "filter/filteroperators.h"
#include "runcolumns/runconditions.h"

#include <algorithm>
#include <optional>

namespace runglass::filterevaluation {

namespace {

template <class Test>
bool anyCondition(const FilterSet &filter, Test test)
{
    return std::any_of(filter.items.begin(), filter.items.end(), [&](const FilterSet::Item &item) {
        const auto *set = std::get_if<FilterSet>(&item);
        return set ? anyCondition(*set, test) : test(std::get<Condition>(item).column);
    });
}

/// Runs of one script by a column of runs that is not the id.
Result<Bitmap> whereCell(const RunColumns &runs, const Condition &condition)
{
    if (comparesText(condition.column, condition.op)) {
        const Result<TextPredicate> predicate = TextPredicate::compile(condition);
        if (!predicate)
            return predicate.error();
        return runconditions::where(runs, condition.column, *predicate);
    }
    const Result<NumberPredicate> predicate = NumberPredicate::compile(condition);
    if (!predicate)
        return predicate.error();
    return runconditions::where(runs, condition.column, *predicate);
}

/// Whether an empty cell fulfils a condition.
Result<bool> acceptsEmpty(const Condition &condition)
{
    if (comparesText(condition.column, condition.op)) {
        const Result<TextPredicate> predicate = TextPredicate::compile(condition);
        if (!predicate)
            return predicate.error();
        return predicate->accepts({});
    }
    const Result<NumberPredicate> predicate = NumberPredicate::compile(condition);
    if (!predicate)
        return predicate.error();
    return predicate->acceptsEmpty();
}

/// Walks a filter over the runs of one script.
class RunsFilter
{
public:
    RunsFilter(const FilterGround &ground, const CancelToken &token)
        : m_ground(ground)
        , m_runs(*ground.runs->of(ground.script))
        , m_token(token)
    {
    }

    Result<Bitmap> where(const FilterSet &set) const
    {
        std::optional<Bitmap> joined;
        // What costs least first: when that leaves nothing open, entries need not be looked at. All the same
        // each condition is compiled, because one that makes no sense is an error wherever it stands.
        for (const bool expensive : {false, true}) {
            for (const FilterSet::Item &item : set.items) {
                if (isExpensive(item) != expensive || isEmpty(item))
                    continue;
                if (m_token.isCancelled())
                    return cacheerror::cancelled();
                Result<Bitmap> next = whereItem(item);
                if (!next)
                    return next.error();
                if (!joined)
                    joined = *std::move(next);
                else if (set.join == FilterSet::Join::And)
                    *joined &= *next;
                else
                    *joined |= *next;
            }
        }
        return joined ? *std::move(joined) : Bitmap(m_runs.size(), true);
    }

private:
    static bool isEmpty(const FilterSet::Item &item)
    {
        const auto *set = std::get_if<FilterSet>(&item);
        return set && set->isEmpty();
    }
    static bool isExpensive(const FilterSet::Item &item)
    {
        const auto *set = std::get_if<FilterSet>(&item);
        return set ? usesLogColumns(*set) : isLogColumn(std::get<Condition>(item).column);
    }

    Result<Bitmap> whereItem(const FilterSet::Item &item) const
    {
        if (const auto *set = std::get_if<FilterSet>(&item))
            return where(*set);
        const Condition &condition = std::get<Condition>(item);
        if (isLogColumn(condition.column))
            return whereEntry(condition);
        if (isMarkColumn(condition.column))
            return whereMarked(condition);
        if (condition.column == FilterColumn::RunId)
            return whereId(condition);
        return whereCell(m_runs, condition);
    }

    Result<Bitmap> whereId(const Condition &condition) const
    {
        const Result<TextPredicate> predicate = TextPredicate::compile(condition);
        if (!predicate)
            return predicate.error();
        const Bitmap among = runconditions::keysAt(m_runs, Bitmap(m_runs.size(), true));
        return runconditions::positionsOf(m_runs,
                                          runconditions::keysWhereId(*m_ground.ids, *predicate, among));
    }

    Result<Bitmap> whereMarked(const Condition &condition) const
    {
        const Result<MarkedRuns> marked = markedRuns(m_ground.marks, m_ground.ids.get(), condition);
        if (!marked)
            return marked.error();
        Bitmap positions = runconditions::positionsOf(m_runs, marked->keys);
        if (marked->others)
            positions.invert();
        return positions;
    }

    Result<Bitmap> whereEntry(const Condition &condition) const
    {
        Condition positive = condition;
        positive.op = positiveOf(condition.op);
        const Result<LogConditionPointer> entries = compileLogFilter({.items = {positive}}, {});
        if (!entries)
            return entries.error();
        const Result<Bitmap> keys = m_ground.runsWithEntry(*entries);
        if (!keys)
            return keys.error();
        Bitmap positions = runconditions::positionsOf(m_runs, *keys);
        if (isNegative(condition.op))
            positions.invert();
        return positions;
    }

    const FilterGround &m_ground;
    const RunColumns &m_runs;
    const CancelToken &m_token;
};

} // namespace

bool usesMarks(const FilterSet &filter)
{
    return anyCondition(filter, isMarkColumn);
}

bool needsRunIds(const FilterSet &filter, const MarksPointer &marks)
{
    const bool hasMarks = marks && !marks->isEmpty();
    return anyCondition(filter, [hasMarks](FilterColumn column) {
        return column == FilterColumn::RunId || (hasMarks && isMarkColumn(column));
    });
}

bool usesLogColumns(const FilterSet &filter)
{
    return anyCondition(filter, isLogColumn);
}

Result<Bitmap> runsWhere(const FilterGround &ground, const FilterSet &filter, const CancelToken &token)
{
    return RunsFilter(ground, token).where(filter);
}

Result<std::shared_ptr<const Bitmap>> runKeysWhere(const FilterGround &ground, const Condition &condition)
{
    const auto keyCount = static_cast<std::size_t>(ground.lastRunId) + 1;
    if (condition.column == FilterColumn::RunId) {
        const Result<TextPredicate> predicate = TextPredicate::compile(condition);
        if (!predicate)
            return predicate.error();
        return std::make_shared<const Bitmap>(
            runconditions::keysWhereId(*ground.ids, *predicate, Bitmap(keyCount, true)));
    }
    if (isMarkColumn(condition.column)) {
        Result<MarkedRuns> marked = markedRuns(ground.marks, ground.ids.get(), condition);
        if (!marked)
            return marked.error();
        marked->keys.resize(keyCount);
        if (marked->others)
            marked->keys.invert();
        return std::make_shared<const Bitmap>(std::move(marked->keys));
    }
    const Result<bool> others = acceptsEmpty(condition);
    if (!others)
        return others.error();
    Bitmap keys(keyCount, *others);
    for (const RunSnapshot::OfScript &of : ground.runs->scripts()) {
        Result<Bitmap> differ = whereCell(*of.runs, condition);
        if (!differ)
            return differ.error();
        if (*others)
            differ->invert();
        // The runs whose bit is not yet what it must be.
        Bitmap changed = runconditions::keysAt(*of.runs, *differ);
        changed.resize(keyCount);
        if (*others)
            keys.andNot(changed);
        else
            keys |= changed;
    }
    return std::make_shared<const Bitmap>(std::move(keys));
}

} // namespace runglass::filterevaluation
