// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "settings/profilestore.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;

class TestProfileStore : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_file;
    const QUrl m_url{QStringLiteral("https://monitoring.example.com")};

    void writeFile(const QByteArray &content)
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_file).path()));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

private Q_SLOTS:
    void init()
    {
        m_file = m_folder.filePath(
            QStringLiteral("%1/profiles.json").arg(QString::fromLatin1(QTest::currentTestFunction())));
    }

    void profilesComeBack()
    {
        Profile first;
        {
            ProfileStore store(m_file);
            QSignalSpy changed(&store, &ProfileStore::changed);
            const auto added = store.add(QStringLiteral("  Our  team "), m_url, KeyPlace::File);
            QVERIFY(added);
            first = *added;
            QCOMPARE(first.name, QStringLiteral("Our team"));
            QVERIFY(store.add({}, m_url, KeyPlace::Keychain));
            QVERIFY(store.add({}, m_url, KeyPlace::Session));
            QCOMPARE(changed.count(), 3);
        }
        const ProfileStore again(m_file);
        QVERIFY(!again.problem());
        QCOMPARE(again.profiles().size(), std::size_t{3});
        QCOMPARE(again.profiles()[0], first);
        QCOMPARE(again.profiles()[1].name, QStringLiteral("monitoring.example.com"));
        QCOMPARE(again.profiles()[2].name, QStringLiteral("monitoring.example.com 2"));
        QCOMPARE(again.profiles()[2].keyPlace, KeyPlace::Session);
        QVERIFY(first.id != again.profiles()[1].id);
        QCOMPARE(QFile::permissions(m_file),
                 QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser);
        QCOMPARE(QFile::permissions(QFileInfo(m_file).path()) & (QFile::ReadGroup | QFile::ExeOther),
                 QFile::Permissions());
    }

    void renamingKeepsIdAndRefusesTakenNames()
    {
        ProfileStore store(m_file);
        const auto a = store.add(QStringLiteral("A"), m_url, KeyPlace::Keychain);
        const auto b = store.add(QStringLiteral("B"), m_url, KeyPlace::Keychain);
        QVERIFY(a && b);
        QVERIFY(!store.rename(b->id, QStringLiteral("a")));
        QVERIFY(!store.rename(b->id, QStringLiteral("   ")));
        QVERIFY(!store.add(QStringLiteral("b"), m_url, KeyPlace::Keychain));
        QVERIFY(store.rename(b->id, QStringLiteral("b")));
        QCOMPARE(store.find(b->id)->name, QStringLiteral("b"));
        QCOMPARE(ProfileStore(m_file).find(b->id)->name, QStringLiteral("b"));
    }

    void forgettingLeavesTheOthers()
    {
        ProfileStore store(m_file);
        const auto a = store.add(QStringLiteral("A"), m_url, KeyPlace::Keychain);
        const auto b = store.add(QStringLiteral("B"), m_url, KeyPlace::Keychain);
        QVERIFY(store.forget(a->id));
        QVERIFY(!store.find(a->id));
        const ProfileStore again(m_file);
        QCOMPARE(again.profiles().size(), std::size_t{1});
        QCOMPARE(again.profiles()[0], *b);
    }

    void badFilesAreCopiedAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("kept");
        QTest::newRow("no JSON") << QByteArray("{\"profiles\": [{") << 0;
        QTest::newRow("another shape") << QByteArray("[1, 2]") << 0;
        QTest::newRow("empty") << QByteArray() << 0;
        const auto profile = [](const char *id, const char *url) {
            return QByteArray("{\"id\": \"") + id + "\", \"name\": \"A\", \"url\": \"" + url + "\"}";
        };
        const auto list = [](const QByteArray &profiles) { return "{\"profiles\": [" + profiles + "]}"; };
        const QByteArray good = profile("a1", "https://a.example");
        QTest::newRow("an id that is a path") << list(profile("../x", "https://a.example")) << 0;
        QTest::newRow("one of two is good") << list(good + "," + profile("b1", "ftp://b.example")) << 1;
        QTest::newRow("an id twice") << list(good + "," + good) << 1;
    }
    void badFilesAreCopiedAside()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, kept);
        QDir(QFileInfo(m_file).path()).removeRecursively();
        writeFile(content);
        const ProfileStore store(m_file);
        QCOMPARE(static_cast<int>(store.profiles().size()), kept);
        QVERIFY(store.problem());
        const QFileInfoList copies =
            QDir(QFileInfo(m_file).path())
                .entryInfoList({QStringLiteral("profiles.json.damaged-*")}, QDir::Files);
        QCOMPARE(copies.size(), 1);
        QFile copy(copies.first().filePath());
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), content);
        QVERIFY(store.problem()->help.contains(copies.first().filePath()));
    }

    void changeThatCannotBeSavedIsNotMade()
    {
        // A folder where the file should be: fails for root too.
        QVERIFY(QDir().mkpath(m_file + QStringLiteral("/in the way")));
        ProfileStore store(m_file);
        const auto added = store.add(QStringLiteral("A"), m_url, KeyPlace::Keychain);
        QVERIFY(!added);
        QVERIFY(!added.error().message.isEmpty() && !added.error().reason.isEmpty());
        QVERIFY(store.profiles().empty());
    }
};

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
