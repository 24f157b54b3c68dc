// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// What is exported, imported into an empty cache and exported again is the same, byte by byte, whatever text
// is in it.

#include "cache/openedcache.h"
#include "exchange/hostile.h"
#include "exporting/recordexport.h"
#include "importing/cacheimport.h"
#include "support/seed.h"
#include "telemetry/mapping.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace runglass;
using cachetest::OpenedCache;
using test::Hostile;

class TestExportRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sameBytes_data();
    void sameBytes();
    void largeCells();
    void bothKindsTogether();
    void byTheProgram_data();
    void byTheProgram();

private:
    QString in(const QString &name) const { return m_folder->filePath(name); }
    /// Where the export went.
    QString exportTo(const char *folder, const QString &cacheFile, const ExportQuery &query,
                     const ExportOptions &options) const;
    /// A new cache with what is in the files.
    QString import(const char *name, const QStringList &paths, const ImportOptions &options = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const std::string scriptName = "Qbalance";

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

/// Tells the first line that is not the same; a QCOMPARE would cut it off.
bool isSame(const QByteArray &second, const QByteArray &first)
{
    const QList<QByteArray> lines = first.split('\n');
    const QList<QByteArray> others = second.split('\n');
    for (qsizetype i = 0; i < std::min(lines.size(), others.size()); ++i) {
        if (lines[i] == others[i])
            continue;
        qWarning("line %lld was\n%s\nand is\n%s", static_cast<long long>(i + 1),
                 lines[i].left(4000).constData(), others[i].left(4000).constData());
        return false;
    }
    return first == second;
}

/// What is known only by its entries is written so by an import.
void asImported(Run &run)
{
    if (run.status == RunStatus::Unknown)
        run.revision = -run.executedAt;
}

/// Runs, entries of some of them and of others, payloads; in several commits.
struct HostileCache
{
    HostileCache(Hostile &hostile, const QString &file, const std::string &scriptId)
        : opened(file, {})
    {
        WriteBatch script;
        script.scripts.push_back({.id = scriptId, .name = scriptName});
        opened.write(std::move(script));
        std::int64_t unique = 0;
        for (std::uint64_t batches = 1 + hostile.number(4); batches > 0; --batches) {
            WriteBatch batch;
            for (std::uint64_t n = 1 + hostile.number(40); n > 0; --n) {
                Run run = hostile.run(++unique, scriptId);
                run.revision = static_cast<std::int64_t>(hostile.number(1000));
                if (!lastRuns.empty() && hostile.number(3) == 0)
                    run.executedAt = lastRuns.back().executedAt;
                asImported(run);
                batch.records.add(run);
                lastRuns.push_back(run);
                if (hostile.number(2) == 0)
                    batch.payloads.push_back({hostile.payload(run.id), run.status, run.revision});
                LogEntry entry = hostile.log(++unique, scriptId);
                if (hostile.number(2) == 0)
                    entry.runId = run.id;
                if (hostile.number(3) == 0)
                    entry.time = lastRuns.front().executedAt;
                entry.attributes = hostile.attributes();
                batch.records.add(entry);
            }
            opened.write(std::move(batch));
        }
    }

    std::vector<Run> lastRuns;
    OpenedCache opened;
};

ExportQuery ordered(Hostile &hostile, bool logs, const std::string &scriptId)
{
    const auto order = hostile.number(2) == 0 ? SortOrder::Ascending : SortOrder::Descending;
    if (logs)
        return LogsQuery{
            .scriptId = scriptId, .sort = static_cast<LogColumn>(hostile.number(5)), .order = order};
    return RunsQuery{.scriptId = scriptId, .sort = static_cast<RunColumn>(hostile.number(8)), .order = order};
}

} // namespace

