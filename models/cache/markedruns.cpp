// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/markedruns.h"

#include "filter/filteroperators.h"
#include "filter/predicate.h"

#include <string_view>
#include <vector>

namespace runglass {

namespace {

template <class Accepts>
MarkedRuns collect(const MarksPointer &marks, const RunIdTable *ids, Accepts accepts)
{
    MarkedRuns found{accepts(Mark()), {}};
    std::vector<std::string_view> different;
    if (marks) {
        marks->forEach([&](const MarkedRun &marked) {
            if (accepts(marked.mark) != found.others)
                different.push_back(marked.runId);
        });
    }
    if (!different.empty() && ids)
        found.keys = ids->keysOf(IdSet(different));
    return found;
}

} // namespace

Result<MarkedRuns> markedRuns(const MarksPointer &marks, const RunIdTable *ids, const Condition &condition)
{
    if (comparesText(condition.column, condition.op)) {
        const auto predicate = TextPredicate::compile(condition);
        if (!predicate)
            return predicate.error();
        return collect(marks, ids, [&](const Mark &mark) { return predicate->accepts(mark.note); });
    }
    const auto predicate = NumberPredicate::compile(condition);
    if (!predicate)
        return predicate.error();
    const bool isReviewed = condition.column == FilterColumn::Reviewed;
    return collect(marks, ids, [&](const Mark &mark) {
        return predicate->accepts(isReviewed ? mark.reviewed : mark.bookmarked);
    });
}

} // namespace runglass
