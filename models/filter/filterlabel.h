// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/logentry.h"
#include "domain/run.h"
#include "filter/filtercolumn.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace runglass {

/// What text operators compare with, in English whatever the window speaks: "Success", "Failed",
/// "In Progress"; empty for Unknown. Of a source type it is sourceTypeLabel().
std::string_view filterLabel(RunStatus status);
/// "Stdout", "Stderr", "Debug", "Info", "Warning", "Error".
std::string_view filterLabel(LogLevel level);

/// The number that conditions on a status compare; none for Unknown, which is an empty cell.
std::optional<std::int64_t> filterNumber(RunStatus status);
inline std::int64_t filterNumber(LogLevel level)
{
    return static_cast<std::int64_t>(level);
}

/// What text operators compare with on a column of numbers: the label of a status or level, the digits of a
/// version, the milliseconds of a response time. Empty for an empty cell and for a number that means nothing.
std::string filterText(FilterColumn column, std::optional<std::int64_t> number);

/// A status or level by its label or API word, in any case of ASCII letters.
std::optional<RunStatus> runStatusFromFilterWord(std::string_view word);
std::optional<LogLevel> logLevelFromFilterWord(std::string_view word);

} // namespace runglass
