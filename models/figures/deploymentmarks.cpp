// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "figures/deploymentmarks.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace runglass {

std::vector<DeploymentMark> deploymentMarks(std::span<const Deployment> deployments,
                                            std::span<const VersionStart> starts)
{
    std::map<std::int64_t, DeploymentMark> byVersion;
    for (const VersionStart &start : starts)
        byVersion[start.version] = {start.version, start.firstRun, true};
    for (const Deployment &deployment : deployments) {
        if (!deployment.deployedAt)
            continue;
        const DeploymentMark mark{deployment.version, *deployment.deployedAt, false};
        DeploymentMark &known = byVersion.try_emplace(mark.version, mark).first->second;
        // Of several deployments of one version, the first.
        if (known.isEstimated || mark.time < known.time)
            known = mark;
    }
    std::vector<DeploymentMark> marks;
    for (const auto &[version, mark] : byVersion)
        marks.push_back(mark);
    std::stable_sort(marks.begin(), marks.end(), [](const DeploymentMark &a, const DeploymentMark &b) {
        return std::tie(a.time, a.version) < std::tie(b.time, b.version);
    });
    return marks;
}

std::vector<DeploymentMark> marksIn(const TimeRange &range, std::span<const DeploymentMark> marks)
{
    std::vector<DeploymentMark> inside;
    std::copy_if(marks.begin(), marks.end(), std::back_inserter(inside),
                 [&](const DeploymentMark &mark) { return range.contains(mark.time); });
    return inside;
}

} // namespace runglass
