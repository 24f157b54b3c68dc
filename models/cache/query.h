// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/columns.h"
#include "domain/timerange.h"
#include "filter/filterset.h"
#include "marks/marks.h"

#include <cstdint>
#include <optional>
#include <string>

namespace runglass {

/// Which runs, in which order. A value: two equal queries have equal answers at the same change sequence.
///
/// Empty cells sort last in either order. Equal cells follow by time in the same direction as a sort by time
/// would, newest first, and equal times keep the order of arrival.
struct RunsQuery
{
    std::string scriptId;
    TimeRange range = TimeRange::all();
    FilterSet filter;
    /// What conditions on marks look at; null: nothing was said of any run. Only set where the filter has
    /// such conditions: what is marked elsewhere makes no other question of it.
    MarksPointer marks{};
    /// Contained, ignoring case, in the Run ID, function, source or the label of status or source type;
    /// empty: everything is.
    std::string search;
    RunColumn sort = RunColumn::ExecutedOn;
    SortOrder order = SortOrder::Descending;
    /// A run of the script that is selected also where it does not fulfil the rest. Figures leave it out.
    std::optional<std::int64_t> kept{};

    friend bool operator==(const RunsQuery &, const RunsQuery &) = default;
};

/// Which log entries, in which order; `runId` narrows them to one run.
struct LogsQuery
{
    std::string scriptId;
    TimeRange range = TimeRange::all();
    FilterSet filter;
    MarksPointer marks{}; ///< as for runs
    std::string search;   ///< contained, ignoring case, in the message
    std::optional<std::string> runId;
    LogColumn sort = LogColumn::Timestamp;
    SortOrder order = SortOrder::Descending;

    friend bool operator==(const LogsQuery &, const LogsQuery &) = default;
};

} // namespace runglass
