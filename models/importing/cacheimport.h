// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/writebatch.h"
#include "domain/canceltoken.h"
#include "domain/result.h"
#include "exchange/importer.h"
#include "importing/importedscripts.h"

#include <QCoreApplication>
#include <QStringList>

#include <functional>

namespace runglass {

class Cache;

/// What an import did.
struct CacheImportReport
{
    ImportSummary files;
    WriteSummary written;
    bool kept = false; ///< false: cancelled, or there was nothing in the files; then the cache is as it was
};

/// Imports files into a cache: whole or not at all, whenever it is cancelled, fails or is killed. Needs the
/// memory of some batches, whatever the size of the files.
///
/// A cache that is not there yet is made under another name and gets its own when it is whole. Into one that
/// is there, all goes in one transaction, from a file without a name, merged by id; other processes can't
/// write meanwhile, but read.
class CacheImport
{
    Q_DECLARE_TR_FUNCTIONS(runglass::CacheImport)

public:
    struct Progress
    {
        ImportProgress read;
        double done = 0; ///< of all there is to do, 0 to 1
    };
    /// On the thread of run(), or on the writer's; never both at once.
    using Progressed = std::function<void(const Progress &)>;

    /// The script in the options: one of the cache by its name or id, or the name of a new one.
    CacheImport(ImportOptions options, CancelToken token, Progressed progressed = {});

    /// Blocks. An error leaves the cache as it was; files that can't be read are told in the report, and the
    /// others are imported.
    Result<CacheImportReport> run(const QStringList &paths, const QString &cacheFile);
    /// The same into a cache that is open, for writing too.
    Result<CacheImportReport> runInto(Cache &cache, const QStringList &paths);

private:
    Result<CacheImportReport> makeNew(const QStringList &paths, const QString &cacheFile);
    Result<CacheImportReport> mergeInto(Cache &cache, const QStringList &paths);
    Result<ImportSummary> read(const QStringList &paths, ImportSink &sink, double share);
    bool isWorthKeeping(const ImportSummary &summary) const;
    void tell(double done);

    ImportOptions m_options;
    CancelToken m_token;
    Progressed m_progressed;
    Progress m_progress;
};

} // namespace runglass
