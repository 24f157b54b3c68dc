// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "tables/runcells.h"

#include "tables/displaytext.h"

namespace runglass {

RunCells RunTraits::cells(RunRow &&row)
{
    const Run &run = row.run;
    return {row.key,
            displayLine(run.id),
            run.status,
            run.deploymentVersion,
            run.responseTimeMs,
            displayLine(run.function),
            run.executedAt,
            displayLine(sourceTypeLabel(run.sourceType)),
            displayLine(run.source)};
}

} // namespace runglass
