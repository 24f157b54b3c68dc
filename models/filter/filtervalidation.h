// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"
#include "filter/filterset.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace runglass {

/// Sets inside sets, the outermost counted: more is refused, so that nothing which walks a set runs out of
/// stack.
inline constexpr int maxFilterDepth = 32;

/// What is wrong with a part of a filter set.
struct FilterProblem
{
    /// Where: the index of an item in the set, then of an item in that set, and so on.
    std::vector<std::size_t> path;
    UserError error;
};

/// What is wrong with a condition: an operator the column does not offer, no value, a value of the wrong
/// kind, ends of Between swapped. The expressions of Matches are not compiled here: TextPredicate does that.
std::optional<UserError> conditionError(const Condition &condition);

/// What is wrong with one condition's values, the ends of Between aside: for one that is being put together.
std::optional<UserError> valueError(const Condition &condition);

/// The first problem of a set, that of its regular expressions included; nothing when it can be evaluated.
std::optional<FilterProblem> findProblem(const FilterSet &set);

} // namespace runglass
