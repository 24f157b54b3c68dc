// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "telemetry/levels.h"

#include <array>
#include <string>
#include <utility>

namespace runglass::telemetry {

std::optional<LogLevel> levelOfWord(std::string_view word)
{
    static constexpr std::array<std::pair<std::string_view, LogLevel>, 12> words{{
        {"trace", LogLevel::Debug},
        {"debug", LogLevel::Debug},
        {"info", LogLevel::Info},
        {"notice", LogLevel::Info},
        {"warn", LogLevel::Warning},
        {"warning", LogLevel::Warning},
        {"err", LogLevel::Error},
        {"error", LogLevel::Error},
        {"critical", LogLevel::Error},
        {"fatal", LogLevel::Error},
        {"stdout", LogLevel::Stdout},
        {"stderr", LogLevel::Stderr},
    }};
    std::string lower(word);
    for (char &c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + ('a' - 'A'));
    }
    for (const auto &[name, level] : words) {
        if (name == lower)
            return level;
    }
    return {};
}

std::optional<LogLevel> levelOfStream(std::string_view stream)
{
    if (stream == "stdout")
        return LogLevel::Stdout;
    if (stream == "stderr")
        return LogLevel::Stderr;
    return {};
}

LogLevel levelOfSeverity(int number, std::string_view text)
{
    if (number >= 17)
        return LogLevel::Error;
    if (number >= 13)
        return LogLevel::Warning;
    if (number >= 9)
        return LogLevel::Info;
    if (number >= 1)
        return LogLevel::Debug;
    return levelOfWord(text).value_or(LogLevel::Info);
}

} // namespace runglass::telemetry
