// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/runmerge.h"

#include "domain/runstate.h"

namespace runglass::gateway {

namespace {

template <class Field>
void fill(Field &field, const Field &from, const Field &nothing = {})
{
    if (from != nothing)
        field = from;
}

} // namespace

std::optional<Run> mergedRun(const Run &stored, const Run &arrived)
{
    if (isFinished(stored.status))
        return {};
    Run merged = stored;
    merged.status = arrived.status;
    merged.executedAt = arrived.executedAt;
    fill(merged.deploymentVersion, arrived.deploymentVersion);
    fill(merged.responseTimeMs, arrived.responseTimeMs);
    fill(merged.function, arrived.function);
    fill(merged.sourceType, arrived.sourceType);
    fill(merged.source, arrived.source);
    if (merged == stored)
        return {};
    return merged;
}

} // namespace runglass::gateway
