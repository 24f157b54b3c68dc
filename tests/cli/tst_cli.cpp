// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// runglass-cli as a program of its own, against the real gateway in process.

#include "gateway/gatewayserver.h"
#include "service/honestservice.h"
#include "service/truth.h"
#include "support/fakeservice.h"

#include "domain/time.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <future>
#include <random>
#include <sys/resource.h>

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
    void saysThatTheDiskIsFull();
    void groups();
    void filters();
    void groupsByColumn();
    void groupsByTime();
    void saysWhereAFilterIsWrong();
    void asksWhichScript();
    void tellsOfAScriptThatIsNotThere();
    void warnsOfAKeyOthersCanRead();
    void neverShowsTheKey();

private:
    struct Outcome
    {
        int status = -1;
        QByteArray output;
        QByteArray errors;
    };
    using Modifier = std::function<void()>;
    Outcome run(const QStringList &arguments, const Modifier &inChild = {}, const QByteArray &key = {}) const;
    QString path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    QStringList syncFrom(const QUrl &service, const QString &cache) const;
    QStringList syncTo(const QString &cache) const;
    /// What stats prints about a cache of makeSmallCache().
    Outcome stats(const QStringList &arguments) const;
    QJsonDocument statsJson(const QStringList &arguments) const;
    void makeSmallCache();

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

TestCli::Outcome TestCli::run(const QStringList &arguments, const Modifier &inChild,
                              const QByteArray &key) const
{
    QProcess process;
    if (inChild)
        process.setChildProcessModifier(inChild);
    if (!key.isEmpty()) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("RUNGLASS_API_KEY"), QString::fromUtf8(key));
        process.setProcessEnvironment(environment);
    }
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(QStringLiteral(RUNGLASS_BIN "/runglass-cli"), arguments);
    // Not waitForFinished(): a FakeService answers in this thread.
    if (process.state() != QProcess::NotRunning && finished.isEmpty())
        finished.wait(60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

QStringList TestCli::syncTo(const QString &cache) const
{
    return syncFrom(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_gateway->port())), cache);
}

