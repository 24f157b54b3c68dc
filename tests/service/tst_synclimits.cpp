// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// What the sync does not take from a service: its word, too much, too slowly, twice, or against the contract.

#include "service/honestservice.h"
#include "service/syncservice.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;
using namespace runglass::test;

class TestSyncLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sendsNothingWhereTheCertificateDoesNotVerify();
    void stopsACompressedBomb();
    void givesUpABodyThatDrips();
    void takesRepeatsAndDisorder();
    void keepsTheRestOfAPage();
    void tellsOfAScriptThatIsNotThere();

private:
    std::unique_ptr<SyncService> makeSync(const QUrl &url, bool follow = true);
    bool isDone(const SyncService &sync) const { return sync.state().phase == SyncState::Phase::UpToDate; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Cache> m_cache;
    SyncTuning m_tuning;
};

void TestSyncLimits::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
    QVERIFY(cache.ok());
    m_cache = *cache;
    m_tuning = {};
    m_tuning.firstDelay = std::chrono::milliseconds(5);
    m_tuning.longestDelay = std::chrono::milliseconds(20);
    m_tuning.firstPageLimit = 20;
    m_tuning.pageLimit = 64;
    m_tuning.sizeCap = 256 * 1024;
}

void TestSyncLimits::cleanup()
{
    m_cache.reset();
    m_folder.reset();
}

std::unique_ptr<SyncService> TestSyncLimits::makeSync(const QUrl &url, bool follow)
{
    SyncService::Options options;
    options.follow = follow;
    options.tuning = m_tuning;
    auto sync = std::make_unique<SyncService>(ServiceEndpoint{url, SecretKey("the-key")}, m_cache, options);
    sync->want({}, TimeRange::all());
    return sync;
}

