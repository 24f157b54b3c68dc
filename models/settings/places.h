// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QString>

namespace runglass {

/// Where the desktop keeps its files. A value; nothing is made or read here. Whoever writes a file makes its
/// folder 0700 and the file 0600 (privatefile.h).
struct Places
{
    QString config; ///< settings, profiles, keys kept in files
    QString cache;  ///< one folder per profile; the log
    QString data;   ///< what the user made

    /// The folders of the platform (QStandardPaths), each with "runglass" as its last part.
    static Places standard();
    /// All three below one folder.
    static Places below(const QString &folder);

    QString settingsFile() const;
    QString profilesFile() const;
    QString keyFolder() const;
    QString logFile() const;
    /// Filters the user has saved; part of what no cache takes with it.
    QString savedFiltersFile() const;
    /// What the user has said of runs; part of the same.
    QString marksFile() const;
    /// The folder with everything that is only kept to be quick: may be deleted with the profile.
    QString cacheFolderOf(const QString &profileId) const;
    QString cacheFileOf(const QString &profileId) const;
};

} // namespace runglass
