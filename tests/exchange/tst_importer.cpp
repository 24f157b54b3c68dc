// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/filenames.h"
#include "exchange/importer.h"

#include "collectingsink.h"
#include "compression/gzip.h"
#include "compression/zstd.h"

#include <QDir>
#include <QtTest>

#include <unistd.h>

using namespace runglass;
using test::CollectingSink;

class TestImporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void csvInAnyShape_data();
    void csvInAnyShape();
    void csvProblems();
    void csvMissingAndUnknownColumns();
    void jsonLines();
    void jsonProblems();
    void spansInAnyShape_data();
    void spansInAnyShape();
    void spansTakeTheScriptOfTheFile();
    void otlp();
    void captured();
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
    void fileNames_data();
    void fileNames();
    void problemsAsText();

private:
    ImportSummary import(const QStringList &paths, ImportOptions options = {})
    {
        m_sink = {};
        Result<ImportSummary> summary = Importer(std::move(options)).read(paths, m_sink);
        if (!summary)
            qFatal("%s", qPrintable(summary.error().oneLine()));
        return std::move(summary).value();
    }
    ImportSummary import(const QString &name, std::string_view content, ImportOptions options = {})
    {
        return import(QStringList{m_files->add(name, content)}, std::move(options));
    }
    /// "line: reason" of each, without the folder.
    static QStringList told(const ImportSummary &summary)
    {
        QStringList lines;
        for (const ImportProblem &problem : summary.problems.list())
            lines += QStringLiteral("%1: %2").arg(problem.line).arg(problem.reason);
        return lines;
    }

    std::unique_ptr<test::Files> m_files;
    CollectingSink m_sink;
};

namespace {

const std::string logsCsv = "Log ID,Run ID,Log Level,Log Message,Timestamp\r\n"
                            "l1,r1,Info,\"Reconciled, all\",2026-05-14T06:07:27.238Z\r\n"
                            "l2,r1,Error,Größe,2026-05-14T06:07:28.000001Z\r\n"
                            "l3,r2,Stdout,'=1,2026-05-14T06:07:20.000Z\r\n";
const QString logsName = QStringLiteral("Qbalance_logs_data.csv");

const std::string span = R"({"name": "gvisor_info_log",
 "context": {"trace_id": "0x0af7651916cd43dd8448eb211c80319c", "span_id": "0xb7ad6b7169203331"},
 "start_time": "2026-05-14T06:07:27.238927Z", "end_time": "2026-05-14T06:07:27.238966Z",
 "status": {"status_code": "UNSET"},
 "attributes": {"run_id": "run_12345", "deployment_id": "deploy_67890", "source": "api_call", "source_type": "test",
   "log.message": "Reconciled {42} invoices", "log.level": "INFO", "log.meta.logid": "4f7a1c55"},
 "resource": {"attributes": {"service.name": "gvisor-py-normal"}}})";

std::string oneLine(std::string text)
{
    std::erase(text, '\n');
    return text;
}

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    text.replace(text.find(what), what.size(), with);
    return text;
}

const std::string otlpRequest =
    R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"S"}}]},)"
    R"("scopeSpans":[{"spans":[{"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331",)"
    R"("name":"reconcile","startTimeUnixNano":"1778738847238927000","endTimeUnixNano":"1778738848238927000",)"
    R"("attributes":[{"key":"run_id","value":{"stringValue":"run-1"}},)"
    R"({"key":"script.input","value":{"stringValue":"{\"a\":1}"}}]}]}]}]})";

const std::string jsonRun =
    R"({"run_id":"r1","script_id":"s1","revision":3,"status":"success",)"
    R"("deployment_version":38,"response_time_ms":12,"function":"f",)"
    R"("executed_at":"2026-05-14T06:07:27.238Z","source_type":"tool","source":null,)"
    R"("input":{"a":[1, 2]},"output_text":"done","error":null,"attributes":{"k":1},"new":[{}]})";