QStringList TestCli::syncFrom(const QUrl &service, const QString &cache) const
{
    return {QStringLiteral("sync"),
            QStringLiteral("--service"),
            service.toString(),
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
    row("stats runs --cache x --script s --filter status", 2);
    row("stats runs --cache x --script s --filter message=x", 2);
    row("stats logs --cache x --script s --filter version>", 2);
    row("stats runs --cache x --script s --filter reviewed=no", 2);
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
        // Another file each time: when it grows the program is at work, and listens.
        const QString name = QStringLiteral("follow%1.db").arg(signal);
        process.start(QStringLiteral(RUNGLASS_BIN "/runglass-cli"), syncTo(name)
                                                                        << QStringLiteral("--follow"));
        QVERIFY(process.waitForStarted());
        const QString file = m_folder.filePath(name);
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

void TestCli::saysThatTheDiskIsFull()
{
    // A full disk as a process sees it: writes beyond a size fail.
    const Outcome full = run(syncTo(QStringLiteral("full.db")), [] {
        const rlimit limit{300'000, 300'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::signal(SIGXFSZ, SIG_IGN);
    });
    QCOMPARE(full.status, 1);
    QVERIFY2(full.errors.count('\n') == 1, full.errors.constData());
    QVERIFY(full.errors.startsWith("runglass-cli: "));
    const Outcome again = run(syncTo(QStringLiteral("full.db")));
    QVERIFY2(again.status == 0, again.errors.constData());
    auto cache = Cache::open(path("full.db"), {});
    QVERIFY(cache.ok());
    const Rows truth =
        rowsOfService(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_gateway->port())), "right");
    QCOMPARE(difference(truth, rowsOfCache(**cache)), QString());
}

void TestCli::groups()
{
    const auto stats = [&](const char *what, const char *by) {
        return QJsonDocument::fromJson(
                   run({QStringLiteral("stats"), QString::fromUtf8(what), QStringLiteral("--cache"),
                        path("cache.db"), QStringLiteral("--script"), QStringLiteral("Qbalance"),
                        QStringLiteral("--utc"), QStringLiteral("--json"), QStringLiteral("--by"),
                        QString::fromUtf8(by)})
                       .output)
            .array();
    };
    auto cache = Cache::open(path("cache.db"), {});
    QVERIFY(cache.ok());
    const auto reader = (*cache)->makeReader();
    const auto scripts = (*reader)->scripts({});
    const auto script = std::find_if(scripts->begin(), scripts->end(),
                                     [](const Script &candidate) { return candidate.name == "Qbalance"; });
    QVERIFY(script != scripts->end());
    // Counted again here, from the rows.
    std::map<QString, int> byStatus;
    std::map<QString, int> byDay;
    RunsQuery query;
    query.scriptId = script->id;
    const auto runs = (*reader)->select(query, {}, {});
    const auto rows = (*reader)->runPage(**runs, 0, 1'000'000, {});
    for (const RunRow &row : rows->rows) {
        ++byStatus[QString::fromStdString(std::string(toApiWord(row.run.status)))];
        ++byDay[QString::fromStdString(formatRfc3339(row.run.executedAt)).left(10)];
    }
    const auto counted = [](const QJsonArray &groups, const char *by) {
        constexpr qsizetype date = 10; // without the time of day
        const bool isDay = QLatin1String(by) == QLatin1String("day");
        std::map<QString, int> counts;
        for (const QJsonValue &group : groups)
            counts[group[QString::fromUtf8(by)].toString().left(isDay ? date : -1)] =
                group[QStringLiteral("total_runs")].toInt();
        return counts;
    };
    QVERIFY(byStatus.size() > 1 && byDay.size() > 3);
    QCOMPARE(counted(stats("runs", "status"), "status"), byStatus);
    QCOMPARE(counted(stats("runs", "day"), "day"), byDay);
    const Outcome text = run({QStringLiteral("stats"), QStringLiteral("logs"), QStringLiteral("--cache"),
                              path("cache.db"), QStringLiteral("--script"), QStringLiteral("Qbalance"),
                              QStringLiteral("--by"), QStringLiteral("level")});
    QVERIFY(text.output.startsWith("LEVEL") && text.output.contains("\nerror"));
}

void TestCli::makeSmallCache()
{
    if (QFile::exists(path("small.db")))
        return;
    auto cache = Cache::open(path("small.db"), {});
    QVERIFY(cache.ok());
    const auto at = [](const char *time) { return *parseRfc3339(time); };
    WriteBatch batch;
    const auto add = [&](const char *id, RunStatus status, std::optional<std::int64_t> version,
                         std::optional<std::int64_t> ms, const char *function, const char *time,
                         const char *sourceType) {
        Run run;
        run.id = id;
        run.scriptId = "small";
        run.status = status;
        run.deploymentVersion = version;
        run.responseTimeMs = ms;
        run.function = function;
        run.executedAt = at(time);
        run.sourceType = sourceType;
        batch.records.add(run);
        LogEntry entry;
        entry.id = "of " + run.id;
        entry.runId = run.id;
        entry.scriptId = "small";
        entry.level = status == RunStatus::Failed ? LogLevel::Error : LogLevel::Info;
        entry.message = "\xc3\x84rger with " + run.function;
        entry.time = run.executedAt;
        batch.records.add(entry);
    };
    // The clock goes forward in Berlin at 01:00 UTC on 29 March 2026.
    add("a", RunStatus::Success, 9, 100, "reconcile", "2026-03-28T23:30:00Z", "workflow");
    add("b", RunStatus::Success, 10, 300, "reconcile", "2026-03-29T00:59:59.999999Z", "tool");
    add("c", RunStatus::Failed, 10, {}, "import", "2026-03-29T01:00:00Z", "api");
    add("d", RunStatus::Success, 10, 200, "import", "2026-03-29T21:59:59Z", "api");
    add("e", RunStatus::InProgress, {}, {}, "", "2026-03-29T22:00:00Z", "");
    // Centuries with nothing in them.
    add("f", RunStatus::Success, 11, 50, "=import", "0201-01-01T00:00:00Z", "cron");
    add("g", RunStatus::Failed, 11, {}, "import", "7999-12-31T23:30:00Z", "cron");
    std::promise<bool> written;
    (*cache)->writer()->submit(std::move(batch),
                               [&](const Result<WriteSummary> &result) { written.set_value(result.ok()); });
    QVERIFY(written.get_future().get());
}

TestCli::Outcome TestCli::stats(const QStringList &arguments) const
{
    return run(QStringList{QStringLiteral("stats")} + arguments +
               QStringList{QStringLiteral("--cache"), path("small.db"), QStringLiteral("--script"),
                           QStringLiteral("small")});
}

QJsonDocument TestCli::statsJson(const QStringList &arguments) const
{
    const Outcome outcome = stats(arguments + QStringList{QStringLiteral("--json")});
    if (outcome.status != 0)
        qWarning("%s", outcome.errors.constData());
    return QJsonDocument::fromJson(outcome.output);
}

void TestCli::filters()
{
    makeSmallCache();
    const auto total = [&](const char *what, const char *filter) {
        return statsJson({QString::fromUtf8(what), QStringLiteral("--filter"), QString::fromUtf8(filter)})
            .object()[QLatin1String(qstrcmp(what, "runs") == 0 ? "total_runs" : "total_logs")]
            .toInt(-1);
    };
    QCOMPARE(total("runs", "status = failed"), 2);
    QCOMPARE(total("runs", "status = Failed and (function = import or version >= 38)"), 2);
    QCOMPARE(total("runs", "response_time between 100ms and 0.2s"), 2);
    QCOMPARE(total("runs", "log.message contains \"\xc3\xa4RGER\""), 7);
    QCOMPARE(total("runs", "log.level = error and version is empty"), 0);
    QCOMPARE(total("logs", "run.status = failed"), 2);
    QCOMPARE(total("logs", "message contains RECONCILE or run.source_type = workflow"), 2);
    QCOMPARE(total("runs", ""), 7);
    const QJsonObject one =
        statsJson({QStringLiteral("runs"), QStringLiteral("--filter"), QStringLiteral("version in (9, 10)")})
            .object();
    QCOMPARE(one[QLatin1String("p90_ms")].toInt(), 300);
    QCOMPARE(one[QLatin1String("failure_rate")].toDouble(), 25.0);
}

void TestCli::groupsByColumn()
{
    makeSmallCache();
    const QJsonArray versions =
        statsJson({QStringLiteral("runs"), QStringLiteral("--by"), QStringLiteral("version")}).array();
    QCOMPARE(versions.size(), 4);
    const QJsonObject ten = versions[1].toObject();
    QCOMPARE(ten.keys(), (QStringList{QStringLiteral("failure_rate"), QStringLiteral("p50_ms"),
                                      QStringLiteral("p90_ms"), QStringLiteral("p99_ms"),
                                      QStringLiteral("total_runs"), QStringLiteral("version")}));
    QCOMPARE(ten[QLatin1String("version")].toInt(), 10);
    QCOMPARE(ten[QLatin1String("total_runs")].toInt(), 3);
    QCOMPARE(ten[QLatin1String("p50_ms")].toInt(), 200);
    QCOMPARE(ten[QLatin1String("p99_ms")].toInt(), 300);
    // 9 before 10, runs without a version last.
    QCOMPARE(versions[0][QLatin1String("version")].toInt(), 9);
    QVERIFY(versions[3][QLatin1String("version")].isNull());
    QVERIFY(versions[3][QLatin1String("p90_ms")].isNull());

    const auto words = [&](const char *by) {
        QStringList all;
        for (const QJsonValue &group :
             statsJson({QStringLiteral("runs"), QStringLiteral("--by"), QString::fromUtf8(by)}).array())
            all << group[QString::fromUtf8(by)].toString() + QLatin1Char(' ') +
                       QString::number(group[QLatin1String("total_runs")].toInt());
        return all.join(QStringLiteral(", "));
    };
    QCOMPARE(words("source_type"), QStringLiteral("API 2, Workflow 2, cron 2,  1"));
    QCOMPARE(words("status"), QStringLiteral("in_progress 1, success 4, failed 2"));
    QCOMPARE(words("function"), QStringLiteral("=import 1, import 3, reconcile 2,  1"));
    const Outcome table = stats({QStringLiteral("runs"), QStringLiteral("--by"), QStringLiteral("function")});
    QVERIFY(table.output.startsWith("FUNCTION") && table.output.contains("(empty)"));
    const QJsonArray levels =
        statsJson({QStringLiteral("logs"), QStringLiteral("--by"), QStringLiteral("level")}).array();
    QCOMPARE(levels.size(), 2);
    QCOMPARE(levels[1][QLatin1String("level")].toString(), QStringLiteral("error"));
    QCOMPARE(levels[1][QLatin1String("total_logs")].toInt(), 2);
    QCOMPARE(
        statsJson({QStringLiteral("logs"), QStringLiteral("--by"), QStringLiteral("run_id")}).array().size(),
        7);
}

void TestCli::groupsByTime()
{
    makeSmallCache();
    const auto starts = [&](const char *what, const char *by, const QStringList &more = {}) {
        QStringList all;
        const QStringList arguments{QString::fromUtf8(what), QStringLiteral("--by"), QString::fromUtf8(by)};
        const QString total = QString::fromUtf8(qstrcmp(what, "runs") == 0 ? "total_runs" : "total_logs");
        for (const QJsonValue &group : statsJson(arguments + more).array())
            all << group[QString::fromUtf8(by)].toString() + QLatin1Char(' ') +
                       QString::number(group[total].toInt());
        return all;
    };
    const QStringList utc{QStringLiteral("--utc")};
    const QStringList hoursInUtc{
        QStringLiteral("0201-01-01T00:00:00Z 1"), QStringLiteral("2026-03-28T23:00:00Z 1"),
        QStringLiteral("2026-03-29T00:00:00Z 1"), QStringLiteral("2026-03-29T01:00:00Z 1"),
        QStringLiteral("2026-03-29T21:00:00Z 1"), QStringLiteral("2026-03-29T22:00:00Z 1"),
        QStringLiteral("7999-12-31T23:00:00Z 1")};
    QCOMPARE(starts("runs", "hour", utc), hoursInUtc);
    QCOMPARE(starts("logs", "hour", utc), hoursInUtc);
    qputenv("TZ", "Europe/Berlin");
    const QStringList year{QStringLiteral("--from"), QStringLiteral("2026-01-01"), QStringLiteral("--to"),
                           QStringLiteral("2026-12-31")};
    const QStringList hours = starts("runs", "hour", year);
    const QStringList days = starts("logs", "day", year);
    qunsetenv("TZ");
    QCOMPARE(hours, (QStringList{QStringLiteral("2026-03-29T00:00:00+01:00 1"),
                                 QStringLiteral("2026-03-29T01:00:00+01:00 1"),
                                 QStringLiteral("2026-03-29T03:00:00+02:00 1"),
                                 QStringLiteral("2026-03-29T23:00:00+02:00 1"),
                                 QStringLiteral("2026-03-30T00:00:00+02:00 1")}));
    QCOMPARE(days, (QStringList{QStringLiteral("2026-03-29 4"), QStringLiteral("2026-03-30 1")}));
}

void TestCli::saysWhereAFilterIsWrong()
{
    makeSmallCache();
    const auto wrong = [&](const char *filter) {
        const Outcome outcome =
            stats({QStringLiteral("runs"), QStringLiteral("--filter"), QString::fromUtf8(filter)});
        return QByteArray::number(outcome.status) + ' ' + outcome.errors;
    };
    const QByteArray mixed = wrong("status = failed and version = 3 or version = 4");
    QVERIFY2(mixed.startsWith("2 runglass-cli: --filter, at character 33: "), mixed.constData());
    QCOMPARE(mixed.count('\n'), 1);
    // Characters, not bytes.
    const QByteArray later = wrong("function = \"\xc3\xa4\xc3\xa4\" and colour = red");
    QVERIFY2(later.startsWith("2 runglass-cli: --filter, at character 21: "), later.constData());
    const QByteArray expression = wrong("function matches \"(\"");
    QVERIFY2(expression.startsWith("2 "), expression.constData());
}

void TestCli::asksWhichScript()
{
    {
        auto cache = Cache::open(path("twins.db"), {});
        QVERIFY(cache.ok());
        WriteBatch batch;
        for (const char *id : {"one", "two"}) {
            Script script;
            script.id = id;
            script.name = "Twin";
            batch.scripts.push_back(script);
        }
        std::promise<bool> written;
        (*cache)->writer()->submit(
            std::move(batch), [&](const Result<WriteSummary> &result) { written.set_value(result.ok()); });
        QVERIFY(written.get_future().get());
    }
    const auto stats = [&](const char *script) {
        return run({QStringLiteral("stats"), QStringLiteral("runs"), QStringLiteral("--cache"),
                    path("twins.db"), QStringLiteral("--script"), QString::fromUtf8(script)});
    };
    const Outcome twins = stats("Twin");
    QCOMPARE(twins.status, 1);
    QVERIFY(twins.errors.contains("Several scripts are named Twin") && twins.errors.contains("one, two"));
    QCOMPARE(stats("two").status, 0);
}

void TestCli::tellsOfAScriptThatIsNotThere()
{
    FakeService service([](const FakeRequest &request) {
        if (request.path.startsWith(QLatin1String("/scripts/s/")))
            return FakeAnswer{404, "application/problem+json", R"({"title":"No such script","status":404})"};
        return HonestService::answer(request);
    });
    const Outcome outcome = run(syncFrom(service.url(), QStringLiteral("gone.db")));
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.errors.contains("No such script"), outcome.errors.constData());
}

