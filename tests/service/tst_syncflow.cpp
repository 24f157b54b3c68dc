// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// What the sync does when: order, pace, and what it does again.

#include "service/honestservice.h"
#include "service/syncservice.h"
#include "service/watchedcache.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace runglass;
using namespace runglass::test;

namespace {

QPair<QByteArray, QByteArray> date(const char *time)
{
    return {"Date", QByteArray("Thu, 14 May 2026 ") + time + " GMT"};
}

} // namespace

class TestSyncFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysThatTheCacheFailsAndRecovers();
    void waitsForASlowWriter();
    void asksAtOnceAfterAClockJump();
    void neverSleepsThroughARetry();
    void fetchesWhatIsWantedLastFirst();
    void halvesFeedPages();
    void asksAgainForRunsInProgress();
    void showsTheNewestFirstAfterALongAbsence();

private:
    std::unique_ptr<SyncService> makeSync(const QUrl &url, bool follow = true);
    bool isDone(const SyncService &sync) const { return sync.state().phase == SyncState::Phase::UpToDate; }
    bool hasLog(const char *id) const { return rowsOfCache(*m_cache).logs.contains(id); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<WatchedCache> m_cache;
    SyncTuning m_tuning;
};

void TestSyncFlow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
    QVERIFY(cache.ok());
    m_cache = std::make_shared<WatchedCache>(*cache);
    m_tuning = {};
    m_tuning.firstDelay = std::chrono::milliseconds(5);
    m_tuning.longestDelay = std::chrono::milliseconds(20);
    m_tuning.firstPageLimit = 20;
    m_tuning.pageLimit = 64;
}

void TestSyncFlow::cleanup()
{
    m_cache.reset();
    m_folder.reset();
}

std::unique_ptr<SyncService> TestSyncFlow::makeSync(const QUrl &url, bool follow)
{
    SyncService::Options options;
    options.follow = follow;
    options.tuning = m_tuning;
    return std::make_unique<SyncService>(ServiceEndpoint{url, SecretKey("the-key")}, m_cache, options);
}

