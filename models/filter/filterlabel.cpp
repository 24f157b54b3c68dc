// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filterlabel.h"

#include "filter/asciicase.h"

#include <array>

namespace runglass {

namespace {

constexpr std::array statuses{RunStatus::InProgress, RunStatus::Success, RunStatus::Failed};

template <class Word, class Words>
std::optional<Word> find(const Words &words, std::string_view text)
{
    for (const Word word : words) {
        if (equalIgnoringAsciiCase(text, filterLabel(word)) || equalIgnoringAsciiCase(text, toApiWord(word)))
            return word;
    }
    return {};
}

} // namespace

std::string_view filterLabel(RunStatus status)
{
    switch (status) {
    case RunStatus::InProgress:
        return "In Progress";
    case RunStatus::Success:
        return "Success";
    case RunStatus::Failed:
        return "Failed";
    case RunStatus::Unknown:
        break;
    }
    return {};
}

std::string_view filterLabel(LogLevel level)
{
    switch (level) {
    case LogLevel::Stdout:
        return "Stdout";
    case LogLevel::Stderr:
        return "Stderr";
    case LogLevel::Debug:
        return "Debug";
    case LogLevel::Info:
        return "Info";
    case LogLevel::Warning:
        return "Warning";
    case LogLevel::Error:
        return "Error";
    }
    return {};
}

std::optional<std::int64_t> filterNumber(RunStatus status)
{
    if (status == RunStatus::Unknown)
        return {};
    return static_cast<std::int64_t>(status);
}

std::string filterText(FilterColumn column, std::optional<std::int64_t> number)
{
    if (!number)
        return {};
    switch (kindOf(column)) {
    case FilterValueKind::Status:
        return *number < 0 || *number > 3 ? std::string()
                                          : std::string(filterLabel(static_cast<RunStatus>(*number)));
    case FilterValueKind::Level:
        return *number < 0 || *number >= static_cast<std::int64_t>(logLevelCount)
                   ? std::string()
                   : std::string(filterLabel(static_cast<LogLevel>(*number)));
    case FilterValueKind::Flag:
        return *number == 1 ? "yes" : *number == 0 ? "no" : "";
    case FilterValueKind::Text:
    case FilterValueKind::Version:
    case FilterValueKind::Duration:
        break;
    }
    return std::to_string(*number);
}

std::optional<RunStatus> runStatusFromFilterWord(std::string_view word)
{
    return find<RunStatus>(statuses, word);
}

std::optional<LogLevel> logLevelFromFilterWord(std::string_view word)
{
    return find<LogLevel>(allLogLevels, word);
}

} // namespace runglass
