// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bitmap/bitmap.h"
#include "domain/result.h"
#include "filter/filterset.h"
#include "marks/marks.h"
#include "runcolumns/runidtable.h"

namespace runglass {

/// What a condition on marks accepts. Nearly all runs have no mark, and all those are alike.
struct MarkedRuns
{
    /// Whether a run that nothing was said of fulfils the condition.
    bool others = false;
    /// The keys of the runs for which it is the other way round.
    Bitmap keys;
};

/// `marks` may be null; `ids` may be where `marks` is null or empty. The error of a condition that makes no
/// sense.
Result<MarkedRuns> markedRuns(const MarksPointer &marks, const RunIdTable *ids, const Condition &condition);

} // namespace runglass
