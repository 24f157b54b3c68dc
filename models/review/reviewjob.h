// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"
#include "domain/canceltoken.h"
#include "review/fileset.h"
#include "review/reviewmanifest.h"

#include <QCoreApplication>

#include <functional>
#include <memory>
#include <optional>

namespace runglass {

/// Files to be opened as a workspace.
struct ReviewRequest
{
    FileSet set;
    QString cacheFile;           ///< of the workspace; made when it is missing
    std::shared_ptr<Cache> open; ///< the same cache where this program has it open already; else null
    bool again = false;          ///< opened before: files that are gone by now are in the cache
};

struct ReviewProgress
{
    CacheImport::Progress import;
    int files = 0; ///< to be read
    QString file;  ///< the one being read
};

/// What became of it.
struct ReviewOutcome
{
    FileSet set;
    QString cacheFile;
    bool isThere = false; ///< the cache is there and can be opened
    bool cancelled = false;
    std::optional<UserError> error; ///< why nothing was imported
    ReviewManifest manifest;
    bool unchanged = false; ///< all files had been imported before, as they are now
    WriteSummary written;
    std::int64_t skipped = 0;             ///< records, and fields that were left empty
    int unread = 0;                       ///< files that could not be read, or not to their end
    std::optional<ReceivedBundle> bundle; ///< what came with it, when the file is one
};

/// Imports the files of a workspace that are new or have changed.
class ReviewJob
{
    Q_DECLARE_TR_FUNCTIONS(runglass::ReviewJob)

public:
    /// On the thread of run(), or on the cache's writer; never both at once.
    using Progressed = std::function<void(const ReviewProgress &)>;

    ReviewJob(ReviewRequest request, CancelToken token, Progressed progressed);

    /// Blocks. Whatever happens, the cache holds all of an import or nothing of it.
    ReviewOutcome run();

private:
    std::vector<ReviewedFile> filesToRead(const ReviewManifest &manifest) const;
    bool prepareFolder();
    void import(const std::vector<ReviewedFile> &files);
    static UserError nothingKept(const ImportSummary &summary);

    ReviewRequest m_request;
    CancelToken m_token;
    Progressed m_progressed;
    ReviewOutcome m_outcome;
};

} // namespace runglass
