// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "domain/logentry.h"

namespace runglass {

std::string_view toApiWord(LogLevel level)
{
    switch (level) {
    case LogLevel::Stdout:
        return "stdout";
    case LogLevel::Stderr:
        return "stderr";
    case LogLevel::Debug:
        return "debug";
    case LogLevel::Info:
        return "info";
    case LogLevel::Warning:
        return "warning";
    case LogLevel::Error:
        return "error";
    }
    return {};
}

std::optional<LogLevel> logLevelFromApiWord(std::string_view word)
{
    for (const LogLevel level : allLogLevels) {
        if (word == toApiWord(level))
            return level;
    }
    return {};
}

} // namespace runglass
