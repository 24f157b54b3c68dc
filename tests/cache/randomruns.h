// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/logentry.h"
#include "domain/run.h"
#include "filter/filterset.h"
#include "marks/marks.h"

#include <random>
#include <string>

namespace runglass::cachetest {

using Random = std::mt19937_64;

/// Of a small set of ids, UUIDs and others.
std::string randomRunId(Random &random);
Run randomRun(Random &random);
LogEntry randomEntry(Random &random, int number);

/// Any column of runs, any operator it offers, values that often fit; nested up to `depth` sets. With columns
/// of entries where `withEntries`.
/// Null, none, or some of the runs there may be, and of others.
MarksPointer randomMarks(Random &random);
FilterSet randomFilter(Random &random, int depth, bool withEntries);
/// Something to search for.
std::string randomNeedle(Random &random);

} // namespace runglass::cachetest
