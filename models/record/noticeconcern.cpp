// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/noticeconcern.h"

#include "domain/runstate.h"

#include <algorithm>

namespace runglass {

namespace {

/// Entries of a run come late, but not much later than it ended.
constexpr Micros lateEntries = microsPerHour;

/// Whether what has changed can concern a run.
bool mayConcern(const ChangeNotice::OfScript &changed, const RecordDetails &details)
{
    const Run &run = details.run;
    if (!details.isKnown || changed.runs.contains(run.executedAt))
        return true;
    if (changed.logs.isEmpty() || changed.logs.to <= run.executedAt)
        return false;
    if (!isFinished(run.status))
        return true;
    Micros end = run.executedAt + run.responseTimeMs.value_or(0) * microsPerMillisecond;
    if (details.logs && !details.logs->empty())
        end = std::max(end, details.logs->back().entry.time);
    return changed.logs.from <= end + lateEntries;
}

} // namespace

bool mayConcern(const ChangeNotice &notice, const RecordDetails &details)
{
    return notice.byOtherProcess || std::ranges::any_of(notice.scripts, [&](const auto &changed) {
               return (details.run.scriptId.empty() || changed.scriptId == details.run.scriptId) &&
                      mayConcern(changed, details);
           });
}

bool isOfScript(const ChangeNotice &notice, std::string_view scriptId)
{
    return std::ranges::any_of(notice.scripts,
                               [&](const auto &changed) { return changed.scriptId == scriptId; });
}

} // namespace runglass
