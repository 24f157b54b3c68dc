// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// runglass-cli import as a program of its own: what it says, what it ends with, and what it leaves.

#include "cache/cache.h"
#include "compression/zstd.h"
#include "telemetry/mapping.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <functional>
#include <sys/resource.h>
#include <unistd.h>

using namespace runglass;

class TestImportCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void saysHowItIsUsed_data();
    void saysHowItIsUsed();
    void importsAndTells();
    void badFileIsToldAndTheOthersAreImported_data();
    void badFileIsToldAndTheOthersAreImported();
    void raggedRowsAreListed();
    void keepsUnknownColumns();
    void savesAllProblems();
    void asksForTheScript();
    void namesFromOutsideAreNotObeyed();
    void bombLeavesNothing();
    void fullDiskLeavesNothing_data();
    void fullDiskLeavesNothing();
    void interruptedLeavesNothing_data();
    void interruptedLeavesNothing();
    void killedLeavesTheCacheAsItWas();
    void anotherProcessSeesIt();

private:
    struct Outcome
    {
        int status = -1;
        QString output;
        QString errors;
    };
    Outcome run(const QStringList &arguments, const std::function<void()> &inChild = {}) const
    {
        QProcess process;
        if (inChild)
            process.setChildProcessModifier(inChild);
        process.start(QStringLiteral(RUNGLASS_BIN "/runglass-cli"), arguments);
        if (!process.waitForFinished(60'000))
            qFatal("runglass-cli did not end");
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
    Outcome import(const QStringList &paths, const std::function<void()> &inChild = {}) const
    {
        return run(arguments(paths), inChild);
    }
    QStringList arguments(const QStringList &paths) const
    {
        return QStringList{QStringLiteral("import"), QStringLiteral("--cache"), cacheFile()} + paths;
    }
    QString cacheFile() const { return m_folder->filePath(QStringLiteral("cache/c.db")); }
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString add(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s could not be written", qPrintable(name));
        return file.fileName();
    }
    QStringList leftBeside() const
    {
        QStringList names = QDir(path(QStringLiteral("cache"))).entryList(QDir::Files | QDir::Hidden);
        names.erase(
            std::remove_if(names.begin(), names.end(),
                           [](const QString &name) { return name.startsWith(QLatin1String("c.db")); }),
            names.end());
        return names;
    }
    std::int64_t logs(const char *script) const
    {
        const auto cache = Cache::open(cacheFile(), {.create = false});
        if (!cache)
            return -1;
        LogsQuery query;
        query.scriptId = telemetry::scriptIdOf(script);
        query.range = TimeRange::all();
        return (*(*cache)->makeReader())->count(query, {}).value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QByteArray header = "Log ID,Run ID,Log Level,Log Message,Timestamp\r\n";
const QByteArray entry = "a,r1,INFO,hello,2026-01-01T00:00:02Z\r\n";

QByteArray manyEntries(int count)
{
    QByteArray rows = header;
    for (int i = 0; i < count; ++i)
        rows += "log" + QByteArray::number(i) + ",run" + QByteArray::number(i / 10) +
                ",INFO,a message that is as long as messages are on the average,2026-01-01T00:00:00Z\r\n";
    return rows;
}

void limitFiles()
{
    // A full disk as a process sees it: writes beyond a size fail.
    const rlimit limit{400'000, 400'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    ::signal(SIGXFSZ, SIG_IGN);
}

} // namespace

void TestImportCommand::saysHowItIsUsed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::newRow("help") << QStringList{QStringLiteral("--help")} << 0;
    QTest::newRow("no cache") << QStringList{QStringLiteral("a.csv")} << 2;
    QTest::newRow("no files") << QStringList{QStringLiteral("--cache"), QStringLiteral("x")} << 2;
    QTest::newRow("unknown option") << QStringList{QStringLiteral("--frob")} << 2;
}

void TestImportCommand::saysHowItIsUsed()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const Outcome outcome = run(QStringList{QStringLiteral("import")} + arguments);
    QCOMPARE(outcome.status, status);
    QCOMPARE(outcome.errors.count(QLatin1Char('\n')), status == 0 ? 0 : 1);
    QCOMPARE(outcome.output.isEmpty(), status != 0);
}

void TestImportCommand::importsAndTells()
{
    const QString file = add(QStringLiteral("billing_logs_data.csv"), header + entry);
    const Outcome first = import({file});
    QVERIFY2(first.status == 0, qPrintable(first.errors));
    QVERIFY2(first.output.startsWith(QLatin1String("Imported 1 runs and 1 log entries from 1 files")),
             qPrintable(first.output));
    QCOMPARE(first.errors, QString());
    const Outcome second = import({file});
    QCOMPARE(second.status, 0);
    QVERIFY2(second.output.contains(QLatin1String("Imported 0 runs and 0 log entries")) &&
                 second.output.contains(QLatin1String("1 log entries were there already")),
             qPrintable(second.output));
    QCOMPARE(logs("billing"), 1);
    QCOMPARE(leftBeside(), QStringList());
}

void TestImportCommand::badFileIsToldAndTheOthersAreImported_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QStringLiteral("x_logs_data.csv") << QByteArray() << QStringLiteral("0 bytes");
    QTest::newRow("wrong header") << QStringLiteral("x_logs_data.csv")
                                  << QByteArray("Colour,Shape\r\nred,round\r\n")
                                  << QStringLiteral("its first line has other names");
    QTest::newRow("binary") << QStringLiteral("x_logs_data.csv")
                            << QByteArray("\x7f\x45LF\x02\x01\x01\0\0\0\0\0\0\0\0\0", 16)
                            << QStringLiteral("nothing that can be imported");
    QTest::newRow("a folder") << QStringLiteral(".") << QByteArray() << QStringLiteral("It is a folder");
    QTest::newRow("not there") << QStringLiteral("missing.csv") << QByteArray()
                               << QStringLiteral("There is no such file");
    QTest::newRow("truncated archive")
        << QStringLiteral("x_logs_data.csv.gz") << QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\x03\x01", 11)
        << QStringLiteral("x_logs_data.csv.gz");
}

void TestImportCommand::badFileIsToldAndTheOthersAreImported()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    if (name.startsWith(QLatin1String("x_")))
        add(name, content);
    const QString good = add(QStringLiteral("billing_logs_data.csv"), header + entry);
    const Outcome outcome = import({path(name), good});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.errors.contains(says), qPrintable(outcome.errors));
    QVERIFY2(outcome.errors.startsWith(QLatin1String("runglass-cli: ")), qPrintable(outcome.errors));
    QCOMPARE(outcome.errors.count(QLatin1Char('\n')), 1);
    QCOMPARE(logs("billing"), 1);
    QDir(path(QStringLiteral("cache"))).removeRecursively();
    const Outcome alone = import({path(name)});
    QCOMPARE(alone.status, 1);
    QVERIFY2(alone.errors.contains(says), qPrintable(alone.errors));
    QVERIFY(!QFile::exists(cacheFile()));
    QCOMPARE(leftBeside(), QStringList());
}

