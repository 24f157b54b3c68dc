// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/gatewayfixture.h"
#include "gateway/gatewayprogram.h"

#include "gateway/demo/sdkjson.h"
#include "gateway/demo/simulation.h"
#include "sqlite/statement.h"
#include "telemetry/mapping.h"
#include "telemetry/sdkspans.h"

#include <QCryptographicHash>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace runglass;
using runglass::test::GatewayFixture;
using runglass::test::GatewayProgram;

namespace {

constexpr Micros noon = 1'779'019'200'000'000; // 2026-05-17T12:00:00Z

DemoOptions demo(std::uint64_t seed, Micros now, int days = 2)
{
    DemoOptions options;
    options.seed = seed;
    options.days = days;
    options.now = now;
    options.liveRunsPerMinute = 0;
    return options;
}

class History
{
public:
    explicit History(const QString &file)
    {
        m_connection.open(QFile::encodeName(file).toStdString(), Connection::Mode::ReadOnly);
    }
    std::int64_t number(const std::string &sql) { return m_connection.integer(sql.c_str()).value_or(-1); }
    /// Of everything a client can see, apart from when it was written.
    QByteArray digest()
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const char *sql :
             {"SELECT id, name, language, status, total_runs, total_logs FROM scripts ORDER BY id",
              "SELECT id, status, version, response_ms, function, executed_at, source FROM runs ORDER BY id",
              "SELECT id, level, message, time, attributes FROM logs ORDER BY id",
              "SELECT r.id, p.input, p.output, p.error FROM payloads p JOIN runs r ON r.key = p.run ORDER BY "
              "r.id"}) {
            Statement statement(m_connection, sql);
            Rows rows = statement.rows();
            while (rows.next()) {
                for (int column = 0; column < 4; ++column) {
                    const auto text = rows.blob(column);
                    hash.addData(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
                }
            }
        }
        return m_connection.ok() ? hash.result() : QByteArray();
    }

private:
    Connection m_connection;
};

} // namespace

/// The simulated team of --demo.
class TestDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameSeedSameHistory();
    void monthOfHistory();
    void restartFillsTheGap();
    void anotherSeedIsRefused();
    void sdkTextSaysTheSame();
    void liveRunsBeginAndEnd();
    void programServesAndEndsOnSignal();
    void programRefusesWrongUsage_data();
    void programRefusesWrongUsage();
};

void TestDemo::sameSeedSameHistory()
{
    QByteArray digests[3];
    for (int i = 0; i < 3; ++i) {
        GatewayFixture gateway;
        gateway.options.demo = demo(i < 2 ? 1 : 2, noon);
        QVERIFY(gateway.start());
        gateway.stop();
        digests[i] = History(gateway.options.databaseFile).digest();
    }
    QCOMPARE(digests[0], digests[1]);
    QVERIFY(digests[0] != digests[2]);
}

