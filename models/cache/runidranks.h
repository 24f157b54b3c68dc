// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/logqueries.h"

#include <cstdint>
#include <vector>

namespace runglass::logqueries {

/// Where the Run ID of each run that has an entry among the hits stands among all of them in an order, by run
/// key. Run ids that can't be found count as empty and come last.
std::vector<std::uint32_t> runIdRanks(const Context &context, const LogHits &hits, SortOrder order);

} // namespace runglass::logqueries
