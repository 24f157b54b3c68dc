// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// Imports into real cache files: what is in them afterwards, and what is not when an import doesn't end well.

#include "cache/cache.h"
#include "importing/cacheimport.h"
#include "importing/partcache.h"
#include "telemetry/mapping.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <future>

using namespace runglass;

class TestCacheImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void makesACache();
    void twiceChangesNothing();
    void laterExportIsMerged();
    void inferredRunGivesWay_data();
    void inferredRunGivesWay();
    void earliestEntryBeginsAnInferredRun();
    void lastEntryOfAnInferredRunIsKept();
    void attributesOfARunAreKept();
    void joinsAScriptOfTheSameName();
    void totalsAreWhatIsThere();
    void coversNothing();
    void cancelledLeavesNothing_data();
    void cancelledLeavesNothing();
    void failureLeavesTheCacheAsItWas();
    void manyPartsAreOneTransaction();
    void nothingReadableMakesNoCache();
    void foreignFileIsNotTouched();
    void takesNothingFromADeletedCache();
    void removesWhatKilledImportsLeft();

private:
    QString add(const char *name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s could not be written", name);
        return file.fileName();
    }
    QString cacheFile() const { return m_folder->filePath(QStringLiteral("cache.db")); }
    Result<CacheImportReport> import(const QStringList &paths, ImportOptions options = {}) const
    {
        return CacheImport(std::move(options), {}).run(paths, cacheFile());
    }
    std::optional<Run> run(const char *id) const
    {
        const auto cache = Cache::open(cacheFile(), {.create = false});
        const auto reader = (*cache)->makeReader();
        return (*reader)->run(id, {}).value();
    }
    std::int64_t logs(const std::string &script) const
    {
        const auto cache = Cache::open(cacheFile(), {.create = false});
        const auto reader = (*cache)->makeReader();
        LogsQuery query;
        query.scriptId = script;
        query.range = TimeRange::all();
        return (*reader)->count(query, {}).value();
    }
    QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const std::string billing = telemetry::scriptIdOf("billing");

QByteArray runsCsv(const QByteArray &rows)
{
    return "Run ID,Status,Deployment Version,Response Time (ms),Function,Executed On,Source Type,Source\r\n" +
           rows;
}

QByteArray logsCsv(const QByteArray &rows)
{
    return "Log ID,Run ID,Log Level,Log Message,Timestamp\r\n" + rows;
}

const QByteArray realRun = "r1,Success,38,12,reconcile,2026-01-01T00:00:00Z,API,s\r\n";
const QByteArray twoEntries = "a,r1,INFO,hello,2026-01-01T00:00:02Z\r\n"
                              "b,r1,ERROR,x,2026-01-01T00:00:01Z\r\n";
constexpr Micros newYear = 1'767'225'600'000'000;

QByteArray manyEntries(int from, int count)
{
    QByteArray rows;
    for (int i = from; i < from + count; ++i)
        rows += QStringLiteral("log%1,run%2,INFO,message %1,2026-01-01T00:00:00Z\r\n")
                    .arg(i)
                    .arg(i / 10)
                    .toUtf8();
    return logsCsv(rows);
}

} // namespace

