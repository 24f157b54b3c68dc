// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "domain/timerange.h"

#include <string>
#include <vector>

namespace runglass {

/// Told after a commit: what may look different now.
struct ChangeNotice
{
    struct OfScript
    {
        std::string scriptId;
        TimeRange runs; ///< from the first to after the last run written; empty when none
        TimeRange logs;
        bool coverage = false; ///< what is complete has changed
    };

    ChangeSequence sequence = 0;
    std::vector<OfScript> scripts;
    bool scriptList = false; ///< scripts were added or their own fields changed
    bool problems = false;
    /// Another process wrote: everything may have changed and the lists above are empty.
    bool byOtherProcess = false;
};

} // namespace runglass
