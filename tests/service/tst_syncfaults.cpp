// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// The sync against a service that does everything wrong now and then, and holds the same records all the
// time.

#include "service/honestservice.h"
#include "service/syncservice.h"
#include "service/truth.h"
#include "support/fakeservice.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;
using namespace runglass::test;

namespace {

/// Every request to a path, but the first `count`, is answered honestly.
FakeService::Handler faultyFor(int count, const QString &path, FakeAnswer fault)
{
    auto left = std::make_shared<int>(count);
    return [=](const FakeRequest &request) {
        if (request.path == path && *left > 0) {
            --*left;
            return fault;
        }
        return HonestService::answer(request);
    };
}

} // namespace

class TestSyncFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void reachesTheSameCache_data();
    void reachesTheSameCache();
    void obeysRetryAfter();
    void neverSendsTheKeyElsewhere();
    void saysWhatAWebPageIs();
    void stepsPastARecordThatCantBeRead();

private:
    std::unique_ptr<SyncService> makeSync(const QUrl &url, bool follow = true);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Cache> m_cache;
};

void TestSyncFaults::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
    QVERIFY(cache.ok());
    m_cache = *cache;
}

void TestSyncFaults::cleanup()
{
    m_cache.reset();
    m_folder.reset();
}

std::unique_ptr<SyncService> TestSyncFaults::makeSync(const QUrl &url, bool follow)
{
    SyncService::Options options;
    options.follow = follow;
    options.tuning.firstDelay = std::chrono::milliseconds(5);
    options.tuning.longestDelay = std::chrono::milliseconds(20);
    options.tuning.firstPageLimit = 20;
    options.tuning.pageLimit = 64;
    options.tuning.idleTimeout = std::chrono::milliseconds(1000);
    options.tuning.sizeCap = 256 * 1024;
    auto sync = std::make_unique<SyncService>(ServiceEndpoint{url, SecretKey("the-key")}, m_cache, options);
    sync->want({}, TimeRange::all());
    return sync;
}

