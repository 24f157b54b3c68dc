// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "filter/filterset.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace runglass {

/// What a filter is over. Decides which columns are its own and which take a prefix in the text form: run. in
/// a filter over log entries, log. in one over runs.
enum class FilterSubject : std::uint8_t { Runs, Logs };

/// The words of the text form: run_id, status, version, response_time, function, source_type, source, log_id,
/// level, message, reviewed, bookmarked, note; without prefix.
std::string_view filterWord(FilterColumn column);
/// The column of a word, in any case of ASCII letters.
std::optional<FilterColumn> filterColumnFromWord(std::string_view word);
/// The word with the prefix it needs: "log.message" in a filter over runs. Marks need none in either.
std::string filterWord(FilterColumn column, FilterSubject subject);

/// =, !=, contains, not contains, starts with, matches, <, <=, >, >=, between, is empty, is not empty.
std::string_view filterWord(FilterOperator op);

/// A number as the text form writes it: failed, warning, 38, 250ms, 2s, 1.5m, yes.
std::string filterValueText(FilterColumn column, std::int64_t number);
/// The shortest exact spelling of a duration: 90000 is 1.5m, 1001 is 1001ms.
std::string durationText(std::int64_t ms);

} // namespace runglass
