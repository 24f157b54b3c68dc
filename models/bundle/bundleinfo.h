// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"
#include "domain/timerange.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace runglass {

/// What a person has said of a run.
struct BundleMark
{
    std::string runId;
    std::string scriptId;
    bool reviewed = false;
    bool bookmarked = false;
    std::string note;
    Micros changedAt = 0;

    friend bool operator==(const BundleMark &, const BundleMark &) = default;
};

/// What a bundle says beside its records: who sent it, what about, and how they looked at it. UTF-8 from a
/// stranger.
struct BundleInfo
{
    std::string sender;
    std::string message;
    Micros createdAt = 0;
    std::string program; ///< that wrote it, with its version
    std::string scriptId;
    std::optional<TimeRange> range; ///< nothing: all of time
    std::string runsFilter;         ///< in its text form
    std::string logsFilter;
    std::string runsSearch;
    std::string logsSearch;
    bool showsLogs = false; ///< else All Runs
    /// What was taken out when it was written; empty: nothing was asked to be.
    std::string redaction;
    std::int64_t runsWithoutPayload = 0; ///< their documents were not known to the sender
    bool hasLogs = true;                 ///< the sender let the log entries in
    bool hasPayloads = true;

    friend bool operator==(const BundleInfo &, const BundleInfo &) = default;
};

/// What came with a bundle's records.
struct ReceivedBundle
{
    BundleInfo info;
    std::vector<BundleMark> marks;
};

} // namespace runglass