void TestExportRoundTrip::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString TestExportRoundTrip::exportTo(const char *folder, const QString &cacheFile, const ExportQuery &query,
                                      const ExportOptions &options) const
{
    const auto cache = Cache::open(cacheFile, {.create = false, .readOnly = true});
    if (!cache)
        qFatal("%s", qPrintable(cache.error().oneLine()));
    const auto source = ExportSource::open(*cache, query, {});
    if (!source)
        qFatal("%s", qPrintable(source.error().oneLine()));
    QDir(m_folder->path()).mkpath(QString::fromUtf8(folder));
    const QString path = in(QString::fromUtf8(folder) + QLatin1Char('/') +
                            exportFileName(scriptName, source->kind(), options.format));
    const auto report = RecordExport(options, {}).run(*source, path, OutputFile::Existing::Refuse);
    if (!report)
        qFatal("%s", qPrintable(report.error().oneLine()));
    if (report->unreadable != 0 || report->rows != source->size() || report->bytes != QFileInfo(path).size())
        qFatal("not all was exported");
    return path;
}

QString TestExportRoundTrip::import(const char *name, const QStringList &paths,
                                    const ImportOptions &options) const
{
    const QString file = in(QString::fromUtf8(name));
    const auto report = CacheImport(options, {}).run(paths, file);
    if (!report)
        qFatal("%s", qPrintable(report.error().oneLine()));
    if (!report->kept || !report->files.problems.isEmpty())
        qFatal("%s", qPrintable(report->files.problems.text()));
    return file;
}

void TestExportRoundTrip::sameBytes_data()
{
    QTest::addColumn<bool>("logs");
    QTest::addColumn<bool>("json");
    QTest::addColumn<bool>("guard");
    QTest::newRow("runs, CSV") << false << false << true;
    QTest::newRow("logs, CSV") << true << false << true;
    QTest::newRow("runs, CSV, unguarded") << false << false << false;
    QTest::newRow("logs, CSV, unguarded") << true << false << false;
    QTest::newRow("runs, JSON Lines") << false << true << true;
    QTest::newRow("logs, JSON Lines") << true << true << true;
}

void TestExportRoundTrip::sameBytes()
{
    QFETCH(bool, logs);
    QFETCH(bool, json);
    QFETCH(bool, guard);
    Hostile hostile(test::seed());
    for (int round = 0; round < 12; ++round) {
        init();
        // A CSV does not tell the script's id.
        const std::string scriptId = json ? hostile.id(round) : telemetry::scriptIdOf(scriptName);
        const QString file = in(QStringLiteral("first.db"));
        HostileCache(hostile, file, scriptId).opened.close();
        const ExportQuery query = ordered(hostile, logs, scriptId);
        ExportOptions options;
        options.format = json ? ExportFormat::JsonLines : ExportFormat::Csv;
        options.guard = guard ? CsvWriter::FormulaGuard::On : CsvWriter::FormulaGuard::Off;
        const QString first = exportTo("first", file, query, options);
        ImportOptions reading;
        reading.takeGuardOff = guard;
        const QString second = exportTo("second", import("second.db", {first}, reading), query, options);
        QVERIFY(isSame(content(second), content(first)));
    }
}

/// Cells of a megabyte, of text and of nothing but what must be escaped.
void TestExportRoundTrip::largeCells()
{
    Hostile hostile(test::seed());
    const std::string scriptId = telemetry::scriptIdOf(scriptName);
    const QString file = in(QStringLiteral("first.db"));
    {
        OpenedCache cache(file, {});
        WriteBatch batch;
        batch.scripts.push_back({.id = scriptId, .name = scriptName});
        for (std::int64_t i = 0; i < 12; ++i) {
            LogEntry entry = hostile.log(i, scriptId);
            const std::string piece = i % 4 == 0   ? std::string(4096, 'x')
                                      : i % 4 == 1 ? std::string(512, '"')
                                      : i % 4 == 2 ? std::string(512, '\0')
                                                   : hostile.text(2000) + "=";
            while (entry.message.size() < 1'000'000)
                entry.message += piece;
            batch.records.add(entry);
        }
        cache.write(std::move(batch));
    }
    for (const ExportFormat format : {ExportFormat::Csv, ExportFormat::JsonLines}) {
        const ExportQuery query = LogsQuery{.scriptId = scriptId};
        const char *const names[]{"csv.db", "json.db"};
        const bool isCsv = format == ExportFormat::Csv;
        const QString first = exportTo("first", file, query, {.format = format});
        const QString second =
            exportTo("second", import(names[isCsv ? 0 : 1], {first}), query, {.format = format});
        QVERIFY(isSame(content(second), content(first)));
    }
}

