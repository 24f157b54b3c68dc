// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bundle/bundleinfo.h"
#include "cache/query.h"
#include "redaction/redactor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace runglass {

/// What is to go into a bundle.
struct BundleContent
{
    RunsQuery runs;                  ///< all that it finds, in its order, where `runIds` is empty
    std::vector<std::string> runIds; ///< else these
    bool logs = true;
    bool payloads = true;
    std::vector<BundleMark> marks;
    BundleInfo info; ///< what the sender says; what was counted is filled in
    std::optional<RedactionRules> redaction;
};

/// How much of it there is.
struct BundleCounts
{
    std::int64_t runs = 0;
    std::int64_t logs = 0;
    std::int64_t payloads = 0;
    std::int64_t runsWithoutPayload = 0; ///< their documents are not in the cache

    friend bool operator==(const BundleCounts &, const BundleCounts &) = default;
};

/// How far reading it is.
struct BundleProgress
{
    std::int64_t runs = 0; ///< gone through, with all that belongs to them
    std::int64_t totalRuns = 0;
    std::int64_t logs = 0;
};

} // namespace runglass