void TestSyncFaults::reachesTheSameCache_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<FakeAnswer>("fault");
    QTest::addColumn<int>("times");
    FakeAnswer limited{
        429, "application/problem+json", R"({"title":"Too many","status":429})", {{"Retry-After", "0"}}};
    FakeAnswer failing{500, "application/problem+json", R"({"title":"Broken","status":500})"};
    FakeAnswer unavailable{503, "text/plain", "later"};
    FakeAnswer cut{200, "application/json", QByteArray(2000, ' '), {}, -1, 300};
    FakeAnswer garbage{200, "application/json", "{\"logs\":[{]]"};
    FakeAnswer binary{200, "application/json", QByteArray("\xff\0\x01garbage", 10)};
    FakeAnswer html{200, "text/html", "<html>Sign in</html>"};
    FakeAnswer shortLength{200, "application/json", R"({"logs":[],"runs":[],"next":null})", {}, 7};
    FakeAnswer longLength{200, "application/json", R"({"logs":[],"runs":[],"next":null})", {}, 7000};
    FakeAnswer huge{200, "application/json", "{\"logs\":[], \"x\":\"" + QByteArray(600'000, 'x') + "\"}"};
    FakeAnswer gone{410, "application/problem+json", R"({"title":"Expired","status":410})"};
    FakeAnswer silent;
    silent.silent = true;
    FakeAnswer hangUp;
    hangUp.hangUp = true;
    for (const char *path :
         {"/scripts", "/scripts/s/logs", "/scripts/s/runs", "/changes", "/scripts/s/deployments"}) {
        const auto row = [path](const char *name, const FakeAnswer &fault, int times) {
            QTest::addRow("%s on %s", name, path) << QString::fromUtf8(path) << fault << times;
        };
        row("429", limited, 2);
        row("500", failing, 3);
        row("503", unavailable, 2);
        row("cut body", cut, 2);
        row("garbage", garbage, 3);
        row("binary", binary, 3);
        row("HTML", html, 2);
        row("short length", shortLength, 2);
        row("long length", longLength, 2);
        row("huge", huge, 2);
        row("hang up", hangUp, 2);
        row("silence", silent, 1);
    }
    QTest::addRow("410 on pages") << QStringLiteral("/scripts/s/logs") << gone << 2;
}

void TestSyncFaults::reachesTheSameCache()
{
    QFETCH(QString, path);
    QFETCH(FakeAnswer, fault);
    QFETCH(int, times);
    FakeService service(faultyFor(times, path, fault));
    auto sync = makeSync(service.url());
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(sync->state().phase == SyncState::Phase::UpToDate, 20'000);
    QCOMPARE(difference(HonestService::truth(), rowsOfCache(*m_cache)), QString());
}

void TestSyncFaults::obeysRetryAfter()
{
    FakeService service(faultyFor(1, QStringLiteral("/scripts"),
                                  {503,
                                   "application/problem+json",
                                   R"({"title":"Down","detail":"Upgrading"})",
                                   {{"Retry-After", "3600"}}}));
    auto sync = makeSync(service.url());
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(sync->state().phase == SyncState::Phase::Offline, 10'000);
    const SyncState state = sync->state();
    QVERIFY(state.error->reason.contains(QLatin1String("Upgrading")));
    QVERIFY(*state.nextRetry - nowMicros() > 3000 * microsPerSecond);
    sync->retryNow();
    QTRY_VERIFY_WITH_TIMEOUT(sync->state().phase == SyncState::Phase::UpToDate, 10'000);
}

void TestSyncFaults::neverSendsTheKeyElsewhere()
{
    FakeService thief(HonestService::answer);
    FakeService service([&thief](const FakeRequest &request) {
        FakeAnswer answer;
        answer.status = 302;
        answer.headers = {
            {"Location", (thief.url().toString() + FakeService::basePath + request.path).toUtf8()}};
        return answer;
    });
    auto sync = makeSync(service.url());
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(sync->state().phase == SyncState::Phase::Nonsense, 10'000);
    QVERIFY(sync->state().error->reason.contains(QString::number(thief.url().port())));
    QVERIFY(thief.requests().isEmpty());
    QVERIFY(!service.requests().isEmpty());
    QCOMPARE(service.requests().first().headers.value("x-api-key"), QByteArray("the-key"));
}

void TestSyncFaults::saysWhatAWebPageIs()
{
    FakeService service([](const FakeRequest &) {
        return FakeAnswer{200, "text/html", "<!doctype html>Sign in"};
    });
    auto sync = makeSync(service.url(), false);
    QSignalSpy finished(sync.get(), &SyncService::finished);
    sync->start();
    QVERIFY(finished.wait(10'000));
    QCOMPARE(sync->state().phase, SyncState::Phase::Nonsense);
    QVERIFY(sync->state().error->reason.contains(QLatin1String("web page")));
    QVERIFY(sync->state().error->help.contains(QLatin1String("login page")));
}

void TestSyncFaults::stepsPastARecordThatCantBeRead()
{
    FakeService service([](const FakeRequest &request) {
        FakeAnswer answer = HonestService::answer(request);
        if (request.path == QLatin1String("/scripts/s/logs") && answer.body.contains("\"l101\""))
            answer.body.chop(answer.body.size() / 2); // broken whenever this record is in it
        return answer;
    });
    auto sync = makeSync(service.url());
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(sync->state().phase == SyncState::Phase::UpToDate, 20'000);
    Rows expected = HonestService::truth();
    expected.logs.erase("l101");
    QCOMPARE(difference(expected, rowsOfCache(*m_cache)), QString());
    const auto reader = m_cache->makeReader();
    const auto problems = (*reader)->problems({});
    QVERIFY(std::any_of(problems->begin(), problems->end(), [](const ProblemReport &problem) {
        return problem.kind == ProblemReport::Kind::SkippedPage;
    }));
}

QTEST_GUILESS_MAIN(TestSyncFaults)
#include "tst_syncfaults.moc"
