// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/gatewayfixture.h"

#include "compression/gzip.h"
#include "gateway/listenaddress.h"
#include "sqlite/connection.h"

#include <QFile>
#include <QTcpSocket>
#include <QTest>

#include <random>

using namespace runglass;
using runglass::test::GatewayFixture;

namespace {

/// Sends bytes as they are and returns all that comes back until the other side closes.
QByteArray exchange(int port, const QByteArray &bytes, bool close = false)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(port));
    if (!socket.waitForConnected(5000))
        return "not connected";
    socket.write(bytes);
    socket.waitForBytesWritten(5000);
    if (close)
        socket.disconnectFromHost();
    QByteArray answer;
    while (socket.state() != QAbstractSocket::UnconnectedState && socket.waitForReadyRead(20000))
        answer += socket.readAll();
    return answer + socket.readAll();
}

constexpr std::int64_t someTime = 1'779'000'000'000'000;

} // namespace

/// What is around the API: keys, compression, broken requests, starting and stopping.
class TestGatewayHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keyIsAskedForEverywhere();
    void compression_data();
    void compression();
    void brokenRequests_data();
    void brokenRequests();
    void garbageOnTheSocketHarmsNobody();
    void silentClientsDoNotBlockOthers();
    void keptConnectionServesManyRequests();
    void refusedBodiesDoNotBecomeRequests();
    void otherAddressesNeedAKey();
    void portInUse();
    void foreignDatabases();
    void databaseIsPrivate();
    void stopIsIdempotent();
};

void TestGatewayHttp::keyIsAskedForEverywhere()
{
    const QByteArray key = "s3cret-key-for-tests";
    GatewayFixture gateway(key);
    QVERIFY(gateway.start());
    httplib::Client client("127.0.0.1", gateway.server->port());
    for (const char *wrong : {"", "s3cret", "s3cret-key-for-tests2", "S3CRET-KEY-FOR-TESTS"}) {
        const httplib::Headers headers = {{"x-api-key", wrong}};
        for (const std::string &path : {GatewayFixture::path("/scripts"), std::string("/nothing")}) {
            const auto answer = client.Get(path, headers);
            QVERIFY(answer);
            QCOMPARE(answer->status, 401);
            QCOMPARE(answer->get_header_value("Content-Type"), std::string("application/problem+json"));
            QVERIFY(answer->body.find(key.toStdString()) == std::string::npos);
            if (*wrong != '\0')
                QVERIFY(answer->body.find(wrong) == std::string::npos);
        }
        const auto post = client.Post("/v1/traces", headers, "{}", "application/json");
        QVERIFY(post);
        QCOMPARE(post->status, 401);
    }
    QCOMPARE(client.Get(GatewayFixture::path("/scripts"), httplib::Headers{})->status, 401);
    QVERIFY(!gateway.get("/scripts").isEmpty());
}

void TestGatewayHttp::compression_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<QByteArray>("coding");
    QTest::newRow("none") << QByteArray() << QByteArray();
    QTest::newRow("gzip") << QByteArray("gzip") << QByteArray("gzip");
    QTest::newRow("as Qt sends it") << QByteArray("zstd, br, gzip, deflate") << QByteArray("gzip");
    QTest::newRow("forbidden") << QByteArray("gzip;q=0, br") << QByteArray();
    QTest::newRow("weighed") << QByteArray("br;q=1.0, gzip; q=0.5") << QByteArray("gzip");
    QTest::newRow("anything") << QByteArray("*") << QByteArray("gzip");
    QTest::newRow("only others") << QByteArray("br, zstd") << QByteArray();
}

void TestGatewayHttp::compression()
{
    QFETCH(QByteArray, accept);
    QFETCH(QByteArray, coding);
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    QVERIFY(gateway.send("r", someTime, 40));
    const std::string path = GatewayFixture::path("/scripts/" + gateway.scriptId() + "/logs");
    auto client = gateway.client();
    client->set_decompress(false);
    const auto plain = client->Get(path, httplib::Headers{{"Accept-Encoding", ""}});
    const auto answer = client->Get(path, httplib::Headers{{"Accept-Encoding", accept.toStdString()}});
    QVERIFY(plain && answer);
    QCOMPARE(QByteArray::fromStdString(answer->get_header_value("Content-Encoding")), coding);
    std::string body = answer->body;
    if (!coding.isEmpty()) {
        const auto unpacked = gunzip(body, 10'000'000);
        QVERIFY(unpacked.state == Gunzipped::State::Done);
        QVERIFY(unpacked.bytes.size() > body.size());
        body = unpacked.bytes;
    }
    QCOMPARE(body, plain->body);
}

