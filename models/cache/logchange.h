// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/logqueries.h"

namespace runglass::logqueries {

/// How an answer, or the first rows of one, became another. Told without looking at the disk where segments
/// are the same; of what is between, keys are compared. What would take long to find out is a Reset.
RowChange change(const Context &context, const RowSet &before, const LogAnswer &after);

} // namespace runglass::logqueries
