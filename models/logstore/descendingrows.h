// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/hitvisit.h"
#include "logstore/logorder.h"

#include <vector>

namespace runglass {

/// Which rows the hits of a visited segment are in a descending TimeOrder of the hits, in the order of their
/// bits. False when the segment is damaged. The segment is open again afterwards.
bool descendingRows(const TimeOrder &order, const VisitedSegment &segment, std::vector<std::uint32_t> &rows);

} // namespace runglass