const std::string jsonLog =
    R"({"log_id":"l1","run_id":"r1","script_id":"s1","level":"info","message":"m\u0000\n",)"
    R"("timestamp":"2026-05-14T06:07:27.238Z","attributes":{"a": "b"}})";
const std::string jsonLogBadTime =
    R"({"log_id":"l2","run_id":"r1","script_id":"s1","level":"info","timestamp":"today"})";
const std::string jsonRunBadNumber = R"({"run_id":"r2","script_id":"s1","status":"failed",)"
                                     R"("executed_at":"2026-05-14T06:07:27Z","deployment_version":"x"})";

} // namespace

void TestImporter::init()
{
    m_files = std::make_unique<test::Files>();
}

void TestImporter::csvInAnyShape_data()
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

void TestImporter::csvInAnyShape()
{
    QFETCH(QByteArray, bytes);
    const ImportSummary summary = import(logsName, bytes.toStdString());
    QCOMPARE(summary.problems.skipped() + summary.problems.emptied(), 0);
    QCOMPARE(summary.files.front().logs, 3);
    QCOMPARE(m_sink.logs.size(), std::size_t{3});
    const LogEntry &first = m_sink.logs[0];
    QCOMPARE(first.id, std::string("l1"));
    QCOMPARE(first.runId, std::string("r1"));
    QVERIFY(first.level == LogLevel::Info);
    QCOMPARE(first.message, std::string("Reconciled, all"));
    QCOMPARE(formatRfc3339(first.time), std::string("2026-05-14T06:07:27.238Z"));
    QCOMPARE(m_sink.logs[1].message, std::string("Größe"));
    QCOMPARE(m_sink.logs[2].message, std::string("=1"));
    QCOMPARE(m_sink.scripts.size(), std::size_t{1});
    QCOMPARE(m_sink.scripts.at(first.scriptId).name, std::string("Qbalance"));
    // Runs nobody sent: from the first to the last of their entries.
    QCOMPARE(m_sink.inferred.size(), std::size_t{2});
    QCOMPARE(m_sink.inferred.at("r1"), std::pair(m_sink.logs[0].time, m_sink.logs[1].time));
    QVERIFY(m_sink.runs.empty());
}

void TestImporter::csvProblems()
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
    const ImportSummary summary = import(QStringLiteral("Q_runs_data.csv"), csv);
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
    QCOMPARE(m_sink.runs.size(), std::size_t{5});
    QCOMPARE(m_sink.runs[0].deploymentVersion, std::optional<std::int64_t>(38));
    QCOMPARE(m_sink.runs[0].responseTimeMs, std::optional<std::int64_t>(12));
    QCOMPARE(m_sink.runs[0].sourceType, std::string("workflow"));
    QVERIFY(!m_sink.runs[1].deploymentVersion && !m_sink.runs[1].responseTimeMs);
    QVERIFY(m_sink.runs[2].status == RunStatus::Failed);
    QVERIFY(!m_sink.runs[2].responseTimeMs); // of a run that did not succeed
    QVERIFY(m_sink.runs[3].status == RunStatus::InProgress);
    QCOMPARE(m_sink.runs[4].id, std::string("r10"));
    QVERIFY(m_sink.runs[4].status == RunStatus::Unknown);
}

void TestImporter::csvMissingAndUnknownColumns()
{
    const ImportSummary summary = import(logsName, "Team,Timestamp,Run ID,Log ID,\"Say \"\"x\"\"\"\n"
                                                   "ops,2026-05-14T06:07:27.238Z,r1,l1,'=1\n"
                                                   ",2026-05-14T06:07:27.238Z,r1,l2,\n");
    QCOMPARE(told(summary), (QStringList{QStringLiteral("0: the file has no column Log Level"),
                                         QStringLiteral("0: the file has no column Log Message")}));
    QCOMPARE(m_sink.logs.size(), std::size_t{2});
    QCOMPARE(m_sink.logs[0].attributes, std::string("{\"Team\":\"ops\",\"Say \\\"x\\\"\":\"=1\"}"));
    QCOMPARE(m_sink.logs[1].attributes, std::string());
    import(QStringLiteral("Q_runs_data.csv"), "Run ID,Executed On,Cost\nr1,2026-05-14T06:07:27Z,3\n");
    QCOMPARE(m_sink.runAttributes.size(), std::size_t{1});
    QCOMPARE(m_sink.runAttributes[0].json, std::string("{\"Cost\":\"3\"}"));
}

