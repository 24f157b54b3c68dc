// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// What is written, from where in time, and what is left when an export does not end well.

#include "cache/openedcache.h"
#include "exchange/csvformat.h"
#include "exporting/orderedoutput.h"
#include "exporting/recordexport.h"
#include "exporting/timeleft.h"
#include "support/seed.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <csignal>
#include <random>
#include <sys/mount.h>
#include <sys/resource.h>
#include <thread>

using namespace runglass;
using cachetest::OpenedCache;
using namespace std::chrono_literals;

class TestRecordExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void sameAsRowByRow_data();
    void sameAsRowByRow();
    void nothingIsAHeader();
    void staysAtItsMoment();
    void runsStayAtTheirMoment();
    void tellsProgress();
    void cancelledLeavesNothing();
    void severalAtOnce();
    void fullDiskLeavesNothing();
    void limitLeavesNothing();
    void removedPartIsTold();
    void blocksComeInOrder();
    void stopsWaiting();
    void saysHowLong();

private:
    ExportSource open(const ExportQuery &query)
    {
        auto source = ExportSource::open(m_shared, query, {});
        if (!source)
            qFatal("%s", qPrintable(source.error().oneLine()));
        return *source;
    }
    QString in(const QString &name) const { return m_folder->filePath(name); }
    QStringList names(const QString &folder) const
    {
        return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }

    QTemporaryDir m_cacheFolder;
    std::shared_ptr<Cache> m_shared;
    std::unique_ptr<QTemporaryDir> m_folder;
    LogsQuery m_logs{.scriptId = "s"};
};

