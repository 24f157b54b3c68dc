// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compression/gzip.h"
#include "compression/zstd.h"

#include "importing.h"

#include <QDir>
#include <QtTest>

#include <unistd.h>

using namespace runglass;
using test::logsCsv;
using test::logsName;

class TestImporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_import = std::make_unique<test::Importing>(); }
    void compressed();
    void truncatedArchive();
    void bombIsRefused();
    void unreadable_data();
    void unreadable();
    void severalFiles();
    void batchesAndProgress();
    void cancel();
    void failingSink();
    void growingFile();
    void problemsAsText();

private:
    std::unique_ptr<test::Importing> m_import;
};

namespace {

const std::string jsonRun =
    R"({"run_id":"r1","script_id":"s1","revision":3,"status":"success",)"
    R"("deployment_version":38,"response_time_ms":12,"function":"f",)"
    R"("executed_at":"2026-05-14T06:07:27.238Z","source_type":"tool","source":null,)"
    R"("input":{"a":[1, 2]},"output_text":"done","error":null,"attributes":{"k":1},"new":[{}]})";

} // namespace

void TestImporter::compressed()
{
    for (const std::string &packed : {gzip(logsCsv), *Compressor().compress(logsCsv)}) {
        const ImportSummary summary = (*m_import)(logsName + QStringLiteral(".gz"), packed);
        QVERIFY(summary.files[0].packing != Packing::None);
        QCOMPARE(m_import->sink.logs.size(), std::size_t{3});
        QCOMPARE(m_import->sink.scripts.begin()->second.name, std::string("Qbalance"));
    }
    const ImportSummary twice = (*m_import)(logsName, gzip(gzip(logsCsv)));
    QVERIFY(twice.files[0].error->reason.contains(QStringLiteral("twice")));
}

void TestImporter::truncatedArchive()
{
    std::string csv = logsCsv;
    for (int i = 0; i < 5000; ++i)
        csv += "x" + std::to_string(i) + ",r,Info,message " + std::to_string(i * 7919) +
               ",2026-05-14T06:07:27.238Z\r\n";
    const std::string packed = gzip(csv);
    const ImportSummary summary = (*m_import)(logsName, packed.substr(0, packed.size() / 2));
    QVERIFY(summary.files[0].error);
    QVERIFY(summary.files[0].error->reason.contains(QStringLiteral("ends early")));
    QVERIFY(m_import->sink.logs.size() > 1000 && m_import->sink.logs.size() < 5000);
}

void TestImporter::bombIsRefused()
{
    std::string text = logsCsv;
    text.resize(3'000'000, 'x');
    ImportOptions options;
    options.unpackLimit = {1'000'000, 100};
    test::CollectingSink sink;
    const Result<ImportSummary> summary =
        Importer(options).read({m_import->files.add(logsName, gzip(text))}, sink);
    QVERIFY(!summary.ok());
    QVERIFY(summary.error().reason.contains(QStringLiteral("100 times")));
}

void TestImporter::unreadable_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const char *name, QByteArray bytes, const char *reason) {
        QTest::newRow(title) << QString::fromUtf8(name) << std::move(bytes) << QString::fromUtf8(reason);
    };
    row("empty", "a_runs_data.csv", "", "empty (0 bytes)");
    row("blanks", "a_runs_data.csv", "\n \n", "nothing but blanks");
    row("packed nothing", "a_runs_data.csv", QByteArray::fromStdString(gzip("")), "unpacks to nothing");
    row("binary", "a_runs_data.csv",
        QByteArray("\x7f"
                   "ELF\0\0\0\1\2\3",
                   10),
        "binary data");
    row("ZIP", "a.xlsx", QByteArray("PK\x03\x04\0\0\0", 7), "ZIP archive");
    row("SQLite", "a.db", QByteArray("SQLite format 3\0\1\2", 18), "SQLite database");
    row("other CSV", "a_runs_data.csv", "name,age\nx,3\n", "other names");
    row("not enough columns", "a_logs_data.csv", "Log ID,Log Message\nx,3\n", "other names");
    row("prose", "a.txt", "Dear all\n", "not known here");
    row("no script", "export.csv", QByteArray::fromStdString(logsCsv), "which script");
}

void TestImporter::unreadable()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const ImportSummary summary = (*m_import)(name, bytes.toStdString());
    const std::optional<UserError> &error = summary.files[0].error;
    QVERIFY(error);
    QVERIFY2(error->reason.contains(reason), qPrintable(error->reason));
    QVERIFY(!error->help.isEmpty());
    QCOMPARE(summary.problems.skipped(), 1);
    QVERIFY(m_import->sink.logs.empty() && m_import->sink.runs.empty());
}

void TestImporter::severalFiles()
{
    const QString folder = m_import->files.path(QStringLiteral("folder"));
    QVERIFY(QDir().mkpath(folder));
    const ImportSummary summary = (*m_import)(QStringList{
        m_import->files.add(logsName, logsCsv), folder, m_import->files.path(QStringLiteral("none")),
        m_import->files.add(QStringLiteral("r.jsonl"), jsonRun)});
    QCOMPARE(summary.files.size(), std::size_t{4});
    QVERIFY(summary.files[1].error->reason.contains(QStringLiteral("folder")));
    QVERIFY(summary.files[2].error->reason.contains(QStringLiteral("no such file")));
    QCOMPARE(summary.files[0].logs, 3);
    QCOMPARE(summary.files[3].runs, 1);
    QCOMPARE(m_import->sink.logs.size(), std::size_t{3});
    QCOMPARE(m_import->sink.runs.size(), std::size_t{1});
    if (::geteuid() != 0) { // root may read everything
        QFile(m_import->files.path(QStringLiteral("r.jsonl"))).setPermissions({});
        QVERIFY((*m_import)(QStringList{m_import->files.path(QStringLiteral("r.jsonl"))})
                    .files[0]
                    .error->reason.contains(QStringLiteral("may not read")));
    }
}