void TestImportCommand::raggedRowsAreListed()
{
    const QString file = add(QStringLiteral("billing_logs_data.csv"),
                             header + entry + "b,r1\r\nc,r1,INFO,hello,2026-01-01T00:00:02Z,more\r\n" +
                                 "d,r1,INFO,\"never closed");
    const Outcome outcome = import({file});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.errors));
    QVERIFY2(outcome.errors.contains(QLatin1String("billing_logs_data.csv:3: ")), qPrintable(outcome.errors));
    QVERIFY2(outcome.errors.contains(QLatin1String("billing_logs_data.csv:5: ")), qPrintable(outcome.errors));
    QCOMPARE(logs("billing"), 2);
}

void TestImportCommand::keepsUnknownColumns()
{
    const QString file = add(QStringLiteral("billing_runs_data.csv"),
                             "Run ID,Executed On,Colour\r\nr1,2026-01-01T00:00:02Z,red\r\n");
    const Outcome outcome = import({file});
    QCOMPARE(outcome.status, 0);
    const auto cache = Cache::open(cacheFile(), {.create = false});
    const auto extra = (*(*cache)->makeReader())->runExtra("r1", {});
    QVERIFY(extra.ok() && extra->has_value());
    QCOMPARE((*extra)->attributes, std::string("{\"Colour\":\"red\"}"));
    QVERIFY(!(*extra)->lastEntry);
}

