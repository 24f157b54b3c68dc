// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "domain/secretkey.h"
#include "settings/profile.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace runglass {

/// Keeps the API keys of profiles: in the desktop's keychain, in a file if the user wants that, and always in
/// memory for this session.
///
/// GUI thread. Nothing waits: answers come later, on the same thread, and not at all when `guard` is gone by
/// then. A keychain that asks its user for a password answers when that is done.
class KeyStore : public QObject
{
    Q_OBJECT

public:
    /// `folder`: for keys kept in files. `service`: the name the keychain lists our keys under.
    explicit KeyStore(const QString &folder, const QString &service = QStringLiteral("Runglass"),
                      QObject *parent = nullptr);

    /// The key of a profile; empty when there is none.
    void read(const QString &profileId, KeyPlace place, QObject *guard,
              std::function<void(Result<SecretKey>)> answer);
    /// Keeps a key at one place and removes it from the others. When that place fails the key is still there
    /// for this session, and the error says so.
    void write(const QString &profileId, KeyPlace place, const SecretKey &key, QObject *guard,
               std::function<void(Result<void>)> answer);
    /// Removes the key everywhere. A keychain that can't be reached when nothing was kept in it is no error.
    void remove(const QString &profileId, KeyPlace place, QObject *guard,
                std::function<void(Result<void>)> answer);

Q_SIGNALS:
    /// A key passed through here: whoever writes logs hides it from now on.
    void seen(const runglass::SecretKey &key);

private:
    QString fileOf(const QString &profileId) const;
    void readKeychain(const QString &profileId, QObject *guard,
                      std::function<void(Result<SecretKey>)> answer);
    void remember(const QString &profileId, const SecretKey &key);

    QString m_folder;
    QString m_service;
    QHash<QString, SecretKey> m_session;
};

} // namespace runglass
