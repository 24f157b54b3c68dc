// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "review/reviewjob.h"

#include "cache/cachefile.h"
#include "settings/privatefile.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace runglass {

ReviewJob::ReviewJob(ReviewRequest request, CancelToken token, Progressed progressed)
    : m_request(std::move(request))
    , m_token(std::move(token))
    , m_progressed(std::move(progressed))
{
}

ReviewOutcome ReviewJob::run()
{
    m_outcome = {};
    m_outcome.set = m_request.set;
    m_outcome.cacheFile = m_request.cacheFile;
    if (!prepareFolder())
        return m_outcome;
    const QString manifestFile = ReviewManifest::fileFor(m_request.cacheFile);
    if (m_outcome.isThere)
        m_outcome.manifest = ReviewManifest::read(manifestFile);
    const std::vector<ReviewedFile> files = filesToRead(m_outcome.manifest);
    if (files.empty()) {
        m_outcome.unchanged = true;
        return m_outcome;
    }
    import(files);
    return m_outcome;
}

/// The cache in it is ours alone: one that can't be used makes way for a new one.
bool ReviewJob::prepareFolder()
{
    const QString folder = QFileInfo(m_request.cacheFile).absolutePath();
    if (!createPrivateFolder(folder) || !QFileInfo(folder).isWritable()) {
        m_outcome.error =
            UserError{tr("The files could not be opened."),
                      tr("Nothing can be kept in %1: the folder can't be written to.").arg(folder),
                      tr("Give yourself write permission to it, or set XDG_CACHE_HOME to another "
                         "folder.")};
        return false;
    }
    const auto found = cachefile::inspect(m_request.cacheFile);
    if (!found) {
        m_outcome.error = found.error();
        return false;
    }
    m_outcome.isThere = found->content == cachefile::Content::Cache;
    const bool unusable =
        found->content == cachefile::Content::Foreign || cachefile::isMarkedDamaged(m_request.cacheFile);
    if (unusable && !m_request.open) {
        m_outcome.isThere = false;
        if (const auto aside = cachefile::setAside(m_request.cacheFile); !aside) {
            m_outcome.error = aside.error();
            return false;
        }
    }
    return true;
}

std::vector<ReviewedFile> ReviewJob::filesToRead(const ReviewManifest &manifest) const
{
    std::vector<ReviewedFile> files;
    for (const QString &path : m_request.set.files) {
        ReviewedFile file = ReviewedFile::ofFile(path);
        const bool isGone = m_request.again && m_outcome.isThere && !QFileInfo::exists(path);
        if (!isGone && !(m_outcome.isThere && manifest.holds(file)))
            files.push_back(std::move(file));
    }
    return files;
}

void ReviewJob::import(const std::vector<ReviewedFile> &files)
{
    QStringList paths;
    for (const ReviewedFile &file : files)
        paths << file.path;
    ImportOptions options;
    options.scriptName = m_request.set.scriptName.toStdString();
    CacheImport import(options, m_token, [this, &paths](const CacheImport::Progress &progress) {
        m_progressed({progress, static_cast<int>(paths.size()),
                      paths.value(static_cast<qsizetype>(progress.read.file))});
    });
    const Result<CacheImportReport> report =
        m_request.open ? import.runInto(*m_request.open, paths) : import.run(paths, m_request.cacheFile);
    if (!report) {
        m_outcome.error = report.error();
        return;
    }
    if (report->files.cancelled || m_token.isCancelled()) {
        m_outcome.cancelled = true;
        // What was committed before the wish came stays; the files are then read again the next time.
        return;
    }
    for (const ImportedFile &file : report->files.files) {
        m_outcome.unread += file.error ? 1 : 0;
        if (file.bundle)
            m_outcome.bundle = file.bundle;
    }
    m_outcome.skipped = report->files.problems.skipped() + report->files.problems.emptied();
    m_outcome.written = report->written;
    if (m_outcome.manifest.name.isEmpty())
        m_outcome.manifest.name = m_request.set.name();
    m_outcome.manifest.add(files, report->files);
    if (!report->kept) {
        m_outcome.error = nothingKept(report->files);
        return;
    }
    m_outcome.isThere = true;
    // Without it the files are read again the next time, which changes nothing.
    (void)m_outcome.manifest.write(ReviewManifest::fileFor(m_request.cacheFile));
}

UserError ReviewJob::nothingKept(const ImportSummary &summary)
{
    const auto failed =
        std::ranges::find_if(summary.files, [](const ImportedFile &file) { return file.error.has_value(); });
    if (failed == summary.files.end()) {
        const auto &problems = summary.problems.list();
        return {tr("Nothing could be read as a run or a log entry."),
                problems.empty() ? QString()
                                 : tr("Line %1: %2.").arg(problems.front().line).arg(problems.front().reason),
                tr("Open a file that was exported from All Runs or Logs.")};
    }
    UserError error = *failed->error;
    const QString name = QFileInfo(failed->path).fileName();
    if (!error.message.contains(failed->path))
        error.message = name + QStringLiteral(": ") + error.message;
    const auto others = std::ranges::count_if(
                            summary.files, [](const ImportedFile &file) { return file.error.has_value(); }) -
                        1;
    if (others > 0)
        error.reason +=
            QLatin1Char(' ') + (others == 1 ? tr("Another file could not be opened either.")
                                            : tr("%1 more files could not be opened either.").arg(others));
    return error;
}

} // namespace runglass