void TestCli::warnsOfAKeyOthersCanRead()
{
    FakeService service(HonestService::answer);
    const QString file = path("key");
    const QFile::Permissions own = QFile::ReadOwner | QFile::WriteOwner;
    QVERIFY(QFile::setPermissions(file, own | QFile::ReadGroup));
    const Outcome open = run(syncFrom(service.url(), QStringLiteral("open.db")));
    QVERIFY(QFile::setPermissions(file, own));
    QCOMPARE(open.status, 0);
    QVERIFY(open.errors.contains("chmod 600") && open.errors.count('\n') == 1);
    QCOMPARE(run(syncFrom(service.url(), QStringLiteral("open.db"))).errors, QByteArray());
}

void TestCli::neverShowsTheKey()
{
    const QByteArray key = "k3y-that-must-not-be-seen";
    FakeAnswer answer;
    FakeService service([&](const FakeRequest &) { return answer; });
    QList<FakeAnswer> answers;
    for (const int status : {400, 401, 403, 404, 410, 500})
        answers << FakeAnswer{status, "application/problem+json", R"({"title":"No","status":1})"};
    answers << FakeAnswer{200, "text/html", "<html>"} << FakeAnswer{200, "application/json", "{"}
            << FakeAnswer{302, "text/plain", "", {{"Location", "http://127.0.0.1:1/elsewhere"}}};
    FakeAnswer hangUp;
    hangUp.hangUp = true;
    answers << hangUp;
    for (const FakeAnswer &next : answers) {
        answer = next;
        QStringList arguments = syncFrom(service.url(), QStringLiteral("secret.db"));
        arguments.remove(3, 2); // the key comes from the environment
        const Outcome outcome = run(arguments, {}, key);
        QVERIFY2(outcome.status == 1, QByteArray::number(next.status) + ' ' + next.body + outcome.output);
        QVERIFY(!outcome.errors.isEmpty());
        QCOMPARE(service.requests().last().headers.value("x-api-key"), key);
        QVERIFY2(!outcome.errors.contains(key) && !outcome.output.contains(key), outcome.errors.constData());
    }
    for (const char *name : {"secret.db", "secret.db-wal"}) {
        QFile file(path(name));
        QVERIFY(!file.open(QIODevice::ReadOnly) || !file.readAll().contains(key));
    }
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
