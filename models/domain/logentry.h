// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace runglass {

/// Where a log entry came from or how serious it is. Stored as a number: never renumber.
enum class LogLevel : std::uint8_t { Stdout = 0, Stderr = 1, Debug = 2, Info = 3, Warning = 4, Error = 5 };

inline constexpr std::size_t logLevelCount = 6;
inline constexpr std::array<LogLevel, logLevelCount> allLogLevels{
    LogLevel::Stdout, LogLevel::Stderr, LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error};

/// One line a run wrote. All text is UTF-8.
struct LogEntry
{
    std::string id;
    std::string runId;
    std::string scriptId;
    LogLevel level = LogLevel::Stdout;
    std::string message; ///< may hold several lines and terminal escape codes, exactly as written
    Micros time = 0;
    std::string attributes; ///< a JSON object as sent, or empty when there are none

    friend bool operator==(const LogEntry &, const LogEntry &) = default;
};

/// The API's word: "stdout", "stderr", "debug", "info", "warning", "error".
std::string_view toApiWord(LogLevel level);
std::optional<LogLevel> logLevelFromApiWord(std::string_view word);

} // namespace runglass
