// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "gateway/requesttarget.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace runglass::gateway {

inline constexpr std::string_view apiBasePath = "/api/public/monitoring/v1";

enum class Operation {
    ListScripts,
    ListRuns,
    ListLogs,
    ListDeployments,
    GetRun,
    GetPayload,
    GetChanges,
    ExportTraces,
    ExportLogs,
};

/// One thing that can be asked of the service.
struct Route
{
    Operation operation;
    std::string_view method; ///< "GET" (HEAD goes with it) or "POST"
    std::string_view path;   ///< "{id}" and "{run_id}" stand for one segment
};

/// Every route there is; resources/service-api.yaml describes the same ones.
std::span<const Route> routes();

struct RouteMatch
{
    const Route *route = nullptr;
    std::string variable; ///< what stood for the segment in braces
};

/// Nothing when no route has such a path.
std::optional<RouteMatch> matchRoute(const RequestTarget &target);

} // namespace runglass::gateway