void TestDemo::monthOfHistory()
{
    GatewayFixture gateway;
    gateway.options.demo = demo(1, noon, 30);
    QVERIFY(gateway.start());
    const QJsonArray scripts = gateway.get("/scripts")[QStringLiteral("scripts")].toArray();
    QCOMPARE(scripts.size(), 6); // not the draft
    QStringList statuses;
    for (const QJsonValue &script : scripts)
        statuses << script[QStringLiteral("deployment_status")].toString();
    QCOMPARE(statuses.count(QStringLiteral("ready_to_deploy")), 1);
    gateway.stop();

    History history(gateway.options.databaseFile);
    const auto runs = history.number("SELECT count(*) FROM runs");
    const auto logs = history.number("SELECT count(*) FROM logs");
    QVERIFY2(runs > 54'000 && runs < 66'000, std::to_string(runs).c_str());
    QVERIFY2(logs > 270'000 && logs < 330'000, std::to_string(logs).c_str());
    QCOMPARE(history.number("SELECT count(*) FROM runs WHERE executed_at > " + std::to_string(noon)), 0);
    QCOMPARE(history.number("SELECT sum(total_runs) FROM scripts"), runs);
    QCOMPARE(history.number("SELECT sum(total_logs) FROM scripts"), logs);
    const auto failedPercent = [&](const std::string &where) {
        return history.number("SELECT 100 * sum(r.status = 3) / count(*) FROM runs r JOIN scripts s ON s.key "
                              "= r.script WHERE " +
                              where);
    };
    QVERIFY(failedPercent("s.name = 'Qbalance' AND r.version = 37") < 6);
    QVERIFY(failedPercent("s.name = 'Qbalance' AND r.version = 38") > 10);
    QVERIFY(failedPercent("r.source = 'SAP nightly sync'") > 20);
    QVERIFY(history.number("SELECT count(*) FROM payloads WHERE error LIKE 'LedgerTimeout:%'") > 10);
    QVERIFY(history.number("SELECT count(DISTINCT level) FROM logs") == 6);
    QVERIFY(history.number("SELECT count(*) FROM logs WHERE message = ''") > 100);
    QVERIFY(history.number("SELECT count(*) FROM payloads WHERE output_kind = 1") > 100); // not JSON
    // Nights and weekends are quieter.
    const auto perHour = [&](const std::string &where, std::int64_t hours) {
        return history.number("SELECT count(*) FROM runs WHERE " + where) / hours;
    };
    const std::string hour = "CAST(strftime('%H', executed_at / 1000000, 'unixepoch') AS INTEGER)";
    QVERIFY(perHour(hour + " BETWEEN 10 AND 13", 4) > 3 * perHour(hour + " BETWEEN 0 AND 3", 4));
}

void TestDemo::restartFillsTheGap()
{
    GatewayFixture stopped;
    stopped.options.demo = demo(1, noon);
    QVERIFY(stopped.start());
    stopped.stop();
    const Micros later = noon + 5 * microsPerHour + 17 * microsPerMinute;
    stopped.options.demo->now = later;
    QVERIFY(stopped.start());
    stopped.stop();
    History history(stopped.options.databaseFile);
    QCOMPARE(history.number("SELECT count(*) FROM runs WHERE status = 1 AND executed_at < " +
                            std::to_string(later - gateway::Simulation::maxDuration)),
             0);

    GatewayFixture atOnce;
    atOnce.options.demo = demo(1, later);
    QVERIFY(atOnce.start());
    atOnce.stop();
    History whole(atOnce.options.databaseFile);
    const std::string gap = " WHERE executed_at >= " + std::to_string(noon - microsPerHour);
    QVERIFY(history.number("SELECT count(*) FROM runs" + gap) > 50);
    QCOMPARE(history.number("SELECT count(*) FROM runs" + gap),
             whole.number("SELECT count(*) FROM runs" + gap));
    QCOMPARE(history.number("SELECT sum(status) FROM runs" + gap),
             whole.number("SELECT sum(status) FROM runs" + gap));
}

void TestDemo::anotherSeedIsRefused()
{
    GatewayFixture gateway;
    gateway.options.demo = demo(1, noon, 1);
    QVERIFY(gateway.start());
    gateway.stop();
    gateway.options.demo->seed = 2;
    const auto started = GatewayServer(gateway.options).start();
    QVERIFY(!started.ok());
    QVERIFY(started.error().help.contains(QLatin1String("--database")));
}

void TestDemo::sdkTextSaysTheSame()
{
    const gateway::Simulation simulation(3, noon - noon % microsPerDay);
    for (int i = 0; i < 200; ++i) {
        const gateway::SimulatedRun run = simulation.runAt(noon + i * microsPerSecond);
        std::vector<telemetry::Span> spans = run.entries;
        spans.push_back(run.started());
        spans.push_back(run.finished);
        telemetry::Mapped direct;
        telemetry::Mapped throughText;
        for (const telemetry::Span &span : spans) {
            telemetry::Mapper().map(span, "span", direct);
            const auto parsed = telemetry::parseSdkSpans(gateway::toSdkJson(span));
            QVERIFY(parsed.ok());
            telemetry::Mapper().map(*parsed, throughText);
        }
        QVERIFY(throughText.logs == direct.logs);
        QCOMPARE(throughText.runs.size(), direct.runs.size());
        for (std::size_t j = 0; j < direct.runs.size(); ++j) {
            QVERIFY(throughText.runs[j].run == direct.runs[j].run);
            QVERIFY(throughText.runs[j].payload == direct.runs[j].payload);
        }
        QVERIFY(throughText.problems.empty());
    }
}