void TestImportCommand::savesAllProblems()
{
    QByteArray rows = header + entry;
    for (int i = 0; i < 100; ++i)
        rows += "b,r1,NOLEVEL,x,2026-01-01T00:00:02Z\r\n";
    const QString file = add(QStringLiteral("billing_logs_data.csv"), rows);
    const QString list = path(QStringLiteral("problems.txt"));
    const QStringList options{QStringLiteral("--problems"), list};
    const Outcome outcome = import(options + QStringList{file});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.errors));
    QCOMPARE(outcome.errors.count(QLatin1Char('\n')), 21);
    QFile saved(list);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(saved.readAll().count('\n'), 100);
    const Outcome again = import(options + QStringList{file});
    QCOMPARE(again.status, 1);
    QVERIFY(again.errors.contains(QLatin1String("--force")));
    QCOMPARE(import(options + QStringList{QStringLiteral("--force"), file}).status, 0);
}

void TestImportCommand::asksForTheScript()
{
    const QString file = add(QStringLiteral("something.csv"), header + entry);
    const Outcome asked = import({file});
    QCOMPARE(asked.status, 1);
    QVERIFY2(asked.errors.contains(QLatin1String("--script")), qPrintable(asked.errors));
    QVERIFY(!QFile::exists(cacheFile()));
    const Outcome told = import({QStringLiteral("--script"), QStringLiteral("nightly"), file});
    QVERIFY2(told.status == 0, qPrintable(told.errors));
    QCOMPARE(logs("nightly"), 1);
    // In a cache that is there, an id names the script as well.
    const QString id = QString::fromStdString(telemetry::scriptIdOf("nightly"));
    const QString more = add(QStringLiteral("more.csv"), header + "z,r1,INFO,hello,2026-01-01T00:00:02Z\r\n");
    QCOMPARE(import({QStringLiteral("--script"), id, more}).status, 0);
    QCOMPARE(logs("nightly"), 2);
}

void TestImportCommand::namesFromOutsideAreNotObeyed()
{
    const QString evil = add(QStringLiteral("e\x1b]0;owned\x07\nv_logs_data.csv"),
                             header + "a,r1,NOPE,x,2026-01-01T00:00:02Z\r\n");
    const Outcome outcome = import({evil});
    QCOMPARE(outcome.status, 1);
    QVERIFY(!outcome.errors.contains(QChar(0x1b)) && !outcome.errors.contains(QChar(7)));
    for (const QString &line : outcome.errors.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        QVERIFY2(line.startsWith(QLatin1String("runglass-cli: ")), qPrintable(line));
}

void TestImportCommand::bombLeavesNothing()
{
    const QByteArray rows = header + QByteArray(300 * 1024 * 1024, ' ');
    const std::string packed =
        Compressor().compress({rows.constData(), static_cast<std::size_t>(rows.size())}).value();
    const QString bomb = add(QStringLiteral("x_logs_data.csv.zst"),
                             QByteArray(packed.data(), static_cast<qsizetype>(packed.size())));
    const QString good = add(QStringLiteral("billing_logs_data.csv"), header + entry);
    const Outcome outcome = import({good, bomb});
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.errors.count(QLatin1Char('\n')), 1);
    QVERIFY(!QFile::exists(cacheFile()));
    QCOMPARE(leftBeside(), QStringList());
}

void TestImportCommand::fullDiskLeavesNothing_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("new cache") << false;
    QTest::newRow("into a cache") << true;
}

