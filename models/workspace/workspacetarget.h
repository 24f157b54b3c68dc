// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"
#include "domain/secretkey.h"
#include "settings/places.h"
#include "settings/profile.h"
#include "workspace/importedfiles.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace runglass {

/// What can be opened in a window: a profile, the demo, a service named on the command line, a cache file,
/// imported files.
struct WorkspaceTarget
{
    QString id; ///< of the profile, or something as stable
    QString name;
    QString cacheFile;
    Cache::Options cacheOptions;
    std::optional<QUrl> service;  ///< none: offline review, or the demo's, which is known later
    std::optional<SecretKey> key; ///< given already; else it is read from where `keyPlace` says
    KeyPlace keyPlace = KeyPlace::Session;
    bool demo = false;
    std::optional<ImportedFiles> imported; ///< made from files

    static WorkspaceTarget ofProfile(const Profile &profile, const Places &places);
    static WorkspaceTarget ofDemo(const Places &places);
    /// A service that is no profile: its cache is found again by the URL.
    static WorkspaceTarget ofService(const QUrl &url, const SecretKey &key, const Places &places);
    /// An existing cache without a service, opened for reading only.
    static WorkspaceTarget ofCacheFile(const QString &file);
    /// The cache of files that have been imported; `id`: of their set.
    static WorkspaceTarget ofFiles(const QString &id, const QString &name, const ImportedFiles &files,
                                   const Places &places);
    /// The same with the cache in a file the user named.
    WorkspaceTarget withCacheFile(const QString &file) const;

    /// What links call the service: its URL, demoId(), or nothing for files, which other people have
    /// elsewhere.
    QString serviceInLinks() const;

    /// The id of the demo's workspace; no profile has it.
    static QString demoId() { return QStringLiteral("demo"); }
};

} // namespace runglass
