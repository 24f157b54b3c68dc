// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/gatewayfixture.h"

#include "gateway/cursor.h"
#include "sqlite/statement.h"

#include <QTest>

#include <atomic>
#include <set>
#include <thread>

using namespace runglass;
using runglass::test::GatewayFixture;

namespace {

constexpr std::int64_t someTime = 1'779'000'000'000'000;

QStringList idsOf(const QJsonArray &records, const QString &name)
{
    QStringList ids;
    for (const QJsonValue &record : records)
        ids << record[name].toString();
    return ids;
}

} // namespace

/// Lists, cursors and the change feed, over real HTTP.
class TestGatewayApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagingSeesEveryRowOnceWhileRowsAreAdded();
    void cursorsSurviveARestart();
    void expiredAndForeignCursorsAreGone();
    void rangesIncludeFromAndExcludeTo();
    void sentAgainChangesNothing();
    void finishedRunsStayFinished();
    void anEntryMakesItsRunAppear();
    void feedIsCompleteAndInOrderUnderConcurrentWrites();
    void feedOfSomeScripts();
    void feedPages();
    void waitingEndsWithAChange();
    void waitingEndsWithStop();
    void manyWaitingRequestsLeaveRoomForOthers();
};

void TestGatewayApi::pagingSeesEveryRowOnceWhileRowsAreAdded()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    // Equal times on purpose: the order among them is by id.
    for (int i = 0; i < 40; ++i)
        QVERIFY(gateway.send("old-" + std::to_string(i), someTime + i / 8, 3));
    const std::string list = "/scripts/" + gateway.scriptId();
    for (const auto &[kind, id, expected] :
         {std::tuple{"/runs", "run_id", 40}, std::tuple{"/logs", "log_id", 120}}) {
        QStringList seen;
        QString cursor;
        int added = 0;
        do {
            std::string path = list + kind + "?limit=7";
            if (!cursor.isEmpty())
                path += "&cursor=" + cursor.toStdString();
            const QJsonObject page = gateway.get(path);
            QVERIFY(!page.isEmpty());
            for (const QString &record :
                 idsOf(page[QString::fromLatin1(kind + 1)].toArray(), QString::fromLatin1(id))) {
                if (record.startsWith(QLatin1String("old-")))
                    seen << record;
            }
            cursor = page[QStringLiteral("next")].toString();
            // Newer and older than what was read.
            QVERIFY(gateway.send("new" + std::string(kind + 1) + std::to_string(added),
                                 someTime + 100 + added, 1));
            QVERIFY(gateway.send("past" + std::string(kind + 1) + std::to_string(added),
                                 someTime - 100 - added, 1));
            ++added;
            QVERIFY(added < 200);
        } while (!cursor.isEmpty());
        QCOMPARE(seen.size(), expected);
        QCOMPARE(std::set<QString>(seen.begin(), seen.end()).size(), static_cast<std::size_t>(expected));
    }
}

void TestGatewayApi::cursorsSurviveARestart()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    for (int i = 0; i < 5; ++i)
        QVERIFY(gateway.send("r" + std::to_string(i), someTime + i));
    const std::string list = "/scripts/" + gateway.scriptId() + "/runs?limit=2";
    const std::string cursor = gateway.get(list)[QStringLiteral("next")].toString().toStdString();
    const std::string feed = gateway.get("/changes")[QStringLiteral("next")].toString().toStdString();
    gateway.stop();
    QVERIFY(gateway.start());
    QCOMPARE(idsOf(gateway.get(list + "&cursor=" + cursor)[QStringLiteral("runs")].toArray(),
                   QStringLiteral("run_id")),
             QStringList({QStringLiteral("r2"), QStringLiteral("r1")}));
    QVERIFY(gateway.send("later", someTime));
    QCOMPARE(idsOf(gateway.get("/changes?after=" + feed)[QStringLiteral("runs")].toArray(),
                   QStringLiteral("run_id")),
             QStringList(QStringLiteral("later")));
}

