// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "settings/keystore.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace runglass;

/// Against a real keychain; started under dbus-run-session with a gnome-keyring that is unlocked.
class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keychainKeepsAndForgetsAKey()
    {
        QTemporaryDir folder;
        const QString profile = QStringLiteral("profile1");
        const SecretKey key(QByteArray("kc-\xc3\xa4 1234"));
        {
            KeyStore store(folder.path());
            std::optional<Result<void>> written;
            store.write(profile, KeyPlace::Keychain, key, this,
                        [&](const auto &result) { written.emplace(result); });
            QTRY_VERIFY_WITH_TIMEOUT(written, 20'000);
            QVERIFY2(written->ok(), written->ok() ? "" : qPrintable(written->error().oneLine()));
        }
        KeyStore again(folder.path());
        std::optional<Result<SecretKey>> known;
        again.read(profile, KeyPlace::Keychain, this, [&](const auto &result) { known.emplace(result); });
        QTRY_VERIFY_WITH_TIMEOUT(known, 20'000);
        QVERIFY(known->ok());
        QVERIFY(known->value() == key);

        std::optional<Result<void>> removed;
        again.remove(profile, KeyPlace::Keychain, this, [&](const auto &result) { removed.emplace(result); });
        QTRY_VERIFY_WITH_TIMEOUT(removed, 20'000);
        QVERIFY(removed->ok());
        known.reset();
        again.read(profile, KeyPlace::Keychain, this, [&](const auto &result) { known.emplace(result); });
        QTRY_VERIFY_WITH_TIMEOUT(known, 20'000);
        QVERIFY(known->ok());
        QVERIFY(known->value().isEmpty());
        QVERIFY(QDir(folder.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
