// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/filenames.h"

#include "importing.h"

#include <QtTest>

using namespace runglass;
using test::logsCsv;
using test::logsName;
using test::told;

class TestImportCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_import = std::make_unique<test::Importing>(); }
    void csvInAnyShape_data();
    void csvInAnyShape();
    void csvProblems();
    void csvMissingAndUnknownColumns();
    void fileNames_data();
    void fileNames();

private:
    std::unique_ptr<test::Importing> m_import;
};

void TestImportCsv::csvInAnyShape_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray csv = QByteArray::fromStdString(logsCsv);
    QTest::newRow("as exported") << csv;
    QTest::newRow("LF") << QByteArray(csv).replace("\r\n", "\n");
    QTest::newRow("CR") << QByteArray(csv).replace("\r\n", "\r");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF" + csv);
    QTest::newRow("semicolons") << QByteArray(csv)
                                       .replace("\"Reconciled, all\"", "Reconciled# all")
                                       .replace(',', ';')
                                       .replace('#', ',');
    QTest::newRow("tabs") << QByteArray(csv)
                                 .replace("\"Reconciled, all\"", "Reconciled# all")
                                 .replace(',', '\t')
                                 .replace('#', ',');
    QTest::newRow("Latin-1") << QString::fromUtf8(csv).toLatin1();
    const QString text = QString::fromUtf8(csv);
    QByteArray utf16("\xFF\xFE");
    utf16.append(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    QTest::newRow("UTF-16") << utf16;
    QTest::newRow("other words") << QByteArray(csv)
                                        .replace("Log ID,Run ID,Log Level,Log Message,Timestamp",
                                                 "log_id,run_id,level,message,timestamp")
                                        .replace("Info", "INFO");
}

void TestImportCsv::csvInAnyShape()
{
    QFETCH(QByteArray, bytes);
    const ImportSummary summary = (*m_import)(logsName, bytes.toStdString());
    QCOMPARE(summary.problems.skipped() + summary.problems.emptied(), 0);
    QCOMPARE(summary.files.front().logs, 3);
    QCOMPARE(m_import->sink.logs.size(), std::size_t{3});
    const LogEntry &first = m_import->sink.logs[0];
    QCOMPARE(first.id, std::string("l1"));
    QCOMPARE(first.runId, std::string("r1"));
    QVERIFY(first.level == LogLevel::Info);
    QCOMPARE(first.message, std::string("Reconciled, all"));
    QCOMPARE(formatRfc3339(first.time), std::string("2026-05-14T06:07:27.238Z"));
    QCOMPARE(m_import->sink.logs[1].message, std::string("Größe"));
    QCOMPARE(m_import->sink.logs[2].message, std::string("=1"));
    QCOMPARE(m_import->sink.scripts.size(), std::size_t{1});
    QCOMPARE(m_import->sink.scripts.at(first.scriptId).name, std::string("Qbalance"));
    // Runs nobody sent: from the first to the last of their entries.
    QCOMPARE(m_import->sink.inferred.size(), std::size_t{2});
    QCOMPARE(m_import->sink.inferred.at("r1"),
             std::pair(m_import->sink.logs[0].time, m_import->sink.logs[1].time));
    QVERIFY(m_import->sink.runs.empty());
}

