// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/run.h"

#include <cstdint>

namespace runglass {

/// Succeeded or failed: it will not change any more.
bool isFinished(RunStatus status);

/// What tells apart two states of one run.
struct RunState
{
    RunStatus status = RunStatus::Unknown;
    std::int64_t revision = 0;
};

/// Whether a state that arrives takes the place of the one that is kept. What is known replaces what was only
/// inferred; then the higher revision wins, and at equal revisions a finished state wins over one in
/// progress. Otherwise what is kept stays: of equal states the first.
bool replaces(const RunState &arrived, const RunState &kept);

} // namespace runglass