void TestGatewayHttp::brokenRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    const QByteArray post = "POST /v1/traces HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    const QByteArray end = "Connection: close\r\n\r\n";
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << QByteArray("400");
    QTest::newRow("no version") << QByteArray("GET /\r\n\r\n") << QByteArray("400");
    QTest::newRow("unknown method") << "BREW / HTTP/1.1\r\nHost: x\r\n" + end << QByteArray("400");
    QTest::newRow("long address") << "GET /" + QByteArray(20'000, 'a') + " HTTP/1.1\r\nHost: x\r\n" + end
                                  << QByteArray("414");
    QTest::newRow("bad escape") << "GET /api/public/monitoring/v1/runs/%f HTTP/1.1\r\n" + end
                                << QByteArray("400");
    QTest::newRow("two lengths") << post + "Content-Length: 2\r\nContent-Length: 3\r\n" + end + "{} "
                                 << QByteArray("400");
    QTest::newRow("length and chunks")
        << post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n" + end + "{}" << QByteArray("400");
    QTest::newRow("negative length") << post + "Content-Length: -2\r\n" + end + "{}" << QByteArray("400");
    QTest::newRow("bad chunk") << post + "Transfer-Encoding: chunked\r\n" + end + "zz\r\n{}\r\n0\r\n\r\n"
                               << QByteArray("400");
    QTest::newRow("no length") << post + end << QByteArray("411");
    QTest::newRow("huge length") << post + "Content-Length: 99999999999\r\n" + end << QByteArray("413");
    QTest::newRow("empty") << post + "Content-Length: 0\r\n" + end << QByteArray("400");
    QTest::newRow("chunks") << post + "Transfer-Encoding: chunked\r\n" + end + "2\r\n{}\r\n0\r\n\r\n"
                            << QByteArray("200");
    QTest::newRow("expects continue")
        << post + "Content-Length: 2\r\nExpect: 100-continue\r\n" + end + "{}" << QByteArray("100");
}

void TestGatewayHttp::brokenRequests()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status);
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    const QByteArray answer = exchange(gateway.server->port(), request);
    QVERIFY2(answer.startsWith("HTTP/1.1 " + status), answer.left(300).constData());
    if (status.startsWith('4')) {
        QVERIFY2(answer.contains("application/problem+json"), answer.left(300).constData());
        const QByteArray body = answer.mid(answer.indexOf("\r\n\r\n") + 4);
        QCOMPARE(QJsonDocument::fromJson(body)[QStringLiteral("status")].toInt(), status.toInt());
    }
    QVERIFY(!gateway.get("/scripts").isEmpty());
}

void TestGatewayHttp::garbageOnTheSocketHarmsNobody()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    std::mt19937 random(1);
    for (int i = 0; i < 60; ++i) {
        QByteArray bytes(static_cast<qsizetype>(random() % 3000), '\0');
        for (char &byte : bytes)
            byte = static_cast<char>(random());
        exchange(gateway.server->port(), bytes + "\r\n\r\n", true);
    }
    QVERIFY(!gateway.get("/scripts").isEmpty());
}

void TestGatewayHttp::silentClientsDoNotBlockOthers()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    std::vector<std::unique_ptr<QTcpSocket>> silent;
    for (int i = 0; i < 100; ++i) {
        silent.push_back(std::make_unique<QTcpSocket>());
        silent.back()->connectToHost(QStringLiteral("127.0.0.1"),
                                     static_cast<quint16>(gateway.server->port()));
        QVERIFY(silent.back()->waitForConnected(5000));
        if (i % 2 == 0) {
            silent.back()->write("GET /api/public/mon");
            silent.back()->flush();
        }
    }
    for (int i = 0; i < 20; ++i)
        QVERIFY(!gateway.get("/scripts").isEmpty());
    const auto before = std::chrono::steady_clock::now();
    gateway.stop();
    QVERIFY(std::chrono::steady_clock::now() - before < std::chrono::seconds(10));
}

