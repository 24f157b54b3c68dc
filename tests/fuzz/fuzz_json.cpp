// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// JSON Lines, spans and OTLP requests: never a wrong memory access, and the same records and problems
// whatever the pieces.

#include "fuzztarget.h"

#include "exchange/jsonreader.h"
#include "telemetry/jsonwriter.h"

#include <string>

using namespace runglass;

namespace {

struct Outcome
{
    std::size_t runs = 0;
    std::size_t logs = 0;
    std::size_t payloads = 0;
    QString problems;

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

Outcome read(std::string_view text, std::size_t piece)
{
    ImportProblems problems;
    JsonReader reader({.scriptName = "S", .runId = {}, .modified = 0, .takeGuardOff = true}, problems);
    ImportBatch batch;
    fuzz::eachPiece(text, piece, [&](std::string_view part) {
        fuzz::require(reader.read(part, batch).ok(), "JSON has no header to be wrong");
    });
    fuzz::require(reader.finish(batch).ok(), "JSON can be finished");
    inferRuns(batch);
    for (const InferredRun &run : batch.inferredRuns)
        fuzz::require(run.run.executedAt <= run.last, "a run ends after it began");
    return {batch.records.runs.size(), batch.records.logs.size(), batch.payloads.size(), problems.text()};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::Input input = fuzz::inputOf(data, size);
    const std::string text = repairUtf8(input.text);
    const Outcome pieces = read(text, input.piece);
    const Outcome whole = read(text, text.size() + 1);
    if (pieces != whole)
        std::fprintf(stderr, "in pieces:\n%swhole:\n%s", qPrintable(pieces.problems),
                     qPrintable(whole.problems));
    fuzz::require(pieces == whole, "pieces make no difference");
    return 0;
}