void TestImporter::jsonLines()
{
    const ImportSummary summary =
        import(QStringLiteral("Q_runs_data.jsonl"), jsonRun + "\n" + jsonLog + "\n");
    QVERIFY2(summary.problems.isEmpty(), qPrintable(summary.problems.text()));
    QCOMPARE(m_sink.runs.size(), std::size_t{1});
    const Run &run = m_sink.runs[0];
    QCOMPARE(run.revision, 3);
    QCOMPARE(run.scriptId, std::string("s1"));
    QCOMPARE(run.sourceType, std::string("tool"));
    QCOMPARE(m_sink.scripts.at("s1").name, std::string("Q"));
    QCOMPARE(m_sink.payloads.size(), std::size_t{1});
    QCOMPARE(m_sink.payloads[0].runId, std::string("r1"));
    QVERIFY(m_sink.payloads[0].input == (Document{"{\"a\":[1, 2]}", true}));
    QVERIFY(m_sink.payloads[0].output == (Document{"done", false}));
    QVERIFY(!m_sink.payloads[0].error);
    QCOMPARE(m_sink.runAttributes[0].json, std::string("{\"k\":1}"));
    QCOMPARE(m_sink.logs[0].message, std::string("m\0\n", 3));
    QCOMPARE(m_sink.logs[0].attributes, std::string("{\"a\": \"b\"}"));
}

void TestImporter::jsonProblems()
{
    const ImportSummary summary =
        import(QStringLiteral("x"), jsonRun + "\n" + jsonLogBadTime + "\nnonsense\n{\"a\":1}\n" +
                                        jsonRun.substr(0, 40) + "\n" + jsonRunBadNumber +
                                        "\n{\"run_id\" 1}\n" + jsonLog);
    QCOMPARE(
        told(summary),
        (QStringList{
            QStringLiteral("2: timestamp: not a time"), QStringLiteral("3: a JSON object is expected here"),
            QStringLiteral("4: the object is neither a run, a log entry, a span nor an OTLP request"),
            QStringLiteral("5: the JSON object ends early"),
            QStringLiteral("6: deployment_version: not a whole number"),
            QStringLiteral("7: this is not valid JSON")}));
    QCOMPARE(m_sink.runs.size(), std::size_t{2});
    QCOMPARE(m_sink.logs.size(), std::size_t{1});
}

void TestImporter::spansInAnyShape_data()
{
    QTest::addColumn<std::string>("text");
    const std::string second = replaced(span, "4f7a1c55", "second");
    QTest::newRow("pretty-printed") << span + "\n" + second + "\n";
    QTest::newRow("a line each") << oneLine(span) + "\n" + oneLine(second);
    QTest::newRow("array") << "[" + span + ",\n" + second + "]";
    QTest::newRow("broken one between") << span + "\n" + span.substr(0, 300) + "\n" + second;
}

void TestImporter::spansInAnyShape()
{
    QFETCH(std::string, text);
    import(QStringLiteral("spans.json"), text);
    QCOMPARE(m_sink.logs.size(), std::size_t{2});
    QCOMPARE(m_sink.logs[0].id, std::string("4f7a1c55"));
    QCOMPARE(m_sink.logs[1].id, std::string("second"));
    QCOMPARE(m_sink.logs[0].message, std::string("Reconciled {42} invoices"));
    QVERIFY(m_sink.logs[0].level == LogLevel::Info);
    QCOMPARE(m_sink.logs[0].runId, std::string("run_12345"));
    QCOMPARE(m_sink.scripts.at(m_sink.logs[0].scriptId).name, std::string("gvisor-py-normal"));
    QVERIFY(m_sink.runs.empty());
    QCOMPARE(m_sink.inferred.at("run_12345").first, m_sink.logs[0].time);
}

