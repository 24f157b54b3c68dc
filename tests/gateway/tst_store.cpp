// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/gatewayfixture.h"
#include "gateway/gatewayprogram.h"

#include "gateway/demo/simulation.h"
#include "gateway/store.h"
#include "telemetry/mapping.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace runglass;
using gateway::Store;
using gateway::WriteReport;
using runglass::test::GatewayFixture;
using runglass::test::GatewayProgram;
using telemetry::Mapped;

namespace {

constexpr Micros noon = 1'779'019'200'000'000; // 2026-05-17T12:00:00Z

/// Some simulated runs with all that they send.
std::vector<Mapped> someTelemetry(int batches)
{
    const gateway::Simulation simulation(1, noon - noon % microsPerDay);
    telemetry::Mapper mapper;
    std::vector<Mapped> all(static_cast<std::size_t>(batches));
    for (int i = 0; i < batches * 20; ++i) {
        const gateway::SimulatedRun run = simulation.runAt(noon + i * microsPerSecond);
        Mapped &into = all[static_cast<std::size_t>(i / 20)];
        mapper.map(run.finished, "run", into);
        for (const auto &entry : run.entries)
            mapper.map(entry, "entry", into);
        for (const auto &line : run.captured)
            mapper.map(line, "line", into);
    }
    return all;
}

/// Gives the batches one after the other.
std::function<std::optional<Mapped>()> source(const std::vector<Mapped> &batches)
{
    return [&batches, next = std::size_t{0}]() mutable {
        return next < batches.size() ? std::optional(batches[next++]) : std::nullopt;
    };
}

/// All that a client could read.
std::string everything(Store &store)
{
    auto reader = store.reader();
    std::string text = (*reader)->scripts();
    const auto page = (*reader)->changes(0, 1'000'000, {});
    text += page.scripts + page.runs + page.logs;
    for (const QJsonValue &run :
         QJsonDocument::fromJson(QByteArray::fromStdString('[' + page.runs + ']')).array())
        text += *(*reader)->payload(run[QStringLiteral("run_id")].toString().toStdString());
    return text;
}

std::unique_ptr<Store> opened(const QTemporaryDir &folder, const QString &name)
{
    auto store = Store::open(folder.filePath(name));
    return store ? std::move(store).value() : nullptr;
}

} // namespace

/// What is written, and what is left when writing ends early.
class TestStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loadingIsWriting();
    void loadingAgainAfterwards();
    void repeatedRunsAreNotLoaded();
    void killedWhileLoading();
    void killedDuringIntake();
};

void TestStore::loadingIsWriting()
{
    QTemporaryDir folder;
    const auto batches = someTelemetry(20);
    const auto loaded = opened(folder, QStringLiteral("loaded.db"));
    const auto written = opened(folder, QStringLiteral("written.db"));
    QVERIFY(loaded && written && loaded->isEmpty());
    const auto report = loaded->load(source(batches));
    QVERIFY(report.ok());
    QCOMPARE(report->runsChanged, 400);
    QVERIFY(report->logsInserted > 800);
    QVERIFY(!loaded->isEmpty());
    QVERIFY(written->writeAll(source(batches)).ok());
    QVERIFY(everything(*loaded) == everything(*written));
}

void TestStore::loadingAgainAfterwards()
{
    // The indexes are back: what is known is found again.
    QTemporaryDir folder;
    const auto batches = someTelemetry(5);
    const auto store = opened(folder, QStringLiteral("g.db"));
    QVERIFY(store && store->load(source(batches)).ok());
    const std::string before = everything(*store);
    for (const Mapped &batch : batches) {
        const auto report = store->write(batch);
        QVERIFY(report.ok());
        QCOMPARE(report->runsChanged, 0);
        QCOMPARE(report->logsInserted, 0);
        QCOMPARE(report->logsRepeated, static_cast<std::int64_t>(batch.logs.size()));
    }
    QVERIFY(everything(*store).size() == before.size());
}

void TestStore::repeatedRunsAreNotLoaded()
{
    QTemporaryDir folder;
    const auto store = opened(folder, QStringLiteral("g.db"));
    QVERIFY(store);
    auto batches = someTelemetry(3);
    batches.push_back(batches.front());
    QVERIFY(!store->load(source(batches)).ok());
    QVERIFY(store->isEmpty());
    batches.pop_back();
    QVERIFY(store->load(source(batches)).ok());
    QVERIFY(store->writeAll(source(batches)).ok());
}

void TestStore::killedWhileLoading()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("g.db"));
    const QStringList demo = {QStringLiteral("--demo")};
    {
        // Killed when the file has begun to grow, far from its end.
        GatewayProgram program(file, demo);
        QVERIFY(program.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(file).size() > 1'000'000, 60'000);
    }
    {
        auto store = Store::open(file);
        QVERIFY(store.ok());
        QVERIFY((*store)->isEmpty());
    }
    GatewayProgram program(file, demo);
    const int port = program.port();
    QVERIFY(port > 0);
    const auto answer = httplib::Client("127.0.0.1", port).Get(GatewayFixture::path("/scripts"));
    QVERIFY(answer);
    QCOMPARE(QJsonDocument::fromJson(QByteArray::fromStdString(answer->body))[QStringLiteral("scripts")]
                 .toArray()
                 .size(),
             6);
    QCOMPARE(program.end(SIGTERM), 0);
}

void TestStore::killedDuringIntake()
{
    constexpr int entries = 60;
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("g.db"));
    int sent = 0;
    std::vector<std::string> acknowledged;
    for (int round = 0; round < 8; ++round) {
        GatewayProgram program(file);
        const int port = program.port();
        QVERIFY(port > 0);
        std::atomic<int> taken = 0;
        std::thread sender([&] {
            httplib::Client client("127.0.0.1", port);
            client.set_keep_alive(true);
            while (true) {
                const std::string id = "run-" + std::to_string(++sent);
                const auto answer =
                    client.Post("/v1/traces", GatewayFixture::traces(id, noon + sent * 1000, entries),
                                "application/json");
                if (!answer || answer->status != 200)
                    break;
                acknowledged.push_back(id);
                ++taken;
            }
        });
        const bool going = QTest::qWaitFor([&] { return taken > 3 * round; }, 30'000);
        program.kill();
        sender.join();
        QVERIFY(going);
    }
    auto store = Store::open(file);
    QVERIFY(store.ok());
    auto reader = (*store)->reader();
    const auto page = (*reader)->changes(0, 1'000'000, {});
    const auto count = [](const std::string &records) {
        return QJsonDocument::fromJson(QByteArray::fromStdString('[' + records + ']')).array().size();
    };
    // Each request is there whole or not at all, and all that was acknowledged is.
    QCOMPARE(count(page.logs), count(page.runs) * entries);
    QVERIFY(count(page.runs) >= static_cast<qsizetype>(acknowledged.size()));
    for (const std::string &id : acknowledged)
        QVERIFY2((*reader)->runKey(id), id.c_str());
}

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
