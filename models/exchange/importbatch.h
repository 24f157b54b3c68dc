// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/recordbatch.h"
#include "domain/script.h"
#include "telemetry/mapping.h"

#include <string>
#include <vector>

namespace runglass {

/// A run that is known only by its log entries: from the first to the last of them, status unknown. To be
/// kept only while nothing better is known, and joined with what other batches say of the same run.
struct InferredRun
{
    RunRecord run;   ///< its text lies in the batch; executedAt is the time of its first entry
    Micros last = 0; ///< the time of its last entry
};

/// What a file says of a run beyond its columns.
struct RunAttributes
{
    std::string runId;
    std::string json; ///< an object
};

/// Some records of imported files, on their way to where they are kept.
struct ImportBatch
{
    std::vector<Script> scripts; ///< what is not known of them is empty; a script may come in several batches
    std::vector<telemetry::MappedDeployment> deployments;
    RecordBatch records;
    std::vector<Payload> payloads;
    std::vector<RunAttributes> runAttributes;
    std::vector<InferredRun> inferredRuns; ///< of the entries in this batch, also where the run is in it

    std::size_t size() const { return records.size() + scripts.size() + deployments.size(); }
};

/// Fills inferredRuns with the runs that the batch's entries belong to; what is there is kept and widened.
void inferRuns(ImportBatch &batch);

} // namespace runglass
