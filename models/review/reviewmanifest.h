// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "domain/time.h"
#include "exchange/importproblems.h"
#include "importing/cacheimport.h"
#include "workspace/importedfiles.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace runglass {

/// A file as it was when it was imported.
struct ReviewedFile
{
    QString path;
    std::int64_t bytes = 0;
    Micros modified = 0;
    std::int64_t runs = 0;
    std::int64_t logs = 0;
    std::int64_t payloads = 0;
    bool deployments = false;
    QString error; ///< why it, or its rest, could not be read; empty when it could

    /// Size and time as they are now; of a file that is not there, 0 bytes. Blocks.
    static ReviewedFile ofFile(const QString &path);
};

/// What a workspace of files was made from: kept beside its cache, so that a file that was opened before need
/// not be read again, and what could not be read of it can still be seen.
struct ReviewManifest
{
    static constexpr std::size_t mostProblems = 10'000;

    QString name;
    std::vector<ReviewedFile> files;
    std::vector<ImportProblem> problems; ///< the first ones
    std::int64_t problemCount = 0;       ///< of all

    /// Beside this cache.
    static QString fileFor(const QString &cacheFile);
    /// An empty one when there is none, or none that can be read. Blocks.
    static ReviewManifest read(const QString &file);
    Result<void> write(const QString &file) const;

    /// Whether the file was imported whole, as it is now.
    bool holds(const ReviewedFile &file) const;
    /// Takes in what an import did; `before`: its files as they were before they were read.
    void add(const std::vector<ReviewedFile> &before, const ImportSummary &summary);

    ImportedFiles facts() const;
};

} // namespace runglass
