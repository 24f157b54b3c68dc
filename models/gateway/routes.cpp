// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/routes.h"

#include <array>

namespace runglass::gateway {

namespace {

constexpr std::array<Route, 9> allRoutes{{
    {Operation::ListScripts, "GET", "/api/public/monitoring/v1/scripts"},
    {Operation::ListRuns, "GET", "/api/public/monitoring/v1/scripts/{id}/runs"},
    {Operation::ListLogs, "GET", "/api/public/monitoring/v1/scripts/{id}/logs"},
    {Operation::ListDeployments, "GET", "/api/public/monitoring/v1/scripts/{id}/deployments"},
    {Operation::GetRun, "GET", "/api/public/monitoring/v1/runs/{run_id}"},
    {Operation::GetPayload, "GET", "/api/public/monitoring/v1/runs/{run_id}/payload"},
    {Operation::GetChanges, "GET", "/api/public/monitoring/v1/changes"},
    {Operation::ExportTraces, "POST", "/v1/traces"},
    {Operation::ExportLogs, "POST", "/v1/logs"},
}};

bool matches(std::string_view pattern, const std::vector<std::string> &segments, std::string &variable)
{
    pattern.remove_prefix(1);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const std::size_t end = pattern.find('/');
        const std::string_view part = pattern.substr(0, end);
        if (part.starts_with('{')) {
            if (segments[i].empty())
                return false;
            variable = segments[i];
        } else if (part != segments[i]) {
            return false;
        }
        const bool isLast = end == std::string_view::npos;
        if (isLast)
            return i + 1 == segments.size();
        pattern.remove_prefix(end + 1);
    }
    return false;
}

} // namespace

std::span<const Route> routes()
{
    return allRoutes;
}

std::optional<RouteMatch> matchRoute(const RequestTarget &target)
{
    for (const Route &route : allRoutes) {
        RouteMatch match{&route, {}};
        if (matches(route.path, target.segments, match.variable))
            return match;
    }
    return {};
}

} // namespace runglass::gateway