void TestDemo::liveRunsBeginAndEnd()
{
    GatewayFixture gateway;
    gateway.options.demo = demo(1, noon, 1);
    gateway.options.demo->liveRunsPerMinute = 1200;
    QVERIFY(gateway.start());
    std::string cursor = gateway.get("/changes")[QStringLiteral("next")].toString().toStdString();
    QSet<QString> begun;
    QSet<QString> ended;
    QSet<QString> spokeBeforeTheEnd;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while ((ended.size() < 10 || spokeBeforeTheEnd.size() < 3) &&
           std::chrono::steady_clock::now() < deadline) {
        const QJsonObject page = gateway.get("/changes?wait=5&after=" + cursor);
        cursor = page[QStringLiteral("next")].toString().toStdString();
        for (const QJsonValue &run : page[QStringLiteral("runs")].toArray()) {
            const QString id = run[QStringLiteral("run_id")].toString();
            if (run[QStringLiteral("status")].toString() == QLatin1String("in_progress"))
                begun.insert(id);
            else if (begun.contains(id))
                ended.insert(id);
        }
        for (const QJsonValue &entry : page[QStringLiteral("logs")].toArray()) {
            const QString id = entry[QStringLiteral("run_id")].toString();
            if (begun.contains(id) && !ended.contains(id))
                spokeBeforeTheEnd.insert(id);
        }
    }
    QVERIFY(ended.size() >= 10);
    QVERIFY(spokeBeforeTheEnd.size() >= 3);
    // What is under way when the service stops is closed when it starts again.
    gateway.stop();
    gateway.options.demo->now = noon + microsPerHour;
    gateway.options.demo->liveRunsPerMinute = 0;
    QVERIFY(gateway.start());
    gateway.stop();
    History history(gateway.options.databaseFile);
    QCOMPARE(history.number("SELECT count(*) FROM runs WHERE status = 1 AND executed_at < " +
                            std::to_string(noon + microsPerHour - gateway::Simulation::maxDuration)),
             0);
}

void TestDemo::programServesAndEndsOnSignal()
{
    QTemporaryDir folder;
    for (const int signal : {SIGTERM, SIGINT}) {
        GatewayProgram program(folder.filePath(QStringLiteral("g.db")));
        const int port = program.port();
        QVERIFY(port > 0);
        httplib::Client client("127.0.0.1", port);
        const auto answer = client.Get(GatewayFixture::path("/scripts"));
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(program.end(signal), 0);
    }
}

void TestDemo::programRefusesWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QStringList &arguments, int status) {
        QTest::newRow(name) << arguments << status;
    };
    row("unknown option", {QStringLiteral("--frobnicate")}, 2);
    row("argument too many", {QStringLiteral("x")}, 2);
    row("no port", {QStringLiteral("--listen"), QStringLiteral("127.0.0.1")}, 2);
    row("port too high", {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:70000")}, 2);
    row("seed", {QStringLiteral("--demo"), QStringLiteral("--demo-seed"), QStringLiteral("x")}, 2);
    row("no key file", {QStringLiteral("--api-key-file"), QStringLiteral("/nowhere/key")}, 1);
    row("open to all", {QStringLiteral("--listen"), QStringLiteral("0.0.0.0:0")}, 1);
    row("unwritable", {QStringLiteral("--database"), QStringLiteral("/proc/x/g.db")}, 1);
    row("help", {QStringLiteral("--help")}, 0);
    row("version", {QStringLiteral("--version")}, 0);
}

void TestDemo::programRefusesWrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QProcess program;
    program.start(QStringLiteral(RUNGLASS_BIN "/runglass-gateway"), arguments);
    QVERIFY(program.waitForFinished(30'000));
    QCOMPARE(program.exitCode(), status);
    const QByteArray error = program.readAllStandardError();
    QCOMPARE(error.count('\n'), status == 0 ? 0 : 1);
    QCOMPARE(program.readAllStandardOutput().isEmpty(), status != 0);
}

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