void TestSyncLimits::sendsNothingWhereTheCertificateDoesNotVerify()
{
    QFile file(QStringLiteral(RUNGLASS_TEST_DATA "/selfsigned.pem"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pem = file.readAll();
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(pem, QSsl::Pem));
    tls.setPrivateKey(QSslKey(pem, QSsl::Rsa, QSsl::Pem));
    FakeService service(HonestService::answer, &tls);
    auto sync = makeSync(service.url(), false);
    QSignalSpy finished(sync.get(), &SyncService::finished);
    sync->start();
    QVERIFY(finished.wait(20'000));
    QCOMPARE(sync->state().phase, SyncState::Phase::Offline);
    QVERIFY(sync->state().error->message.contains(QLatin1String("certificate doesn't verify")));
    QVERIFY(sync->state().error->reason.contains(QLatin1String("self-signed"), Qt::CaseInsensitive));
    QVERIFY(sync->state().error->help.contains(QLatin1String("the key has not been sent")));
    QVERIFY(!sync->state().error->oneLine().contains(QLatin1String("the-key")));
    QVERIFY(service.requests().isEmpty());
    QVERIFY(rowsOfCache(*m_cache).logs.empty());
}

void TestSyncLimits::stopsACompressedBomb()
{
    // 200 MB in 200 kB: over the cap only once it is decompressed.
    const QByteArray bomb =
        qCompress(QByteArray("{\"logs\":[],\"x\":\"") + QByteArray(200'000'000, 'x'), 9).mid(4);
    QVERIFY(bomb.size() < m_tuning.sizeCap);
    int bombs = 0;
    FakeService service([&](const FakeRequest &request) {
        if (request.path == QLatin1String("/scripts/s/logs") && bombs < 2) {
            ++bombs;
            return FakeAnswer{200, "application/json", bomb, {{"Content-Encoding", "deflate"}}};
        }
        return HonestService::answer(request);
    });
    auto sync = makeSync(service.url());
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(*sync), 20'000);
    QCOMPARE(bombs, 2);
    QCOMPARE(difference(HonestService::truth(), rowsOfCache(*m_cache)), QString());
}

void TestSyncLimits::givesUpABodyThatDrips()
{
    m_tuning.idleTimeout = std::chrono::milliseconds(10'000);
    m_tuning.totalTimeout = std::chrono::milliseconds(300);
    int drips = 0;
    FakeService service([&](const FakeRequest &request) {
        FakeAnswer answer = HonestService::answer(request);
        answer.drips = request.path == QLatin1String("/scripts/s/logs") && drips++ < 2;
        return answer;
    });
    auto sync = makeSync(service.url());
    QSignalSpy states(sync.get(), &SyncService::stateChanged);
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(*sync), 20'000);
    QVERIFY(std::any_of(states.begin(), states.end(), [](const QList<QVariant> &arguments) {
        const auto state = arguments.first().value<SyncState>();
        return state.error && state.error->reason.contains(QLatin1String("did not finish an answer"));
    }));
    QCOMPARE(difference(HonestService::truth(), rowsOfCache(*m_cache)), QString());
}

void TestSyncLimits::takesRepeatsAndDisorder()
{
    FakeService service([](const FakeRequest &request) {
        FakeAnswer answer = HonestService::answer(request);
        if (!request.path.endsWith(QLatin1String("/logs")) && !request.path.endsWith(QLatin1String("/runs")))
            return answer;
        // Every page oldest first, and each record in it twice.
        QJsonObject page = QJsonDocument::fromJson(answer.body).object();
        const QString list = request.path.section(QLatin1Char('/'), -1);
        QJsonArray turned;
        for (const QJsonValue &record : page[list].toArray()) {
            turned.prepend(record);
            turned.prepend(record);
        }
        page[list] = turned;
        return HonestService::json(page);
    });
    auto sync = makeSync(service.url());
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(*sync), 20'000);
    QCOMPARE(difference(HonestService::truth(), rowsOfCache(*m_cache)), QString());
}

void TestSyncLimits::keepsTheRestOfAPage()
{
    FakeService service([](const FakeRequest &request) {
        FakeAnswer answer = HonestService::answer(request);
        if (request.path == QLatin1String("/scripts/s/logs"))
            answer.body.replace(R"("log_id":"l101")", R"("log_id":101)");
        if (request.path == QLatin1String("/scripts/s/runs")) {
            answer.body.replace(R"("response_time_ms":7,)", R"("response_time_ms":"soon",)");
            answer.body.replace(R"("script_id":"s","status":"success"})", R"("script_id":"s"})");
        }
        return answer;
    });
    auto sync = makeSync(service.url());
    sync->start();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(*sync), 20'000);
    QCOMPARE(sync->state().recordsSkipped, std::int64_t(1 + HonestService::runCount));
    Rows expected = HonestService::truth();
    expected.logs.erase("l101");
    expected.runs.clear();
    QCOMPARE(difference(expected, rowsOfCache(*m_cache)), QString());
    const auto reader = m_cache->makeReader();
    const auto problems = (*reader)->problems({});
    const auto reported = [&](ProblemReport::Kind kind, std::string_view field) {
        return std::any_of(problems->begin(), problems->end(), [&](const ProblemReport &problem) {
            return problem.kind == kind && problem.detail.find(field) != std::string::npos &&
                   problem.where.starts_with("GET /scripts/s/");
        });
    };
    QVERIFY(reported(ProblemReport::Kind::SkippedRecord, "log_id"));
    QVERIFY(reported(ProblemReport::Kind::SkippedRecord, "status"));
}

void TestSyncLimits::tellsOfAScriptThatIsNotThere()
{
    FakeService service([](const FakeRequest &request) {
        if (request.path.startsWith(QLatin1String("/scripts/gone/")))
            return FakeAnswer{404, "application/problem+json", R"({"title":"No such script","status":404})"};
        return request.path == QLatin1String("/scripts")
                   ? HonestService::answerFor({QStringLiteral("gone"), QStringLiteral("s")}, request)
                   : HonestService::answer(request);
    });
    auto sync = makeSync(service.url(), false);
    QSignalSpy finished(sync.get(), &SyncService::finished);
    sync->start();
    QVERIFY(finished.wait(20'000));
    QVERIFY(sync->state().error.has_value());
    QVERIFY(sync->state().error->reason.contains(QLatin1String("No such script")));
    // The others are complete all the same.
    QCOMPARE(difference(HonestService::truth(), rowsOfCache(*m_cache)), QString());
}

QTEST_GUILESS_MAIN(TestSyncLimits)
#include "tst_synclimits.moc"