void TestCacheImport::makesACache()
{
    const auto report = import(
        {add("billing_runs_data.csv", runsCsv(realRun)), add("billing_logs_data.csv", logsCsv(twoEntries))});
    QVERIFY(report.ok() && report->kept);
    QCOMPARE(report->written.runsInserted, 1);
    QCOMPARE(report->written.logsInserted, 2);
    QCOMPARE(logs(billing), 2);
    const auto stored = run("r1");
    QVERIFY(stored);
    QCOMPARE(stored->status, RunStatus::Success);
    QCOMPARE(QString::fromStdString(stored->function), QStringLiteral("reconcile"));
    const auto cache = Cache::open(cacheFile(), {.create = false});
    const auto scripts = (*(*cache)->makeReader())->scripts({});
    QCOMPARE(scripts->size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(scripts->front().name), QStringLiteral("billing"));
    QCOMPARE(QFile::permissions(cacheFile()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestCacheImport::twiceChangesNothing()
{
    const QStringList paths{
        add("billing_runs_data.csv", runsCsv(realRun)),
        add("billing_logs_data.csv", logsCsv(twoEntries + "c,r2,INFO,x,2026-01-01T00:00:05Z\r\n"))};
    const auto first = import(paths);
    QVERIFY(first.ok() && first->kept);
    const auto second = import(paths);
    QVERIFY(second.ok() && second->kept);
    QCOMPARE(second->written.runsInserted + second->written.runsUpdated + second->written.logsInserted, 0);
    QCOMPARE(second->written.logsRepeated, 3);
    QCOMPARE(second->written.logConflicts, 0);
    const auto third = import(paths);
    QCOMPARE(third->written.sequence, second->written.sequence);
}

void TestCacheImport::laterExportIsMerged()
{
    QVERIFY(import({add("billing_logs_data.csv", logsCsv(twoEntries))}).ok());
    const auto later = import(
        {add("billing_logs_data (1).csv", logsCsv("c,r1,INFO,new,2026-01-01T00:00:03Z\r\n" + twoEntries))});
    QVERIFY(later.ok());
    QCOMPARE(later->written.logsInserted, 1);
    QCOMPARE(later->written.logsRepeated, 2);
    QCOMPARE(logs(billing), 3);
}

void TestCacheImport::inferredRunGivesWay_data()
{
    QTest::addColumn<bool>("runsFirst");
    QTest::addColumn<bool>("together");
    QTest::newRow("runs first, one import") << true << true;
    QTest::newRow("logs first, one import") << false << true;
    QTest::newRow("runs first, two imports") << true << false;
    QTest::newRow("logs first, two imports") << false << false;
}

void TestCacheImport::inferredRunGivesWay()
{
    QFETCH(bool, runsFirst);
    QFETCH(bool, together);
    QStringList paths{add("billing_runs_data.csv", runsCsv(realRun)),
                      add("billing_logs_data.csv", logsCsv(twoEntries))};
    if (!runsFirst)
        std::reverse(paths.begin(), paths.end());
    ImportOptions options;
    options.batchRecords = 1;
    if (together) {
        QVERIFY(import(paths, options).ok());
    } else {
        QVERIFY(import({paths[0]}, options).ok());
        QVERIFY(import({paths[1]}, options).ok());
    }
    const auto stored = run("r1");
    QVERIFY(stored);
    QCOMPARE(stored->status, RunStatus::Success);
    QCOMPARE(stored->executedAt, newYear);
    QCOMPARE(stored->responseTimeMs, std::optional<std::int64_t>(12));
}

void TestCacheImport::earliestEntryBeginsAnInferredRun()
{
    ImportOptions options;
    options.pieceBytes = 64; // so that each entry is a batch
    options.batchRecords = 1;
    QVERIFY(import({add("billing_logs_data.csv", logsCsv(twoEntries))}, options).ok());
    QCOMPARE(run("r1")->executedAt, newYear + 1'000'000);
    QCOMPARE(run("r1")->status, RunStatus::Unknown);
    QVERIFY(import({add("billing_logs_data 2.csv", logsCsv("z,r1,INFO,x,2026-01-01T00:00:09Z\r\n"))}, options)
                .ok());
    QCOMPARE(run("r1")->executedAt, newYear + 1'000'000);
}

void TestCacheImport::lastEntryOfAnInferredRunIsKept()
{
    const auto lastEntry = [this](const char *id) -> std::optional<Micros> {
        const auto cache = Cache::open(cacheFile(), {.create = false});
        const auto extra = (*(*cache)->makeReader())->runExtra(id, {}).value();
        return extra ? extra->lastEntry : std::nullopt;
    };
    QVERIFY(import({add("billing_logs_data.csv", logsCsv(twoEntries))})->kept);
    QCOMPARE(lastEntry("r1"), newYear + 2 * microsPerSecond);
    QVERIFY(import({add("billing_logs_data.csv", logsCsv("c,r1,INFO,x,2026-01-01T00:00:09Z\r\n"
                                                         "d,r1,INFO,x,2025-12-31T00:00:00Z\r\n"))})
                ->kept);
    QCOMPARE(lastEntry("r1"), newYear + 9 * microsPerSecond);
    // Of a run that is known itself nothing is inferred.
    QVERIFY(import({add("billing_runs_data.csv", runsCsv("r2" + realRun.mid(2))),
                    add("billing_logs_data (1).csv", logsCsv("e,r2,INFO,x,2026-01-01T00:00:09Z\r\n"))})
                ->kept);
    QVERIFY(!lastEntry("r2"));
}

void TestCacheImport::attributesOfARunAreKept()
{
    const auto attributes = [this](const char *id) {
        const auto cache = Cache::open(cacheFile(), {.create = false});
        const auto extra = (*(*cache)->makeReader())->runExtra(id, {}).value();
        return extra ? QString::fromStdString(extra->attributes) : QString();
    };
    const auto table = [](const char *colour) {
        return QByteArray("Run ID,Executed On,Colour,Größe\r\nr1,2026-01-01T00:00:02Z,") + colour +
               ",\"a,b\"\r\n";
    };
    const QString file = add("billing_runs_data.csv", table("red"));
    QVERIFY(import({file})->kept);
    QCOMPARE(attributes("r1"), QStringLiteral("{\"Colour\":\"red\",\"Größe\":\"a,b\"}"));
    QVERIFY(attributes("r2").isEmpty());
    // What is known stays, as with the columns; and again changes nothing.
    const auto again = import({file});
    QVERIFY(import({add("billing_runs_data.csv", table("blue"))})->kept);
    QCOMPARE(attributes("r1"), QStringLiteral("{\"Colour\":\"red\",\"Größe\":\"a,b\"}"));
    QCOMPARE(import({file})->written.sequence, again->written.sequence);
}

void TestCacheImport::joinsAScriptOfTheSameName()
{
    {
        const auto cache = Cache::open(cacheFile(), {});
        WriteBatch batch;
        Script script;
        script.id = "of-the-service";
        script.name = "billing";
        script.language = "python";
        script.totalRuns = 70;
        batch.scripts = {script};
        std::promise<bool> written;
        (*cache)->writer()->submit(
            std::move(batch), [&](const Result<WriteSummary> &result) { written.set_value(result.ok()); });
        QVERIFY(written.get_future().get());
    }
    QVERIFY(import({add("billing_logs_data.csv", logsCsv(twoEntries))}).ok());
    QCOMPARE(logs("of-the-service"), 2);
    const auto cache = Cache::open(cacheFile(), {.create = false});
    const auto scripts = (*(*cache)->makeReader())->scripts({});
    QCOMPARE(scripts->size(), std::size_t{1});
    QCOMPARE(scripts->front().totalRuns, 70);
    QCOMPARE(QString::fromStdString(scripts->front().language), QStringLiteral("python"));
}

void TestCacheImport::totalsAreWhatIsThere()
{
    const auto script = [this] {
        const auto cache = Cache::open(cacheFile(), {.create = false});
        return (*(*cache)->makeReader())->scripts({})->front();
    };
    QVERIFY(import({add("billing_runs_data.csv", runsCsv(realRun))})->kept);
    QCOMPARE(script().totalRuns, 1);
    QCOMPARE(script().totalLogs, 0);
    // One run of its own, and one that is inferred.
    const QString logsFile =
        add("billing_logs_data.csv", logsCsv(twoEntries + "c,r2,INFO,x,2026-01-01T00:00:05Z\r\n"));
    const auto merged = import({logsFile});
    QCOMPARE(script().totalRuns, 2);
    QCOMPARE(script().totalLogs, 3);
    // Again changes nothing.
    QCOMPARE(import({logsFile})->written.sequence, merged->written.sequence);
    // A service that counts more knows better.
    {
        const auto cache = Cache::open(cacheFile(), {.create = false});
        WriteBatch batch;
        batch.scripts.push_back((*(*cache)->makeReader())->scripts({})->front());
        batch.scripts.back().totalRuns = 1000;
        std::promise<void> done;
        (*cache)->writer()->submit(std::move(batch), [&](const auto &) { done.set_value(); });
        done.get_future().wait();
    }
    QVERIFY(import({add("billing_runs_data (1).csv", runsCsv("r3" + realRun.mid(2)))})->kept);
    QCOMPARE(script().totalRuns, 1000);
    QCOMPARE(script().totalLogs, 3);
}

void TestCacheImport::coversNothing()
{
    QVERIFY(import({add("billing_logs_data.csv", logsCsv(twoEntries))}).ok());
    const auto cache = Cache::open(cacheFile(), {.create = false});
    const auto reader = (*cache)->makeReader();
    for (const RecordKind kind : {RecordKind::Runs, RecordKind::Logs})
        QVERIFY((*reader)->coverage(billing, kind, {})->empty());
}

void TestCacheImport::cancelledLeavesNothing_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<double>("after");
    QTest::newRow("new cache") << false << 0.3;
    QTest::newRow("into a cache, while reading") << true << 0.2;
    QTest::newRow("into a cache, while writing") << true << 0.7;
}

void TestCacheImport::cancelledLeavesNothing()
{
    QFETCH(bool, isThere);
    QFETCH(double, after);
    if (isThere)
        QVERIFY(import({add("billing_logs_data.csv", logsCsv(twoEntries))}).ok());
    const QString many = add("many_logs_data.csv", manyEntries(0, 5000));
    const QStringList before = files();
    ImportOptions options;
    options.pieceBytes = 4096;
    options.batchRecords = 100;
    const CancelToken token;
    CacheImport canceller(options, token, [&](const CacheImport::Progress &progress) {
        if (progress.done >= after)
            token.cancel();
    });
    const auto report = canceller.run({many}, cacheFile());
    QVERIFY(report.ok());
    QVERIFY(report->files.cancelled);
    QVERIFY(!report->kept);
    QCOMPARE(QFile::exists(cacheFile()), isThere);
    QStringList left = files();
    left.erase(std::remove_if(left.begin(), left.end(),
                              [](const QString &name) { return name.startsWith(QLatin1String("cache.db")); }),
               left.end());
    QStringList had = before;
    had.erase(std::remove_if(had.begin(), had.end(),
                             [](const QString &name) { return name.startsWith(QLatin1String("cache.db")); }),
              had.end());
    QCOMPARE(left, had);
    if (isThere) {
        QCOMPARE(logs(telemetry::scriptIdOf("many")), 0);
        QCOMPARE(logs(billing), 2);
        QVERIFY(!run("run0"));
    }
}

void TestCacheImport::failureLeavesTheCacheAsItWas()
{
    QVERIFY(import({add("billing_logs_data.csv", logsCsv(twoEntries))}).ok());
    const auto cache = Cache::open(cacheFile(), {.create = false});
    int parts = 0;
    std::promise<Result<WriteSummary>> promise;
    const auto entry = [](const std::string &id) {
        WriteBatch batch;
        LogEntry added;
        added.id = id;
        added.runId = "r9";
        added.scriptId = billing;
        added.time = newYear;
        batch.records.add(added);
        return batch;
    };
    const UserError reason{QStringLiteral("It broke."), {}, {}};
    (*cache)->writer()->submitParts(
        [&]() -> Result<std::optional<WriteBatch>> {
            if (++parts == 3)
                return reason;
            return std::optional(entry("part" + std::to_string(parts)));
        },
        [&](Result<WriteSummary> written) { promise.set_value(std::move(written)); });
    const Result<WriteSummary> failed = promise.get_future().get();
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error(), reason);
    QCOMPARE(logs(billing), 2);

    // The writer has forgotten what was undone, and only that.
    std::promise<Result<WriteSummary>> again;
    WriteBatch batch = entry("part1");
    LogEntry known;
    known.id = "a";
    known.runId = "r1";
    known.scriptId = billing;
    known.level = LogLevel::Info;
    known.message = "hello";
    known.time = newYear + 2'000'000;
    batch.records.add(known);
    (*cache)->writer()->submit(std::move(batch),
                               [&](Result<WriteSummary> written) { again.set_value(std::move(written)); });
    const Result<WriteSummary> written = again.get_future().get();
    QVERIFY(written.ok());
    QCOMPARE(written->logsInserted, 1);
    QCOMPARE(written->logsRepeated, 1);
    QCOMPARE(written->logConflicts, 0);
}

void TestCacheImport::manyPartsAreOneTransaction()
{
    QVERIFY(import({add("billing_logs_data.csv", logsCsv(twoEntries))}).ok());
    const auto before = import({add("billing_logs_data.csv", logsCsv(twoEntries))});
    QVERIFY(before.ok());
    ImportOptions options;
    options.pieceBytes = 4096;
    options.batchRecords = 100;
    // Entries that come again in a later part are the same entries.
    const QString one = add("many_logs_data.csv", manyEntries(0, 3000));
    const QString two = add("many_logs_data 2.csv", manyEntries(1000, 3000));
    options.scriptName = "many";
    const auto report = import({one, two}, options);
    QVERIFY(report.ok() && report->kept);
    QCOMPARE(report->written.logsInserted, 4000);
    QCOMPARE(report->written.logsRepeated, 2000);
    QCOMPARE(report->written.logConflicts, 0);
    QCOMPARE(report->written.sequence, before->written.sequence + 1);
    QCOMPARE(logs(telemetry::scriptIdOf("many")), 4000);
}

void TestCacheImport::nothingReadableMakesNoCache()
{
    const auto report =
        import({add("x.csv", "\x7f"
                             "ELF\x02\x01\x01"),
                m_folder->filePath(QStringLiteral("nothere")),
                add("script_logs_data.csv", logsCsv("a,r,NOLEVEL,x,2026-01-01T00:00:00Z\n"))});
    QVERIFY(report.ok());
    QVERIFY(!report->kept);
    QVERIFY(report->files.files[0].error && report->files.files[1].error);
    QCOMPARE(files(), (QStringList{QStringLiteral("script_logs_data.csv"), QStringLiteral("x.csv")}));
}

void TestCacheImport::foreignFileIsNotTouched()
{
    const QString logsFile = add("billing_logs_data.csv", logsCsv(twoEntries));
    add("cache.db", "my letter to somebody");
    const auto report = import({logsFile});
    QVERIFY(!report.ok());
    QFile file(cacheFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("my letter to somebody"));
}

void TestCacheImport::takesNothingFromADeletedCache()
{
    const QString paths = add("billing_logs_data.csv", logsCsv(twoEntries));
    QVERIFY(import({paths}).ok());
    {
        // What a process leaves that is killed while it has the cache open.
        const auto cache = Cache::open(cacheFile(), {.create = false});
        std::promise<bool> written;
        WriteBatch batch;
        LogEntry entry;
        entry.id = "old";
        entry.runId = "old";
        entry.scriptId = billing;
        batch.records.add(entry);
        (*cache)->writer()->submit(
            std::move(batch), [&](const Result<WriteSummary> &result) { written.set_value(result.ok()); });
        QVERIFY(written.get_future().get());
        QVERIFY(QFile::copy(cacheFile() + QStringLiteral("-wal"), m_folder->filePath(QStringLiteral("w"))));
    }
    for (const QString &file : files()) {
        if (file.startsWith(QLatin1String("cache.db")))
            QFile::remove(m_folder->filePath(file));
    }
    QVERIFY(QFileInfo(m_folder->filePath(QStringLiteral("w"))).size() > 0);
    QVERIFY(QFile::rename(m_folder->filePath(QStringLiteral("w")), cacheFile() + QStringLiteral("-wal")));
    QVERIFY(import({paths}).ok());
    QCOMPARE(logs(billing), 2);
    QVERIFY(!run("old"));
}

void TestCacheImport::removesWhatKilledImportsLeft()
{
    // A process that is no more gives its number to a part.
    QProcess process;
    process.start(QStringLiteral("true"), QStringList());
    QVERIFY(process.waitForStarted());
    const auto number = process.processId();
    QVERIFY(process.waitForFinished());
    PartCache part;
    QVERIFY(part.open(cacheFile()).ok());
    QString name;
    for (const QString &file : files()) {
        if (file.endsWith(QLatin1String(".part")))
            name = file;
    }
    QVERIFY(!name.isEmpty());
    const QString own = QStringLiteral("-%1-").arg(QCoreApplication::applicationPid());
    QVERIFY(name.contains(own));
    QString other = name;
    other.replace(own, QStringLiteral("-%1-").arg(number));
    add(qPrintable(other), "x");
    add(qPrintable(other + QStringLiteral("-wal")), "x");
    PartCache::removeLeftovers(m_folder->path());
    QVERIFY(!files().contains(other));
    QVERIFY(!files().contains(other + QStringLiteral("-wal")));
    QVERIFY(files().contains(name));
}

QTEST_GUILESS_MAIN(TestCacheImport)
#include "tst_cacheimport.moc"
