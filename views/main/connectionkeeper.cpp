// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/connectionkeeper.h"

#include "settings/keystore.h"
#include "settings/profilestore.h"
#include "workspace/background.h"
#include "workspace/session.h"

#include <QDir>

namespace runglass {

ConnectionKeeper::ConnectionKeeper(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
}

Result<void> ConnectionKeeper::add(const ConnectionRequest &request)
{
    const auto profile = m_parts.profiles.add(request.name, request.url, request.keyPlace);
    if (!profile)
        return profile.error();
    keepKey(profile->id, request.key, request.keyPlace);
    auto target = WorkspaceTarget::ofProfile(*profile, m_parts.places);
    target.key = request.key;
    m_parts.session.open(target);
    return {};
}

void ConnectionKeeper::open(const QString &profileId)
{
    if (profileId == WorkspaceTarget::demoId())
        m_parts.session.open(WorkspaceTarget::ofDemo(m_parts.places));
    else if (const auto profile = m_parts.profiles.find(profileId))
        m_parts.session.open(WorkspaceTarget::ofProfile(*profile, m_parts.places));
}

void ConnectionKeeper::changeKey(const QString &profileId, const SecretKey &key, KeyPlace place)
{
    keepKey(profileId, key, place);
    if (m_parts.session.workspace() && m_parts.session.target().id == profileId)
        m_parts.session.useKey(key);
    else
        open(profileId);
}

void ConnectionKeeper::keepKey(const QString &profileId, const SecretKey &key, KeyPlace place)
{
    if (key.isEmpty())
        return;
    m_parts.keys.write(profileId, place, key, this, [this, profileId, place](const Result<void> &kept) {
        const auto saved = m_parts.profiles.setKeyPlace(profileId, kept ? place : KeyPlace::Session);
        if (!kept)
            Q_EMIT keyNotKept(profileId, kept.error());
        else if (!saved)
            Q_EMIT noticed(saved.error());
    });
}

void ConnectionKeeper::moveKey(const QString &profileId, KeyPlace place)
{
    const auto profile = m_parts.profiles.find(profileId);
    if (!profile)
        return;
    m_parts.keys.read(profileId, profile->keyPlace, this,
                      [this, profileId, place, from = profile->keyPlace](const Result<SecretKey> &key) {
                          if (!key) {
                              Q_EMIT noticed(key.error());
                              return;
                          }
                          if (from == KeyPlace::Keychain && place != from)
                              m_parts.keys.remove(profileId, from, this,
                                                  [this, profileId, place, key](const auto &) {
                                                      keepKey(profileId, *key, place);
                                                  });
                          else
                              keepKey(profileId, *key, place);
                      });
}

void ConnectionKeeper::forget(const QString &profileId, bool withCache)
{
    const auto profile = m_parts.profiles.find(profileId);
    if (!profile)
        return;
    if (const auto forgotten = m_parts.profiles.forget(profileId); !forgotten) {
        Q_EMIT noticed(forgotten.error());
        return;
    }
    m_parts.keys.remove(profileId, profile->keyPlace, this, [this](const Result<void> &removed) {
        if (!removed)
            Q_EMIT noticed(removed.error());
    });
    if (m_parts.session.target().id == profileId)
        m_parts.session.cancel();
    if (withCache)
        m_parts.session.whenReleased([this, profileId] { removeCache(profileId); });
}

void ConnectionKeeper::removeCache(const QString &profileId)
{
    const QString folder = m_parts.places.cacheFolderOf(profileId);
    m_parts.background.run([folder] { return QDir(folder).removeRecursively(); }, this,
                           [this, folder](bool removed) {
                               if (!removed) {
                                   Q_EMIT noticed({tr("The local copy could not be deleted completely."),
                                                   tr("Something in %1 can't be removed.").arg(folder),
                                                   tr("Delete this folder.")});
                               }
                           });
}

} // namespace runglass