/// What was exported as two files comes back as one workspace.
void TestExportRoundTrip::bothKindsTogether()
{
    Hostile hostile(test::seed());
    const std::string scriptId = hostile.id(1);
    const QString file = in(QStringLiteral("first.db"));
    {
        OpenedCache cache(file, {});
        WriteBatch batch;
        batch.scripts.push_back({.id = scriptId, .name = scriptName});
        for (std::int64_t i = 0; i < 50; ++i) {
            Run run = hostile.run(i, scriptId);
            for (std::int64_t n = 0; n < 3; ++n) {
                LogEntry entry = hostile.log(100 + 3 * i + n, scriptId);
                entry.runId = run.id;
                // One that is known only by its entries begins with the first of them.
                if (run.status == RunStatus::Unknown)
                    entry.time = std::max(entry.time, run.executedAt);
                batch.records.add(entry);
            }
            asImported(run);
            batch.records.add(run);
        }
        cache.write(std::move(batch));
    }
    const ExportOptions options{.format = ExportFormat::JsonLines};
    const ExportQuery runsQuery = RunsQuery{.scriptId = scriptId};
    const ExportQuery logsQuery = LogsQuery{.scriptId = scriptId};
    const QString firstRuns = exportTo("first", file, runsQuery, options);
    const QString firstLogs = exportTo("first", file, logsQuery, options);
    const QString imported = import("second.db", {firstLogs, firstRuns});
    QVERIFY(isSame(content(exportTo("second", imported, runsQuery, options)), content(firstRuns)));
    QVERIFY(isSame(content(exportTo("second", imported, logsQuery, options)), content(firstLogs)));
}

void TestExportRoundTrip::byTheProgram_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("CSV") << QStringLiteral("csv");
    QTest::newRow("JSON Lines") << QStringLiteral("jsonl");
}

/// The same on the command line, to a file and to standard output.
void TestExportRoundTrip::byTheProgram()
{
    QFETCH(QString, format);
    Hostile hostile(test::seed());
    const QString file = in(QStringLiteral("first.db"));
    HostileCache(hostile, file, telemetry::scriptIdOf(scriptName)).opened.close();
    const auto run = [](const QStringList &arguments) {
        QProcess process;
        process.start(QString::fromUtf8(RUNGLASS_BIN "/runglass-cli"), arguments);
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            qFatal("%s", process.readAllStandardError().constData());
        return process.readAllStandardOutput();
    };
    for (const QString &what : {QStringLiteral("runs"), QStringLiteral("logs")}) {
        const QString path = in(QStringLiteral("Qbalance_%1_data.%2").arg(what, format));
        const QString imported = in(what + QStringLiteral(".db"));
        const auto exported = [&](const QString &cache, const QStringList &more) {
            return run(QStringList{QStringLiteral("export"), what, QStringLiteral("--cache"), cache,
                                   QStringLiteral("--script"), QString::fromStdString(scriptName),
                                   QStringLiteral("--format"), format} +
                       more);
        };
        exported(file, {QStringLiteral("-o"), path});
        run({QStringLiteral("import"), QStringLiteral("--cache"), imported, path});
        QVERIFY(isSame(exported(imported, {}), content(path)));
    }
}

QTEST_GUILESS_MAIN(TestExportRoundTrip)
#include "tst_exportroundtrip.moc"
