// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/gatewayfixture.h"

#include <QTcpSocket>
#include <QTest>

using namespace runglass;
using runglass::test::GatewayFixture;

namespace {

constexpr std::int64_t someTime = 1'779'000'000'000'000;

/// A client that is under way: connected, and asked when told.
class SlowClient
{
public:
    explicit SlowClient(int port)
    {
        m_socket.setReadBufferSize(4096); // until it reads, the rest stays with the system and the server
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(port));
        m_socket.waitForConnected(5000);
    }
    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(5000)) {
        }
    }
    void get(const std::string &rest)
    {
        send("GET " + QByteArray::fromStdString(GatewayFixture::path(rest)) +
             " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }
    /// All that comes until the other side closes.
    QByteArray readAll()
    {
        m_socket.setReadBufferSize(0);
        QByteArray answer = m_socket.readAll();
        while (m_socket.state() == QAbstractSocket::ConnectedState && m_socket.waitForReadyRead(20'000))
            answer += m_socket.readAll();
        return answer + m_socket.readAll();
    }
    /// Looks for the beginning of an answer for a moment.
    bool hasAnswer() { return m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(50); }
    void close()
    {
        m_socket.disconnectFromHost();
        if (m_socket.state() != QAbstractSocket::UnconnectedState)
            m_socket.waitForDisconnected(5000);
    }

private:
    QTcpSocket m_socket;
};

std::string waitingRequest(const GatewayFixture &gateway)
{
    return "/changes?wait=25&after=" +
           gateway.get("/changes")[QStringLiteral("next")].toString().toStdString();
}

int status(const GatewayFixture &gateway, const std::string &rest)
{
    const auto answer = gateway.client()->Get(GatewayFixture::path(rest));
    return answer ? answer->status : 0;
}

/// Clients that all wait for a change, but for one too many, which is told apart: it has an answer. Null when
/// there is none within a time.
std::unique_ptr<SlowClient> takeRefused(std::vector<std::unique_ptr<SlowClient>> &clients)
{
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (std::chrono::steady_clock::now() < deadline) {
        for (auto client = clients.begin(); client != clients.end(); ++client) {
            if ((*client)->hasAnswer()) {
                auto refused = std::move(*client);
                clients.erase(client);
                return refused;
            }
        }
    }
    return nullptr;
}

bool isBusy(const QByteArray &answer)
{
    return answer.startsWith("HTTP/1.1 503 ");
}

void checkBusy(const QByteArray &answer)
{
    QVERIFY2(isBusy(answer), answer.left(200).constData());
    QVERIFY2(answer.contains("\r\nRetry-After: "), answer.left(400).constData());
    QVERIFY2(answer.contains("application/problem+json"), answer.left(400).constData());
    const QByteArray body = answer.mid(answer.indexOf("\r\n\r\n") + 4);
    QCOMPARE(QJsonDocument::fromJson(body)[QStringLiteral("status")].toInt(), 503);
}

constexpr qsizetype largeOutput = 7'000'000;

/// A run whose output is larger than what the system keeps for a connection.
bool sendLargeRun(const GatewayFixture &gateway)
{
    const std::string time = std::to_string(someTime) + "000";
    const auto text = [](const std::string &key, const std::string &value) {
        return R"({"key":")" + key + R"(","value":{"stringValue":")" + value + "\"}}";
    };
    const std::string body =
        R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"work","startTimeUnixNano":")" + time +
        R"(","endTimeUnixNano":")" + time + R"(","attributes":[)" + text("run_id", "large") + ',' +
        text("script.name", "Large") + ',' + text("script.output", std::string(largeOutput, 'x')) +
        "]}]}]}]}";
    const auto answer = gateway.client()->Post("/v1/traces", body, "application/json");
    return answer && answer->status == 200;
}

} // namespace

/// Many clients, slow clients, clients that go away.
class TestGatewayLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tooManyConnections();
    void tooManyWaiting();
    void tooMuchIntake();
    void whoGoesAwayFreesTheirPlace();
    void slowReaderGetsEverything();
    void nonReaderHoldsNobodyUp();
};

