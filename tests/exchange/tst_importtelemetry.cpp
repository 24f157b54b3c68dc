// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "importing.h"

#include <QtTest>

using namespace runglass;
using test::told;

class TestImportTelemetry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_import = std::make_unique<test::Importing>(); }
    void jsonLines();
    void jsonProblems();
    void spansInAnyShape_data();
    void spansInAnyShape();
    void spansTakeTheScriptOfTheFile();
    void otlp();
    void captured();

private:
    std::unique_ptr<test::Importing> m_import;
};

namespace {

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

void TestImportTelemetry::jsonLines()
{
    const ImportSummary summary =
        (*m_import)(QStringLiteral("Q_runs_data.jsonl"), jsonRun + "\n" + jsonLog + "\n");
    QVERIFY2(summary.problems.isEmpty(), qPrintable(summary.problems.text()));
    QCOMPARE(m_import->sink.runs.size(), std::size_t{1});
    const Run &run = m_import->sink.runs[0];
    QCOMPARE(run.revision, 3);
    QCOMPARE(run.scriptId, std::string("s1"));
    QCOMPARE(run.sourceType, std::string("tool"));
    QCOMPARE(m_import->sink.scripts.at("s1").name, std::string("Q"));
    QCOMPARE(m_import->sink.payloads.size(), std::size_t{1});
    QCOMPARE(m_import->sink.payloads[0].runId, std::string("r1"));
    QVERIFY(m_import->sink.payloads[0].input == (Document{"{\"a\":[1, 2]}", true}));
    QVERIFY(m_import->sink.payloads[0].output == (Document{"done", false}));
    QVERIFY(!m_import->sink.payloads[0].error);
    QCOMPARE(m_import->sink.runAttributes[0].json, std::string("{\"k\":1}"));
    QCOMPARE(m_import->sink.logs[0].message, std::string("m\0\n", 3));
    QCOMPARE(m_import->sink.logs[0].attributes, std::string("{\"a\": \"b\"}"));
}

void TestImportTelemetry::jsonProblems()
{
    const ImportSummary summary =
        (*m_import)(QStringLiteral("x"), jsonRun + "\n" + jsonLogBadTime + "\nnonsense\n{\"a\":1}\n" +
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
    QCOMPARE(m_import->sink.runs.size(), std::size_t{2});
    QCOMPARE(m_import->sink.logs.size(), std::size_t{1});
}

void TestImportTelemetry::spansInAnyShape_data()
{
    QTest::addColumn<std::string>("text");
    const std::string second = replaced(span, "4f7a1c55", "second");
    QTest::newRow("pretty-printed") << span + "\n" + second + "\n";
    QTest::newRow("a line each") << oneLine(span) + "\n" + oneLine(second);
    QTest::newRow("array") << "[" + span + ",\n" + second + "]";
    QTest::newRow("broken one between") << span + "\n" + span.substr(0, 300) + "\n" + second;
}

void TestImportTelemetry::spansInAnyShape()
{
    QFETCH(std::string, text);
    (*m_import)(QStringLiteral("spans.json"), text);
    QCOMPARE(m_import->sink.logs.size(), std::size_t{2});
    QCOMPARE(m_import->sink.logs[0].id, std::string("4f7a1c55"));
    QCOMPARE(m_import->sink.logs[1].id, std::string("second"));
    QCOMPARE(m_import->sink.logs[0].message, std::string("Reconciled {42} invoices"));
    QVERIFY(m_import->sink.logs[0].level == LogLevel::Info);
    QCOMPARE(m_import->sink.logs[0].runId, std::string("run_12345"));
    QCOMPARE(m_import->sink.scripts.at(m_import->sink.logs[0].scriptId).name,
             std::string("gvisor-py-normal"));
    QVERIFY(m_import->sink.runs.empty());
    QCOMPARE(m_import->sink.inferred.at("run_12345").first, m_import->sink.logs[0].time);
}

void TestImportTelemetry::spansTakeTheScriptOfTheFile()
{
    const std::string nameless = replaced(span, "service.name", "other.name");
    ImportSummary summary = (*m_import)(QStringLiteral("spans.json"), nameless);
    QCOMPARE(summary.problems.skipped(), 1);
    ImportOptions options;
    options.scriptName = "Told";
    summary = (*m_import)(QStringLiteral("spans.json"), nameless, options);
    QCOMPARE(m_import->sink.logs.size(), std::size_t{1});
    QCOMPARE(m_import->sink.scripts.at(m_import->sink.logs[0].scriptId).name, std::string("Told"));
}

void TestImportTelemetry::otlp()
{
    const std::string pretty = replaced(otlpRequest, "[{\"resource\"", "[\n  {\n  \"resource\"");
    for (const std::string &text : {otlpRequest, otlpRequest + "\n" + otlpRequest + "\n", pretty}) {
        const ImportSummary summary = (*m_import)(QStringLiteral("traces.json"), text);
        QVERIFY2(summary.problems.isEmpty(), qPrintable(summary.problems.text()));
        QVERIFY(!m_import->sink.runs.empty());
        QCOMPARE(m_import->sink.runs[0].function, std::string("reconcile"));
        QCOMPARE(m_import->sink.runs[0].responseTimeMs, std::optional<std::int64_t>(1000));
        QVERIFY(m_import->sink.payloads[0].input == (Document{"{\"a\":1}", true}));
    }
}

void TestImportTelemetry::captured()
{
    ImportOptions options;
    options.scriptName = "Q";
    const std::string text =
        "starting\nINFO :: Reconciled 42 invoices\r\n\n2026-05-14T06:07:27.5Z ERROR :: boom\nlast";
    const ImportSummary summary = (*m_import)(QStringLiteral("run_12345.stdout.txt"), text, options);
    QVERIFY(summary.files[0].format == FileFormat::Kind::Captured);
    QCOMPARE(m_import->sink.logs.size(), std::size_t{4});
    QCOMPARE(m_import->sink.logs[1].message, std::string("INFO :: Reconciled 42 invoices"));
    QVERIFY(m_import->sink.logs[1].level == LogLevel::Stdout);
    QCOMPARE(m_import->sink.logs[1].runId, std::string("run_12345"));
    QCOMPARE(m_import->sink.logs[0].time, m_import->sink.logs[1].time);
    QCOMPARE(m_import->sink.logs[2].message, std::string("ERROR :: boom"));
    QCOMPARE(formatRfc3339(m_import->sink.logs[3].time), std::string("2026-05-14T06:07:27.500Z"));
    QCOMPARE(summary.problems.notes(), 2);
    const std::vector<LogEntry> before = m_import->sink.logs;
    (*m_import)(QStringLiteral("run_12345.stdout.txt"), text + "\nmore", options);
    for (std::size_t i = 0; i < before.size(); ++i)
        QCOMPARE(m_import->sink.logs[i].id, before[i].id);
    QCOMPARE(m_import->sink.logs.size(), std::size_t{5});
}

QTEST_GUILESS_MAIN(TestImportTelemetry)
#include "tst_importtelemetry.moc"
