// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/importbatch.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace runglass {

void inferRuns(ImportBatch &batch)
{
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < batch.inferredRuns.size(); ++i)
        places.emplace(batch.inferredRuns[i].run.id, i);
    std::string_view previous;
    std::size_t place = 0;
    for (const LogRecord &entry : batch.records.logs) {
        if (entry.runId != previous || entry.runId.empty()) {
            if (entry.runId.empty())
                continue;
            const auto [found, isNew] = places.try_emplace(entry.runId, batch.inferredRuns.size());
            if (isNew) {
                InferredRun &added = batch.inferredRuns.emplace_back();
                added.run.id = entry.runId;
                added.run.scriptId = entry.scriptId;
                added.run.executedAt = entry.time;
                added.last = entry.time;
            }
            place = found->second;
            previous = entry.runId;
        }
        InferredRun &run = batch.inferredRuns[place];
        run.run.executedAt = std::min(run.run.executedAt, entry.time);
        run.last = std::max(run.last, entry.time);
    }
}

} // namespace runglass
