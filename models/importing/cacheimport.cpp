// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "importing/cacheimport.h"

#include "cache/cache.h"
#include "cache/cacheerror.h"
#include "cache/cachefile.h"
#include "importing/batchspool.h"
#include "importing/partcache.h"
#include "importing/spoolsink.h"
#include "importing/writersink.h"

#include <algorithm>
#include <future>

namespace runglass {

namespace {

/// Reading is so much of a merge.
constexpr double readingShare = 0.5;

Result<std::vector<ImportedScripts::Known>> scriptsOf(Cache &cache)
{
    const Result<std::unique_ptr<CacheReader>> reader = cache.makeReader();
    if (!reader)
        return reader.error();
    const Result<std::vector<Script>> scripts = (*reader)->scripts({});
    if (!scripts)
        return scripts.error();
    std::vector<ImportedScripts::Known> known;
    for (const Script &script : *scripts) {
        Result<std::vector<Deployment>> deployments = (*reader)->deployments(script.id, {});
        if (!deployments)
            return deployments.error();
        known.push_back({script, std::move(*deployments)});
    }
    return known;
}

} // namespace

CacheImport::CacheImport(ImportOptions options, CancelToken token, Progressed progressed)
    : m_options(std::move(options))
    , m_token(std::move(token))
    , m_progressed(std::move(progressed))
{
}

Result<CacheImportReport> CacheImport::run(const QStringList &paths, const QString &cacheFile)
{
    m_progress = {};
    const Result<cachefile::Inspection> target = cachefile::inspect(cacheFile);
    if (!target)
        return target.error();
    switch (target->content) {
    case cachefile::Content::Foreign:
        return cacheerror::notACache(cacheFile);
    case cachefile::Content::Missing:
    case cachefile::Content::Empty:
        return makeNew(paths, cacheFile);
    case cachefile::Content::Cache:
        break;
    }
    const Result<std::shared_ptr<Cache>> cache = Cache::open(cacheFile, {.create = false, .queryThreads = 1});
    if (!cache)
        return cache.error();
    return mergeInto(**cache, paths);
}

Result<CacheImportReport> CacheImport::runInto(Cache &cache, const QStringList &paths)
{
    m_progress = {};
    return mergeInto(cache, paths);
}

void CacheImport::tell(double done)
{
    m_progress.done = done;
    if (m_progressed)
        m_progressed(m_progress);
}

Result<ImportSummary> CacheImport::read(const QStringList &paths, ImportSink &sink, double share)
{
    Importer importer(m_options, m_token, [&](const ImportProgress &progress) {
        m_progress.read = progress;
        const double part = progress.totalBytes > 0 ? static_cast<double>(progress.bytes) /
                                                          static_cast<double>(progress.totalBytes)
                                                    : 0.0;
        tell(share * std::min(part, 1.0));
    });
    return importer.read(paths, sink);
}

bool CacheImport::isWorthKeeping(const ImportSummary &summary) const
{
    return !summary.cancelled && !m_token.isCancelled() &&
           std::any_of(summary.files.begin(), summary.files.end(), [&](const ImportedFile &file) {
               // An export of nothing is no failure.
               return file.runs > 0 || file.logs > 0 || (!file.error && summary.problems.skipped() == 0);
           });
}

Result<CacheImportReport> CacheImport::makeNew(const QStringList &paths, const QString &cacheFile)
{
    PartCache part;
    if (const Result<void> opened = part.open(cacheFile); !opened)
        return opened.error();
    CacheImportReport report;
    ImportedScripts scripts({});
    {
        WriterSink sink(*part.cache().writer(), scripts);
        Result<ImportSummary> summary = read(paths, sink, 1.0);
        if (!summary)
            return summary.error();
        report.files = std::move(*summary);
        if (!isWorthKeeping(report.files))
            return report;
        const Result<WriteSummary> written = sink.finish();
        if (!written)
            return written.error();
        report.written = *written;
        // Runs of which one batch knew more than the one before: they were not there when it began.
        report.written.runsUpdated = 0;
    }
    if (m_token.isCancelled()) {
        report.files.cancelled = true;
        return report;
    }
    if (const Result<void> put = part.putInPlace(); !put)
        return put.error();
    report.kept = true;
    return report;
}

Result<CacheImportReport> CacheImport::mergeInto(Cache &cache, const QStringList &paths)
{
    const Result<std::vector<ImportedScripts::Known>> known = scriptsOf(cache);
    if (!known)
        return known.error();
    for (const ImportedScripts::Known &of : *known) {
        if (of.script.id == m_options.scriptName)
            m_options.scriptName = of.script.name;
    }
    ImportedScripts scripts(*known);
    BatchSpool spool;
    if (const Result<void> opened = spool.open(cache.file()); !opened)
        return opened.error();
    SpoolSink sink(spool, scripts);
    Result<ImportSummary> summary = read(paths, sink, readingShare);
    if (!summary)
        return summary.error();
    CacheImportReport report;
    report.files = std::move(*summary);
    if (!isWorthKeeping(report.files))
        return report;
    if (const Result<void> finished = sink.finish(); !finished)
        return finished.error();

    spool.rewind();
    std::promise<Result<WriteSummary>> promise;
    std::future<Result<WriteSummary>> future = promise.get_future();
    cache.writer()->submitParts(
        [&]() -> Result<std::optional<WriteBatch>> {
            if (m_token.isCancelled())
                return cacheerror::cancelled();
            tell(readingShare + (1 - readingShare) * static_cast<double>(spool.position()) /
                                    static_cast<double>(spool.bytes()));
            return spool.read();
        },
        [&](Result<WriteSummary> written) { promise.set_value(std::move(written)); });
    const Result<WriteSummary> written = future.get();
    if (!written && m_token.isCancelled()) {
        report.files.cancelled = true;
        return report;
    }
    if (!written)
        return written.error();
    report.written = *written;
    report.kept = true;
    return report;
}

} // namespace runglass
