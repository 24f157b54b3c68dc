// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "filter/filtercolumn.h"
#include "filter/predicate.h"
#include "runcolumns/runcolumns.h"
#include "runcolumns/runidtable.h"

#include <string_view>

namespace runglass {

/// Which runs fulfil a condition, as bitmaps over positions or over keys. Pure functions.
namespace runconditions {

/// Status, version or response time.
Bitmap where(const RunColumns &runs, FilterColumn column, const NumberPredicate &predicate);
/// Any column of a run but its id.
Bitmap where(const RunColumns &runs, FilterColumn column, const TextPredicate &predicate);
Bitmap withStatus(const RunColumns &runs, RunStatus status);
/// The Run ID: the keys among these.
Bitmap keysWhereId(const RunIdTable &ids, const TextPredicate &predicate, const Bitmap &among);

/// Runs that hold a text, ignoring case, in their id, function, source, or the label of their status or
/// source type. All for an empty text.
Bitmap search(const RunColumns &runs, const RunIdTable &ids, std::string_view text);

/// The keys of the runs at these positions. Its size is highestKey() + 1.
Bitmap keysAt(const RunColumns &runs, const Bitmap &positions);
/// The positions of the runs with these keys.
Bitmap positionsOf(const RunColumns &runs, const Bitmap &keys);

} // namespace runconditions

} // namespace runglass