void TestSyncFlow::saysThatTheCacheFailsAndRecovers()
{
    FakeService service(HonestService::answer);
    m_cache->fail(UserError{QStringLiteral("The disk is full."), {}, QStringLiteral("Make room.")});
    auto sync = makeSync(service.url());
    sync->want({}, TimeRange::all());
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(sync->state().phase == SyncState::Phase::CacheFailed, 10'000);
    QCOMPARE(sync->state().error->message, QStringLiteral("The disk is full."));
    QVERIFY(sync->state().nextRetry.has_value());
    m_cache->fail({});
    QTRY_VERIFY_WITH_TIMEOUT(isDone(*sync), 20'000);
    QCOMPARE(difference(HonestService::truth(), rowsOfCache(*m_cache)), QString());
}

void TestSyncFlow::waitsForASlowWriter()
{
    int pagesAsked = 0;
    FakeService service([&](const FakeRequest &request) {
        if (request.path.startsWith(QLatin1String("/scripts/s/")))
            ++pagesAsked;
        return HonestService::answer(request);
    });
    m_cache->hold();
    auto sync = makeSync(service.url());
    sync->want({}, TimeRange::all());
    sync->start();
    int released = 0;
    const auto releaseOrDone = [&] {
        released += m_cache->releaseOne() ? 1 : 0;
        return isDone(*sync) && m_cache->heldNow() == 0;
    };
    int furthestAhead = 0;
    QTRY_VERIFY_WITH_TIMEOUT(
        (furthestAhead = std::max(furthestAhead, pagesAsked - released), releaseOrDone()), 30'000);
    QVERIFY(pagesAsked >= 8);
    QCOMPARE(m_cache->mostHeld(), std::size_t(2));
    // Two at the writer, and of the three strands that fetch one answer each.
    QVERIFY2(furthestAhead <= 5, qPrintable(QString::number(furthestAhead)));
    QCOMPARE(difference(HonestService::truth(), rowsOfCache(*m_cache)), QString());
}

void TestSyncFlow::neverSleepsThroughARetry()
{
    FakeService service([](const FakeRequest &) { return FakeAnswer{500, "text/plain", "no"}; });
    const auto steady = m_tuning.steadyClock;
    for (int step = 1; step <= 12; ++step) {
        // Time goes on between any two looks at the clock: what comes due in between must be seen all the
        // same.
        auto looks = std::make_shared<std::atomic<Micros>>(0);
        m_tuning.steadyClock = [steady, looks, step] {
            return steady() + ++*looks * step * microsPerMillisecond;
        };
        const auto sync = makeSync(service.url(), false);
        QSignalSpy finished(sync.get(), &SyncService::finished);
        sync->want({}, TimeRange::all());
        sync->start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 10'000);
        QVERIFY(sync->state().error);
    }
}

void TestSyncFlow::asksAtOnceAfterAClockJump()
{
    auto ahead = std::make_shared<std::atomic<Micros>>(0);
    m_tuning.wallClock = [ahead] { return nowMicros() + ahead->load(); };
    m_tuning.clockCheck = std::chrono::milliseconds(20);
    bool down = true;
    FakeService service([&](const FakeRequest &request) {
        return down ? FakeAnswer{503, "text/plain", "later", {{"Retry-After", "3600"}}}
                    : HonestService::answer(request);
    });
    auto sync = makeSync(service.url());
    sync->want({}, TimeRange::all());
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(sync->state().phase == SyncState::Phase::Offline, 10'000);
    QVERIFY(*sync->state().nextRetry - nowMicros() > 3000 * microsPerSecond);
    down = false;
    *ahead = 2 * microsPerHour;
    QTRY_VERIFY_WITH_TIMEOUT(isDone(*sync), 10'000);
}

void TestSyncFlow::fetchesWhatIsWantedLastFirst()
{
    const QStringList scripts{QStringLiteral("a"), QStringLiteral("b")};
    std::unique_ptr<SyncService> sync;
    QString order;
    QStringList firstCursors;
    FakeService service([&](const FakeRequest &request) {
        if (request.path.endsWith(QLatin1String("/logs"))) {
            order += request.path[9];
            // Told before the answer is: the next choice knows it.
            if (order.size() == 2)
                sync->want(QStringLiteral("b"), TimeRange::all());
            if (order.size() > 2 && order.endsWith(QLatin1String("ba")))
                firstCursors << request.query.queryItemValue(QStringLiteral("cursor"));
        }
        return HonestService::answerFor(scripts, request);
    });
    sync = makeSync(service.url());
    sync->want(QStringLiteral("a"), TimeRange::all());
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(*sync) && order.contains(QLatin1Char('b')), 20'000);
    QVERIFY2(order.startsWith(QLatin1String("aab")), qPrintable(order));
    const qsizetype back = order.indexOf(QLatin1String("ba"));
    QVERIFY2(back > 5 && !order.mid(back + 1).contains(QLatin1Char('b')), qPrintable(order));
    // It goes on with the first where it was left, not from the beginning.
    QCOMPARE(firstCursors.size(), qsizetype(1));
    QVERIFY(!firstCursors.first().isEmpty());
    QCOMPARE(difference(HonestService::truth(scripts), rowsOfCache(*m_cache)), QString());
}

void TestSyncFlow::halvesFeedPages()
{
    constexpr int changed = 40;
    QList<int> limits;
    FakeService service([&](const FakeRequest &request) {
        const QString after = request.query.queryItemValue(QStringLiteral("after"));
        if (request.path != QLatin1String("/changes") || after.isEmpty() || after == QLatin1String("end"))
            return HonestService::answer(request);
        const int limit = request.query.queryItemValue(QStringLiteral("limit")).toInt();
        limits << limit;
        const int from = after == QLatin1String("now") ? 0 : after.toInt();
        const int to = std::min(changed, from + limit);
        QJsonArray logs;
        for (int i = from; i < to; ++i)
            logs.append(HonestService::logAt(HonestService::logCount + i));
        FakeAnswer answer = HonestService::json(
            {{QStringLiteral("runs"), QJsonArray()},
             {QStringLiteral("logs"), logs},
             {QStringLiteral("next"), to == changed ? QStringLiteral("end") : QString::number(to)},
             {QStringLiteral("more"), to < changed}});
        if (logs.size() > 8)
            answer.body.chop(5); // can't be read
        return answer;
    });
    auto sync = makeSync(service.url());
    sync->want({}, TimeRange::all());
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(hasLog("l439") && isDone(*sync), 20'000);
    QCOMPARE(limits.mid(0, 4), (QList<int>{64, 32, 16, 8}));
    Rows expected = HonestService::truth();
    for (int i = 0; i < changed; ++i)
        expected.logs.emplace("l" + std::to_string(HonestService::logCount + i),
                              lineOfLog(HonestService::logAt(HonestService::logCount + i)));
    QCOMPARE(difference(expected, rowsOfCache(*m_cache)), QString());
}

void TestSyncFlow::asksAgainForRunsInProgress()
{
    bool ended = false;
    QJsonObject run = HonestService::runAt(39);
    QJsonObject lateLog = HonestService::logAt(399);
    lateLog[QStringLiteral("log_id")] = QStringLiteral("late");
    FakeService service([&](const FakeRequest &request) {
        run[QStringLiteral("status")] = ended ? QStringLiteral("success") : QStringLiteral("in_progress");
        run[QStringLiteral("revision")] = ended ? 2 : 1;
        if (request.path == QLatin1String("/runs/r39"))
            return HonestService::json(run);
        if (request.query.queryItemValue(QStringLiteral("run_id")) == QLatin1String("r39"))
            return HonestService::json({{QStringLiteral("logs"), QJsonArray{lateLog}},
                                        {QStringLiteral("next"), QJsonValue(QJsonValue::Null)}});
        FakeAnswer answer = HonestService::answer(request);
        if (request.path == QLatin1String("/scripts/s/runs")) {
            QJsonObject page = QJsonDocument::fromJson(answer.body).object();
            QJsonArray runs = page[QLatin1String("runs")].toArray();
            for (qsizetype i = 0; i < runs.size(); ++i) {
                if (runs[i][QLatin1String("run_id")] == QLatin1String("r39"))
                    runs[i] = run;
            }
            page[QLatin1String("runs")] = runs;
            return HonestService::json(page);
        }
        if (request.path == QLatin1String("/changes")) {
            const QString after = request.query.queryItemValue(QStringLiteral("after"));
            if (ended && after == QLatin1String("now"))
                return FakeAnswer{410, "application/problem+json", R"({"title":"Expired","status":410})"};
            if (ended)
                answer.body.replace(R"("now")", R"("later")");
            answer.headers.append(date("12:30:00"));
        }
        return answer;
    });
    auto sync = makeSync(service.url());
    sync->want({}, TimeRange::all());
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(*sync), 20'000);
    QVERIFY(rowsOfCache(*m_cache).runs["r39"].find("|in_progress|") != std::string::npos);
    ended = true;
    QTRY_VERIFY_WITH_TIMEOUT(hasLog("late"), 20'000);
    QCOMPARE(rowsOfCache(*m_cache).runs["r39"], lineOfRun(run));
    QTRY_VERIFY_WITH_TIMEOUT(isDone(*sync), 20'000);
}

void TestSyncFlow::showsTheNewestFirstAfterALongAbsence()
{
    bool back = false;
    bool catchUp = false;
    QJsonObject newest = HonestService::logAt(0);
    newest[QStringLiteral("log_id")] = QStringLiteral("newest");
    newest[QStringLiteral("timestamp")] = QStringLiteral("2026-05-14T17:00:00Z");
    FakeService service([&](const FakeRequest &request) {
        FakeAnswer answer = HonestService::answer(request);
        if (back && request.path == QLatin1String("/scripts/s/logs")) {
            answer = HonestService::page(request, QStringLiteral("logs"), {newest});
        } else if (back && !catchUp && request.path == QLatin1String("/changes")) {
            // So much has changed that the feed does not come to an end.
            const int at = request.query.queryItemValue(QStringLiteral("after")).toInt();
            answer = HonestService::json({{QStringLiteral("runs"), QJsonArray()},
                                          {QStringLiteral("logs"), QJsonArray{HonestService::logAt(1)}},
                                          {QStringLiteral("next"), QString::number(at + 1)},
                                          {QStringLiteral("more"), true}});
        }
        answer.headers.append(date(back ? "18:00:00" : "12:30:00"));
        return answer;
    });
    auto sync = makeSync(service.url());
    sync->want({}, TimeRange::all());
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(*sync), 20'000);
    sync.reset();
    back = true;
    sync = makeSync(service.url());
    sync->want({}, TimeRange::all());
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(hasLog("newest"), 20'000);
    catchUp = true;
    QTRY_VERIFY_WITH_TIMEOUT(isDone(*sync), 20'000);
    const auto covered = (*m_cache->makeReader())->coverage("s", RecordKind::Logs, {});
    QCOMPARE(covered->size(), std::size_t(1));
    QCOMPARE(covered->front().to, *parseRfc3339("2026-05-14T18:00:00Z"));
}

QTEST_GUILESS_MAIN(TestSyncFlow)
#include "tst_syncflow.moc"
