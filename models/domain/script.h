// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <cstdint>
#include <optional>
#include <string>

namespace runglass {

/// A deployed custom script.
struct Script
{
    std::string id;
    std::string name;
    std::string language;         ///< "python", "javascript", or as sent
    std::string deploymentStatus; ///< "deployed", "ready_to_deploy", …, or as sent
    std::optional<Micros> firstDeployedAt;
    std::optional<Micros> lastExecutedAt;
    std::int64_t totalRuns = 0; ///< since the first deployment, as the service counts them
    std::int64_t totalLogs = 0;

    friend bool operator==(const Script &, const Script &) = default;
};

/// One deployment of a script.
struct Deployment
{
    std::int64_t version = 0;
    std::string deploymentId;
    std::optional<Micros> deployedAt;
    std::string status;

    friend bool operator==(const Deployment &, const Deployment &) = default;
};

/// One of the two documents of a run: what went in or what came out.
struct Document
{
    std::string text;   ///< UTF-8; JSON exactly as received when `isJson`
    bool isJson = true; ///< false: the service sent it as text because it is not JSON

    friend bool operator==(const Document &, const Document &) = default;
};

/// What is kept apart from a run because it can be large.
struct Payload
{
    std::string runId;
    std::optional<Document> input;
    std::optional<Document> output;
    std::optional<std::string> error;

    friend bool operator==(const Payload &, const Payload &) = default;
};

} // namespace runglass
