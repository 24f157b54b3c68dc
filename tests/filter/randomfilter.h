// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "filter/filterset.h"

#include <random>
#include <string>

namespace runglass::test {

using Random = std::mt19937_64;

/// Pieces that hurt: quotes, grammar words, controls, folding letters, emoji, bidi marks.
std::string randomValueText(Random &random);
/// One that findProblem() accepts.
Condition randomCondition(Random &random);
/// Of conditions that findProblem() accepts; may hold empty sets.
FilterSet randomFilter(Random &random, int depth = 3);

} // namespace runglass::test
