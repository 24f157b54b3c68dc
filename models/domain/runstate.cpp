// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "domain/runstate.h"

#include <tuple>

namespace runglass {

namespace {

std::tuple<bool, std::int64_t, bool> rank(const RunState &state)
{
    return {state.status != RunStatus::Unknown, state.revision, isFinished(state.status)};
}

} // namespace

bool isFinished(RunStatus status)
{
    return status == RunStatus::Success || status == RunStatus::Failed;
}

bool replaces(const RunState &arrived, const RunState &kept)
{
    return rank(arrived) > rank(kept);
}

} // namespace runglass