void TestImporter::batchesAndProgress()
{
    std::string csv = "Log ID,Run ID,Log Level,Log Message,Timestamp\n";
    for (int i = 0; i < 5000; ++i)
        csv += "l" + std::to_string(i) + ",r,Info,m,2026-05-14T06:07:27.238Z\n";
    ImportOptions options;
    options.pieceBytes = 4096;
    options.batchRecords = 500;
    test::CollectingSink sink;
    std::vector<ImportProgress> seen;
    const QStringList paths{m_import->files.add(logsName, csv),
                            m_import->files.add(QStringLiteral("r.jsonl"), jsonRun)};
    const auto summary =
        Importer(options, {}, [&](const ImportProgress &now) { seen.push_back(now); }).read(paths, sink);
    QVERIFY(summary.ok());
    QVERIFY(sink.batches >= 8);
    QVERIFY(sink.largest < 700);
    QVERIFY(seen.size() > 20);
    for (std::size_t i = 1; i < seen.size(); ++i)
        QVERIFY(seen[i].bytes >= seen[i - 1].bytes && seen[i].logs >= seen[i - 1].logs);
    QCOMPARE(seen.back().bytes, static_cast<std::int64_t>(csv.size() + jsonRun.size()));
    QCOMPARE(seen.back().totalBytes, seen.back().bytes);
    QCOMPARE(seen.back().logs, 5000);
    QCOMPARE(seen.back().runs, 1);
    QCOMPARE(seen.back().file, std::size_t{1});
    QCOMPARE(sink.inferred.size(), std::size_t{1});
}

void TestImporter::cancel()
{
    std::string csv = "Log ID,Run ID,Log Level,Log Message,Timestamp\n";
    for (int i = 0; i < 5000; ++i)
        csv += "l" + std::to_string(i) + ",r,Info,m,2026-05-14T06:07:27.238Z\n";
    ImportOptions options;
    options.pieceBytes = 4096;
    const CancelToken token;
    test::CollectingSink sink;
    const auto summary = Importer(options, token,
                                  [&](const ImportProgress &now) {
                                      if (now.logs > 1000)
                                          token.cancel();
                                  })
                             .read({m_import->files.add(logsName, csv),
                                    m_import->files.add(QStringLiteral("r.jsonl"), jsonRun)},
                                   sink);
    QVERIFY(summary.ok());
    QVERIFY(summary->cancelled);
    QCOMPARE(summary->files.size(), std::size_t{1});
    QVERIFY(summary->files[0].logs < 2000);
    QVERIFY(sink.logs.empty()); // what was not handed on yet is not wanted any more
}

void TestImporter::failingSink()
{
    test::CollectingSink sink;
    sink.fails = true;
    const auto summary = Importer({}).read({m_import->files.add(logsName, logsCsv)}, sink);
    QVERIFY(!summary.ok());
    QCOMPARE(summary.error().message, QStringLiteral("The disk is full."));
}

void TestImporter::growingFile()
{
    const QString path = m_import->files.add(logsName, logsCsv);
    test::CollectingSink sink;
    bool added = false;
    const auto grow = [&](const ImportProgress &) {
        QFile file(path);
        if (!added && file.open(QIODevice::Append))
            added = file.write("l4,r9,Info,late,2026-05-14T06:07:27.238Z\r\n") > 0;
    };
    const auto summary = Importer({}, {}, grow).read({path}, sink);
    QVERIFY(added);
    QVERIFY(summary.ok());
    QCOMPARE(sink.logs.size(), std::size_t{3});
    QVERIFY(summary->problems.text().contains(QStringLiteral("grew while it was read")));
    // And one that shrinks.
    std::string csv = logsCsv;
    for (int i = 0; i < 20'000; ++i)
        csv += "x" + std::to_string(i) + ",r,Info,m,2026-05-14T06:07:27.238Z\r\n";
    m_import->files.add(logsName, csv);
    ImportOptions options;
    options.pieceBytes = 4096;
    const auto shrink = [&](const ImportProgress &) { QVERIFY(QFile::resize(path, 5000)); };
    const auto shrunk = Importer(options, {}, shrink).read({path}, sink);
    QVERIFY(shrunk.ok());
    QVERIFY(shrunk->files[0].error->reason.contains(QStringLiteral("shorter")));
}

void TestImporter::problemsAsText()
{
    ImportProblems problems;
    problems.beginFile(QStringLiteral("a.csv"));
    problems.add(ImportProblem::Kind::Skipped, 7, QStringLiteral("x"));
    problems.add(ImportProblem::Kind::Emptied, 8, QStringLiteral("y"));
    problems.add(ImportProblem::Kind::Note, 0, QStringLiteral("z"));
    problems.beginFile(QStringLiteral("b\nc"));
    problems.add(ImportProblem::Kind::Note, 1, QStringLiteral("z"));
    QCOMPARE(problems.text(),
             QStringLiteral("a.csv:7: x; skipped\na.csv:8: y; left empty\na.csv: z\nb\uFFFDc:1: z\n"));
    for (std::size_t i = 0; i < ImportProblems::kept; ++i)
        problems.add(ImportProblem::Kind::Skipped, 9, QStringLiteral("x"));
    QCOMPARE(problems.list().size(), ImportProblems::kept);
    QVERIFY(problems.text().endsWith(QStringLiteral("… and 4 more\n")));
}

QTEST_GUILESS_MAIN(TestImporter)
#include "tst_importer.moc"
