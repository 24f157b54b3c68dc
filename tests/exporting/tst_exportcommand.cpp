// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// runglass-cli export as a program of its own: what it writes, says and ends with, and what it leaves.

#include "cache/openedcache.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <functional>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace runglass;
using cachetest::OpenedCache;

class TestExportCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void saysHowItIsUsed_data();
    void saysHowItIsUsed();
    void writesWhatWasAskedFor_data();
    void writesWhatWasAskedFor();
    void writesAFile();
    void keepsWhatIsThere();
    void guards();
    void leavesOutWhatIsNotWanted();
    void failureLeavesNothing_data();
    void failureLeavesNothing();
    void interruptedLeavesNothing_data();
    void interruptedLeavesNothing();

private:
    struct Outcome
    {
        int status = -1;
        QByteArray output;
        QString errors;
    };
    static Outcome run(const QStringList &arguments, const std::function<void()> &inChild = {})
    {
        QProcess process;
        if (inChild)
            process.setChildProcessModifier(inChild);
        process.start(QStringLiteral(RUNGLASS_BIN "/runglass-cli"), arguments);
        if (!process.waitForFinished(60'000))
            qFatal("runglass-cli did not end");
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), QString::fromUtf8(process.readAllStandardError())};
    }
    QStringList arguments(const QString &what, const QStringList &more = {}) const
    {
        return QStringList{QStringLiteral("export"),   what,
                           QStringLiteral("--cache"),  m_cacheFile,
                           QStringLiteral("--script"), QStringLiteral("Qbalance")} +
               more;
    }
    QString largeCache() const;
    QString in(const QString &name) const { return m_folder->filePath(name); }
    QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    QTemporaryDir m_cacheFolder;
    QString m_cacheFile;
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QByteArray runsHeader =
    "Run ID,Status,Deployment Version,Response Time (ms),Function,Executed On,Source Type,Source\r\n";
const QByteArray logsHeader = "Log ID,Run ID,Log Level,Log Message,Timestamp\r\n";
const QByteArray entryA = "a,r1,Info,'=1+1,2026-01-01T00:00:00.000Z\r\n";
const QByteArray entryB = "b,r1,Error,\"two\nlines\",2026-01-02T00:00:00.000001Z\r\n";
constexpr Micros newYear = 1'767'225'600'000'000;
constexpr Micros day = 86'400'000'000;

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

} // namespace

void TestExportCommand::initTestCase()
{
    m_cacheFile = m_cacheFolder.filePath(QStringLiteral("c.db"));
    OpenedCache cache(m_cacheFile, {});
    WriteBatch batch;
    batch.scripts.push_back({.id = "s", .name = "Qbalance"});
    batch.scripts.push_back({.id = "s2", .name = "twice"});
    batch.scripts.push_back({.id = "s3", .name = "twice"});
    Run run = cachetest::makeRun("r1", RunStatus::Success, 3, newYear);
    run.deploymentVersion = 38;
    run.responseTimeMs = 250;
    run.function = "reconcile";
    run.sourceType = "workflow";
    run.source = "Month, end";
    batch.records.add(run);
    batch.payloads.push_back({{.runId = "r1", .input = Document{R"({"a": 1})"}}, RunStatus::Success, 3});
    LogEntry first = cachetest::makeLog("a", "r1", "=1+1", newYear);
    first.level = LogLevel::Info;
    first.attributes = R"({"k":"v"})";
    LogEntry second = cachetest::makeLog("b", "r1", "two\nlines", newYear + day + 1);
    second.level = LogLevel::Error;
    batch.records.add(first);
    batch.records.add(second);
    cache.write(std::move(batch));
}

void TestExportCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

