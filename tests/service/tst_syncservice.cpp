// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// The sync against the real gateway, in process.

#include "gateway/gatewayfixture.h"
#include "gateway/gatewayserver.h"
#include "service/connectiontest.h"
#include "service/syncservice.h"
#include "service/truth.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;
using namespace runglass::test;

namespace {

/// The traces of a run whose span has not ended.
std::string unfinished(std::string traces, Micros at)
{
    const std::string end = R"("endTimeUnixNano":")" + std::to_string(at) + "000\",";
    return traces.erase(traces.find(end), end.size());
}

} // namespace

class TestSyncService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fetchesEverything();
    void fetchesOnlyWhatIsMissing();
    void followsLive();
    void comesBackAfterTheServiceWasGone();
    void beginsAnewWithAnotherDatabase();
    void waitsForAnotherKey();
    void testsAConnection();

private:
    std::unique_ptr<GatewayServer> startGateway(int port, const QString &database, quint64 seed = 1);
    bool post(const std::string &traces) const;
    std::unique_ptr<SyncService> makeSync(bool follow, const QByteArray &key = "right");
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_gateway->port())); }
    Rows service() const { return rowsOfService(url(), "right"); }
    bool equal() const { return difference(service(), rowsOfCache(*m_cache)).isEmpty(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<GatewayServer> m_gateway;
    std::shared_ptr<Cache> m_cache;
};

std::unique_ptr<GatewayServer> TestSyncService::startGateway(int port, const QString &database, quint64 seed)
{
    GatewayServer::Options options;
    options.port = port;
    options.databaseFile = m_folder->filePath(database);
    options.key = SecretKey("right");
    options.demo = DemoOptions{};
    options.demo->days = 2;
    options.demo->seed = seed;
    options.demo->liveRunsPerMinute = 0; // what is new is what a test sends
    auto gateway = std::make_unique<GatewayServer>(options);
    const Result<void> started = gateway->start();
    if (!started)
        qWarning("%s", qPrintable(started.error().oneLine()));
    return gateway;
}

void TestSyncService::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_gateway = startGateway(0, QStringLiteral("gateway.db"));
    auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
    QVERIFY(cache.ok());
    m_cache = *cache;
}

void TestSyncService::cleanup()
{
    m_gateway.reset();
    m_cache.reset();
    m_folder.reset();
}

std::unique_ptr<SyncService> TestSyncService::makeSync(bool follow, const QByteArray &key)
{
    SyncService::Options options;
    options.follow = follow;
    options.tuning.firstDelay = std::chrono::milliseconds(20);
    options.tuning.longestDelay = std::chrono::milliseconds(200);
    auto sync = std::make_unique<SyncService>(ServiceEndpoint{url(), SecretKey(key)}, m_cache, options);
    sync->want({}, TimeRange::all());
    return sync;
}

