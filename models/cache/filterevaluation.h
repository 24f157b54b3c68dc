// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/runsnapshot.h"
#include "domain/canceltoken.h"
#include "domain/result.h"
#include "filter/filterset.h"
#include "logstore/logcondition.h"
#include "marks/marks.h"
#include "runcolumns/runidtable.h"

#include <functional>

namespace runglass {

/// What filters are evaluated on: the runs of a cache at one commit, and the way to its log entries.
struct FilterGround
{
    RunSnapshotPointer runs;
    /// Null where no Run ID is looked at: see filterevaluation::needsRunIds().
    RunIdTablePointer ids;
    /// The highest key that was given out; an entry's run may have any key up to it.
    RecordKey lastRunId = 0;
    /// The script that is asked about.
    RecordKey script = 0;
    /// What conditions on marks look at; null: nothing was said of any run.
    MarksPointer marks{};
    /// The keys of the runs that have an entry, of the same script, which fulfils a condition. Asked only for
    /// a filter over runs that has columns of entries.
    std::function<Result<Bitmap>(const LogConditionPointer &)> runsWithEntry;
};

/// Filters over runs and over log entries, each with columns of the other. Nothing here is in a transaction.
///
/// Each function gives the error of the first condition that makes no sense, or of the token.
namespace filterevaluation {

/// Whether a condition at any depth is about one of these columns.
bool usesLogColumns(const FilterSet &filter);
bool usesMarks(const FilterSet &filter);
/// Whether Run IDs are looked at: by themselves, or to find the runs that are marked.
bool needsRunIds(const FilterSet &filter, const MarksPointer &marks);

/// The positions of the script's runs that fulfil a filter. A condition on entries means "has one", at any
/// time; a negative one is the complement of that.
Result<Bitmap> runsWhere(const FilterGround &ground, const FilterSet &filter, const CancelToken &token);

/// The run keys up to lastRunId whose run, of any script, fulfils a condition on a column of runs. A run that
/// is only known from log entries has nothing but empty cells.
Result<std::shared_ptr<const Bitmap>> runKeysWhere(const FilterGround &ground, const Condition &condition);

} // namespace filterevaluation

} // namespace runglass
