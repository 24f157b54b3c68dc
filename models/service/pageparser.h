// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/recordbatch.h"
#include "cache/writebatch.h"
#include "domain/result.h"
#include "domain/script.h"

#include <QCoreApplication>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace runglass {

/// An answer's body, decompressed. Shared with the records that point into it.
using Body = std::shared_ptr<std::string>;

/// What an answer is expected to hold, and where it came from.
struct PageContext
{
    std::string where;    ///< the request, without key: for problem reports
    std::string scriptId; ///< of records that name none; may be empty
    bool runs = false;    ///< must hold "runs"
    bool logs = false;
    bool scripts = false;
    bool deployments = false;
    Micros now = 0; ///< for ProblemReport::lastSeen
};

/// One answer of the service, read.
struct ParsedPage
{
    RecordBatch records; ///< in the order they came; keeps the body alive
    std::vector<Script> scripts;
    std::vector<Deployment> deployments;
    std::optional<std::string> next;
    bool more = false;
    std::vector<ProblemReport> problems;
    std::int64_t skipped = 0;     ///< records that broke the contract
    std::optional<Micros> oldest; ///< time of a record in it
    std::optional<Micros> newest;
    bool newestFirst = true; ///< every time is at or before the one before it
};

/// Reads the service's JSON (simdjson on demand, UTF-8 validated) into records that point into the body.
///
/// Unknown fields are ignored. A record whose id, time or kind (a run's status, a log entry's level) breaks
/// the contract is skipped, a bad optional field becomes empty; both are reported, the rest of the page is
/// kept. Keeps its working memory between pages; one thread at a time.
class PageParser
{
    Q_DECLARE_TR_FUNCTIONS(runglass::PageParser)

public:
    PageParser();
    ~PageParser();

    /// An object with the lists `context` expects. An error when the whole can't be read.
    Result<ParsedPage> parsePage(Body body, const PageContext &context);
    /// One RUN, as GET /runs/{run_id} answers it; in records.runs of the page.
    Result<ParsedPage> parseRun(Body body, const PageContext &context);
    /// What GET /runs/{run_id}/payload answers; documents exactly as they stand in the body. Text that is not
    /// UTF-8 gets replacement characters. Problems go to `problems`.
    Result<Payload> parsePayload(Body body, const std::string &runId, const PageContext &context,
                                 std::vector<ProblemReport> &problems);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace runglass