void TestImportCsv::csvProblems()
{
    const std::string csv =
        "Run ID,Status,Deployment Version,Response Time (ms),Function,Executed On,Source Type,Source\n"
        "r1,Success,v38,12,f,2026-05-14T06:07:27.238Z,Workflow,S\n"
        "r2,Success,x,-1,f,2026-05-14T06:07:27.238Z,API,S\n"
        ",Success,1,1,f,2026-05-14T06:07:27.238Z,API,S\n"
        "r4,Done,1,1,f,2026-05-14T06:07:27.238Z,API,S\n"
        "r5,Success,1,1,f,14.05.2026,API,S\n"
        "r6,failed,1,99,f,2026-05-14T06:07:27.238Z\n"
        "r7,in_progress,1,1,f,2026-05-14T06:07:27.238Z,API,S,more\n"
        "r8,\"Success\"?,1,1,f,2026-05-14T06:07:27.238Z,API,S\n"
        "\"r9,Success,1,1,f,2026-05-14T06:07:27.238Z,API,S\n"
        "r10,,1,1,f,2026-05-14T06:07:27.238Z,cron,S\n";
    const ImportSummary summary = (*m_import)(QStringLiteral("Q_runs_data.csv"), csv);
    QCOMPARE(told(summary),
             (QStringList{QStringLiteral("3: Deployment Version is not a whole number"),
                          QStringLiteral("3: Response Time (ms) is not a whole number"),
                          QStringLiteral("4: Run ID is empty"), QStringLiteral("5: Status is not a status"),
                          QStringLiteral("6: Executed On is not a time with its zone (RFC 3339)"),
                          QStringLiteral("7: the row has 6 cells, the header 8"),
                          QStringLiteral("8: the row has 9 cells, the header 8"),
                          QStringLiteral("9: text follows a closing quote"),
                          QStringLiteral("10: a quote is opened and never closed")}));
    QCOMPARE(summary.problems.skipped(), 5);
    QCOMPARE(summary.problems.emptied(), 2);
    QCOMPARE(m_import->sink.runs.size(), std::size_t{5});
    QCOMPARE(m_import->sink.runs[0].deploymentVersion, std::optional<std::int64_t>(38));
    QCOMPARE(m_import->sink.runs[0].responseTimeMs, std::optional<std::int64_t>(12));
    QCOMPARE(m_import->sink.runs[0].sourceType, std::string("workflow"));
    QVERIFY(!m_import->sink.runs[1].deploymentVersion && !m_import->sink.runs[1].responseTimeMs);
    QVERIFY(m_import->sink.runs[2].status == RunStatus::Failed);
    QVERIFY(!m_import->sink.runs[2].responseTimeMs); // of a run that did not succeed
    QVERIFY(m_import->sink.runs[3].status == RunStatus::InProgress);
    QCOMPARE(m_import->sink.runs[4].id, std::string("r10"));
    QVERIFY(m_import->sink.runs[4].status == RunStatus::Unknown);
}

void TestImportCsv::csvMissingAndUnknownColumns()
{
    const ImportSummary summary = (*m_import)(logsName, "Team,Timestamp,Run ID,Log ID,\"Say \"\"x\"\"\"\n"
                                                        "ops,2026-05-14T06:07:27.238Z,r1,l1,'=1\n"
                                                        ",2026-05-14T06:07:27.238Z,r1,l2,\n");
    QCOMPARE(told(summary), (QStringList{QStringLiteral("0: the file has no column Log Level"),
                                         QStringLiteral("0: the file has no column Log Message")}));
    QCOMPARE(m_import->sink.logs.size(), std::size_t{2});
    QCOMPARE(m_import->sink.logs[0].attributes, std::string("{\"Team\":\"ops\",\"Say \\\"x\\\"\":\"=1\"}"));
    QCOMPARE(m_import->sink.logs[1].attributes, std::string());
    (*m_import)(QStringLiteral("Q_runs_data.csv"), "Run ID,Executed On,Cost\nr1,2026-05-14T06:07:27Z,3\n");
    QCOMPARE(m_import->sink.runAttributes.size(), std::size_t{1});
    QCOMPARE(m_import->sink.runAttributes[0].json, std::string("{\"Cost\":\"3\"}"));
}

void TestImportCsv::fileNames_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("script");
    const auto row = [](const char *path, const char *script) {
        QTest::newRow(path) << QString::fromUtf8(path) << QString::fromUtf8(script);
    };
    row("/tmp/Qbalance_runs_data.csv", "Qbalance");
    row("Qbalance_logs_data.jsonl", "Qbalance");
    row("my script_v2_logs_data.csv.gz", "my script_v2");
    row("Q_runs_data (1).csv", "Q");
    row("Q_runs_data.csv.zst", "Q");
    row("a_runs_data_runs_data.csv", "a_runs_data");
    row("Größe_runs_data.CSV", "Größe");
    row("runs.csv", "");
    row("_runs_data.csv", "");
}

void TestImportCsv::fileNames()
{
    QFETCH(QString, path);
    QFETCH(QString, script);
    QCOMPARE(QString::fromStdString(scriptOfFileName(path).value_or("")), script);
    QCOMPARE(exportFileName("a/b:c", RecordKind::Runs), QStringLiteral("a_b_c_runs_data.csv"));
    QCOMPARE(exportFileName("..", RecordKind::Logs, ExportFormat::JsonLines),
             QStringLiteral("_._logs_data.jsonl"));
    QVERIFY(exportFileName(std::string(1000, 'x'), RecordKind::Runs).toUtf8().size() < 200);
    QCOMPARE(runOfFileName(QStringLiteral("/x/run_1.stdout.txt.gz")), std::string("run_1"));
    QCOMPARE(runOfFileName(QStringLiteral(".log")), std::string(".log"));
}

QTEST_GUILESS_MAIN(TestImportCsv)
#include "tst_importcsv.moc"
