// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "workspace/workspacetarget.h"

#include "settings/serviceurl.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>

namespace runglass {

namespace {

Cache::Options ownCache()
{
    Cache::Options options;
    options.owner = Cache::Owner::Profile;
    return options;
}

} // namespace

WorkspaceTarget WorkspaceTarget::ofProfile(const Profile &profile, const Places &places)
{
    WorkspaceTarget target;
    target.id = profile.id;
    target.name = profile.name;
    target.cacheFile = places.cacheFileOf(profile.id);
    target.cacheOptions = ownCache();
    target.service = profile.url;
    target.keyPlace = profile.keyPlace;
    return target;
}

WorkspaceTarget WorkspaceTarget::ofDemo(const Places &places)
{
    WorkspaceTarget target;
    target.id = demoId();
    target.name = QCoreApplication::translate("WorkspaceTarget", "Demo");
    target.cacheFile = places.cacheFileOf(target.id);
    target.cacheOptions = ownCache();
    target.demo = true;
    return target;
}

WorkspaceTarget WorkspaceTarget::ofService(const QUrl &url, const SecretKey &key, const Places &places)
{
    WorkspaceTarget target;
    const QByteArray hash = QCryptographicHash::hash(url.toEncoded(), QCryptographicHash::Sha256);
    target.id = QStringLiteral("url") + QString::fromLatin1(hash.toHex().left(24));
    target.name = url.port() < 0 ? url.host() : QStringLiteral("%1:%2").arg(url.host()).arg(url.port());
    target.cacheFile = places.cacheFileOf(target.id);
    target.cacheOptions = ownCache();
    target.service = url;
    target.key = key;
    return target;
}

WorkspaceTarget WorkspaceTarget::ofCacheFile(const QString &file)
{
    WorkspaceTarget target = WorkspaceTarget().withCacheFile(file);
    target.id = QStringLiteral("file:") + target.cacheFile;
    target.name = QFileInfo(file).completeBaseName();
    target.cacheOptions.create = false;
    target.cacheOptions.readOnly = true;
    return target;
}

QString WorkspaceTarget::serviceInLinks() const
{
    return demo ? demoId() : service ? displayUrl(*service) : QString();
}

WorkspaceTarget WorkspaceTarget::ofFiles(const QString &id, const QString &name, const ImportedFiles &files,
                                         const Places &places)
{
    WorkspaceTarget target;
    target.id = id;
    target.name = name;
    target.cacheFile = places.cacheFileOf(id);
    target.cacheOptions.create = false;
    target.imported = files;
    return target;
}

WorkspaceTarget WorkspaceTarget::withCacheFile(const QString &file) const
{
    WorkspaceTarget target = *this;
    target.cacheFile = QFileInfo(file).absoluteFilePath();
    target.cacheOptions = {};
    return target;
}

} // namespace runglass
