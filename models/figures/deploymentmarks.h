// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "analysis/runfigures.h"
#include "domain/script.h"
#include "figures/chartdata.h"

#include <span>
#include <vector>

namespace runglass {

/// When each version was deployed, in time order; a version whose time is not known, at its first run. One
/// that has neither is left out.
std::vector<DeploymentMark> deploymentMarks(std::span<const Deployment> deployments,
                                            std::span<const VersionStart> starts);

/// Those inside a range.
std::vector<DeploymentMark> marksIn(const TimeRange &range, std::span<const DeploymentMark> marks);

} // namespace runglass