void TestGatewayApi::expiredAndForeignCursorsAreGone()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    QVERIFY(gateway.send("r", someTime));
    Connection connection;
    QVERIFY(connection.open(QFile::encodeName(gateway.options.databaseFile).toStdString(),
                            Connection::Mode::ReadOnly));
    Statement statement(connection, "SELECT value FROM meta WHERE name = 'database_id'");
    Rows row = statement.rows();
    QVERIFY(row.next());
    const std::string databaseId(row.text(0));
    const std::string script = gateway.scriptId();
    const auto statusOf = [&](gateway::Cursor::Kind kind, Micros age, const std::string &madeBy) {
        const std::string cursor = gateway::encodeCursor({kind, 0, "x", script, nowMicros() - age}, madeBy);
        const std::string path = kind == gateway::Cursor::Kind::Changes ? "/changes?after="
                                 : kind == gateway::Cursor::Kind::Runs
                                     ? "/scripts/" + script + "/runs?cursor="
                                     : "/scripts/" + script + "/logs?cursor=";
        const auto answer = gateway.client()->Get(GatewayFixture::path(path + cursor));
        return answer ? answer->status : 0;
    };
    using Kind = gateway::Cursor::Kind;
    for (const Kind kind : {Kind::Runs, Kind::Logs, Kind::Changes}) {
        QCOMPARE(statusOf(kind, 0, databaseId), 200);
        QCOMPARE(statusOf(kind, gateway::cursorLifetime - microsPerMinute, databaseId), 200);
        QCOMPARE(statusOf(kind, gateway::cursorLifetime + microsPerMinute, databaseId), 410);
        QCOMPARE(statusOf(kind, 0, "another"), 410);
    }
}

void TestGatewayApi::rangesIncludeFromAndExcludeTo()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    for (int i = 0; i < 3; ++i)
        QVERIFY(gateway.send("r" + std::to_string(i), someTime + i, 1));
    const std::string range = "?from=" + formatRfc3339(someTime) + "&to=" + formatRfc3339(someTime + 2);
    const std::string list = "/scripts/" + gateway.scriptId();
    QCOMPARE(idsOf(gateway.get(list + "/runs" + range)[QStringLiteral("runs")].toArray(),
                   QStringLiteral("run_id")),
             QStringList({QStringLiteral("r1"), QStringLiteral("r0")}));
    QCOMPARE(gateway.get(list + "/logs" + range)[QStringLiteral("logs")].toArray().size(), 2);
    QCOMPARE(gateway.get(list + "/logs?run_id=r2")[QStringLiteral("logs")].toArray().size(), 1);
    QCOMPARE(gateway.get(list + "/logs?run_id=unknown")[QStringLiteral("logs")].toArray().size(), 0);
}

void TestGatewayApi::sentAgainChangesNothing()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    QVERIFY(gateway.send("r", someTime, 4));
    const QJsonObject before = gateway.get("/runs/r");
    const std::string feed = gateway.get("/changes")[QStringLiteral("next")].toString().toStdString();
    QVERIFY(gateway.send("r", someTime, 4));
    QCOMPARE(gateway.get("/runs/r"), before);
    const QJsonObject changes = gateway.get("/changes?after=" + feed);
    QVERIFY(changes[QStringLiteral("runs")].toArray().isEmpty());
    QVERIFY(changes[QStringLiteral("logs")].toArray().isEmpty());
    const QJsonValue script = gateway.get("/scripts")[QStringLiteral("scripts")][0];
    QCOMPARE(script[QStringLiteral("total_runs")].toInt(), 1);
    QCOMPARE(script[QStringLiteral("total_logs")].toInt(), 4);
}

