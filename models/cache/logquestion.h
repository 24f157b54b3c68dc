// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/query.h"
#include "domain/result.h"
#include "logstore/logcondition.h"
#include "logstore/logsnapshot.h"

#include <functional>
#include <memory>

namespace runglass {

/// The runs of a script, as a bitmap over run keys, that fulfil a condition on a column of the run; with
/// those that are only known from log entries and have nothing but empty cells.
using RunsWhere = std::function<Result<std::shared_ptr<const Bitmap>>(const Condition &)>;

/// A filter over log entries, compiled; null when it accepts everything.
Result<LogConditionPointer> compileLogFilter(const FilterSet &filter, const RunsWhere &runsWhere);

/// Filter and search; null when they accept everything.
Result<LogConditionPointer> compileLogConditions(const FilterSet &filter, const std::string &search,
                                                 const RunsWhere &runsWhere);

} // namespace runglass
