// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// runglass-cli as a program of its own, against the real gateway in process.

#include "gateway/gatewayserver.h"
#include "service/truth.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <random>

using namespace runglass;
using namespace runglass::test;

class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysHowItIsUsed_data();
    void saysHowItIsUsed();
    void syncsAndCounts();
    void endsFollowingCleanly();
    void losesNothingWhenKilled();

private:
    struct Outcome
    {
        int status = -1;
        QByteArray output;
        QByteArray errors;
    };
    Outcome run(const QStringList &arguments) const;
    QStringList syncTo(const QString &cache) const;

    QTemporaryDir m_folder;
    std::unique_ptr<GatewayServer> m_gateway;
};

void TestCli::initTestCase()
{
    QFile key(m_folder.filePath(QStringLiteral("key")));
    QVERIFY(key.open(QIODevice::WriteOnly));
    key.write("right\n");
    key.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    GatewayServer::Options options;
    options.port = 0;
    options.databaseFile = m_folder.filePath(QStringLiteral("gateway.db"));
    options.key = SecretKey("right");
    options.demo = DemoOptions{};
    options.demo->days = 5;
    options.demo->liveRunsPerMinute = 0;
    m_gateway = std::make_unique<GatewayServer>(options);
    QVERIFY(m_gateway->start().ok());
}

TestCli::Outcome TestCli::run(const QStringList &arguments) const
{
    QProcess process;
    process.start(QStringLiteral(RUNGLASS_BIN "/runglass-cli"), arguments);
    process.waitForFinished(60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

QStringList TestCli::syncTo(const QString &cache) const
{
    return {QStringLiteral("sync"),
            QStringLiteral("--service"),
            QStringLiteral("http://127.0.0.1:%1").arg(m_gateway->port()),
            QStringLiteral("--api-key-file"),
            m_folder.filePath(QStringLiteral("key")),
            QStringLiteral("--cache"),
            m_folder.filePath(cache),
            QStringLiteral("--since"),
            QStringLiteral("all")};
}

void TestCli::saysHowItIsUsed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    const auto row = [](const char *line, int status) {
        QTest::newRow(line) << QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts) << status;
    };
    row("", 2);
    row("--help", 0);
    row("--version", 0);
    row("sync --help", 0);
    row("stats --help", 0);
    row("scripts --help", 0);
    row("frobnicate", 2);
    row("sync --cache x", 2);
    row("sync --service http://h", 2);
    row("sync --service http://h --cache x --api-key secret", 2);
    row("sync --service http://h --cache x --since yesterdayish", 2);
    row("stats --cache x --script s", 2);
    row("stats payloads --cache x --script s", 2);
    row("stats runs --cache x --script s --filter status=Failed", 2);
    row("stats runs --cache x --script s --by colour", 2);
    row("stats runs --cache x --script s --from never", 2);
    row("stats runs --cache /nonexistent --script s", 1);
    row("scripts --cache /nonexistent", 1);
}

void TestCli::saysHowItIsUsed()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.status, status);
    QCOMPARE(outcome.errors.isEmpty(), status == 0);
    QCOMPARE(outcome.output.isEmpty(), status != 0);
    QVERIFY(outcome.errors.count('\n') <= 1);
    QVERIFY(!outcome.errors.contains("secret"));
}

void TestCli::syncsAndCounts()
{
    const Outcome sync = run(syncTo(QStringLiteral("cache.db")));
    QVERIFY2(sync.status == 0, sync.errors.constData());
    QVERIFY(sync.output.startsWith("Synced ") && sync.output.contains("; complete "));
    const Rows truth =
        rowsOfService(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_gateway->port())), "right");
    auto cache = Cache::open(m_folder.filePath(QStringLiteral("cache.db")), {});
    QVERIFY(cache.ok());
    QCOMPARE(difference(truth, rowsOfCache(**cache)), QString());

    const QStringList about{QStringLiteral("--cache"), m_folder.filePath(QStringLiteral("cache.db")),
                            QStringLiteral("--script"), QStringLiteral("Qbalance"), QStringLiteral("--json")};
    const auto json = [&](const char *what) {
        return QJsonDocument::fromJson(
                   run(QStringList{QStringLiteral("stats"), QString::fromUtf8(what)} + about).output)
            .object();
    };
    const QJsonObject runs = json("runs");
    QCOMPARE(runs.keys(), (QStringList{QStringLiteral("failure_rate"), QStringLiteral("p90_ms"),
                                       QStringLiteral("p99_ms"), QStringLiteral("total_runs")}));
    QVERIFY(runs[QLatin1String("total_runs")].toInt() > 0);
    const QJsonObject logs = json("logs");
    qint64 sum = 0;
    for (const QJsonValue &value : logs[QLatin1String("by_level")].toObject())
        sum += value.toInteger();
    QCOMPARE(sum, logs[QLatin1String("total_logs")].toInteger());
    QVERIFY(run({QStringLiteral("scripts"), QStringLiteral("--cache"),
                 m_folder.filePath(QStringLiteral("cache.db"))})
                .output.contains("Qbalance"));
}

void TestCli::endsFollowingCleanly()
{
    for (const int signal : {SIGINT, SIGTERM}) {
        QProcess process;
        process.start(QStringLiteral(RUNGLASS_BIN "/runglass-cli"), syncTo(QStringLiteral("follow.db"))
                                                                        << QStringLiteral("--follow"));
        QVERIFY(process.waitForStarted());
        const QString file = m_folder.filePath(QStringLiteral("follow.db"));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(QFile(file).size() + QFile(file + QStringLiteral("-wal")).size() > 500'000,
                                 30'000);
        ::kill(static_cast<pid_t>(process.processId()), signal);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
    }
}

void TestCli::losesNothingWhenKilled()
{
    const unsigned seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const QString file = QStringLiteral("killed.db");
    for (int round = 0; round < 50; ++round) {
        QProcess process;
        process.start(QStringLiteral(RUNGLASS_BIN "/runglass-cli"), syncTo(file));
        QVERIFY(process.waitForStarted());
        // From within its start to after its end.
        process.waitForFinished(static_cast<int>(10 + random() % 300));
        process.kill();
        process.waitForFinished();
    }
    const Outcome last = run(syncTo(file));
    QVERIFY2(last.status == 0, last.errors.constData());
    const Rows truth =
        rowsOfService(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_gateway->port())), "right");
    auto cache = Cache::open(m_folder.filePath(file), {});
    QVERIFY(cache.ok());
    QCOMPARE(difference(truth, rowsOfCache(**cache)), QString());
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
