// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/logentry.h"

#include <optional>
#include <string_view>

namespace runglass::telemetry {

/// The level a logging library's word stands for, in any case: DEBUG, INFO, WARN(ING), ERROR, CRITICAL, …
std::optional<LogLevel> levelOfWord(std::string_view word);
/// OpenTelemetry's `log.iostream`: stdout or stderr.
std::optional<LogLevel> levelOfStream(std::string_view stream);
/// OpenTelemetry's severity number (1 to 24; 0: not given, then the text decides). Info when nothing is said.
LogLevel levelOfSeverity(int number, std::string_view text);

} // namespace runglass::telemetry