void TestGatewayHttp::keptConnectionServesManyRequests()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    const QByteArray get = "GET /api/public/monitoring/v1/scripts HTTP/1.1\r\nHost: x\r\n";
    // Sent at once; an error in between does not end the connection.
    const QByteArray answer =
        exchange(gateway.server->port(), (get + "\r\n").repeated(20) + "GET /none HTTP/1.1\r\n\r\n" + get +
                                             "Connection: close\r\n\r\n");
    QCOMPARE(answer.count("HTTP/1.1 200"), 21);
    QCOMPARE(answer.count("HTTP/1.1 404"), 1);
}

void TestGatewayHttp::refusedBodiesDoNotBecomeRequests()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    const QByteArray hidden = "GET /api/public/monitoring/v1/scripts HTTP/1.1\r\nHost: x\r\n\r\n";
    for (const QByteArray &head : {QByteArray("POST /v1/traces HTTP/1.1\r\nContent-Type: text/plain\r\n"),
                                   QByteArray("POST /nothing HTTP/1.1\r\n"),
                                   QByteArray("GET /api/public/monitoring/v1/changes HTTP/1.1\r\n")}) {
        const QByteArray answer =
            exchange(gateway.server->port(),
                     head + "Content-Length: " + QByteArray::number(hidden.size()) + "\r\n\r\n" + hidden);
        QCOMPARE(answer.count("HTTP/1.1 "), 1);
    }
}

void TestGatewayHttp::otherAddressesNeedAKey()
{
    GatewayFixture gateway;
    gateway.options.address = "0.0.0.0";
    GatewayServer server(gateway.options);
    const auto started = server.start();
    QVERIFY(!started.ok());
    QVERIFY(started.error().help.contains(QLatin1String("--api-key-file")));
    QVERIFY(!QFile::exists(gateway.options.databaseFile));
    QVERIFY(gateway::isLoopback("127.0.0.9") && gateway::isLoopback("::1") &&
            gateway::isLoopback("localhost"));
    QVERIFY(!gateway::isLoopback("::") && !gateway::isLoopback("10.0.0.1") &&
            !gateway::isLoopback("127.0.0.1.example.com"));
}

void TestGatewayHttp::portInUse()
{
    GatewayFixture first;
    QVERIFY(first.start());
    GatewayFixture second;
    second.options.port = first.server->port();
    GatewayServer server(second.options);
    const auto started = server.start();
    QVERIFY(!started.ok());
    QVERIFY(started.error().oneLine().contains(QString::number(first.server->port())));
    QVERIFY(started.error().help.contains(QLatin1String("--listen")));
}

void TestGatewayHttp::foreignDatabases()
{
    GatewayFixture gateway;
    const QString file = gateway.options.databaseFile;
    QFile text(file);
    QVERIFY(text.open(QIODevice::WriteOnly));
    const QByteArray content = QByteArray("not a database, and nobody's business").repeated(100);
    text.write(content);
    text.close();
    QVERIFY(!GatewayServer(gateway.options).start().ok());
    QVERIFY(text.open(QIODevice::ReadOnly));
    QCOMPARE(text.readAll(), content);
    text.close();

    for (const char *sql :
         {"CREATE TABLE other (a)",
          "CREATE TABLE meta (a); PRAGMA application_id = 1380403031; PRAGMA user_version = 99"}) {
        QVERIFY(QFile::remove(file));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.close();
        Connection other;
        QVERIFY(other.open(QFile::encodeName(file).toStdString(), Connection::Mode::ReadWrite));
        QVERIFY(other.execute(sql));
        const auto started = GatewayServer(gateway.options).start();
        QVERIFY(!started.ok());
        QVERIFY(started.error().help.contains(QLatin1String("--database")));
    }
    gateway.options.databaseFile = QStringLiteral("/proc/nowhere/gateway.db");
    QVERIFY(!GatewayServer(gateway.options).start().ok());
}

void TestGatewayHttp::databaseIsPrivate()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QCOMPARE(QFile::permissions(gateway.options.databaseFile) & others, QFileDevice::Permissions());
    QCOMPARE(QFile::permissions(gateway.options.databaseFile + QStringLiteral("-wal")) & others,
             QFileDevice::Permissions());
}

void TestGatewayHttp::stopIsIdempotent()
{
    GatewayFixture gateway;
    QVERIFY(gateway.start());
    gateway.server->stop();
    gateway.server->stop();
    QVERIFY(gateway.server->start().ok());
    QVERIFY(!gateway.get("/scripts").isEmpty());
}

QTEST_GUILESS_MAIN(TestGatewayHttp)
#include "tst_gatewayhttp.moc"