void TestSyncService::fetchesEverything()
{
    auto sync = makeSync(false);
    QSignalSpy finished(sync.get(), &SyncService::finished);
    QSignalSpy states(sync.get(), &SyncService::stateChanged);
    sync->start();
    QVERIFY(finished.wait(60'000));
    QVERIFY2(!sync->state().error, sync->state().error ? qPrintable(sync->state().error->oneLine()) : "");
    const Rows truth = service();
    QVERIFY(truth.runs.size() > 1000 && truth.logs.size() > 5000);
    QCOMPARE(difference(truth, rowsOfCache(*m_cache)), QString());
    QCOMPARE(sync->state().recordsSkipped, std::int64_t(0));
    QVERIFY(std::any_of(states.begin(), states.end(), [](const QList<QVariant> &arguments) {
        return arguments.first().value<SyncState>().phase == SyncState::Phase::Syncing;
    }));

    const auto reader = m_cache->makeReader();
    const auto scripts = (*reader)->scripts({});
    for (const Script &script : *scripts) {
        for (const RecordKind kind : {RecordKind::Runs, RecordKind::Logs}) {
            const auto covered = (*reader)->coverage(script.id, kind, {});
            QCOMPARE(covered->size(), std::size_t(1));
            QVERIFY(nowMicros() - covered->front().to < 60 * microsPerSecond);
        }
        QVERIFY(!(*reader)->deployments(script.id, {})->empty());
    }
    QSignalSpy stopped(sync.get(), &SyncService::stopped);
    sync->stop();
    QVERIFY(stopped.wait());
}

void TestSyncService::fetchesOnlyWhatIsMissing()
{
    for (int round = 0; round < 2; ++round) {
        auto sync = makeSync(false);
        QSignalSpy finished(sync.get(), &SyncService::finished);
        sync->start();
        QVERIFY(finished.wait(60'000));
        if (round == 1)
            QCOMPARE(sync->state().runsReceived + sync->state().logsReceived, std::int64_t(0));
    }
    QVERIFY(equal());
}

bool TestSyncService::post(const std::string &traces) const
{
    httplib::Client client("127.0.0.1", m_gateway->port());
    client.set_default_headers({{"x-api-key", "right"}});
    const auto answer = client.Post("/v1/traces", traces, "application/json");
    return answer && answer->status == 200;
}

void TestSyncService::followsLive()
{
    auto sync = makeSync(true);
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(sync->state().phase == SyncState::Phase::UpToDate, 60'000);
    // Some while the feed request is held, some in between; each once without its end.
    constexpr int count = 40;
    const Micros now = nowMicros();
    for (int i = 0; i < count; ++i) {
        const Micros at = now - (count - i) * microsPerSecond;
        QVERIFY(post(unfinished(GatewayFixture::traces("live-" + std::to_string(i), at, 0, "Live"), at)));
    }
    const auto inProgress = [this] {
        const Rows rows = rowsOfCache(*m_cache);
        return std::count_if(rows.runs.begin(), rows.runs.end(), [](const auto &run) {
            return run.first.starts_with("live-") && run.second.find("|in_progress|") != std::string::npos;
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(inProgress(), count, 20'000);
    for (int i = 0; i < count; ++i) {
        const Micros at = now - (count - i) * microsPerSecond;
        QVERIFY(post(GatewayFixture::traces("live-" + std::to_string(i), at, 3, "Live")));
    }
    const Rows truth = service();
    QString last;
    QTRY_VERIFY2_WITH_TIMEOUT((last = difference(truth, rowsOfCache(*m_cache))).isEmpty(), qPrintable(last),
                              20'000);
    QCOMPARE(inProgress(), 0);
    QCOMPARE(sync->state().recordsSkipped, std::int64_t(0));
}

void TestSyncService::comesBackAfterTheServiceWasGone()
{
    auto sync = makeSync(true);
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(sync->state().phase == SyncState::Phase::UpToDate, 60'000);
    const int port = m_gateway->port();
    m_gateway.reset();
    QTRY_VERIFY_WITH_TIMEOUT(sync->state().phase == SyncState::Phase::Offline, 30'000);
    QVERIFY(sync->state().error && !sync->state().error->help.isEmpty());
    QVERIFY(sync->state().nextRetry.has_value());
    QVERIFY(sync->state().since > 0);
    m_gateway = startGateway(port, QStringLiteral("gateway.db"));
    QTRY_VERIFY_WITH_TIMEOUT(sync->state().phase == SyncState::Phase::UpToDate, 30'000);
    QVERIFY(equal());
}

void TestSyncService::beginsAnewWithAnotherDatabase()
{
    auto sync = makeSync(true);
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(sync->state().phase == SyncState::Phase::UpToDate, 60'000);
    const Rows before = service();
    QCOMPARE(difference(before, rowsOfCache(*m_cache)), QString());
    const int port = m_gateway->port();
    m_gateway.reset();
    // Another history under the same address: its cursors are not ours, nor is what we had of the past.
    m_gateway = startGateway(port, QStringLiteral("other.db"), 2);
    const Rows after = service();
    QVERIFY(!difference(after, before).isEmpty());
    Rows both = after;
    both.runs.insert(before.runs.begin(), before.runs.end());
    both.logs.insert(before.logs.begin(), before.logs.end());
    QString last;
    QTRY_VERIFY2_WITH_TIMEOUT((last = difference(both, rowsOfCache(*m_cache))).isEmpty(), qPrintable(last),
                              30'000);
    QTRY_VERIFY_WITH_TIMEOUT(sync->state().phase == SyncState::Phase::UpToDate, 20'000);
}

void TestSyncService::waitsForAnotherKey()
{
    auto sync = makeSync(true, "wrong");
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(sync->state().phase == SyncState::Phase::KeyRefused, 30'000);
    QVERIFY(!sync->state().error->oneLine().contains(QLatin1String("wrong")));
    sync->setApiKey(SecretKey("right"));
    QTRY_VERIFY_WITH_TIMEOUT(sync->state().phase == SyncState::Phase::UpToDate, 60'000);
    QVERIFY(equal());
}

void TestSyncService::testsAConnection()
{
    const auto ask = [](const QUrl &address, const char *key) {
        ConnectionTest test(ServiceEndpoint{address, SecretKey(key)});
        QSignalSpy finished(&test, &ConnectionTest::finished);
        test.start();
        return finished.wait(20'000) ? finished.first().first().value<ConnectionAnswer>()
                                     : ConnectionAnswer{};
    };
    const ConnectionAnswer good = ask(url(), "right");
    QVERIFY(good.ok());
    QVERIFY(good.scripts >= 5);
    QCOMPARE(good.summary, QStringLiteral("It works: %1 scripts.").arg(good.scripts));
    QVERIFY(ask(url(), "wrong").error->message.contains(QLatin1String("refused the API key")));
    QVERIFY(!ask(url(), "two words").ok());
    QVERIFY(!ask(QUrl(QStringLiteral("ftp://127.0.0.1/")), "right").ok());
    QVERIFY(!ask(QUrl(QStringLiteral("http://127.0.0.1:1")), "right").ok());
}

QTEST_GUILESS_MAIN(TestSyncService)
#include "tst_syncservice.moc"
