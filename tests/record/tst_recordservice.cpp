// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/recordsource.h"
#include "support/fakeservice.h"
#include "tables/sampledata.h"
#include "workspace/workspace.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;
using namespace runglass::test;
using State = DocumentDetails::State;

/// What comes from the service when the cache lacks it: a whole workspace with a real cache and sync, and a
/// service that answers what the test says.
class TestRecordService : public QObject
{
    Q_OBJECT

private:
    static constexpr int runCount = 60;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Cache> m_cache;
    std::unique_ptr<FakeService> m_service;
    FakeService::Handler m_runs; ///< answers what is below /runs
    SyncTuning m_tuning;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<RecordSource> m_source;

    static QString id(int number) { return QString::fromStdString(sample::run(number, "s").id); }
    static QString payloadPath(int number) { return QStringLiteral("/runs/%1/payload").arg(id(number)); }

    static FakeAnswer json(const QByteArray &body)
    {
        FakeAnswer answer;
        answer.body = body;
        return answer;
    }
    static FakeAnswer problem(int status, const QByteArray &detail)
    {
        FakeAnswer answer = json(R"({"title":"No","status":)" + QByteArray::number(status) +
                                 R"(,"detail":")" + detail + R"("})");
        answer.status = status;
        answer.contentType = "application/problem+json";
        return answer;
    }
    static FakeAnswer silent()
    {
        FakeAnswer answer;
        answer.silent = true;
        return answer;
    }
    static FakeAnswer payload(const FakeRequest &request)
    {
        return json(R"({"run_id":")" + request.path.section(QLatin1Char('/'), 2, 2).toUtf8() +
                    R"(","input":{"big": 12345678901234567890, "n":1.50},"output":null,"error":"Timeout"})");
    }
    FakeAnswer answer(const FakeRequest &request) const
    {
        if (request.path.startsWith(QLatin1String("/runs/")))
            return m_runs(request);
        if (request.path == QLatin1String("/scripts"))
            return json(R"({"scripts":[{"id":"s","name":"Sample"}]})");
        if (request.path == QLatin1String("/changes"))
            return request.query.hasQueryItem(QStringLiteral("after"))
                       ? silent()
                       : json(R"({"runs":[],"logs":[],"next":"now","more":false})");
        return json(R"({"runs":[],"logs":[],"deployments":[],"next":null})");
    }
    QStringList payloadsAsked() const
    {
        QStringList paths;
        for (const FakeRequest &request : m_service->requests()) {
            if (request.path.endsWith(QLatin1String("/payload")))
                paths.append(request.path);
        }
        return paths;
    }
    std::unique_ptr<SyncService> makeSync() const
    {
        SyncService::Options options;
        options.tuning = m_tuning;
        auto sync = std::make_unique<SyncService>(ServiceEndpoint{m_service->url(), SecretKey("the-key")},
                                                  m_cache, options);
        return sync;
    }
    void goOnline()
    {
        m_workspace->attachSync(makeSync());
        m_workspace->sync()->start();
    }
    /// The state of the shown run's input; Loading as long as nothing is known.
    State input() const { return m_source->current() ? m_source->current()->input.state : State::Loading; }
    std::optional<Payload> cached(const QString &runId) const
    {
        auto reader = m_cache->makeReader();
        const auto payload = (*reader)->payload(runId.toStdString(), {});
        return payload ? *payload : std::nullopt;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
        QVERIFY(cache);
        m_cache = *cache;
        QVERIFY(sample::write(*m_cache, sample::batch(sample::script("s", "Sample", runCount), runCount)));
        m_tuning = {};
        m_tuning.firstDelay = std::chrono::milliseconds(5);
        m_tuning.longestDelay = std::chrono::milliseconds(20);
        m_runs = payload;
        m_service = std::make_unique<FakeService>([this](const FakeRequest &r) { return answer(r); });
        m_workspace = std::make_unique<Workspace>(m_cache, nullptr, QStringLiteral("Sample"));
        m_source = std::make_unique<RecordSource>(m_workspace->records());
    }
    void cleanup()
    {
        m_source.reset();
        m_workspace.reset();
        m_service.reset();
        m_cache.reset();
    }

    void fetchesWhatTheCacheLacks()
    {
        goOnline();
        m_source->show(id(3));
        QTRY_COMPARE(input(), State::Present);
        const RecordDetailsPointer details = m_source->current();
        QCOMPARE(*details->input.text, std::string(R"({"big": 12345678901234567890, "n":1.50})"));
        QVERIFY(details->input.isJson);
        QCOMPARE(details->output.state, State::NotGiven);
        QCOMPARE(*details->error, std::string("Timeout"));
        QTRY_VERIFY(cached(id(3)));
        QCOMPARE(cached(id(3))->input->text, *details->input.text);
        QCOMPARE(payloadsAsked(), QStringList{payloadPath(3)});
    }

    void whatIsInTheCacheIsNotAskedFor()
    {
        WriteBatch batch;
        const Run run = sample::run(3, "s");
        batch.payloads.push_back(
            {{run.id, Document{"1", true}, std::nullopt, std::nullopt}, run.status, run.revision});
        QVERIFY(sample::write(*m_cache, std::move(batch)));
        goOnline();
        m_source->show(id(3));
        QTRY_COMPARE(input(), State::Present);
        m_source->show(id(4)); // asked for, so that 3 would have been before
        QTRY_COMPARE(input(), State::Present);
        QCOMPARE(payloadsAsked(), QStringList{payloadPath(4)});
    }

    void whatTheServiceLacksIsMissing()
    {
        m_runs = [](const FakeRequest &) { return problem(404, "no such payload"); };
        goOnline();
        m_source->show(id(3));
        QTRY_COMPARE(input(), State::Missing);
        QVERIFY(m_source->current()->input.error->reason.contains(QLatin1String("no such payload")));
        // Asked for again only when the user wants that.
        m_runs = payload;
        m_source->retry();
        QTRY_COMPARE(input(), State::Present);
        QCOMPARE(payloadsAsked().size(), 2);
    }

    void whatIsTooLargeIsSaid()
    {
        m_tuning.payloadCap = 1024 * 1024;
        m_runs = [](const FakeRequest &) { return json(QByteArray(2 * 1024 * 1024, ' ') + "{}"); };
        goOnline();
        m_source->show(id(3));
        QTRY_COMPARE(input(), State::TooLarge);
        QVERIFY(m_source->current()->output.error->reason.contains(QLatin1String("1 MB")));
    }

    void anOverloadedServiceIsLeftAloneAsLongAsItWants()
    {
        m_runs = [](const FakeRequest &) {
            FakeAnswer answer = problem(503, "maintenance");
            answer.headers = {{"Retry-After", "3600"}};
            return answer;
        };
        goOnline();
        m_source->show(id(3));
        QTRY_COMPARE(input(), State::Failed);
        QVERIFY(m_source->current()->input.error->reason.contains(QLatin1String("maintenance")));
        QTRY_VERIFY(m_workspace->syncState().nextRetry);
        QVERIFY(*m_workspace->syncState().nextRetry > nowMicros() + 3'500 * microsPerSecond);
        // The next one is not asked for either, and told why.
        m_source->show(id(4));
        QTRY_COMPARE(input(), State::Failed);
        QCOMPARE(payloadsAsked().size(), 1);
        m_runs = payload;
        m_source->retry();
        QTRY_COMPARE(input(), State::Present);
    }

    void aFailureIsTriedAgainByItself()
    {
        int failures = 0;
        m_runs = [&failures](const FakeRequest &request) {
            return ++failures <= 2 ? problem(500, "oops") : payload(request);
        };
        goOnline();
        QStringList seen;
        connect(m_source.get(), &RecordSource::changed, this, [&] {
            if (input() == State::Failed)
                seen.append(m_source->current()->input.error->oneLine());
        });
        m_source->show(id(3));
        QTRY_COMPARE(input(), State::Present);
        QVERIFY(!seen.isEmpty() && seen.first().contains(QLatin1String("oops")));
        QVERIFY(!seen.join(QString()).contains(QLatin1String("the-key")));
    }

    void nonsenseIsNoDocument_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("of another run") << QByteArray(R"({"run_id":"else","input":1})");
        QTest::newRow("no object") << QByteArray("[1]");
        QTest::newRow("cut off") << QByteArray(R"({"input":{"a":)");
    }
    void nonsenseIsNoDocument()
    {
        QFETCH(QByteArray, body);
        m_runs = [body](const FakeRequest &) { return json(body); };
        goOnline();
        m_source->show(id(3));
        QTRY_COMPARE(input(), State::Failed);
        QVERIFY(!m_source->current()->input.error->message.isEmpty());
        QVERIFY(!cached(id(3)));
    }

    void offlineItIsNotHeldAndOnlineItComes()
    {
        m_source->show(id(3));
        QTRY_COMPARE(input(), State::NotHeld);
        m_workspace->expectSync();
        QCOMPARE(input(), State::Loading);
        m_workspace->failSync({QStringLiteral("no key"), {}, {}});
        QCOMPARE(input(), State::Failed);
        QCOMPARE(m_source->current()->input.error->message, QStringLiteral("no key"));
        goOnline();
        QTRY_COMPARE(input(), State::Present);
    }

    void neighboursAreFetchedAfterTheOneShown()
    {
        goOnline();
        m_source->show(id(10));
        m_source->setNeighbours({id(11), id(9)});
        // They are also in memory once there is nothing to wish for.
        QTRY_VERIFY(cached(id(11)) && cached(id(9)) && m_workspace->records().wishes().empty());
        QCOMPARE(payloadsAsked().first(), payloadPath(10));
        m_source->show(id(11));
        QCOMPARE(input(), State::Present);
        m_source->show(id(9));
        QCOMPARE(input(), State::Present);
    }

    void theShownOneDoesNotWaitForNeighbours()
    {
        m_runs = [](const FakeRequest &request) {
            return request.path == payloadPath(20) ? payload(request) : silent();
        };
        goOnline();
        m_source->show(id(10));
        m_source->setNeighbours({id(11), id(12), id(13), id(14), id(15)});
        QTRY_COMPARE(payloadsAsked().size(), 3);
        m_source->setNeighbours({id(11), id(12), id(13), id(14), id(15), id(16)});
        m_source->show(id(20));
        QTRY_COMPARE(input(), State::Present);
    }

    void whatIsNoLongerWantedIsGivenUp()
    {
        m_runs = [](const FakeRequest &) { return silent(); };
        goOnline();
        m_source->show(id(3));
        QTRY_COMPARE(payloadsAsked(), QStringList{payloadPath(3)});
        QCOMPARE(m_service->abandoned(), QStringList());
        m_source->clear();
        QTRY_COMPARE(m_service->abandoned(), QStringList{payloadPath(3)});
        QCOMPARE(m_source->current(), nullptr);
    }

    void holdingTheKeyDownAsksForWhereItStops()
    {
        goOnline();
        for (int i = 0; i < runCount; ++i)
            m_source->show(id(i));
        QTRY_COMPARE(input(), State::Present);
        QCOMPARE(m_source->current()->run.id, id(runCount - 1).toStdString());
        QVERIFY(payloadsAsked().size() <= 2);
    }

    void whatARunEndedWithIsFetchedAgain()
    {
        m_runs = [](const FakeRequest &) { return json(R"({"input":"in"})"); };
        goOnline();
        m_source->show(id(0));
        QTRY_COMPARE(input(), State::Present);
        QCOMPARE(m_source->current()->output.state, State::NotGiven);
        QTRY_VERIFY(cached(id(0)));
        const auto text = m_source->current()->input.text;

        m_runs = [](const FakeRequest &) { return json(R"({"input":"in","output":[1]})"); };
        QStringList states;
        connect(m_source.get(), &RecordSource::changed, this,
                [&] { states.append(QString::number(static_cast<int>(input()))); });
        Run ended = sample::run(0, "s");
        ended.revision = 2;
        ended.status = RunStatus::Success;
        WriteBatch batch;
        batch.records.add(ended);
        QVERIFY(sample::write(*m_cache, std::move(batch)));
        const auto output = [&] { return m_source->current()->output.state; };
        QTRY_COMPARE(output(), State::Present);
        QCOMPARE(m_source->current()->run, ended);
        // The input did not flicker meanwhile.
        states.removeAll(QString::number(static_cast<int>(State::Present)));
        QCOMPARE(states, QStringList());
        QTRY_VERIFY(cached(id(0)) && cached(id(0))->output);
    }

    void aRunThatIsNotKnownIsAskedFor()
    {
        m_runs = [](const FakeRequest &request) {
            if (request.path.endsWith(QLatin1String("/payload")))
                return payload(request);
            return json(R"({"run_id":"elsewhere","script_id":"s","status":"failed","revision":7,)"
                        R"("function":"main","executed_at":"2026-11-01T10:00:00Z"})");
        };
        goOnline();
        m_source->show(QStringLiteral("elsewhere"));
        QTRY_COMPARE(input(), State::Present);
        const RecordDetailsPointer details = m_source->current();
        QVERIFY(details->isKnown);
        QCOMPARE(details->run.function, std::string("main"));
        QCOMPARE(details->run.revision, std::int64_t{7});
        auto reader = m_cache->makeReader();
        QVERIFY(*(*reader)->run("elsewhere", {}));
    }

    void aRunNobodyKnowsIsMissing()
    {
        m_runs = [](const FakeRequest &) { return problem(404, "unknown"); };
        goOnline();
        m_source->show(QStringLiteral("../scripts?x=1"));
        QTRY_COMPARE(input(), State::Missing);
        QVERIFY(!m_source->current()->isKnown);
        QVERIFY(!m_source->current()->input.error->help.isEmpty());
        for (const FakeRequest &request : m_service->requests())
            QVERIFY(!request.query.hasQueryItem(QStringLiteral("x")));
    }

    void failedRunsOfTheRangeComeInTheBackgroundNewestFirst()
    {
        m_runs = [](const FakeRequest &request) {
            // One that fails holds nothing up.
            return request.path == payloadPath(8) ? problem(500, "oops") : payload(request);
        };
        WriteBatch batch;
        const Run held = sample::run(13, "s");
        batch.payloads.push_back({{held.id, Document{"1", true}, {}, {}}, held.status, held.revision});
        QVERIFY(sample::write(*m_cache, std::move(batch)));
        m_workspace->want(QStringLiteral("s"), {sample::run(30, "s").executedAt, sample::newest + 1});
        goOnline();
        const QStringList wanted{payloadPath(3), payloadPath(8), payloadPath(18), payloadPath(23),
                                 payloadPath(28)};
        QTRY_VERIFY(cached(id(28)));
        QCOMPARE(payloadsAsked(), wanted);
        QVERIFY(!cached(id(8)));
    }

    void theBackgroundWaitsForWhatIsShown()
    {
        m_runs = [](const FakeRequest &request) {
            return request.path == payloadPath(1) ? silent() : payload(request);
        };
        m_source->show(id(1));
        QTRY_COMPARE(input(), State::NotHeld);
        m_workspace->want(QStringLiteral("s"), {sample::run(30, "s").executedAt, sample::newest + 1});
        QSignalSpy wishes(&m_workspace->records(), &RecordKeeper::wishesChanged);
        goOnline();
        QTRY_VERIFY(m_workspace->records().wishes().size() > 1);
        QTRY_COMPARE(m_workspace->syncState().phase, SyncState::Phase::UpToDate);
        QCOMPARE(payloadsAsked(), QStringList{payloadPath(1)});
        m_source->clear();
        QTRY_VERIFY(cached(id(28)));
    }
};

QTEST_GUILESS_MAIN(TestRecordService)
#include "tst_recordservice.moc"