void TestImportCommand::fullDiskLeavesNothing()
{
    QFETCH(bool, isThere);
    if (isThere)
        QCOMPARE(import({add(QStringLiteral("billing_logs_data.csv"), header + entry)}).status, 0);
    const QString many = add(QStringLiteral("many_logs_data.csv"), manyEntries(30'000));
    const Outcome full = import({many}, limitFiles);
    QCOMPARE(full.status, 1);
    QVERIFY2(full.errors.count(QLatin1Char('\n')) == 1, qPrintable(full.errors));
    QCOMPARE(full.output, QString());
    QCOMPARE(leftBeside(), QStringList());
    QCOMPARE(QFile::exists(cacheFile()), isThere);
    if (isThere) {
        QCOMPARE(logs("billing"), 1);
        QCOMPARE(logs("many"), 0);
    }
    QCOMPARE(import({many}).status, 0);
    QCOMPARE(logs("many"), 30'000);
}

void TestImportCommand::interruptedLeavesNothing_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestImportCommand::interruptedLeavesNothing()
{
    QFETCH(int, number);
    const QString many = add(QStringLiteral("many_logs_data.csv"), manyEntries(1'000'000));
    QProcess process;
    process.start(QStringLiteral(RUNGLASS_BIN "/runglass-cli"), arguments({many}));
    QVERIFY(process.waitForStarted());
    // Its part is there: it is at work.
    QTRY_VERIFY(!leftBeside().isEmpty());
    ::kill(static_cast<pid_t>(process.processId()), number);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("nothing was imported"));
    QVERIFY(!QFile::exists(cacheFile()));
    QCOMPARE(leftBeside(), QStringList());
}

void TestImportCommand::killedLeavesTheCacheAsItWas()
{
    const QString many = add(QStringLiteral("many_logs_data.csv"), manyEntries(1'000'000));
    {
        QProcess process;
        process.start(QStringLiteral(RUNGLASS_BIN "/runglass-cli"), arguments({many}));
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY(!leftBeside().isEmpty());
        process.kill();
        QVERIFY(process.waitForFinished());
    }
    QVERIFY(!QFile::exists(cacheFile()));
    // The next import takes away what the killed one could not.
    QCOMPARE(import({add(QStringLiteral("billing_logs_data.csv"), header + entry)}).status, 0);
    QCOMPARE(leftBeside(), QStringList());
    {
        QProcess process;
        process.start(QStringLiteral(RUNGLASS_BIN "/runglass-cli"), arguments({many}));
        QVERIFY(process.waitForStarted());
        // Its WAL grows: the transaction is under way.
        QTRY_VERIFY(QFileInfo(cacheFile() + QStringLiteral("-wal")).size() > 1'000'000);
        process.kill();
        QVERIFY(process.waitForFinished());
    }
    QCOMPARE(leftBeside(), QStringList());
    QCOMPARE(logs("billing"), 1);
    QCOMPARE(logs("many"), 0);
}

void TestImportCommand::anotherProcessSeesIt()
{
    QCOMPARE(import({add(QStringLiteral("billing_logs_data.csv"), header + entry)}).status, 0);
    const auto cache = Cache::open(cacheFile(), {.create = false});
    QVERIFY(cache.ok());
    std::atomic<int> notices = 0;
    const Subscription subscription =
        (*cache)->subscribe([&](const ChangeNotice &notice) { notices += int(notice.byOtherProcess); });
    const auto reader = (*cache)->makeReader();
    QCOMPARE(import({add(QStringLiteral("many_logs_data.csv"), manyEntries(100))}).status, 0);
    QTRY_VERIFY(notices > 0);
    LogsQuery query;
    query.scriptId = telemetry::scriptIdOf("many");
    query.range = TimeRange::all();
    QCOMPARE((*reader)->count(query, {}).value(), 100);
}

QTEST_GUILESS_MAIN(TestImportCommand)
#include "tst_importcommand.moc"