void TestGatewayLimits::tooManyConnections()
{
    GatewayFixture gateway;
    gateway.options.limits.connections = 3;
    QVERIFY(gateway.start());
    const int port = gateway.server->port();
    std::vector<std::unique_ptr<SlowClient>> open;
    for (int i = 0; i < 3; ++i) {
        // Answered, so that it is known to be counted; kept open.
        open.push_back(std::make_unique<SlowClient>(port));
        open.back()->send("GET /api/public/monitoring/v1/scripts HTTP/1.1\r\nHost: x\r\n\r\nGET /api");
        QTRY_VERIFY_WITH_TIMEOUT(open.back()->hasAnswer(), 20'000);
    }
    const auto answerToOneMore = [&] {
        SlowClient one(port);
        one.get("/scripts");
        return one.readAll();
    };
    checkBusy(answerToOneMore());
    open.clear();
    // Their threads end when they notice.
    QTRY_VERIFY_WITH_TIMEOUT(answerToOneMore().startsWith("HTTP/1.1 200"), 20'000);
}

void TestGatewayLimits::tooManyWaiting()
{
    GatewayFixture gateway;
    gateway.options.limits.waiting = 2;
    QVERIFY(gateway.start());
    const std::string request = waitingRequest(gateway);
    std::vector<std::unique_ptr<SlowClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<SlowClient>(gateway.server->port()));
        clients.back()->get(request);
    }
    const auto refused = takeRefused(clients);
    QVERIFY(refused);
    checkBusy(refused->readAll());
    // What does not wait is served all the same, and the waiting ones get their change.
    QCOMPARE(status(gateway, "/scripts"), 200);
    QVERIFY(gateway.send("r", someTime, 1));
    for (const auto &client : clients)
        QVERIFY(client->readAll().contains("\"run_id\":\"r\""));
}

void TestGatewayLimits::tooMuchIntake()
{
    GatewayFixture gateway;
    gateway.options.limits.intakes = 1;
    QVERIFY(gateway.start());
    const std::string body = GatewayFixture::traces("r", someTime, 3);
    const QByteArray head = "POST /v1/traces HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            "Connection: close\r\nContent-Length: " +
                            QByteArray::number(static_cast<qsizetype>(body.size())) + "\r\n\r\n";
    SlowClient slow(gateway.server->port());
    // Told to go on, it is known to be about to be counted.
    slow.send(QByteArray(head).insert(head.size() - 2, "Expect: 100-continue\r\n"));
    QTRY_VERIFY_WITH_TIMEOUT(slow.hasAnswer(), 20'000);
    slow.send(QByteArray::fromStdString(body.substr(0, 100)));
    const auto post = [&] {
        SlowClient other(gateway.server->port());
        other.send(head + QByteArray::fromStdString(body));
        return other.readAll();
    };
    // Once only: QTRY_VERIFY would ask again after the answer that counts.
    QByteArray answer;
    QTRY_VERIFY_WITH_TIMEOUT(isBusy(answer) || isBusy(answer = post()), 20'000);
    checkBusy(answer);
    slow.send(QByteArray::fromStdString(body.substr(100)));
    QVERIFY(slow.readAll().contains("HTTP/1.1 200"));
    QTRY_VERIFY_WITH_TIMEOUT(post().startsWith("HTTP/1.1 200"), 20'000);
}

void TestGatewayLimits::whoGoesAwayFreesTheirPlace()
{
    GatewayFixture gateway;
    gateway.options.limits.waiting = 1;
    QVERIFY(gateway.start());
    const std::string request = waitingRequest(gateway);
    std::vector<std::unique_ptr<SlowClient>> clients;
    for (int i = 0; i < 2; ++i) {
        clients.push_back(std::make_unique<SlowClient>(gateway.server->port()));
        clients.back()->get(request);
    }
    QVERIFY(takeRefused(clients));
    clients.front()->close();
    const std::string brief = "/changes?wait=1" + request.substr(request.find("&after"));
    // Well before the 25 seconds it asked for.
    QTRY_COMPARE_WITH_TIMEOUT(status(gateway, brief), 200, 15'000);
}

void TestGatewayLimits::slowReaderGetsEverything()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    QVERIFY(sendLargeRun(gateway));
    SlowClient slow(gateway.server->port());
    slow.get("/runs/large/payload");
    for (int i = 0; i < 20; ++i)
        QCOMPARE(status(gateway, "/runs/large"), 200);
    const QByteArray answer = slow.readAll();
    QVERIFY(answer.startsWith("HTTP/1.1 200"));
    QCOMPARE(answer.count('x') >= largeOutput, true);
    QVERIFY(answer.endsWith('}'));
}

void TestGatewayLimits::nonReaderHoldsNobodyUp()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    QVERIFY(sendLargeRun(gateway));
    std::vector<std::unique_ptr<SlowClient>> clients;
    for (int i = 0; i < 10; ++i) {
        clients.push_back(std::make_unique<SlowClient>(gateway.server->port()));
        clients.back()->get("/runs/large/payload");
    }
    // More than there are readers of the database: none of them is kept while an answer goes out.
    for (int i = 0; i < 10; ++i)
        QCOMPARE(status(gateway, "/runs/large"), 200);
    const auto before = std::chrono::steady_clock::now();
    gateway.stop();
    QVERIFY(std::chrono::steady_clock::now() - before < std::chrono::seconds(20));
}

QTEST_GUILESS_MAIN(TestGatewayLimits)
#include "tst_gatewaylimits.moc"