void TestGatewayApi::finishedRunsStayFinished()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    std::string started = GatewayFixture::traces("r", someTime, 0);
    const std::string end = R"("endTimeUnixNano":")" + std::to_string(someTime) + "000\",";
    started.erase(started.find(end), end.size());
    const auto client = gateway.client();
    QVERIFY(client->Post("/v1/traces", started, "application/json"));
    QCOMPARE(gateway.get("/runs/r")[QStringLiteral("status")].toString(), QStringLiteral("in_progress"));
    QVERIFY(gateway.send("r", someTime));
    const QJsonObject finished = gateway.get("/runs/r");
    QCOMPARE(finished[QStringLiteral("status")].toString(), QStringLiteral("success"));
    QCOMPARE(finished[QStringLiteral("revision")].toInt(), 2);
    QVERIFY(client->Post("/v1/traces", started, "application/json"));
    QCOMPARE(gateway.get("/runs/r"), finished);
}

void TestGatewayApi::anEntryMakesItsRunAppear()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    const std::string whole = GatewayFixture::traces("r", someTime, 1);
    const std::string head = R"({"resourceSpans":[{"scopeSpans":[{"spans":[)";
    const std::string entry = whole.substr(whole.find(R"({"name":"entry")"));
    QVERIFY(gateway.client()->Post("/v1/traces", head + entry, "application/json"));
    QCOMPARE(gateway.get("/runs/r")[QStringLiteral("status")].toString(), QStringLiteral("in_progress"));
    QVERIFY(gateway.send("r", someTime));
    QCOMPARE(gateway.get("/runs/r")[QStringLiteral("status")].toString(), QStringLiteral("success"));
}

void TestGatewayApi::feedIsCompleteAndInOrderUnderConcurrentWrites()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    std::string cursor = gateway.get("/changes")[QStringLiteral("next")].toString().toStdString();
    constexpr int writers = 4;
    constexpr int runsOfEach = 25;
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            for (int i = 0; i < runsOfEach; ++i) {
                if (!gateway.send("w" + std::to_string(writer) + '-' + std::to_string(i), someTime + i, 2))
                    ++failures;
            }
        });
    }
    std::set<QString> runs;
    std::set<QString> logs;
    bool everyRunCameBeforeItsEntries = true;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (logs.size() < std::size_t{writers * runsOfEach * 2} &&
           std::chrono::steady_clock::now() < deadline) {
        const QJsonObject page = gateway.get("/changes?limit=9&wait=5&after=" + cursor);
        cursor = page[QStringLiteral("next")].toString().toStdString();
        for (const QString &id : idsOf(page[QStringLiteral("runs")].toArray(), QStringLiteral("run_id")))
            runs.insert(id);
        const QJsonArray entries = page[QStringLiteral("logs")].toArray();
        for (const QJsonValue &entry : entries) {
            everyRunCameBeforeItsEntries &= runs.contains(entry[QStringLiteral("run_id")].toString());
            logs.insert(entry[QStringLiteral("log_id")].toString());
        }
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(runs.size(), std::size_t{writers * runsOfEach});
    QCOMPARE(logs.size(), std::size_t{writers * runsOfEach * 2});
    QVERIFY(everyRunCameBeforeItsEntries);
}

void TestGatewayApi::feedOfSomeScripts()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    QVERIFY(gateway.send("a", someTime, 1, "A"));
    const std::string scriptA = gateway.scriptId();
    const std::string cursor = gateway.get("/changes")[QStringLiteral("next")].toString().toStdString();
    QVERIFY(gateway.send("b", someTime, 1, "B"));
    QVERIFY(gateway.send("a2", someTime, 1, "A"));
    const QJsonObject onlyA = gateway.get("/changes?after=" + cursor + "&script_id=" + scriptA);
    QCOMPARE(idsOf(onlyA[QStringLiteral("runs")].toArray(), QStringLiteral("run_id")),
             QStringList(QStringLiteral("a2")));
    QCOMPARE(onlyA[QStringLiteral("scripts")].toArray().size(), 1);
    const QJsonObject none = gateway.get("/changes?after=" + cursor + "&script_id=unknown");
    QVERIFY(none[QStringLiteral("runs")].toArray().isEmpty());
    const QJsonObject all = gateway.get("/changes?after=" + cursor);
    QCOMPARE(all[QStringLiteral("runs")].toArray().size(), 2);
    QCOMPARE(all[QStringLiteral("scripts")].toArray().size(), 2);
}

