// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace runglass {

/// How far a run has come. Stored as a number: never renumber.
enum class RunStatus : std::uint8_t {
    Unknown = 0, ///< nothing is known: a run inferred from imported log entries
    InProgress = 1,
    Success = 2,
    Failed = 3,
};

/// One execution of one function of a script. All text is UTF-8; empty text means "not given".
struct Run
{
    std::string id;
    std::string scriptId;
    std::int64_t revision = 0; ///< grows with each change of the run
    RunStatus status = RunStatus::Unknown;
    std::optional<std::int64_t> deploymentVersion;
    std::optional<std::int64_t> responseTimeMs; ///< only ever set for RunStatus::Success
    std::string function;
    Micros executedAt = 0;
    std::string sourceType; ///< as sent; see sourceTypeLabel()
    std::string source;

    friend bool operator==(const Run &, const Run &) = default;
};

/// The API's word: "success", "failed", "in_progress"; empty for Unknown.
std::string_view toApiWord(RunStatus status);
std::optional<RunStatus> runStatusFromApiWord(std::string_view word);

/// What is shown for a source type: "Workflow" for workflow and tool, "API" for api (in any case), else the
/// text as sent.
std::string_view sourceTypeLabel(std::string_view sourceType);

} // namespace runglass
