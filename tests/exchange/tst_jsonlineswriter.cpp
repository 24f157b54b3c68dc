// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/jsonlineswriter.h"

#include <QtTest>

using namespace runglass;

class TestJsonLinesWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void run();
    void payloads();
    void logs();
    void staysOneLine();
};

namespace {

// Apart from the tests: moc can't read raw strings inside macros.
const std::string inferredLine =
    R"({"run_id":"run-1","script_id":"script-1","revision":2,"status":null,"deployment_version":null,)"
    R"("response_time_ms":null,"function":null,"executed_at":"1970-01-01T00:00:00.000Z","source_type":null,)"
    R"("source":null})"
    "\n";
const std::string fullLine =
    R"({"run_id":"run-1","script_id":"script-1","revision":2,"status":"success","deployment_version":38,)"
    R"("response_time_ms":12,"function":"say \"hi\"","executed_at":"1970-01-01T00:00:00.000Z",)"
    R"("source_type":"tool","source":"S"})"
    "\n";
const std::string emptyPayload = R"("input":null,"output":null,"error":null})"
                                 "\n";
const std::string fullPayload =
    R"("input":{"a":[1,2]},"output_text":"done, \"3\" rows\n","error":"","attributes":{"k":true}})"
    "\n";
const std::string logColumns = R"({"log_id":"log-1","run_id":"run-1","script_id":"script-1","level":"error",)"
                               R"("message":"a\u0000\u001b[31m)"
                               "\u2028"
                               R"(","timestamp":"1970-01-01T00:00:00.000001Z")";
const std::string logAttributes = R"(,"attributes":{"log.meta.pid":"41"}})"
                                  "\n";
const std::string prettyInput = "{\n  \"a\": \"x\\ny\",\r\n  \"b\": [\n1\n]\n}\n";
const std::string tightInput = R"({"a":"x\ny","b":[1]})";

RunRecord someRun()
{
    RunRecord run;
    run.id = "run-1";
    run.scriptId = "script-1";
    run.revision = 2;
    return run;
}

/// What follows the columns.
std::string tail(const Payload &payload, std::string_view attributes = {})
{
    JsonLinesWriter writer;
    writer.write(someRun(), &payload, attributes);
    const std::string line(writer.bytes());
    return line.substr(line.find("\"source\":") + 14);
}

} // namespace

void TestJsonLinesWriter::run()
{
    JsonLinesWriter writer;
    RunRecord run = someRun();
    writer.write(run);
    QCOMPARE(std::string(writer.bytes()), inferredLine);
    run.status = RunStatus::Success;
    run.deploymentVersion = 38;
    run.responseTimeMs = 12;
    run.function = "say \"hi\"";
    run.sourceType = "tool";
    run.source = "S";
    writer.write(run);
    QCOMPARE(std::string(writer.bytes()), inferredLine + fullLine);
}

void TestJsonLinesWriter::payloads()
{
    QCOMPARE(tail({}), emptyPayload);
    Payload payload;
    payload.input = Document{"{\"a\": [1, 2]}", true};
    payload.output = Document{"done, \"3\" rows\n", false};
    payload.error = "";
    QCOMPARE(tail(payload, "{\"k\": true}"), fullPayload);
}

void TestJsonLinesWriter::logs()
{
    LogRecord entry;
    entry.id = "log-1";
    entry.runId = "run-1";
    entry.scriptId = "script-1";
    entry.level = LogLevel::Error;
    entry.message = std::string_view("a\0\x1b[31m\u2028", 10);
    entry.time = 1;
    entry.attributes = "{\"log.meta.pid\": \"41\"}";
    JsonLinesWriter writer;
    writer.write(entry);
    QCOMPARE(std::string(writer.bytes()), logColumns + logAttributes);
    JsonLinesWriter bare(JsonLinesWriter::Attributes::Leave);
    bare.write(entry);
    QCOMPARE(std::string(bare.bytes()), logColumns + "}\n");
}

void TestJsonLinesWriter::staysOneLine()
{
    Payload payload;
    payload.input = Document{prettyInput, true};
    const std::string line = tail(payload);
    QCOMPARE(line.find('\n'), line.size() - 1);
    QVERIFY(line.find(tightInput) != std::string::npos);
}

QTEST_GUILESS_MAIN(TestJsonLinesWriter)
#include "tst_jsonlineswriter.moc"
