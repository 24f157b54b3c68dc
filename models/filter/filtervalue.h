// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "filter/filterset.h"

#include <cstdint>
#include <string_view>

namespace runglass {

/// A value as a person types it: text for text operators and text columns; else a status or level by label or
/// API word in any case, yes or no, a version as 38 or v38, a duration as 250ms, 2s, 1.5m or 1h. The error
/// says what was expected.
Result<FilterValue> readFilterValue(FilterColumn column, FilterOperator op, std::string_view text);

/// Milliseconds; the number may have a fraction as long as the whole is exact to the millisecond.
Result<std::int64_t> readDuration(std::string_view text);

} // namespace runglass
