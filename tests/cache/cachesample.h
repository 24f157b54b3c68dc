// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/writebatch.h"

#include <string>
#include <vector>

namespace runglass::cachetest {

/// A little of everything a cache can hold: what the files tests/data/cache/version-*.db were made of.
///
/// Never changed: those files stay as the versions of their time wrote them.
struct CacheSample
{
    std::vector<Script> scripts;
    std::vector<Deployment> deployments; ///< of the first script
    std::vector<Run> runs;               ///< in time order
    std::vector<LogEntry> logs;          ///< in time order
    Payload payload;
    TimeRange covered; ///< of the first script, runs
    StoredCursor cursor;
    ProblemReport problem;
};

CacheSample makeCacheSample();
WriteBatch batchOf(const CacheSample &sample);

} // namespace runglass::cachetest