/// 400 MB of messages, made when it is first needed.
QString TestExportCommand::largeCache() const
{
    QString cacheFile = m_cacheFolder.filePath(QStringLiteral("large.db"));
    if (!QFile::exists(cacheFile)) {
        OpenedCache cache(cacheFile, {});
        const std::string message(1000, '"');
        for (int part = 0; part < 20; ++part) {
            WriteBatch batch;
            batch.scripts.push_back({.id = "s", .name = "Qbalance"});
            for (int i = 0; i < 20'000; ++i)
                batch.records.add(cachetest::makeLog(std::to_string(part * 20'000 + i).c_str(), "r",
                                                     message.c_str(), part * 20'000 + i));
            cache.write(std::move(batch));
        }
    }
    return cacheFile;
}

void TestExportCommand::saysHowItIsUsed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    const auto add = [](const char *name, const char *arguments, int status, const char *says) {
        QTest::newRow(name) << QString::fromUtf8(arguments).split(QLatin1Char(' '), Qt::SkipEmptyParts)
                            << status << QString::fromUtf8(says);
    };
    add("nothing", "", 2, "runs or logs");
    add("something else", "both --cache x --script s", 2, "runs or logs");
    add("no cache", "runs --script s", 2, "--cache is missing");
    add("no script", "runs --cache x", 2, "--script is missing");
    add("format", "runs --cache x --script s --format xml", 2, "csv or jsonl");
    add("time", "runs --cache x --script s --from soon", 2, "soon is no time");
    add("filter", "runs --cache x --script s --filter status=", 2, "at character");
    add("no file", "runs --cache x --script s -o", 2, "-o");
    add("no such cache", "runs --cache /nonexistent/x --script s", 1, "does not exist");
    add("no cache file", "runs --cache /etc/passwd --script s", 1, "/etc/passwd");
}

void TestExportCommand::saysHowItIsUsed()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QFETCH(QString, says);
    const Outcome outcome = run(QStringList{QStringLiteral("export")} + arguments);
    QCOMPARE(outcome.status, status);
    QVERIFY2(outcome.errors.contains(says), qPrintable(outcome.errors));
    QCOMPARE(outcome.output, QByteArray());
}

void TestExportCommand::writesWhatWasAskedFor_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QByteArray>("expected");
    const auto words = [](const char *text) {
        return QString::fromUtf8(text).split(QLatin1Char('|'), Qt::SkipEmptyParts);
    };
    QTest::newRow("runs") << QStringLiteral("runs") << QStringList()
                          << runsHeader + "r1,Success,38,250,reconcile,2026-01-01T00:00:00.000Z,Workflow,"
                                          "\"Month, end\"\r\n";
    QTest::newRow("logs, newest first")
        << QStringLiteral("logs") << QStringList() << logsHeader + entryB + entryA;
    QTest::newRow("filter") << QStringLiteral("logs") << words("--filter|level = error")
                            << logsHeader + entryB;
    QTest::newRow("from") << QStringLiteral("logs") << words("--utc|--from|2026-01-02")
                          << logsHeader + entryB;
    QTest::newRow("to") << QStringLiteral("logs") << words("--to|2026-01-02T00:00:00Z")
                        << logsHeader + entryA;
    QTest::newRow("nothing") << QStringLiteral("logs") << words("--filter|level = stderr") << logsHeader;
    QTest::newRow("runs, JSON Lines")
        << QStringLiteral("runs") << words("--format|jsonl")
        << QByteArray(R"({"run_id":"r1","script_id":"s","revision":3,"status":"success",)"
                      R"("deployment_version":38,"response_time_ms":250,"function":"reconcile",)"
                      R"("executed_at":"2026-01-01T00:00:00.000Z","source_type":"workflow",)"
                      R"("source":"Month, end","input":{"a":1},"output":null,"error":null})"
                      "\n");
    QTest::newRow("logs, JSON Lines")
        << QStringLiteral("logs") << words("--format|jsonl|--filter|level = info")
        << QByteArray(R"({"log_id":"a","run_id":"r1","script_id":"s","level":"info","message":"=1+1",)"
                      R"("timestamp":"2026-01-01T00:00:00.000Z","attributes":{"k":"v"}})"
                      "\n");
}

void TestExportCommand::writesWhatWasAskedFor()
{
    QFETCH(QString, what);
    QFETCH(QStringList, more);
    QFETCH(QByteArray, expected);
    const Outcome outcome = run(arguments(what, more));
    QCOMPARE(outcome.errors, QString());
    QCOMPARE(outcome.output, expected);
    QCOMPARE(outcome.status, 0);
}

void TestExportCommand::writesAFile()
{
    const Outcome outcome =
        run(arguments(QStringLiteral("logs"), {QStringLiteral("-o"), in(QStringLiteral("x.csv"))}));
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.output.startsWith("Exported 2 log entries"), outcome.output.constData());
    QCOMPARE(content(in(QStringLiteral("x.csv"))), logsHeader + entryB + entryA);
    QCOMPARE(names(), QStringList{QStringLiteral("x.csv")});
}

