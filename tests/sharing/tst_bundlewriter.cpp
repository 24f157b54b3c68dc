// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// Bundles written from a real cache and imported into another: what arrives, and what does not.

#include "bundle/bundlereader.h"
#include "cache/openedcache.h"
#include "importing/cacheimport.h"
#include "sharing/bundlewriter.h"
#include "sharing/removalpreview.h"

#include <QDir>
#include <QFile>

#include <csignal>
#include <sys/resource.h>

using namespace runglass;
using runglass::cachetest::OpenedCache;

namespace {

constexpr Micros newYear = 1'767'225'600'000'000;

/// 1,201 runs of script "s" with two entries each, every third with documents, and a run of another script.
void fill(OpenedCache &cache)
{
    WriteBatch batch;
    batch.scripts = {{"s", "billing", "python", "deployed", newYear, newYear, 5000, 9000}, {"t", "other"}};
    batch.deployments = {{"s", {{38, "d38", newYear, "deployed"}, {39, "d39", newYear + 1, "deployed"}}}};
    for (int i = 0; i <= 1200; ++i) {
        const std::string number = std::to_string(i);
        Run run{"run" + number, "s", 7, i % 2 == 0 ? RunStatus::Failed : RunStatus::Success, 38, {},
                "reconcile"};
        if (run.status == RunStatus::Success)
            run.responseTimeMs = i;
        run.executedAt = newYear + i * microsPerSecond;
        run.sourceType = "api";
        run.source = "bob@example.com";
        batch.records.add(run);
        batch.records.add(
            LogEntry{"a" + number, run.id, "s", LogLevel::Info, "begin " + number, run.executedAt, {}});
        batch.records.add(LogEntry{"b" + number, run.id, "s", LogLevel::Error,
                                   "sent to bob@example.com with token=abc", run.executedAt + 5,
                                   R"({"user":{"mail":"eve@example.org"}})"});
        if (i % 3 == 0)
            batch.payloads.push_back(
                {{run.id, Document{R"({"password": "x)" + number + R"(", "n": 1.0})", true},
                  Document{"plain bob@example.com", false}, "at bob@example.com"},
                 run.status,
                 7});
    }
    batch.records.add(Run{"elsewhere", "t", 0, RunStatus::Success, 1, 1, "f", newYear});
    batch.records.add(LogEntry{"z", "elsewhere", "t", LogLevel::Info, "z", newYear, {}});
    cache.write(std::move(batch));
}

BundleContent contentOf(const char *script = "s")
{
    BundleContent content;
    content.runs.scriptId = script;
    content.info.sender = "Ada";
    content.info.message = "Mail bob@example.com about it";
    content.info.runsFilter = "status = Failed";
    content.info.runsSearch = "bob@example.com";
    content.info.createdAt = newYear;
    content.marks = {{"run2", "s", true, false, "ask bob@example.com", newYear},
                     {"elsewhere", "t", true, true, "", 0}};
    return content;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestBundleWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_cache = std::make_unique<OpenedCache>();
        fill(*m_cache);
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanupTestCase() { m_cache.reset(); }
    void arrivesAsItWas();
    void selectedRunsOnly();
    void filteredRunsOnly();
    void withoutLogsOrPayloads();
    void nothingToShare();
    void secretsAreNotInTheFile();
    void previewTellsWhatIsRemoved();
    void pathsAreApplied();
    void fullDiskLeavesNothing();
    void cancelledLeavesNothing();
    void existingFileIsKept();
    void damagedBundleLeavesTheCacheAlone();
    void withOtherFiles();

private:
    QString in(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    Result<WrittenBundle> write(const BundleContent &content, const CancelToken &token = {},
                                BundleRecords::Progressed progressed = {})
    {
        return writeBundle(m_cache->reader(), content, in("x.runglass"), OutputFile::Existing::Refuse, token,
                           std::move(progressed));
    }
    Result<CacheImportReport> import(const QStringList &files) const
    {
        return CacheImport({}, {}).run(files, in("other.db"));
    }
    QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    std::unique_ptr<OpenedCache> m_cache;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBundleWriter::arrivesAsItWas()
{
    std::vector<BundleProgress> told;
    const auto written =
        write(contentOf(), {}, [&](const BundleProgress &progress) { told.push_back(progress); });
    QVERIFY2(written.ok(), written ? "" : qPrintable(written.error().oneLine()));
    QCOMPARE(written->counts, (BundleCounts{1201, 2402, 401, 800}));
    QCOMPARE(written->bytes, QFileInfo(in("x.runglass")).size());
    QCOMPARE(told.back().runs, 1201);
    QCOMPARE(told.back().totalRuns, 1201);
    QCOMPARE(names(), QStringList{QStringLiteral("x.runglass")});

    const auto report = import({in("x.runglass")});
    QVERIFY(report.ok() && report->kept);
    QVERIFY(report->files.problems.isEmpty());
    QCOMPARE(report->written.runsInserted, 1201);
    QCOMPARE(report->written.logsInserted, 2402);
    const ImportedFile &file = report->files.files[0];
    QCOMPARE(file.runs, 1201);
    QVERIFY(file.format == FileFormat::Kind::Bundle);
    QCOMPARE(file.bundle->info.message, "Mail bob@example.com about it");
    QCOMPARE(file.bundle->info.runsWithoutPayload, 800);
    QCOMPARE(file.bundle->marks, std::vector{contentOf().marks[0]});

    OpenedCache other(in("other.db"), {});
    RunsQuery runs;
    runs.scriptId = "s";
    QCOMPARE(other.runs(runs), m_cache->runs(runs));
    LogsQuery logs;
    logs.scriptId = "s";
    QCOMPARE(other.logs(logs), m_cache->logs(logs));
    for (const char *id : {"run0", "run1", "run1200"})
        QCOMPARE(*other.reader().payload(id, {}), *m_cache->reader().payload(id, {}));
    const auto scripts = other.reader().scripts({});
    QCOMPARE(scripts->size(), 1U);
    QCOMPARE(scripts->front().name, "billing");
    QCOMPARE(scripts->front().totalRuns, 5000);
    QCOMPARE(other.reader().deployments("s", {})->size(), 2U);
    other.close();

    // The same again changes nothing.
    const auto again = import({in("x.runglass")});
    QVERIFY(again.ok());
    QCOMPARE(again->written.runsInserted + again->written.runsUpdated + again->written.logsInserted, 0);
    QCOMPARE(again->written.logConflicts, 0);
}

void TestBundleWriter::selectedRunsOnly()
{
    BundleContent content = contentOf();
    content.runIds = {"run5", "run3", "gone"};
    const auto written = write(content);
    QVERIFY(written.ok());
    QCOMPARE(written->counts, (BundleCounts{2, 4, 1, 1}));
    QVERIFY(import({in("x.runglass")}).ok());
    OpenedCache other(in("other.db"), {});
    RunsQuery runs;
    runs.scriptId = "s";
    QCOMPARE(other.runs(runs).size(), 2U);
    QVERIFY(!bytesOf(in("x.runglass")).contains("run4"));
}

void TestBundleWriter::filteredRunsOnly()
{
    BundleContent content = contentOf();
    content.runs.range = {newYear, newYear + 10 * microsPerSecond};
    content.runs.filter.items.emplace_back(Condition{
        FilterColumn::Status, FilterOperator::Equal, {static_cast<std::int64_t>(RunStatus::Failed)}});
    const auto written = write(content);
    QVERIFY(written.ok());
    QCOMPARE(written->counts.runs, 5);
    QCOMPARE(written->counts.logs, 10);
}

void TestBundleWriter::withoutLogsOrPayloads()
{
    BundleContent content = contentOf();
    content.logs = false;
    content.payloads = false;
    QCOMPARE(write(content)->counts, (BundleCounts{1201, 0, 0, 0}));
    const auto report = import({in("x.runglass")});
    QVERIFY(!report->files.files[0].bundle->info.hasLogs);
    QVERIFY(!report->files.files[0].bundle->info.hasPayloads);
}

void TestBundleWriter::nothingToShare()
{
    QCOMPARE(write(contentOf("none"))->counts, BundleCounts());
    const auto report = import({in("x.runglass")});
    QVERIFY(report.ok());
    QVERIFY(!report->files.files[0].error);
}

/// Redaction is done when the file is written: no byte of a secret is in it, not even in a page no longer
/// used.
void TestBundleWriter::secretsAreNotInTheFile()
{
    BundleContent content = contentOf();
    content.info.message.clear();
    content.redaction = RedactionRules();
    QVERIFY(write(content).ok());
    const QByteArray bytes = bytesOf(in("x.runglass"));
    for (const char *secret : {"bob@", "example.com", "eve@", "token=abc"})
        QVERIFY2(!bytes.contains(secret), secret);
    const auto report = import({in("x.runglass")});
    QVERIFY(report.ok() && report->files.problems.isEmpty());
    OpenedCache other(in("other.db"), {});
    const auto payload = *other.reader().payload("run3", {});
    QCOMPARE(payload->input->text, R"({"password": "[removed]", "n": 1.0})");
    QVERIFY(payload->input->isJson);
    QCOMPARE(payload->output->text, "plain [e-mail removed]");
    QCOMPARE(payload->error, "at [e-mail removed]");
    QCOMPARE((*other.reader().run("run3", {}))->source, "[e-mail removed]");
    LogsQuery logs;
    logs.scriptId = "s";
    const auto entry = other.logs(logs).front();
    QCOMPARE(entry.message, "sent to [e-mail removed] with token=[token removed]");
    QCOMPARE(entry.attributes, R"({"user":{"mail":"[e-mail removed]"}})");
    // A filter with another value would find something else.
    const ReceivedBundle &bundle = *report->files.files[0].bundle;
    QCOMPARE(bundle.info.runsSearch, "");
    QCOMPARE(bundle.info.runsFilter, "status = Failed");
    QCOMPARE(bundle.marks[0].note, "ask [e-mail removed]");
}

void TestBundleWriter::previewTellsWhatIsRemoved()
{
    BundleContent content = contentOf();
    const auto plain = previewRemovals(m_cache->reader(), content, {}, {});
    QCOMPARE(plain->counts, (BundleCounts{1201, 2402, 401, 800}));
    QCOMPARE(plain->total(), 0);
    content.redaction = RedactionRules{.kinds = {}, .paths = {*JsonPathQuery::parse("$.n")}};
    const auto preview = previewRemovals(m_cache->reader(), content, {}, {});
    const auto removals = [&](RedactionKind kind) {
        return preview->removals[static_cast<std::size_t>(kind)];
    };
    QCOMPARE(removals(RedactionKind::Password), 401);
    QCOMPARE(removals(RedactionKind::Path), 401);
    QCOMPARE(removals(RedactionKind::Token), 1201);
    // Sources, messages, attributes, outputs, errors; the search and the note.
    QCOMPARE(removals(RedactionKind::Email), 1201 * 3 + 401 * 2 + 2 + (content.marks.size() - 2));
    QCOMPARE(preview->documentsNotJson, 401);
    // Some of each kind and place; of the search and the note there is one.
    QCOMPARE(preview->rows.size(), std::size_t{8 * RemovalPreview::mostOfEach + 2});
    const auto found = std::ranges::find(preview->rows, RemovalPlace::Input, &RemovalPreview::Row::place);
    QVERIFY(found != preview->rows.end());
    QCOMPARE(found->path, "$['password']");
    for (const RemovalPreview::Row &row : preview->rows)
        QVERIFY(row.sample.find("bob@") == std::string::npos && row.sample.find("abc") == std::string::npos);
}

void TestBundleWriter::pathsAreApplied()
{
    BundleContent content = contentOf();
    content.runIds = {"run0"};
    content.redaction =
        RedactionRules{.kinds = {false, false, false}, .paths = {*JsonPathQuery::parse("$..mail")}};
    QVERIFY(write(content).ok());
    const QByteArray bytes = bytesOf(in("x.runglass"));
    QVERIFY(!bytes.contains("eve@"));
    QVERIFY(bytes.contains("bob@"));
}

void TestBundleWriter::fullDiskLeavesNothing()
{
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    for (const rlim_t size : {rlim_t(0), rlim_t(4096), rlim_t(100'000)}) {
        rlimit small = before;
        small.rlim_cur = size;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto written = write(contentOf());
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!written);
        QVERIFY2(written.error().reason.contains(in("x.runglass")), qPrintable(written.error().oneLine()));
        QVERIFY(!written.error().reason.contains(QStringLiteral(".part")));
        QCOMPARE(names(), QStringList());
    }
    std::signal(SIGXFSZ, handler);
}

void TestBundleWriter::cancelledLeavesNothing()
{
    const CancelToken token;
    const auto written = write(contentOf(), token, [&](const BundleProgress &progress) {
        if (progress.runs > 600)
            token.cancel();
    });
    QVERIFY(!written);
    QCOMPARE(names(), QStringList());
}

void TestBundleWriter::existingFileIsKept()
{
    QFile file(in("x.runglass"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    QVERIFY(!write(contentOf()));
    QCOMPARE(bytesOf(in("x.runglass")), QByteArray("mine"));
    QVERIFY(!writeBundle(m_cache->reader(), contentOf(), in("no/x.runglass"), OutputFile::Existing::Replace,
                         {}, {}));
}

void TestBundleWriter::damagedBundleLeavesTheCacheAlone()
{
    QVERIFY(write(contentOf()).ok());
    QFile file(in("x.runglass"));
    QVERIFY(file.resize(file.size() / 2));
    const auto report = import({in("x.runglass")});
    QVERIFY(report.ok());
    QVERIFY(!report->kept);
    QVERIFY(report->files.files[0].error);
    QCOMPARE(names(), QStringList{QStringLiteral("x.runglass")});
}

void TestBundleWriter::withOtherFiles()
{
    BundleContent content = contentOf();
    content.runIds = {"run1"};
    QVERIFY(write(content).ok());
    QFile csv(in("billing_runs_data.csv"));
    QVERIFY(csv.open(QIODevice::WriteOnly));
    csv.write(
        "Run ID,Status,Deployment Version,Response Time (ms),Function,Executed On,Source Type,Source\r\n"
        "c1,Success,38,12,reconcile,2026-01-01T00:00:00Z,API,s\r\n");
    csv.close();
    for (const QStringList &paths :
         {QStringList{csv.fileName(), in("x.runglass")}, QStringList{in("x.runglass"), csv.fileName()}}) {
        QFile::remove(in("other.db"));
        const auto report = import(paths);
        QVERIFY(report.ok() && report->kept);
        QCOMPARE(report->written.runsInserted, 2);
        OpenedCache other(in("other.db"), {});
        QVERIFY(*other.reader().run("c1", {}));
        QVERIFY(*other.reader().run("run1", {}));
    }
}

QTEST_GUILESS_MAIN(TestBundleWriter)
#include "tst_bundlewriter.moc"
