// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "connection/connectionrequest.h"
#include "domain/result.h"
#include "settings/places.h"

#include <QObject>

namespace runglass {

class Background;
class KeyStore;
class ProfileStore;
class Session;

/// What a change of a connection means for its profile, its key, its cache and what is open.
class ConnectionKeeper : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ProfileStore &profiles;
        KeyStore &keys;
        Session &session;
        Background &background;
        Places places;
    };

    /// The parts must outlive it.
    explicit ConnectionKeeper(const Parts &parts, QObject *parent = nullptr);

    /// A new profile, with its key kept where the user wants it; then it is opened.
    Result<void> add(const ConnectionRequest &request);
    /// Opens a profile, or the demo by its id.
    void open(const QString &profileId);
    /// Another key for a profile; used at once when it is open, else the profile is opened.
    void changeKey(const QString &profileId, const SecretKey &key, KeyPlace place);
    /// Keeps the key there is at another place.
    void moveKey(const QString &profileId, KeyPlace place);
    /// Removes the profile and its key, and its cache if wanted; closes it before when it is open.
    void forget(const QString &profileId, bool withCache);

Q_SIGNALS:
    void noticed(const runglass::UserError &notice);
    /// The keychain did not take the key of this profile; a file would.
    void keyNotKept(const QString &profileId, const runglass::UserError &notice);

private:
    void keepKey(const QString &profileId, const SecretKey &key, KeyPlace place);
    void removeCache(const QString &profileId);

    Parts m_parts;
};

} // namespace runglass
