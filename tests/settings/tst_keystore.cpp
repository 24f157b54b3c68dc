// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "settings/keystore.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace runglass;

namespace {

const QString profile = QStringLiteral("profile1");
const SecretKey key(QByteArray("a-key with blanks \xc3\xbc"));

/// Keeps what a KeyStore answers until the test looks at it.
template <class Value>
struct Answer
{
    std::optional<Result<Value>> value;
    auto taker()
    {
        return [this](const Result<Value> &result) { value.emplace(result); };
    }
};

} // namespace

/// Without a session bus, and so without a keychain.
class TestKeyStore : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_keys;

    SecretKey readBack(KeyPlace place)
    {
        KeyStore fresh(m_keys);
        Answer<SecretKey> answer;
        fresh.read(profile, place, this, answer.taker());
        [&] { QTRY_VERIFY(answer.value); }();
        return answer.value && answer.value->ok() ? answer.value->value() : SecretKey();
    }

private Q_SLOTS:
    void init() { m_keys = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())); }

    void fileKeepsAKeyPrivately()
    {
        KeyStore store(m_keys);
        QSignalSpy seen(&store, &KeyStore::seen);
        Answer<void> written;
        store.write(profile, KeyPlace::File, key, this, written.taker());
        QVERIFY(!written.value); // never from within the call
        QTRY_VERIFY(written.value);
        QVERIFY(written.value->ok());
        QCOMPARE(seen.count(), 1);
        QVERIFY(readBack(KeyPlace::File) == key);
        const QString file = m_keys + QStringLiteral("/profile1.key");
        QCOMPARE(QFile::permissions(file),
                 QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser);
        QCOMPARE(QFile::permissions(m_keys) & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther),
                 QFile::Permissions());

        Answer<void> removed;
        store.remove(profile, KeyPlace::File, this, removed.taker());
        QTRY_VERIFY(removed.value);
        QVERIFY(removed.value->ok());
        QVERIFY(!QFile::exists(file));
        Answer<SecretKey> gone;
        store.read(profile, KeyPlace::File, this, gone.taker());
        QTRY_VERIFY(gone.value);
        QVERIFY(!gone.value->ok());
    }

    void sessionForgetsAtTheEnd()
    {
        KeyStore store(m_keys);
        Answer<void> written;
        store.write(profile, KeyPlace::Session, key, this, written.taker());
        QTRY_VERIFY(written.value);
        Answer<SecretKey> known;
        store.read(profile, KeyPlace::Session, this, known.taker());
        QTRY_VERIFY(known.value);
        QVERIFY(known.value->value() == key);
        QVERIFY(readBack(KeyPlace::Session).isEmpty());
        QVERIFY(!QDir(m_keys).exists());
    }

    void withoutAKeychainTheKeyIsThereForTheSession()
    {
        KeyStore store(m_keys);
        Answer<void> written;
        store.write(profile, KeyPlace::Keychain, key, this, written.taker());
        QTRY_VERIFY(written.value);
        QVERIFY(!written.value->ok());
        const QString told = written.value->error().oneLine();
        QVERIFY2(told.contains(QStringLiteral("this session only")), qPrintable(told));
        QVERIFY(!told.contains(QString::fromUtf8(key.reveal())));
        Answer<SecretKey> known;
        store.read(profile, KeyPlace::Keychain, this, known.taker());
        QTRY_VERIFY(known.value);
        QVERIFY(known.value->value() == key);

        KeyStore later(m_keys);
        Answer<SecretKey> gone;
        later.read(profile, KeyPlace::Keychain, this, gone.taker());
        QTRY_VERIFY(gone.value);
        QVERIFY(!gone.value->ok());
    }

    void aFileIsKeptUntilTheKeychainHasTheKey()
    {
        KeyStore store(m_keys);
        Answer<void> written;
        store.write(profile, KeyPlace::File, key, this, written.taker());
        QTRY_VERIFY(written.value);
        Answer<void> moved;
        store.write(profile, KeyPlace::Keychain, key, this, moved.taker());
        QTRY_VERIFY(moved.value);
        QVERIFY(!moved.value->ok());
        QVERIFY(readBack(KeyPlace::File) == key);
    }

    void nobodyIsCalledWhoIsGone()
    {
        KeyStore store(m_keys);
        bool called = false;
        {
            QObject guard;
            store.read(profile, KeyPlace::Keychain, &guard, [&called](const auto &) { called = true; });
        }
        Answer<SecretKey> later;
        store.read(profile, KeyPlace::Keychain, this, later.taker());
        QTRY_VERIFY(later.value);
        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(TestKeyStore)
#include "tst_keystore.moc"
