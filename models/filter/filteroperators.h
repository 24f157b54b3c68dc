// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "filter/filterset.h"

#include <span>

namespace runglass {

/// The operators a column offers, in the order they are listed. Contains and its like work on every column
/// but those that are yes or no; comparing works on versions and response times only.
std::span<const FilterOperator> operatorsFor(FilterColumn column);
bool offersOperator(FilterColumn column, FilterOperator op);

/// Whether the operator is the complement of another.
bool isNegative(FilterOperator op);
/// The operator that a negative one is the complement of; any other itself.
FilterOperator positiveOf(FilterOperator op);
/// The complement, where there is one; any other operator itself.
FilterOperator complementOf(FilterOperator op);

/// Whether the operator compares text on every column: contains, starts with and their like.
bool isTextOperator(FilterOperator op);
/// Whether a condition is about text (TextPredicate), not about a number (NumberPredicate).
bool comparesText(FilterColumn column, FilterOperator op);

/// Whether the operator takes no value.
bool takesNoValue(FilterOperator op);

} // namespace runglass