void TestExportCommand::keepsWhatIsThere()
{
    const QString path = in(QStringLiteral("x.csv"));
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    const QStringList asked = arguments(QStringLiteral("logs"), {QStringLiteral("-o"), path});
    const Outcome refused = run(asked);
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.errors.contains(QStringLiteral("--force")), qPrintable(refused.errors));
    QCOMPARE(content(path), QByteArray("old"));
    QCOMPARE(run(asked + QStringList{QStringLiteral("--force")}).status, 0);
    QCOMPARE(content(path), logsHeader + entryB + entryA);
    QCOMPARE(names().size(), 1);
}

void TestExportCommand::guards()
{
    QVERIFY(run(arguments(QStringLiteral("logs"))).output.contains(",'=1+1,"));
    QVERIFY(run(arguments(QStringLiteral("logs"), {QStringLiteral("--no-guard")})).output.contains(",=1+1,"));
}

void TestExportCommand::leavesOutWhatIsNotWanted()
{
    const QStringList json{QStringLiteral("--format"), QStringLiteral("jsonl")};
    QVERIFY(!run(arguments(QStringLiteral("runs"), json + QStringList{QStringLiteral("--no-payloads")}))
                 .output.contains("input"));
    QVERIFY(!run(arguments(QStringLiteral("logs"), json + QStringList{QStringLiteral("--no-attributes")}))
                 .output.contains("attributes"));
}

void TestExportCommand::failureLeavesNothing_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("says");
    QTest::newRow("no permission") << QStringLiteral("closed") << QStringLiteral("may not write");
    QTest::newRow("no folder") << QStringLiteral("none") << QStringLiteral("does not exist");
    QTest::newRow("limit on files") << QStringLiteral("open") << QStringLiteral("x.csv");
}

void TestExportCommand::failureLeavesNothing()
{
    QFETCH(QString, folder);
    QFETCH(QString, says);
    QDir(m_folder->path()).mkdir(QStringLiteral("open"));
    QDir(m_folder->path()).mkdir(QStringLiteral("closed"));
    QCOMPARE(::chmod(QFile::encodeName(in(QStringLiteral("closed"))).constData(), 0500), 0);
    const bool isLimited = folder == QLatin1String("open");
    const auto inChild = [isLimited] {
        // Root may write everywhere but for this; nobody else has it.
        constexpr int dacOverride = 1; // CAP_DAC_OVERRIDE, capabilities(7)
        ::prctl(PR_CAPBSET_DROP, dacOverride, 0, 0, 0);
        const rlimit limit{1'000'000, 1'000'000};
        if (isLimited)
            ::setrlimit(RLIMIT_FSIZE, &limit);
    };
    QStringList asked =
        arguments(QStringLiteral("logs"), {QStringLiteral("-o"), in(folder + QStringLiteral("/x.csv"))});
    if (isLimited)
        asked[3] = largeCache();
    const Outcome outcome = run(asked, inChild);
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.errors.contains(says), qPrintable(outcome.errors));
    QCOMPARE(outcome.errors.count(QLatin1Char('\n')), 1);
    QVERIFY(QDir(in(folder)).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void TestExportCommand::interruptedLeavesNothing_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

/// Of an export that takes a while.
void TestExportCommand::interruptedLeavesNothing()
{
    QFETCH(int, number);
    const QString cacheFile = largeCache();
    QStringList asked =
        arguments(QStringLiteral("logs"), {QStringLiteral("-o"), in(QStringLiteral("x.csv"))});
    asked[3] = cacheFile;
    QProcess process;
    process.start(QStringLiteral(RUNGLASS_BIN "/runglass-cli"), asked);
    QVERIFY(process.waitForStarted());
    // Its part is there: it is at work.
    QTRY_VERIFY(!names().isEmpty());
    ::kill(static_cast<pid_t>(process.processId()), number);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("nothing was written"));
    QCOMPARE(names(), QStringList());
}

QTEST_GUILESS_MAIN(TestExportCommand)
#include "tst_exportcommand.moc"