namespace {

std::string exported(const ExportSource &source, const ExportOptions &options, std::size_t helpers)
{
    std::string bytes;
    RecordExport exporter(options, {});
    exporter.setHelpers(helpers);
    const auto report = exporter.run(source, [&](std::string_view more) -> Result<void> {
        bytes += more;
        return {};
    });
    if (!report || report->rows != source.size() || report->bytes != static_cast<std::int64_t>(bytes.size()))
        qFatal("not all was exported");
    return bytes;
}

LogRecord recordOf(const LogEntry &entry)
{
    return {entry.id, entry.runId, entry.scriptId, entry.level, entry.message, entry.time, entry.attributes};
}

void write(Cache &cache, WriteBatch batch)
{
    std::promise<Result<WriteSummary>> promise;
    auto future = promise.get_future();
    cache.writer()->submit(std::move(batch),
                           [&](Result<WriteSummary> summary) { promise.set_value(std::move(summary)); });
    if (const auto written = future.get(); !written)
        qFatal("%s", qPrintable(written.error().oneLine()));
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

constexpr int entries = 60'000;

} // namespace

/// More entries than one thread takes at a time; some overlap, some have the same time.
void TestRecordExport::initTestCase()
{
    const auto opened = Cache::open(m_cacheFolder.filePath(QStringLiteral("cache.db")), {});
    QVERIFY(opened.ok());
    m_shared = *opened;
    std::mt19937_64 random(test::seed());
    for (int batchNumber = 0; batchNumber < 4; ++batchNumber) {
        WriteBatch batch;
        if (batchNumber == 0)
            batch.scripts.push_back({.id = "s", .name = "Qbalance"});
        for (int i = 0; i < entries / 4; ++i) {
            LogEntry entry;
            entry.id = std::to_string(batchNumber) + "-" + std::to_string(i);
            if (random() % 3 > 0) {
                entry.id.resize(36, '0');
                for (const std::size_t dash : {8, 13, 18, 23})
                    entry.id[dash] = '-';
                entry.id.replace(0, 8,
                                 QByteArray::number(0x1000'0000 + batchNumber * entries + i, 16).constData());
                entry.id.replace(9, 4, "abcd");
            }
            entry.runId = "run" + std::to_string(random() % 500);
            entry.scriptId = "s";
            entry.level = allLogLevels[random() % logLevelCount];
            entry.message = "message " + std::to_string(random() % 1000);
            entry.time = batchNumber * 20'000 + static_cast<Micros>(random() % 30'000);
            if (random() % 8 == 0)
                entry.attributes = R"({"a":1})";
            batch.records.add(entry);
        }
        write(*m_shared, std::move(batch));
    }
}

void TestRecordExport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestRecordExport::sameAsRowByRow_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<QString>("search");
    QTest::newRow("newest first") << int(LogColumn::Timestamp) << true << QString();
    QTest::newRow("oldest first") << int(LogColumn::Timestamp) << false << QString();
    QTest::newRow("by level") << int(LogColumn::Level) << false << QString();
    QTest::newRow("by message") << int(LogColumn::Message) << true << QString();
    QTest::newRow("some") << int(LogColumn::Timestamp) << true << QStringLiteral("7");
    QTest::newRow("few") << int(LogColumn::Timestamp) << true << QStringLiteral("message 77");
}

void TestRecordExport::sameAsRowByRow()
{
    QFETCH(int, column);
    QFETCH(bool, descending);
    QFETCH(QString, search);
    LogsQuery query = m_logs;
    query.sort = static_cast<LogColumn>(column);
    query.order = descending ? SortOrder::Descending : SortOrder::Ascending;
    query.search = search.toStdString();
    const ExportSource source = open(query);
    const auto reader = *m_shared->makeReader();
    CsvWriter csv;
    csv.writeLogHeader();
    JsonLinesWriter json;
    for (std::int64_t first = 0; first < source.size(); first += 5000) {
        const auto page = reader->logPage(source.rows(), first, 5000, {});
        for (const LogRow &row : page->rows) {
            csv.write(recordOf(row.entry));
            json.write(recordOf(row.entry));
        }
    }
    for (const std::size_t helpers : {0, 3}) {
        QVERIFY(exported(source, {.format = ExportFormat::Csv}, helpers) == csv.bytes());
        QVERIFY(exported(source, {.format = ExportFormat::JsonLines}, helpers) == json.bytes());
    }
    std::int64_t visited = 0;
    QVERIFY(source
                .forEachLog({},
                            [&](std::span<const LogRecord> records) {
                                visited += static_cast<std::int64_t>(records.size());
                                return true;
                            },
                            {})
                .ok());
    QCOMPARE(visited, source.size());
}

void TestRecordExport::nothingIsAHeader()
{
    const ExportSource none = open(RunsQuery{.scriptId = "nobody"});
    QCOMPARE(exported(none, {}, 1), std::string(csvRunHeader) + "\r\n");
    QCOMPARE(exported(none, {.format = ExportFormat::JsonLines}, 1), std::string());
    QCOMPARE(exported(open(LogsQuery{.scriptId = "nobody"}), {}, 1), std::string(csvLogHeader) + "\r\n");
}

/// What is written while it runs changes nothing of it.
void TestRecordExport::staysAtItsMoment()
{
    OpenedCache cache;
    WriteBatch before;
    for (int i = 0; i < 40'000; ++i)
        before.records.add(cachetest::makeLog(std::to_string(i).c_str(), "r", "old", i));
    cache.write(std::move(before));
    const auto opened = Cache::open(cache.file(), {});
    const auto source = *ExportSource::open(*opened, m_logs, {});
    const std::string whole = exported(source, {}, 1);
    int calls = 0;
    std::string bytes;
    RecordExport exporter({}, {}, [&](const ExportProgress &) {
        WriteBatch more;
        for (int i = 0; i < 500; ++i)
            more.records.add(cachetest::makeLog(("new" + std::to_string(calls) + std::to_string(i)).c_str(),
                                                "r2", "new", i * 10));
        more.deletions.push_back({.scriptId = "s", .kind = RecordKind::Logs, .before = 1000 * ++calls});
        cache.write(std::move(more));
    });
    exporter.setHelpers(0);
    QVERIFY(exporter
                .run(source,
                     [&](std::string_view more) -> Result<void> {
                         bytes += more;
                         return {};
                     })
                .ok());
    QVERIFY(calls > 1);
    QVERIFY(bytes == whole);
}

void TestRecordExport::runsStayAtTheirMoment()
{
    OpenedCache cache;
    WriteBatch before;
    before.records.add(cachetest::makeRun("same", RunStatus::Success, 3, 3'000));
    before.records.add(cachetest::makeRun("changes", RunStatus::InProgress, 7, 2'000));
    before.records.add(cachetest::makeRun("goes", RunStatus::Failed, 1, 1'000));
    for (const char *id : {"same", "changes"})
        before.payloads.push_back({{.runId = id, .input = Document{"1"}}, RunStatus::Success, 99});
    cache.write(std::move(before));
    const auto opened = Cache::open(cache.file(), {});
    const auto source = *ExportSource::open(*opened, RunsQuery{.scriptId = "s"}, {});
    WriteBatch after;
    after.records.add(cachetest::makeRun("changes", RunStatus::Success, 8, 2'000));
    after.deletions.push_back({.scriptId = "s", .kind = RecordKind::Runs, .before = 1'500});
    cache.write(std::move(after));
    const QByteArray json =
        QByteArray::fromStdString(exported(source, {.format = ExportFormat::JsonLines}, 0));
    const QList<QByteArray> lines = json.split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].contains(R"("revision":3,"status":"success")") && lines[0].contains(R"("input":1)"));
    // As it was, and so that the newer state wins over it; the payload may be of that.
    QVERIFY(lines[1].contains(R"("revision":7,"status":"in_progress")") && !lines[1].contains("input"));
    QVERIFY(lines[2].contains(R"("run_id":"goes")") && lines[2].contains(R"("status":"failed")"));
    const QByteArray csv = QByteArray::fromStdString(exported(source, {}, 0));
    QVERIFY(csv.contains("\r\nchanges,In Progress,"));
}

void TestRecordExport::tellsProgress()
{
    std::vector<ExportProgress> told;
    const ExportSource source = open(m_logs);
    RecordExport exporter({}, {}, [&](const ExportProgress &progress) { told.push_back(progress); });
    const QString path = in(QStringLiteral("a.csv"));
    const auto report = exporter.run(source, path, OutputFile::Existing::Refuse);
    QVERIFY(report.ok());
    QCOMPARE(report->rows, std::int64_t{entries});
    QCOMPARE(report->bytes, QFileInfo(path).size());
    QVERIFY(told.size() > 2);
    for (std::size_t i = 1; i < told.size(); ++i) {
        QVERIFY(told[i].rows > told[i - 1].rows && told[i].bytes > told[i - 1].bytes);
        QCOMPARE(told[i].totalRows, std::int64_t{entries});
    }
    QCOMPARE(told.back().rows, std::int64_t{entries});
    QCOMPARE(told.back().bytes, report->bytes);
}

void TestRecordExport::cancelledLeavesNothing()
{
    const ExportSource source = open(m_logs);
    const CancelToken token;
    RecordExport exporter({}, token, [&](const ExportProgress &) { token.cancel(); });
    const auto report = exporter.run(source, in(QStringLiteral("a.csv")), OutputFile::Existing::Refuse);
    QVERIFY(report.ok());
    QVERIFY(report->cancelled);
    QVERIFY(report->rows < entries);
    QVERIFY(names(m_folder->path()).isEmpty());
}

/// Each goes its own way: one is cancelled, one has no place to write to, two are whole.
void TestRecordExport::severalAtOnce()
{
    const ExportSource source = open(m_logs);
    const CancelToken cancelled;
    std::vector<Result<ExportReport>> reports(4, ExportReport());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        threads.emplace_back([&, i] {
            RecordExport exporter({}, i == 1 ? cancelled : CancelToken(), [&, i](const ExportProgress &) {
                if (i == 1)
                    cancelled.cancel();
            });
            const QString name = i == 2 ? QStringLiteral("none/x.csv") : QStringLiteral("%1.csv").arg(i);
            reports[i] = exporter.run(source, in(name), OutputFile::Existing::Refuse);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(reports[0].ok() && reports[3].ok());
    QVERIFY(reports[1].ok() && reports[1]->cancelled);
    QVERIFY(!reports[2].ok());
    QCOMPARE(names(m_folder->path()), (QStringList{QStringLiteral("0.csv"), QStringLiteral("3.csv")}));
    QVERIFY(content(in(QStringLiteral("0.csv"))) == content(in(QStringLiteral("3.csv"))));
}

/// A disk of a megabyte, where there may be one.
void TestRecordExport::fullDiskLeavesNothing()
{
    const QByteArray folder = QFile::encodeName(m_folder->path());
    // Only root may mount one; the limit on files below is what is left for others.
    if (::mount("none", folder.constData(), "tmpfs", 0, "size=1m") != 0)
        return;
    QFile old(in(QStringLiteral("a.csv")));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    const auto report =
        RecordExport({}, {}).run(open(m_logs), in(QStringLiteral("a.csv")), OutputFile::Existing::Replace);
    const QStringList left = names(m_folder->path());
    const QByteArray kept = content(in(QStringLiteral("a.csv")));
    QCOMPARE(::umount(folder.constData()), 0);
    QVERIFY(!report.ok());
    QVERIFY2(report.error().reason.contains(QStringLiteral("no space left")),
             qPrintable(report.error().reason));
    QCOMPARE(left, QStringList{QStringLiteral("a.csv")});
    QCOMPARE(kept, QByteArray("old"));
}

void TestRecordExport::limitLeavesNothing()
{
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 300'000;
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const ExportSource source = open(m_logs);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto report =
        RecordExport({}, {}).run(source, in(QStringLiteral("a.csv")), OutputFile::Existing::Refuse);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!report.ok());
    QVERIFY(!report.error().reason.isEmpty() && !report.error().help.isEmpty());
    QVERIFY(names(m_folder->path()).isEmpty());
}

/// Somebody tidies the folder up while it is written.
void TestRecordExport::removedPartIsTold()
{
    RecordExport exporter({}, {}, [&](const ExportProgress &) {
        QDir folder(m_folder->path());
        for (const QString &name : names(folder.path()))
            folder.remove(name);
    });
    const auto report = exporter.run(open(m_logs), in(QStringLiteral("a.csv")), OutputFile::Existing::Refuse);
    QVERIFY(!report.ok());
    QVERIFY2(report.error().reason.contains(QStringLiteral("was removed")),
             qPrintable(report.error().reason));
    QVERIFY(names(m_folder->path()).isEmpty());
}

void TestRecordExport::blocksComeInOrder()
{
    std::string bytes;
    OrderedOutput output([&](std::string_view more) -> Result<void> {
        bytes += more;
        return {};
    });
    std::atomic<std::size_t> next = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (std::size_t block = next++; block < 500; block = next++) {
                const std::string part = std::to_string(block) + " ";
                QVERIFY(output.write(block, part, [] {}));
                QVERIFY(output.write(block, part, [] {}));
                output.finish(block);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    std::string expected;
    for (int block = 0; block < 500; ++block)
        expected += std::to_string(block) + " " + std::to_string(block) + " ";
    QCOMPARE(bytes, expected);
}

/// An error wakes who waits for a turn that never comes.
void TestRecordExport::stopsWaiting()
{
    OrderedOutput output([](std::string_view) -> Result<void> {
        return UserError{QStringLiteral("first"), {}, {}};
    });
    std::thread waiting([&] { QVERIFY(!output.write(1, "x", [] {})); });
    QVERIFY(!output.write(0, "x", [] {}));
    waiting.join();
    output.stop(UserError{QStringLiteral("second"), {}, {}});
    QCOMPARE(output.error()->message, QStringLiteral("first"));
    QVERIFY(output.isStopped());
}

void TestRecordExport::saysHowLong()
{
    QVERIFY(!timeLeft(50, 100, 999ms));
    QVERIFY(!timeLeft(0, 100, 5s));
    QVERIFY(!timeLeft(9, 1000, 5s));
    QCOMPARE(timeLeft(50, 100, 5s)->count(), 5);
    QCOMPARE(timeLeft(99, 100, 5s)->count(), 1);
    QCOMPARE(timeLeft(100, 100, 5s)->count(), 0);
    QCOMPARE(timeLeft(10'000'000'000, 1'000'000'000'000, 60s)->count(), 5940);
    QVERIFY(!timeLeft(101, 100, 5s));
}

QTEST_GUILESS_MAIN(TestRecordExport)
#include "tst_recordexport.moc"