void TestImporter::spansTakeTheScriptOfTheFile()
{
    const std::string nameless = replaced(span, "service.name", "other.name");
    ImportSummary summary = import(QStringLiteral("spans.json"), nameless);
    QCOMPARE(summary.problems.skipped(), 1);
    ImportOptions options;
    options.scriptName = "Told";
    summary = import(QStringLiteral("spans.json"), nameless, options);
    QCOMPARE(m_sink.logs.size(), std::size_t{1});
    QCOMPARE(m_sink.scripts.at(m_sink.logs[0].scriptId).name, std::string("Told"));
}

void TestImporter::otlp()
{
    const std::string pretty = replaced(otlpRequest, "[{\"resource\"", "[\n  {\n  \"resource\"");
    for (const std::string &text : {otlpRequest, otlpRequest + "\n" + otlpRequest + "\n", pretty}) {
        const ImportSummary summary = import(QStringLiteral("traces.json"), text);
        QVERIFY2(summary.problems.isEmpty(), qPrintable(summary.problems.text()));
        QVERIFY(!m_sink.runs.empty());
        QCOMPARE(m_sink.runs[0].function, std::string("reconcile"));
        QCOMPARE(m_sink.runs[0].responseTimeMs, std::optional<std::int64_t>(1000));
        QVERIFY(m_sink.payloads[0].input == (Document{"{\"a\":1}", true}));
    }
}

void TestImporter::captured()
{
    ImportOptions options;
    options.scriptName = "Q";
    const std::string text =
        "starting\nINFO :: Reconciled 42 invoices\r\n\n2026-05-14T06:07:27.5Z ERROR :: boom\nlast";
    const ImportSummary summary = import(QStringLiteral("run_12345.stdout.txt"), text, options);
    QVERIFY(summary.files[0].format == FileFormat::Kind::Captured);
    QCOMPARE(m_sink.logs.size(), std::size_t{4});
    QCOMPARE(m_sink.logs[1].message, std::string("INFO :: Reconciled 42 invoices"));
    QVERIFY(m_sink.logs[1].level == LogLevel::Stdout);
    QCOMPARE(m_sink.logs[1].runId, std::string("run_12345"));
    QCOMPARE(m_sink.logs[0].time, m_sink.logs[1].time);
    QCOMPARE(m_sink.logs[2].message, std::string("ERROR :: boom"));
    QCOMPARE(formatRfc3339(m_sink.logs[3].time), std::string("2026-05-14T06:07:27.500Z"));
    QCOMPARE(summary.problems.notes(), 2);
    const std::vector<LogEntry> before = m_sink.logs;
    import(QStringLiteral("run_12345.stdout.txt"), text + "\nmore", options);
    for (std::size_t i = 0; i < before.size(); ++i)
        QCOMPARE(m_sink.logs[i].id, before[i].id);
    QCOMPARE(m_sink.logs.size(), std::size_t{5});
}

void TestImporter::compressed()
{
    for (const std::string &packed : {gzip(logsCsv), *Compressor().compress(logsCsv)}) {
        const ImportSummary summary = import(logsName + QStringLiteral(".gz"), packed);
        QVERIFY(summary.files[0].packing != Packing::None);
        QCOMPARE(m_sink.logs.size(), std::size_t{3});
        QCOMPARE(m_sink.scripts.begin()->second.name, std::string("Qbalance"));
    }
    const ImportSummary twice = import(logsName, gzip(gzip(logsCsv)));
    QVERIFY(twice.files[0].error->reason.contains(QStringLiteral("twice")));
}