void TestGatewayApi::feedPages()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    std::string cursor = gateway.get("/changes")[QStringLiteral("next")].toString().toStdString();
    QVERIFY(gateway.send("r", someTime, 10));
    int records = 0;
    bool more = true;
    for (int pages = 0; more && pages < 20; ++pages) {
        const QJsonObject page = gateway.get("/changes?limit=4&after=" + cursor);
        const auto count =
            page[QStringLiteral("runs")].toArray().size() + page[QStringLiteral("logs")].toArray().size();
        QVERIFY(count <= 4);
        records += static_cast<int>(count);
        more = page[QStringLiteral("more")].toBool();
        cursor = page[QStringLiteral("next")].toString().toStdString();
    }
    QVERIFY(!more);
    QCOMPARE(records, 11);
}

void TestGatewayApi::waitingEndsWithAChange()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    const std::string cursor = gateway.get("/changes")[QStringLiteral("next")].toString().toStdString();
    QJsonObject changes;
    std::thread waiter([&] { changes = gateway.get("/changes?wait=25&after=" + cursor); });
    const auto before = std::chrono::steady_clock::now();
    QVERIFY(gateway.send("r", someTime));
    waiter.join();
    QVERIFY(std::chrono::steady_clock::now() - before < std::chrono::seconds(20));
    QCOMPARE(changes[QStringLiteral("runs")].toArray().size(), 1);
}

void TestGatewayApi::waitingEndsWithStop()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    const std::string cursor = gateway.get("/changes")[QStringLiteral("next")].toString().toStdString();
    const std::string path = GatewayFixture::path("/changes?wait=25&after=" + cursor);
    std::atomic<int> sent = 0;
    std::atomic<int> wellEnded = 0;
    std::vector<std::thread> waiters;
    for (int i = 0; i < 8; ++i) {
        waiters.emplace_back([&] {
            const auto client = gateway.client();
            // Connected for sure before the wait begins.
            static_cast<void>(client->Get(GatewayFixture::path("/scripts")));
            ++sent;
            const auto answer = client->Get(path);
            wellEnded += answer ? (answer->status == 200 ? 1 : 0) : 1;
        });
    }
    QTRY_COMPARE(sent.load(), 8);
    const auto before = std::chrono::steady_clock::now();
    gateway.server->stop();
    for (std::thread &waiter : waiters)
        waiter.join();
    QVERIFY(std::chrono::steady_clock::now() - before < std::chrono::seconds(15));
    QCOMPARE(wellEnded.load(), 8);
}

void TestGatewayApi::manyWaitingRequestsLeaveRoomForOthers()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    QVERIFY(gateway.send("r", someTime, 1));
    const std::string cursor = gateway.get("/changes")[QStringLiteral("next")].toString().toStdString();
    constexpr int waiting = 200;
    std::atomic<int> woken = 0;
    std::vector<std::thread> waiters;
    for (int i = 0; i < waiting; ++i) {
        waiters.emplace_back([&] {
            std::string from = cursor;
            const QJsonObject changes = gateway.get("/changes?wait=25&after=" + from);
            woken += changes[QStringLiteral("runs")].toArray().size() == 1 ? 1 : 0;
        });
    }
    for (int i = 0; i < 50; ++i)
        QVERIFY(!gateway.get("/scripts").isEmpty());
    QVERIFY(gateway.send("wake", someTime));
    for (std::thread &waiter : waiters)
        waiter.join();
    QCOMPARE(woken.load(), waiting);
}

QTEST_GUILESS_MAIN(TestGatewayApi)
#include "tst_gatewayapi.moc"
