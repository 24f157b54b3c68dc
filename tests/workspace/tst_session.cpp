// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/gatewayserver.h"
#include "tables/sampledata.h"
#include "workspace/background.h"
#include "workspace/session.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;

class TestSession : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    Places m_places;

    void writeFile(const QString &name, const QByteArray &content)
    {
        QVERIFY(QDir().mkpath(QFileInfo(name).path()));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    static void close(Session &session)
    {
        QSignalSpy closed(&session, &Session::closed);
        session.close();
        QVERIFY(closed.wait(20'000));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_places = Places::below(m_folder->path());
    }

    void opensAProfileAndSyncs()
    {
        GatewayServer::Options options;
        options.port = 0;
        options.databaseFile = m_folder->filePath(QStringLiteral("gateway.db"));
        options.key = SecretKey("the-key");
        options.demo = DemoOptions();
        options.demo->days = 1;
        GatewayServer gateway(options);
        QVERIFY(gateway.start());

        Background background;
        KeyStore keys(m_places.keyFolder());
        const Profile profile{QStringLiteral("p1"), QStringLiteral("Team"),
                              QUrl(QStringLiteral("http://127.0.0.1:%1").arg(gateway.port())),
                              KeyPlace::File};
        bool kept = false;
        keys.write(profile.id, profile.keyPlace, SecretKey("the-key"), this,
                   [&kept](const auto &result) { kept = result.ok(); });
        QTRY_VERIFY(kept);
        Session session(m_places, keys, background);
        QSignalSpy opened(&session, &Session::workspaceOpened);
        session.open(WorkspaceTarget::ofProfile(profile, m_places));
        QVERIFY(opened.wait(20'000));
        QCOMPARE(session.workspace()->name(), profile.name);
        QCOMPARE(session.workspace()->id(), profile.id);
        session.workspace()->want({}, TimeRange::lastDays(2, nowMicros(), QTimeZone::utc()));
        QTRY_COMPARE_WITH_TIMEOUT(session.workspace()->syncState().phase, SyncState::Phase::UpToDate, 60'000);
        QVERIFY(session.workspace()->syncState().runsReceived > 0);
        close(session);
        QVERIFY(!session.workspace());
        QCOMPARE(QFile::permissions(m_places.cacheFileOf(profile.id)) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void aFileOfTheUserIsNeverTouched()
    {
        const QString file = m_folder->filePath(QStringLiteral("notes.txt"));
        const QByteArray content("These are my notes, and no cache. ");
        writeFile(file, content.repeated(100));
        Background background;
        KeyStore keys(m_places.keyFolder());
        Session session(m_places, keys, background);
        QSignalSpy failed(&session, &Session::failed);
        session.open(WorkspaceTarget::ofCacheFile(file));
        QVERIFY(failed.wait(20'000));
        const auto error = failed.first().first().value<UserError>();
        QVERIFY(!error.message.isEmpty() && !error.help.isEmpty());
        QVERIFY(!session.workspace());
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QCOMPARE(read.readAll(), content.repeated(100));
        close(session);
    }

    void aDamagedProfileCacheIsSetAsideAndSaid()
    {
        const Profile profile{QStringLiteral("p1"), QStringLiteral("Team"),
                              QUrl(QStringLiteral("http://127.0.0.1:9")), KeyPlace::Session};
        writeFile(m_places.cacheFileOf(profile.id), QByteArray("no database").repeated(1000));
        Background background;
        KeyStore keys(m_places.keyFolder());
        Session session(m_places, keys, background);
        QSignalSpy noticed(&session, &Session::noticed);
        session.open(WorkspaceTarget::ofProfile(profile, m_places));
        QVERIFY(noticed.wait(20'000));
        QVERIFY(session.workspace());
        QTRY_VERIFY_WITH_TIMEOUT(session.workspace()->syncState().phase == SyncState::Phase::Offline, 20'000);
        QVERIFY(QDir(m_places.cacheFolderOf(profile.id)).entryList(QDir::Files).size() >= 2);
        close(session);
    }

    void theNewestWishWins()
    {
        Background background;
        KeyStore keys(m_places.keyFolder());
        Session session(m_places, keys, background);
        QSignalSpy opened(&session, &Session::workspaceOpened);
        for (const char *id : {"a", "b", "c"}) {
            session.open(
                WorkspaceTarget::ofProfile({QString::fromLatin1(id), QString::fromLatin1(id),
                                            QUrl(QStringLiteral("http://127.0.0.1:9")), KeyPlace::Session},
                                           m_places));
        }
        QVERIFY(opened.wait(20'000));
        close(session);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(session.target().id, QStringLiteral("c"));
    }

    void noticesComeAtMostTenTimesASecond()
    {
        Cache::Options options;
        const auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), options);
        QVERIFY(cache);
        Workspace workspace(*cache, nullptr, QStringLiteral("Sample"));
        QSignalSpy changed(&workspace, &Workspace::cacheChanged);
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 40; ++i)
            QVERIFY(
                sample::write(**cache, sample::batch(sample::script("s" + std::to_string(i), "S", 1), 1)));
        std::size_t scripts = 0;
        const auto count = [&] {
            QSet<QString> seen;
            for (const auto &arguments : changed) {
                const auto notice = arguments.first().value<ChangeNotice>();
                for (const auto &ofScript : notice.scripts)
                    seen.insert(QString::fromStdString(ofScript.scriptId));
            }
            return scripts = static_cast<std::size_t>(seen.size());
        };
        QTRY_COMPARE(count(), std::size_t{40});
        QVERIFY(changed.count() <= 1 + clock.elapsed() / 100 + 1);
    }

    void demoStartsAndEndsItsGateway()
    {
        QVERIFY(QFile::exists(QStringLiteral(RUNGLASS_BIN "/runglass-gateway")));
        DemoGateway demo(m_folder->filePath(QStringLiteral("demo/gateway.db")),
                         QStringLiteral(RUNGLASS_BIN "/runglass-gateway"));
        QSignalSpy ready(&demo, &DemoGateway::ready);
        QSignalSpy stopped(&demo, &DemoGateway::stopped);
        demo.start();
        QVERIFY(ready.wait(60'000));
        const QUrl url = ready.first().first().toUrl();
        QCOMPARE(url.host(), QStringLiteral("127.0.0.1"));
        QVERIFY(url.port() > 0);
        QVERIFY(demo.isRunning());
        demo.stop();
        QVERIFY(stopped.wait(10'000));
        QVERIFY(!demo.isRunning());
    }

    void aDemoThatDiedComesBackAndIsSyncedAgain()
    {
        qputenv("PATH", RUNGLASS_BIN ":" + qgetenv("PATH"));
        Background background;
        KeyStore keys(m_places.keyFolder());
        Session session(m_places, keys, background);
        QSignalSpy preparing(&session, &Session::demoPreparing);
        QSignalSpy prepared(&session, &Session::demoPrepared);
        QSignalSpy noticed(&session, &Session::noticed);
        session.open(WorkspaceTarget::ofDemo(m_places));
        QTRY_VERIFY_WITH_TIMEOUT(!prepared.isEmpty(), 120'000);
        QCOMPARE(preparing.count(), 1);
        session.workspace()->want({}, TimeRange::lastDays(1, nowMicros(), QTimeZone::utc()));
        const auto isUpToDate = [&session] {
            return session.workspace()->syncState().phase == SyncState::Phase::UpToDate;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(), 120'000);
        auto *gateway = session.findChild<QProcess *>();
        const auto pid = gateway->processId();
        gateway->kill();
        QTRY_VERIFY_WITH_TIMEOUT(!noticed.isEmpty(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!isUpToDate(), 60'000);
        session.workspace()->retryNow();
        QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(), 120'000);
        QVERIFY(gateway->processId() != pid);
        QCOMPARE(preparing.count(), 1);
        close(session);
    }

    void makingTheDemosHistoryCanBeCancelled()
    {
        qputenv("PATH", RUNGLASS_BIN ":" + qgetenv("PATH"));
        Background background;
        KeyStore keys(m_places.keyFolder());
        Session session(m_places, keys, background);
        QSignalSpy preparing(&session, &Session::demoPreparing);
        session.open(WorkspaceTarget::ofDemo(m_places));
        QTRY_COMPARE_WITH_TIMEOUT(preparing.count(), 1, 20'000);
        session.cancel();
        QVERIFY(!session.workspace());
        QTRY_COMPARE_WITH_TIMEOUT(session.findChild<QProcess *>()->state(), QProcess::NotRunning, 20'000);
        close(session);
    }

    void aDemoThatCannotStartSaysWhy()
    {
        DemoGateway demo(m_folder->filePath(QStringLiteral("demo/gateway.db")),
                         m_folder->filePath(QStringLiteral("missing")));
        QSignalSpy failed(&demo, &DemoGateway::failed);
        demo.start();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!failed.first().first().value<UserError>().reason.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
