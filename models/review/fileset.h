// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <optional>

namespace runglass {

/// Files that are opened together, as one workspace. A value.
struct FileSet
{
    Q_DECLARE_TR_FUNCTIONS(runglass::FileSet)

public:
    QStringList files;  ///< absolute paths
    QString scriptName; ///< of files that don't tell theirs; empty when all do

    /// Scripts named by the files' names or by scriptName, sorted.
    QStringList scripts() const;
    /// Under which the workspace is kept. The same for every export of the same scripts, wherever it lies and
    /// whenever it was made, so that a later one joins the earlier; without any script's name, for the same
    /// files.
    QString id() const;
    /// For people: the scripts, else the files.
    QString name() const;

    friend bool operator==(const FileSet &, const FileSet &) = default;
};

/// What was found in paths that somebody wants to open.
struct FileSetInspection
{
    Q_DECLARE_TR_FUNCTIONS(runglass::FileSetInspection)

public:
    FileSet set;                       ///< of what an import reads
    QStringList withoutScript;         ///< files of the set for which set.scriptName is needed
    std::optional<QString> cacheFile;  ///< a cache to be opened as it is
    std::optional<QString> bundleFile; ///< a bundle; it is in the set too
    std::optional<UserError> error;    ///< then nothing of all this can be opened

    /// Looks at the beginning of each file; blocks.
    static FileSetInspection of(const QStringList &paths);
};

} // namespace runglass
