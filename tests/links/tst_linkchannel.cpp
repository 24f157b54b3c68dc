// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "links/linkchannel.h"
#include "settings/places.h"

#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace runglass;

/// Handing links from one program to another, over real sockets.
class TestLinkChannel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void handsOver();
    void nobodyListens();
    void listensOnlyOnce();
    void takesOverWhatWasLeftBehind();
    void onlyThisUserMayConnect();
    void wrongMessagesAreDropped_data();
    void wrongMessagesAreDropped();
    void nameFollowsThePlaces();

private:
    bool handOver(const QString &link, const QByteArray &token = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_name;
};

void TestLinkChannel::initTestCase()
{
    qRegisterMetaType<QByteArray>();
}

void TestLinkChannel::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_name = m_folder->filePath(QStringLiteral("socket"));
}

void TestLinkChannel::cleanup()
{
    m_folder.reset();
}

/// As another program does it, while this one goes on.
bool TestLinkChannel::handOver(const QString &link, const QByteArray &token)
{
    auto taken = std::async(std::launch::async, [&] { return LinkChannel::handOver(m_name, link, token); });
    [&] { QTRY_VERIFY(taken.wait_for(std::chrono::seconds(0)) == std::future_status::ready); }();
    return taken.get();
}

void TestLinkChannel::handsOver()
{
    LinkChannel channel(m_name);
    QSignalSpy arrived(&channel, &LinkChannel::linkArrived);
    QVERIFY(channel.listen());
    const QString link = QStringLiteral("runglass://run?run=") + QString(30'000, u'a');
    QVERIFY(handOver(link, "token-1"));
    QCOMPARE(arrived.size(), 1);
    QCOMPARE(arrived[0][0].toString(), link);
    QCOMPARE(arrived[0][1].toByteArray(), QByteArray("token-1"));
    QVERIFY(handOver(QStringLiteral("runglass://run?run=2")));
    QCOMPARE(arrived.size(), 2);
    QCOMPARE(arrived[1][1].toByteArray(), QByteArray());
}

void TestLinkChannel::nobodyListens()
{
    QVERIFY(!handOver(QStringLiteral("runglass://run?run=1")));
}

void TestLinkChannel::listensOnlyOnce()
{
    LinkChannel first(m_name);
    QVERIFY(first.listen());
    LinkChannel second(m_name);
    QVERIFY(!second.listen());
    QSignalSpy arrived(&first, &LinkChannel::linkArrived);
    QVERIFY(handOver(QStringLiteral("runglass://run?run=1")));
    QCOMPARE(arrived.size(), 1);
}

void TestLinkChannel::takesOverWhatWasLeftBehind()
{
    {
        // A socket nobody listens to, as a killed program leaves it.
        QLocalServer killed;
        QVERIFY(killed.listen(m_name));
        QVERIFY(QFile::rename(m_name, m_name + QStringLiteral(".kept")));
    }
    QVERIFY(QFile::rename(m_name + QStringLiteral(".kept"), m_name));
    QVERIFY(!handOver(QStringLiteral("runglass://run?run=1")));
    LinkChannel channel(m_name);
    QVERIFY(channel.listen());
    QVERIFY(handOver(QStringLiteral("runglass://run?run=1")));
}

void TestLinkChannel::onlyThisUserMayConnect()
{
    LinkChannel channel(m_name);
    QVERIFY(channel.listen());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(m_name) & others, QFile::Permissions());
}

void TestLinkChannel::wrongMessagesAreDropped_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half") << QByteArray("runglass://run?run=1\n");
    QTest::newRow("endless") << QByteArray(1'000'000, 'a');
}

void TestLinkChannel::wrongMessagesAreDropped()
{
    QFETCH(QByteArray, message);
    LinkChannel channel(m_name);
    QVERIFY(channel.listen());
    QSignalSpy arrived(&channel, &LinkChannel::linkArrived);
    QLocalSocket client;
    QSignalSpy gone(&client, &QLocalSocket::disconnected);
    client.connectToServer(m_name);
    client.write(message);
    QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, 20'000);
    QVERIFY(arrived.isEmpty());
    // And the next one is heard.
    QVERIFY(handOver(QStringLiteral("runglass://run?run=1")));
}

void TestLinkChannel::nameFollowsThePlaces()
{
    const QString here = LinkChannel::nameFor(Places::below(QStringLiteral("/a")));
    QCOMPARE(LinkChannel::nameFor(Places::below(QStringLiteral("/a"))), here);
    QVERIFY(LinkChannel::nameFor(Places::below(QStringLiteral("/b"))) != here);
    // The system allows a socket's path about a hundred bytes.
    QVERIFY(here.toUtf8().size() < 100);
}

QTEST_GUILESS_MAIN(TestLinkChannel)
#include "tst_linkchannel.moc"
