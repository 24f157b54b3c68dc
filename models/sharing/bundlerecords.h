// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"
#include "sharing/bundlecontent.h"

#include <functional>
#include <span>

namespace runglass {

/// Takes the records of a bundle. An error ends the reading.
class BundleVisitor
{
public:
    virtual ~BundleVisitor() = default;

    virtual Result<void> take(Script &&script, std::vector<Deployment> &&deployments) = 0;
    virtual Result<void> take(Run &&run) = 0;
    virtual Result<void> take(LogEntry &&entry) = 0;
    virtual Result<void> take(Payload &&payload) = 0;
};

/// Reads what is to go into a bundle out of a cache: the runs of one answer, which is a snapshot, some
/// hundred at a time, each time with the log entries and documents of just these. Needs the memory of that.
class BundleRecords
{
public:
    using Progressed = std::function<void(const BundleProgress &)>;

    /// All must outlive it. `progressed` is called on the thread of visit() and may be empty.
    BundleRecords(CacheReader &reader, const BundleContent &content, const CancelToken &token,
                  Progressed progressed);

    /// Blocks.
    Result<BundleCounts> visit(BundleVisitor &visitor);

private:
    static constexpr std::int64_t chunk = 500; ///< runs
    static constexpr std::int64_t pageRows = 4096;

    Result<void> visitScript(BundleVisitor &visitor);
    Result<void> visitSelected(BundleVisitor &visitor);
    Result<void> visitFound(BundleVisitor &visitor);
    Result<void> visitChunk(std::vector<Run> &&runs, BundleVisitor &visitor);
    Result<void> visitLogs(std::span<const std::string> runIds, BundleVisitor &visitor);
    Result<void> visitPayload(const std::string &runId, BundleVisitor &visitor);
    void tell();

    CacheReader &m_reader;
    const BundleContent &m_content;
    const CancelToken &m_token;
    Progressed m_progressed;
    BundleProgress m_progress;
    BundleCounts m_counts;
};

} // namespace runglass
