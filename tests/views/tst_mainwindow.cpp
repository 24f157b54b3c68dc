// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/recordtable.h"
#include "gateway/gatewayserver.h"
#include "monitor/monitorview.h"
#include "windowstart.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;

class TestMainWindow : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_service;
    std::unique_ptr<GatewayServer> m_gateway;
    std::unique_ptr<QTemporaryDir> m_folder;
    Places m_places;

    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_gateway->port()); }
    void writeFile(const QString &name, const QByteArray &content)
    {
        QVERIFY(QDir().mkpath(QFileInfo(name).path()));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

private Q_SLOTS:
    void initTestCase()
    {
        GatewayServer::Options options;
        options.port = 0;
        options.databaseFile = m_service.filePath(QStringLiteral("gateway.db"));
        options.key = SecretKey("the-key");
        options.demo = DemoOptions();
        options.demo->days = 2;
        m_gateway = std::make_unique<GatewayServer>(options);
        QVERIFY(m_gateway->start());
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_places = Places::below(m_folder->path());
    }

    void fromFirstStartToRowsAndAgain()
    {
        {
            Start start(m_places);
            start.window.showConnectionPage();
            QVERIFY(start.connectionPageIsShown());
            QTest::keyClicks(start.child<QLineEdit>("url"), url());
            QTest::keyClicks(start.child<QLineEdit>("key"), QStringLiteral("the-key"));
            QTest::keyClicks(start.child<QLineEdit>("name"), QStringLiteral("Team"));
            auto *place = start.child<QComboBox>("keyPlace");
            place->setFocus();
            QTest::keyClick(place, Qt::Key_Down); // a file
            QSignalSpy painted(&start.window, &MainWindow::rowsPainted);
            QTest::mouseClick(start.child<QPushButton>("connect"), Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(!painted.isEmpty() && painted.last().first().toInt() > 0, 60'000);
            QVERIFY(start.window.findChild<MonitorView *>()->isVisible());
            QCOMPARE(start.window.windowTitle(), QStringLiteral("Runglass — Team"));
            // The keys of the list work without a click.
            QTRY_VERIFY(qobject_cast<RecordTable *>(start.window.focusWidget()));
            start.window.resize(700, 600);
            start.close();
        }
        Start again(m_places);
        QCOMPARE(again.window.size(), QSize(700, 600));
        QCOMPARE(again.profiles.profiles().size(), std::size_t{1});
        const Profile profile = again.profiles.profiles().front();
        QCOMPARE(again.settings.value(Setting::LastProfile).toString(), profile.id);
        QSignalSpy painted(&again.window, &MainWindow::rowsPainted);
        again.open(WorkspaceTarget::ofProfile(profile, m_places));
        QTRY_VERIFY_WITH_TIMEOUT(!painted.isEmpty() && painted.last().first().toInt() > 0, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(again.session.workspace()->syncState().phase == SyncState::Phase::UpToDate,
                                 60'000);
        QTRY_VERIFY(qobject_cast<RecordTable *>(again.window.focusWidget()));
    }

    void badCachesGetAPageThatSaysWhatToDo_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no SQLite") << QByteArray("a text file, nothing else ").repeated(200);
        // user_version stands at byte 60 of the header (SQLite file format, 1.3), here far above ours.
        QByteArray newer("SQLite format 3");
        newer.append('\0');
        newer.append(QByteArray::fromHex("1000010100402020"
                                         "00000001"
                                         "00000001"
                                         "00000000"
                                         "00000000"
                                         "00000001"
                                         "00000004"
                                         "00000000"
                                         "00000000"
                                         "00000001"
                                         "7fffffff"));
        newer.append(QByteArray(100 - newer.size(), '\0'));
        newer.append(QByteArray::fromHex("0d00000000100000"));
        newer.append(QByteArray(4096 - newer.size(), '\0'));
        QTest::newRow("newer") << newer;
    }
    void badCachesGetAPageThatSaysWhatToDo()
    {
        QFETCH(QByteArray, content);
        const QString file = m_folder->filePath(QStringLiteral("data.runglass"));
        writeFile(file, content);
        Start start(m_places);
        start.open(WorkspaceTarget::ofCacheFile(file));
        auto *page = start.child<QWidget>("failurePage");
        QTRY_VERIFY_WITH_TIMEOUT(page->isVisible(), 20'000);
        QVERIFY(!page->findChild<QLabel *>(QStringLiteral("what"))->text().isEmpty());
        QVERIFY(!page->findChild<QLabel *>(QStringLiteral("why"))->text().isEmpty());
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QCOMPARE(read.readAll(), content);
        QTest::mouseClick(start.child<QPushButton>("failureNew"), Qt::LeftButton);
        QVERIFY(start.connectionPageIsShown());
    }

    void aDamagedProfileCacheIsTold()
    {
        Start start(m_places);
        const auto profile = start.profiles.add(QStringLiteral("Team"), QUrl(url()), KeyPlace::Session);
        QVERIFY(profile);
        writeFile(m_places.cacheFileOf(profile->id), QByteArray("garbage").repeated(2000));
        start.open(WorkspaceTarget::ofProfile(*profile, m_places));
        auto *bar = start.child<QWidget>("noticeBar");
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 20'000);
        QTest::mouseClick(bar->findChild<QPushButton *>(QStringLiteral("bannerDismiss")), Qt::LeftButton);
        QVERIFY(!bar->isVisible());
    }

    void aKeyNobodyKeepsIsTold()
    {
        // There is no session bus here, and so no keychain.
        Start start(m_places);
        start.window.showConnectionPage();
        QTest::keyClicks(start.child<QLineEdit>("url"), url());
        QTest::keyClicks(start.child<QLineEdit>("key"), QStringLiteral("the-key"));
        QTest::mouseClick(start.child<QPushButton>("connect"), Qt::LeftButton);
        auto *keep =
            start.child<QWidget>("noticeBar")->findChild<QPushButton *>(QStringLiteral("bannerAction"));
        QTRY_VERIFY_WITH_TIMEOUT(keep->isVisible(), 20'000);
        QTRY_COMPARE(start.profiles.profiles().front().keyPlace, KeyPlace::Session);
        QTest::mouseClick(keep, Qt::LeftButton);
        QTRY_COMPARE(start.profiles.profiles().front().keyPlace, KeyPlace::File);
        QCOMPARE(QDir(m_places.keyFolder()).entryList(QDir::Files).size(), 1);
    }

    void shortcutsOpenDialogsWithoutBlocking()
    {
        Start start(m_places);
        start.window.showConnectionPage();
        start.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&start.window));
        QTest::keyClick(&start.window, Qt::Key_Comma, Qt::ControlModifier);
        auto *theme = start.child<QComboBox>("setting0");
        QVERIFY(theme && theme->isVisible());
        theme->setFocus();
        QTest::keyClick(theme, Qt::Key_End);
        QTRY_COMPARE(start.settings.value(Setting::Theme).toString(), QStringLiteral("dark"));
        QTest::keyClick(theme->window(), Qt::Key_Escape);
        QSignalSpy closed(&start.session, &Session::closed);
        QTest::keyClick(&start.window, Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(closed.wait(20'000));
        QVERIFY(!start.window.isVisible());
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
