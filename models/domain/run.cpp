// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "domain/run.h"

#include <algorithm>

namespace runglass {

namespace {

bool equalsIgnoringAsciiCase(std::string_view a, std::string_view lowerCase)
{
    return std::equal(a.begin(), a.end(), lowerCase.begin(), lowerCase.end(), [](char x, char y) {
        return (x >= 'A' && x <= 'Z' ? static_cast<char>(x + ('a' - 'A')) : x) == y;
    });
}

} // namespace

std::string_view toApiWord(RunStatus status)
{
    switch (status) {
    case RunStatus::InProgress:
        return "in_progress";
    case RunStatus::Success:
        return "success";
    case RunStatus::Failed:
        return "failed";
    case RunStatus::Unknown:
        break;
    }
    return {};
}

std::optional<RunStatus> runStatusFromApiWord(std::string_view word)
{
    for (const RunStatus status : {RunStatus::InProgress, RunStatus::Success, RunStatus::Failed}) {
        if (word == toApiWord(status))
            return status;
    }
    return {};
}

std::string_view sourceTypeLabel(std::string_view sourceType)
{
    if (equalsIgnoringAsciiCase(sourceType, "workflow") || equalsIgnoringAsciiCase(sourceType, "tool"))
        return "Workflow";
    if (equalsIgnoringAsciiCase(sourceType, "api"))
        return "API";
    return sourceType;
}

} // namespace runglass