void TestImporter::truncatedArchive()
{
    std::string csv = logsCsv;
    for (int i = 0; i < 5000; ++i)
        csv += "x" + std::to_string(i) + ",r,Info,message " + std::to_string(i * 7919) +
               ",2026-05-14T06:07:27.238Z\r\n";
    const std::string packed = gzip(csv);
    const ImportSummary summary = import(logsName, packed.substr(0, packed.size() / 2));
    QVERIFY(summary.files[0].error);
    QVERIFY(summary.files[0].error->reason.contains(QStringLiteral("ends early")));
    QVERIFY(m_sink.logs.size() > 1000 && m_sink.logs.size() < 5000);
}

void TestImporter::bombIsRefused()
{
    std::string text = logsCsv;
    text.resize(3'000'000, 'x');
    ImportOptions options;
    options.unpackLimit = {1'000'000, 100};
    CollectingSink sink;
    const Result<ImportSummary> summary = Importer(options).read({m_files->add(logsName, gzip(text))}, sink);
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
    const ImportSummary summary = import(name, bytes.toStdString());
    const std::optional<UserError> &error = summary.files[0].error;
    QVERIFY(error);
    QVERIFY2(error->reason.contains(reason), qPrintable(error->reason));
    QVERIFY(!error->help.isEmpty());
    QCOMPARE(summary.problems.skipped(), 1);
    QVERIFY(m_sink.logs.empty() && m_sink.runs.empty());
}

void TestImporter::severalFiles()
{
    const QString folder = m_files->path(QStringLiteral("folder"));
    QVERIFY(QDir().mkpath(folder));
    const ImportSummary summary =
        import(QStringList{m_files->add(logsName, logsCsv), folder, m_files->path(QStringLiteral("none")),
                           m_files->add(QStringLiteral("r.jsonl"), jsonRun)});
    QCOMPARE(summary.files.size(), std::size_t{4});
    QVERIFY(summary.files[1].error->reason.contains(QStringLiteral("folder")));
    QVERIFY(summary.files[2].error->reason.contains(QStringLiteral("no such file")));
    QCOMPARE(summary.files[0].logs, 3);
    QCOMPARE(summary.files[3].runs, 1);
    QCOMPARE(m_sink.logs.size(), std::size_t{3});
    QCOMPARE(m_sink.runs.size(), std::size_t{1});
    if (::geteuid() != 0) { // root may read everything
        QFile(m_files->path(QStringLiteral("r.jsonl"))).setPermissions({});
        QVERIFY(import(QStringList{m_files->path(QStringLiteral("r.jsonl"))})
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
    CollectingSink sink;
    std::vector<ImportProgress> seen;
    const QStringList paths{m_files->add(logsName, csv), m_files->add(QStringLiteral("r.jsonl"), jsonRun)};
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
    CollectingSink sink;
    const auto summary =
        Importer(options, token, [&](const ImportProgress &now) {
            if (now.logs > 1000)
                token.cancel();
        }).read({m_files->add(logsName, csv), m_files->add(QStringLiteral("r.jsonl"), jsonRun)}, sink);
    QVERIFY(summary.ok());
    QVERIFY(summary->cancelled);
    QCOMPARE(summary->files.size(), std::size_t{1});
    QVERIFY(summary->files[0].logs < 2000);
    QVERIFY(sink.logs.empty()); // what was not handed on yet is not wanted any more
}

void TestImporter::failingSink()
{
    CollectingSink sink;
    sink.fails = true;
    const auto summary = Importer({}).read({m_files->add(logsName, logsCsv)}, sink);
    QVERIFY(!summary.ok());
    QCOMPARE(summary.error().message, QStringLiteral("The disk is full."));
}

void TestImporter::growingFile()
{
    const QString path = m_files->add(logsName, logsCsv);
    CollectingSink sink;
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
    m_files->add(logsName, csv);
    ImportOptions options;
    options.pieceBytes = 4096;
    const auto shrink = [&](const ImportProgress &) { QVERIFY(QFile::resize(path, 5000)); };
    const auto shrunk = Importer(options, {}, shrink).read({path}, sink);
    QVERIFY(shrunk.ok());
    QVERIFY(shrunk->files[0].error->reason.contains(QStringLiteral("shorter")));
}

void TestImporter::fileNames_data()
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

void TestImporter::fileNames()
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
